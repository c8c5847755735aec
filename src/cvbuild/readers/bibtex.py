"""BibTeX and BibLaTeX files to publications. The only module that imports bibtexparser."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from cvbuild.readers._latex import to_text
from cvbuild.readers._record import Record, key_id
from cvbuild.syntax.finding import Label, Mistake, Outcome
from cvbuild.syntax.source import Place

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

__all__ = ["parse"]

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("title",),
    "journal": ("journaltitle", "journal", "booktitle"),
    "volume": ("volume",),
    "issue": ("number", "issue"),
    "pages": ("pages", "eid"),
    "publisher": ("publisher", "school", "institution", "organization", "howpublished"),
    "summary": ("note", "addendum"),
}
"""Our keys, each with the fields that fill it; the first that the entry has is taken."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_ISSUE = frozenset({"techreport", "report", "patent", "thesis", "misc", "online"})
"""Types whose ``number`` is not that of an issue; it follows the name of the publisher."""

_DEEP = 20  # abbreviations of abbreviations

_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?!\d)")
_URL = re.compile(r"https?://[^\s{}\\]+")


def parse(text: str, file: str) -> Outcome[tuple[Record, ...]]:
    """Read the entries of a file in its order; what cannot be read is a mistake at its line, and the rest is read."""
    from bibtexparser.entrypoint import parse_string

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL + 1)  # its complaints are our findings
    library = parse_string(text, parse_stack=[])
    strings = {string.key.casefold(): str(string.value) for string in library.strings}
    records: list[Record] = []
    mistakes: list[Mistake] = []
    first: dict[str, Place] = {}
    for block in library.blocks:
        _read(block, file, strings, records, mistakes, first)
    return Outcome(tuple(records), tuple(mistakes))


def _read(
    block: Block,
    file: str,
    strings: Mapping[str, str],
    records: list[Record],
    mistakes: list[Mistake],
    first: dict[str, Place],
) -> None:
    from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock

    place = _line(block.start_line, file)
    if isinstance(block, Entry):
        first[block.key] = place
        record = _record(block, file, place, strings)
        if record.data.get("name"):
            records.append(record)
        else:
            message = f"the entry `{block.key}` has no title"
            mistakes.append(Mistake("S036", message, place, hint="write title = {…}", label="left out"))
    elif isinstance(block, DuplicateBlockKeyBlock):
        further = (Label(first[block.key], "first here"),) if block.key in first else ()
        message = f"the key `{block.key}` is used twice"
        hint = "give this entry another key, or delete it if it is the same work"
        mistakes.append(Mistake("S036", message, place, hint=hint, label="left out", further=further))
    elif isinstance(block, ParsingFailedBlock):
        mistakes.append(Mistake("S035", f"this entry cannot be read: {_reason(block.error)}", place))


def _reason(error: Exception) -> str:
    text = getattr(error, "abort_reason", None) or str(error).strip() or "its syntax is wrong"
    return " ".join(str(text).split())[:200].rstrip(".")


def _line(number: int | None, file: str) -> Place:
    line = (number or 0) + 1
    return Place(file, line, 1, line, 2)


def _record(entry: Entry, file: str, place: Place, strings: Mapping[str, str]) -> Record:
    lines = {field.key.casefold(): _line(field.start_line, file) for field in reversed(entry.fields)}
    fields = {field.key.casefold(): _joined(str(field.value), strings) for field in reversed(entry.fields)}
    kind = entry.entry_type.casefold()
    data: dict[str, Any] = {"id": key_id(entry.key), "type": kind}
    places: dict[str, Place] = {}
    for ours, theirs in _FIELDS.items():
        found = next((name for name in theirs if fields.get(name)), None)
        if found is not None:
            data[ours] = to_text(fields[found])
            places[ours] = lines[found]
    for key, value in (*_title(fields), *_people(fields), *_date(fields), *_addresses(fields), *_number(fields, kind)):
        data[key] = value
    if "number" in fields and kind in _NO_ISSUE:
        data.pop("issue", None)
    return Record(entry.key, {key: value for key, value in data.items() if value}, place, places)


def _joined(raw: str, strings: Mapping[str, str], depth: int = 0) -> str:
    """Return a value without its braces or quotes, its parts joined, each abbreviation replaced by its text."""
    text = "".join(_meant(part.strip(), strings, depth) for part in _parts(raw))
    return text if depth else text.strip()


def _meant(part: str, strings: Mapping[str, str], depth: int) -> str:
    if part[:1] in ("{", '"'):
        return part[1:-1]
    known = strings.get(part.casefold()) if depth < _DEEP else None
    return part if known is None else _joined(known, strings, depth + 1)


def _parts(raw: str) -> Iterator[str]:
    """Yield the parts that ``#`` joins: ``j # {Tides}``."""
    start = level = 0
    quoted = False
    for position, char in enumerate(raw):
        level += (char == "{") - (char == "}")
        quoted ^= char == '"' and level == 0
        if char == "#" and level == 0 and not quoted:
            yield raw[start:position]
            start = position + 1
    yield raw[start:]


def _value(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "")


def _title(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    title, subtitle = to_text(_value(fields, "title")), to_text(_value(fields, "subtitle"))
    if title and subtitle:
        yield "name", f"{title} {subtitle}" if title[-1] in ":.?!–—" else f"{title}: {subtitle}"
    if "edition" in fields and title:
        edition = to_text(_value(fields, "edition"))
        yield "name", f"{title}, {edition} ed." if not edition.endswith(".") else f"{title}, {edition}"


def _number(fields: Mapping[str, str], kind: str) -> Iterator[tuple[str, str]]:
    """Yield the publisher with the number of a report."""
    if kind in _NO_ISSUE and (number := to_text(_value(fields, "number"))):
        names = (_value(fields, name) for name in _FIELDS["publisher"])
        yield "publisher", " ".join(filter(None, (to_text(next(filter(None, names), "")), number)))


def _people(fields: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the authors; for a work that has none, its editors."""
    from bibtexparser.middlewares.names import split_multiple_persons_names

    if authors := _value(fields, "author"):
        yield "authors", [*map(_person, split_multiple_persons_names(authors))]
    elif editors := _value(fields, "editor"):
        *others, last = map(_person, split_multiple_persons_names(editors))
        yield "authors", [*others, f"{last} ({'eds.' if others else 'ed.'})"]


def _person(name: str) -> str:
    """Return a name as it is read: ``Lovelace, Ada`` becomes ``Ada Lovelace``; ``others`` becomes ``et al.``."""
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if name.strip().casefold() == "others":
        return "et al."
    try:
        parts = parse_single_name_into_parts(name)
    except InvalidNameError:
        return to_text(name)
    words = (" ".join(part) for part in (parts.first, parts.von, parts.last))
    return to_text(", ".join(filter(None, (" ".join(filter(None, words)), " ".join(parts.jr)))))


def _date(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    written = _value(fields, "date") or _value(fields, "year")
    found = _DATE.match(written.strip("{}[] "))
    if found is None:
        if written:
            yield "summary", "; ".join(filter(None, (to_text(_value(fields, "note")), to_text(written))))
        return
    year, month, day = found.groups()
    month = month or _month(_value(fields, "month"))
    if month and 1 <= int(month) <= 12:
        yield "releaseDate", f"{year}-{month}" + (f"-{day}" if day else "")
    else:  # BibLaTeX has 21 to 24 for seasons
        yield "releaseDate", year


def _month(text: str) -> str:
    word = text.strip("{}. ").casefold()
    if word.isdigit() and 1 <= int(word) <= 12:
        return f"{int(word):02}"
    return f"{_MONTHS.index(word[:3]) + 1:02}" if word[:3] in _MONTHS else ""


def _addresses(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    doi, eprint = _value(fields, "doi"), _value(fields, "eprint")
    if doi:
        yield "doi", doi.replace("\\", "")
    linked = _URL.search(_value(fields, "url")) or _URL.search(_value(fields, "howpublished"))
    if linked:
        yield "url", linked[0]
        if linked[0] in _value(fields, "howpublished"):
            yield "publisher", ""
    elif eprint and not doi:
        kind = (_value(fields, "eprinttype") or _value(fields, "archiveprefix")).casefold()
        if kind in ("", "arxiv"):
            yield "url", f"https://arxiv.org/abs/{eprint.removeprefix('arXiv:')}"
