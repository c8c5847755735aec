"""WeasyPrint's default style sheet, cut to what can match a page.

The whole of it takes longer to parse than a page to lay out, and most of it is about forms, tables of Japanese
numerals and elements that no template has. A rule goes when none of its selectors can match: each asks for an element
or an attribute that the page does not have. What stays is what matches, so that the page is the same.

Rules for what every element may have, a marker or a footnote, cost most: WeasyPrint then keeps a style for each element
and each of them. They go where the page's own sheets make no footnotes and no list items other than ``li``.
"""

from __future__ import annotations

import functools
import importlib.resources
import re
from collections.abc import Iterable
from typing import Any

__all__ = ["cut_sheet", "give_sheets_later", "page_class"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{((?:[^{}]|\{[^{}]*\})*)\}")
_WORD = re.compile(r"[\w-]+")
_NEGATED = re.compile(r":(?:not|has)\((?:[^()]|\([^()]*\))*\)")
_SELECTOR = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)[^\]]*\]")
_PSEUDO = re.compile(r"::?(?!is\()[\w-]+")
_COUNTER_STYLE = "@counter-style"
_MARKER = "::marker"
_NOTE = re.compile(r"::(?:foot)?note-[\w-]+")
_BASIC_STYLES = frozenset({"disc", "circle", "square", "decimal"})  # what the default sheet itself uses
_KEPT = 8  # parsed sheets: pages of a few themes have a few vocabularies


def give_sheets_later(weasyprint: Any) -> None:
    """Mend a WeasyPrint that was imported without its default sheets: whole ones, parsed on first use."""

    @functools.cache
    def whole(name: str) -> tuple[Any, Any]:
        return _parsed(weasyprint, _text(name))

    def ua_stylesheets(self: Any, forms: bool | None = False) -> list[Any]:  # noqa: ARG001 - a method's
        return [whole(name)[0] for name in ("html5_ua.css", "html5_ua_form.css")[: 1 + bool(forms)]]

    weasyprint.HTML._ua_stylesheets = ua_stylesheets
    weasyprint.HTML._ua_counter_style = lambda self: [whole("html5_ua.css")[1].copy()]  # noqa: ARG005
    weasyprint.HTML._ph_stylesheets = lambda self: [whole("html5_ph.css")[0]]  # noqa: ARG005
    weasyprint.HTML.sheets_come_later = True


def page_class(weasyprint: Any, sheets: Iterable[str]) -> Any:
    """``weasyprint.HTML``; where its default sheets come later, one for pages under these sheets with cut ones."""
    if not getattr(weasyprint.HTML, "sheets_come_later", False):
        return weasyprint.HTML
    named = frozenset(_WORD.findall(" ".join(sheets)))

    @functools.lru_cache(maxsize=_KEPT)
    def cut(words: frozenset[str]) -> tuple[Any, Any]:
        return _parsed(weasyprint, cut_sheet(_text("html5_ua.css"), words, named))

    class Page(weasyprint.HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, forms: bool | None = False) -> list[Any]:
            return super()._ua_stylesheets(forms) if forms else [cut(_vocabulary(self.etree_element))[0]]

        def _ua_counter_style(self) -> list[Any]:
            return [cut(_vocabulary(self.etree_element))[1].copy()]

    return Page


def _text(name: str) -> str:
    return (importlib.resources.files("weasyprint.css") / name).read_text("utf-8")


def _parsed(weasyprint: Any, css: str) -> tuple[Any, Any]:
    """A sheet and the counter styles that it declares."""
    from weasyprint.css.counters import CounterStyle

    styles = CounterStyle()
    return weasyprint.CSS(string=css, counter_style=styles), styles


def _vocabulary(root: Any) -> frozenset[str]:
    """The names of all elements and attributes in a page."""
    return frozenset(
        name for element in root.iter() for name in (element.tag, *element.keys()) if isinstance(name, str)
    )


def cut_sheet(css: str, words: frozenset[str], named: frozenset[str]) -> str:
    """The default sheet without selectors that cannot match a page with this vocabulary.

    Args:
        css: the default sheet.
        words: the names of all elements and attributes in the page.
        named: all words of the page's own sheets; a counter style among them stays.
    """
    rules = [(prelude.strip(), body) for prelude, body in _RULE.findall(_COMMENT.sub("", css))]
    styles = _styles(rules, named)
    kept = ((_cut_prelude(prelude, words, named, styles), body) for prelude, body in rules)
    return "\n".join(f"{prelude} {{{body}}}" for prelude, body in kept if prelude)


def _styles(rules: list[tuple[str, str]], named: frozenset[str]) -> frozenset[str]:
    """The counter styles that are named somewhere, and those that they extend."""
    extended = {_style(prelude): body for prelude, body in rules if prelude.startswith(_COUNTER_STYLE)}
    wanted = {style for style in extended if style in named or style in _BASIC_STYLES}
    while more := {word for style in wanted for word in _WORD.findall(extended[style]) if word in extended} - wanted:
        wanted |= more
    return frozenset(wanted)


def _style(prelude: str) -> str:
    return prelude.removeprefix(_COUNTER_STYLE).strip()


def _cut_prelude(prelude: str, words: frozenset[str], named: frozenset[str], styles: frozenset[str]) -> str:
    """What stands before a rule's body without what cannot match; nothing where nothing can."""
    if prelude.startswith(_COUNTER_STYLE):
        return prelude if _style(prelude) in styles else ""
    if prelude.startswith("@"):
        return prelude
    narrowed = (_narrowed(selector, words, named) for selector in _selectors(prelude))
    return ",".join(selector for selector in narrowed if selector and _can_match(_NEGATED.sub("", selector), words))


def _narrowed(selector: str, words: frozenset[str], named: frozenset[str]) -> str:
    """A selector of every element's marker or note, for those elements that can have one."""
    if "style" in words:  # a page with styles of its own, which may make anything
        return selector
    if selector == _MARKER and "list-item" not in named:
        return f"li{_MARKER}"
    return "" if _NOTE.fullmatch(selector) and not any("note" in name for name in named) else selector


def _selectors(prelude: str) -> list[str]:
    """The selectors of a list; a comma within brackets, two deep at most, parts none."""
    return [selector.strip() for selector in _SELECTOR.findall(prelude)]


def _can_match(selector: str, words: frozenset[str]) -> bool:
    """Whether the page has every attribute asked for and, where elements are named, one of them."""
    attributes = _ATTRIBUTE.findall(selector)
    elements = _WORD.findall(_PSEUDO.sub("", _ATTRIBUTE.sub("", selector)).replace(":is", ""))
    return words.issuperset(attributes) and (not elements or not words.isdisjoint(elements))
