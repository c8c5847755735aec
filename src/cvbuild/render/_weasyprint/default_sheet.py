"""WeasyPrint's default style sheet, reduced to what can match a page.

Parsing the complete sheet takes longer than laying out a page, and most of it is about forms, Japanese numerals and
elements that no template has. A rule is removed if none of its selectors can match, because each requires an element or
attribute that the page does not have. All matching rules stay, so the page is the same.

Rules for pseudo-elements of every element, markers and footnotes, cost most: WeasyPrint then computes a style for each
of them. They are removed if the page's own sheets create no footnotes and no list items other than ``li``.
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
_BASIC_STYLES = frozenset({"disc", "circle", "square", "decimal"})  # names that the default sheet itself uses
_KEPT = 8  # parsed sheets: pages of a few themes have a few vocabularies


def give_sheets_later(weasyprint: Any) -> None:
    """Restore the complete default sheets, parsed on first use, for a WeasyPrint that was imported without them."""

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
    """Return ``weasyprint.HTML``, or a class that uses reduced default sheets if they were not imported."""
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
    """Return the names of all elements and attributes in a page."""
    return frozenset(
        name for element in root.iter() for name in (element.tag, *element.keys()) if isinstance(name, str)
    )


def cut_sheet(css: str, words: frozenset[str], named: frozenset[str]) -> str:
    """Return the default sheet without selectors that cannot match a page with this vocabulary.

    Args:
        css: the default sheet.
        words: the names of all elements and attributes in the page.
        named: all words of the page's own sheets; counter styles among them are kept.
    """
    rules = [(prelude.strip(), body) for prelude, body in _RULE.findall(_COMMENT.sub("", css))]
    styles = _styles(rules, named)
    kept = ((_cut_prelude(prelude, words, named, styles), body) for prelude, body in rules)
    return "\n".join(f"{prelude} {{{body}}}" for prelude, body in kept if prelude)


def _styles(rules: list[tuple[str, str]], named: frozenset[str]) -> frozenset[str]:
    """Return the counter styles that are named somewhere, and those that they extend."""
    extended = {_style(prelude): body for prelude, body in rules if prelude.startswith(_COUNTER_STYLE)}
    wanted = {style for style in extended if style in named or style in _BASIC_STYLES}
    while more := {word for style in wanted for word in _WORD.findall(extended[style]) if word in extended} - wanted:
        wanted |= more
    return frozenset(wanted)


def _style(prelude: str) -> str:
    return prelude.removeprefix(_COUNTER_STYLE).strip()


def _cut_prelude(prelude: str, words: frozenset[str], named: frozenset[str], styles: frozenset[str]) -> str:
    """Return the prelude of a rule without selectors that cannot match; empty if none can."""
    if prelude.startswith(_COUNTER_STYLE):
        return prelude if _style(prelude) in styles else ""
    if prelude.startswith("@"):
        return prelude
    narrowed = (_narrowed(selector, words, named) for selector in _selectors(prelude))
    return ",".join(selector for selector in narrowed if selector and _can_match(_NEGATED.sub("", selector), words))


def _narrowed(selector: str, words: frozenset[str], named: frozenset[str]) -> str:
    """Restrict a selector for markers or notes of every element to elements that can have one."""
    if "style" in words:  # a page with its own styles, which may create any of them
        return selector
    if selector == _MARKER and "list-item" not in named:
        return f"li{_MARKER}"
    return "" if _NOTE.fullmatch(selector) and not any("note" in name for name in named) else selector


def _selectors(prelude: str) -> list[str]:
    """Split a selector list at commas, except within brackets (at most two levels)."""
    return [selector.strip() for selector in _SELECTOR.findall(prelude)]


def _can_match(selector: str, words: frozenset[str]) -> bool:
    """Return whether the page has every required attribute and, if elements are named, one of them."""
    attributes = _ATTRIBUTE.findall(selector)
    elements = _WORD.findall(_PSEUDO.sub("", _ATTRIBUTE.sub("", selector)).replace(":is", ""))
    return words.issuperset(attributes) and (not elements or not words.isdisjoint(elements))
