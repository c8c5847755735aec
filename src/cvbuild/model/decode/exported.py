"""A JSON Resume that cvbuild exported, turned back into what it was made from: a source and a variant.

Its ``meta.cvbuild`` says language, theme, paper and order, and has the phone numbers and dates for which JSON Resume
has no form. Entries that are positions at one employer become one job again. Every value keeps its place in the file,
so that findings point at it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cvbuild.model.dates import PRESENT, DateError, PartialDate, parse_date
from cvbuild.syntax.source import ParsedFile, Places, SourceMap, child_path

__all__ = ["exported_variant", "restored"]

_MARK = "x-cvbuild"
_PRESENT = str(PRESENT)
_COUNT = "positions"
_OF_THE_JOB = ("name", "location", "url", "description")
_OF_A_VARIANT = ("theme", "paper", "sections", "contacts", "dates", "links")


def _made(data: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """Return ``meta.cvbuild``, or ``None`` if the file is not an export."""
    meta = data.get("meta")
    found = meta.get("cvbuild") if isinstance(meta, dict) else None
    return found if isinstance(found, dict) and isinstance(found.get("version"), str) else None


def restored(loaded: ParsedFile) -> ParsedFile:
    """Return an export as a source; any other file as it is."""
    made = _made(loaded.data)
    if made is None:
        return loaded
    data, places = _rewritten(loaded.data, "", made), dict(loaded.places.places)
    data["basics"] = _with_phones(data.get("basics"), made.get("phones"))
    if isinstance(made.get("locale"), str):
        data.setdefault("locale", made["locale"])
        places.setdefault("locale", Places(loaded.places.value("meta.cvbuild.locale")))
    work = data.get("work")
    if isinstance(work, list) and all(isinstance(entry, dict) for entry in work):
        data["work"] = [_job(group, number, loaded.places, places) for number, group in enumerate(_groups(work))]
    return ParsedFile(data, SourceMap(loaded.places.file, places), loaded.source)


def exported_variant(loaded: ParsedFile) -> ParsedFile | None:
    """Return what an export says of its variant, or ``None``."""
    made = _made(loaded.data)
    if made is None:
        return None
    data = {key: made[key] for key in _OF_A_VARIANT if made.get(key)}
    start = "meta.cvbuild."
    below = {path[len(start) :]: at for path, at in loaded.places.places.items() if path.startswith(start)}
    below[""] = Places(loaded.places.value("meta.cvbuild"))
    return ParsedFile(data, SourceMap(loaded.places.file, below), loaded.source)


def _rewritten(value: Any, path: str, made: Mapping[str, Any]) -> Any:
    """Return the data with its dates as they were written, except those that were changed in the file since."""
    if isinstance(value, dict):
        data = {key: _rewritten(part, child_path(path, key), made) for key, part in value.items()}
        open_ended = _written(made, child_path(path, "endDate")) == _PRESENT
        return {**data, "endDate": _PRESENT} if open_ended and "endDate" not in data else data
    if isinstance(value, list):
        return [_rewritten(part, child_path(path, number), made) for number, part in enumerate(value)]
    found = _written(made, path)
    return found if found and value == _plain(found) else value


def _written(made: Mapping[str, Any], path: str) -> Any:
    written = made.get("written")
    return written.get(path) if isinstance(written, dict) else None


def _plain(written: Any) -> str:
    """Return the date that an export has in place of another one."""
    try:
        date = parse_date(str(written["sort"] if isinstance(written, dict) else written))
    except (DateError, KeyError):
        return ""
    return str(PartialDate(date.year, date.month, date.day))


def _with_phones(basics: Any, phones: Any) -> Any:
    """Return basics with all phone numbers; the first may have been changed in the file since."""
    if not isinstance(basics, dict) or not basics.get("phone") or not isinstance(phones, list):
        return basics
    first, *others = phones or [{}]
    return {**basics, "phone": [{**(first if isinstance(first, dict) else {}), "number": basics["phone"]}, *others]}


Group = list[tuple[int, dict[str, Any]]]
"""Entries of one employer, each with its number in the file."""


def _groups(work: list[dict[str, Any]]) -> Iterator[Group]:
    number = 0
    while number < len(work):
        count = _positions(work[number])
        yield list(enumerate(work))[number : number + count]
        number += count


def _positions(entry: dict[str, Any]) -> int:
    mark = entry.get(_MARK)
    count = mark.get(_COUNT) if isinstance(mark, dict) else None
    return max(1, int(count)) if isinstance(count, str) and count.isdecimal() else 1


def _job(group: Group, number: int, old: SourceMap, places: dict[str, Places]) -> dict[str, Any]:
    """Return one job, and record the places of its values."""
    first_number, first = group[0]
    mark = first.get(_MARK)
    if not isinstance(mark, dict):
        _move(old, f"work[{first_number}]", f"work[{number}]", places)
        return first
    common = {key: first[key] for key in _OF_THE_JOB if key in first}
    extra = {key: value for key, value in mark.items() if key != _COUNT}
    job, roles = {**common, **extra}, []
    for position, (entry_number, entry) in enumerate(group):
        own = {key: value for key, value in entry.items() if key not in _OF_THE_JOB or value != job.get(key, value)}
        roles.append({key: value for key, value in own.items() if key != _MARK})
        _move(old, f"work[{entry_number}]", f"work[{number}].roles[{position}]", places)
    _move(old, f"work[{first_number}]", f"work[{number}]", places)
    _move(old, f"work[{first_number}].{_MARK}", f"work[{number}]", places)
    return {**job, "roles": roles}


def _move(old: SourceMap, path: str, target: str, places: dict[str, Places]) -> None:
    """Record the places at and below a path under another path."""
    for below, found in old.places.items():
        if below == path or below.startswith((f"{path}.", f"{path}[")):
            places[target + below[len(path) :]] = found
