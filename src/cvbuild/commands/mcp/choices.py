"""The content that an assistant may write into a variant: choices, and no words.

A variant has keys whose values are printed (the title of a section) or name files (``filename``). An assistant may
keep those that are in the file already, and may set only keys that this module lists: a key that is added to variants
later is refused until it is listed here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from cvbuild.syntax.errors import CannotBuild

__all__ = ["refuse_words", "usable_name"]

_NUMBER = re.compile(r"\d{1,3}(\.\d{1,2})?|true|false")
_NAME = re.compile(r"[\w.-]{1,100}\*?")
_WAIVER = re.compile(r"#\s*allow\b.*")

_COUNTS = {"min": _NUMBER, "max": _NUMBER}
_SECTION: Mapping[str, Any] = {**_COUNTS, "order": [_NAME], "highlights": _COUNTS, "keywords": _COUNTS}
_KEYS: Mapping[str, Any] = {
    "headline": _NAME,
    "summary": _NAME,
    "location": _NAME,
    "tags": [_NAME],
    "excludeTags": [_NAME],
    "include": [_NAME],
    "exclude": [_NAME],
    "pages": {"max": _NUMBER, "fill": _NUMBER, "fit": {"tighten": _NUMBER}},
    "paper": re.compile("a4|letter"),
}
"""Per key: the form of its text, a list of such texts, or the keys of its mapping."""


def refuse_words(
    new: Mapping[str, Any], old: Mapping[str, Any], texts: tuple[str, str], known: Collection[str]
) -> None:
    """Refuse a variant that says anything which no one has confirmed.

    Args:
        new: the data of the proposed variant.
        old: the data of the variant on disk; empty for a new one.
        texts: both files' texts, the new one first.
        known: the names that ``theme``, ``extends`` and ``wording`` may have.

    Raises:
        CannotBuild: it would add words, settings of checks, or waivers.
    """
    wrong = [key for key, value in new.items() if value != old.get(key) and not _is_choice(key, value, old, known)]
    if wrong:
        hint = "choose with tags, include, exclude, sections, pages, headline, summary, location, theme, paper"
        raise CannotBuild(f"an assistant may not set {', '.join(wrong)} so", hint)
    fresh = set(_WAIVER.findall(texts[0])) - set(_WAIVER.findall(texts[1]))
    if fresh:
        raise CannotBuild("an assistant may not waive a check", "correct what it found, or ask the owner")


def _is_choice(key: str, value: Any, old: Mapping[str, Any], known: Collection[str]) -> bool:
    if key in {"theme", "extends", "wording"}:
        return isinstance(value, str) and value in known
    if key == "sections":
        return isinstance(value, list) and all(_is_section(one, old) for one in value)
    return key in _KEYS and _has_form(value, _KEYS[key])


def _is_section(value: Any, old: Mapping[str, Any]) -> bool:
    if isinstance(value, str):
        return _NAME.fullmatch(value) is not None
    if not isinstance(value, dict) or len(value) != 1:
        return False
    ((name, options),) = value.items()
    if not _NAME.fullmatch(str(name)) or not isinstance(options, dict | None):
        return False
    before = next(_options_of(name, old), {})
    return all(
        choice == before.get(key) or (key in _SECTION and _has_form(choice, _SECTION[key]))
        for key, choice in (options or {}).items()
    )


def _options_of(name: str, old: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for one in old.get("sections") or ():
        if isinstance(one, dict) and isinstance(one.get(name), dict):
            yield one[name]


def _has_form(value: Any, form: Any) -> bool:
    if isinstance(form, list):
        return isinstance(value, str | list) and all(
            isinstance(one, str) and form[0].fullmatch(one) for one in ([value] if isinstance(value, str) else value)
        )
    if isinstance(form, dict):
        below = isinstance(value, dict) and all(key in form and _has_form(one, form[key]) for key, one in value.items())
        return below or (isinstance(value, str) and _NUMBER.fullmatch(value) is not None)
    return isinstance(value, str) and form.fullmatch(value) is not None


def usable_name(name: str, known: Collection[str]) -> bool:
    """Return whether a new variant may have this name: known names and numbers, joined by hyphens.

    The manifest lists names of variants, so they must not be words of an assistant either.
    """
    parts = re.split(r"[-_]", name)
    words = {part for one in known for part in re.split(r"[-_.]", one)}
    return re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}", name) is not None and all(
        re.fullmatch(r"\d{1,4}", part) or part in words for part in parts
    )
