"""CSL-JSON, as Zotero, Pandoc and Crossref write it, to publications."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from cvbuild.readers._record import Record, escaped, key_id
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.load import load
from cvbuild.syntax.source import ParsedFile, Place, Places, SourceMap

__all__ = ["parse"]

_FIELDS: Mapping[str, str] = {
    "name": "title",
    "journal": "container-title",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "doi": "DOI",
    "url": "URL",
    "type": "type",
}
"""Our keys with those of CSL."""

_ADDRESSES = frozenset({"doi", "url", "type"})
_MARKUP: Mapping[str, str] = {"i": "*", "em": "*", "b": "**", "strong": "**"}
_TAG = re.compile(r"</?(i|em|b|strong|sub|sup|sc|span)\b[^>]*>", re.IGNORECASE)
_KEPT = {"*": "\ue000", "**": "\ue001"}
_DIGITS = {
    "sub": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋"),
    "sup": str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"),
}
_SCRIPT = re.compile(r"<(sub|sup)>(.*?)</\1>", re.IGNORECASE)
_YEAR = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?!\d)")
_WRAPPED = b'{"items":'


def parse(content: bytes, file: str) -> Outcome[tuple[Record, ...]]:
    """Read the entries: a list of them, or a mapping with ``items``; what cannot be read is a mistake at its line."""
    bare = content.removeprefix(b"\xef\xbb\xbf")
    outcome = _loaded(bare, file)
    if outcome.value is None and bare.strip():
        return Outcome(None, outcome.mistakes)
    items = outcome.value.data.get("items") if outcome.value else None
    if outcome.value is None or not isinstance(items, list):
        message = "this is no list of publications"
        hint = "export the library as CSL-JSON: a list of entries, each with a title"
        return Outcome(None, (Mistake("S035", message, Place(file, 1, 1, 1, 2), hint=hint),))
    places = outcome.value.places
    records: list[Record] = []
    mistakes = list(outcome.mistakes)
    for number, item in enumerate(items):
        path = f"items[{number}]"
        record = _record(item, path, places) if isinstance(item, dict) else None
        if record and record.data.get("name"):
            records.append(record)
        else:
            name = f"the entry `{record.key}`" if record and record.key else "this entry"
            message = f"{name} has no title"
            mistakes.append(Mistake("S036", message, places.value(path), hint="write a title", label="left out"))
    return Outcome(tuple(records), tuple(mistakes))


def _loaded(content: bytes, file: str) -> Outcome[ParsedFile]:
    """Return the file as a mapping; a list becomes its ``items``."""
    if content.lstrip()[:1] != b"[":
        return load(content, file)
    outcome = load(_WRAPPED + content + b"}", file)
    mistakes = tuple(replace(mistake, place=_unwrapped(mistake.place)) for mistake in outcome.mistakes)
    if outcome.value is None:
        return Outcome(None, mistakes)
    places = {path: Places(_unwrapped(found.value)) for path, found in outcome.value.places.places.items()}
    return Outcome(replace(outcome.value, places=SourceMap(file, places)), mistakes)


def _unwrapped(place: Place) -> Place:
    """Return a place in the file as it is, without the key that was put before its list."""
    width = len(_WRAPPED)
    column = max(1, place.column - width) if place.line == 1 else place.column
    end = max(1, place.end_column - width) if place.end_line == 1 else place.end_column
    return Place(place.file, place.line, column, place.end_line, end)


def _record(item: Mapping[str, Any], path: str, places: SourceMap) -> Record:
    key = str(item.get("citation-key") or item.get("id") or "")
    data: dict[str, Any] = {"id": key_id(key.rstrip("/").rpartition("/")[2] if "://" in key else key)}
    for ours, theirs in _FIELDS.items():
        value = item.get(theirs)
        text = value[0] if isinstance(value, list) and value else value  # Crossref writes lists of one
        if isinstance(text, str):
            data[ours] = text.strip() if ours in _ADDRESSES else _text(text)
    people = item.get("author") or item.get("editor") or item.get("director") or ()
    data["authors"] = [name for one in people if isinstance(one, dict) and (name := _person(one))]
    data["releaseDate"] = _date(item.get("issued") or item.get("published"))
    where = {ours: places.value(f"{path}.{theirs}") for ours, theirs in _FIELDS.items() if theirs in item}
    return Record(key, {ours: value for ours, value in data.items() if value}, places.value(path), where)


def _person(name: Mapping[str, Any]) -> str:
    if isinstance(literal := name.get("literal") or name.get("name"), str):
        return _text(literal)
    keys = ("given", "dropping-particle", "non-dropping-particle", "family")
    words = " ".join(str(name[key]) for key in keys if name.get(key))
    suffix = name.get("suffix")
    return _text(f"{words}, {suffix}" if suffix else words)


def _date(issued: Any) -> str:
    if not isinstance(issued, dict):
        return ""
    parts = next(_parts(issued), ())
    if parts:
        return "-".join([parts[0], *(f"{int(part):02}" for part in parts[1:])])
    found = _YEAR.match(str(issued.get("raw") or issued.get("literal") or ""))
    return "-".join(filter(None, found.groups())) if found else ""


def _parts(issued: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield year, month and day of the first date, as far as they are known."""
    dates = issued.get("date-parts")
    first = dates[0] if isinstance(dates, list) and dates and isinstance(dates[0], list) else ()
    known = [str(part) for part in first if str(part).isdigit()]
    if known and len(known[0]) == 4:
        yield tuple(known[:1] if len(known) > 1 and not 1 <= int(known[1]) <= 12 else known[:3])


def _text(html: str) -> str:
    """Return a text with the few tags that CSL allows as inline Markdown."""
    scripts = _SCRIPT.sub(lambda match: match[2].translate(_DIGITS[match[1].casefold()]), html)
    marked = _TAG.sub(lambda match: _KEPT.get(_MARKUP.get(match[1].casefold(), ""), ""), scripts)
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        marked = marked.replace(entity, char)
    text = escaped(" ".join(marked.split()))
    for mark, stand_in in _KEPT.items():
        text = text.replace(stand_in, mark)
    return text
