"""Render JSON Resume: the selected entries, valid against schema 1.2.1, which :mod:`cvbuild` reads back.

What the schema does not name is there as further keys, which it allows. Several positions at one employer become one
entry each, as other programs expect; ``x-cvbuild`` says how many belong together. The schema knows one phone number and
dates such as ``2024-05`` only; ``meta.cvbuild`` has the others, and the dates as they were written. See
``docs/exports.md``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from cvbuild import __version__
from cvbuild.compose.contacts import NAMES
from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.edition import Edition
from cvbuild.model.resume import Item, Project, Work
from cvbuild.model.variant import SectionChoice
from cvbuild.render._public import Public
from cvbuild.syntax.finding import Outcome
from cvbuild.syntax.source import child_path

__all__ = ["EXTENSION", "content", "render", "shape"]

EXTENSION = "json"

_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.2.1/schema.json"
_ISO = re.compile(r"[12]\d{3}(-[01]\d(-[0-3]\d)?)?", re.ASCII)
_PRESENT = str(PRESENT)
_OF_THE_JOB = ("name", "location", "url", "description")
"""Keys of a job that each of its positions repeats; the description only the first."""


def render(edition: Edition) -> Outcome[bytes]:
    """Return the selected entries as JSON."""
    return Outcome((json.dumps(content(edition), indent=2, ensure_ascii=False) + "\n").encode())


def shape(edition: Edition) -> object:
    """Return the data: nothing else shapes the file."""
    return content(edition)


def content(edition: Edition) -> dict[str, Any]:
    """Return the file's data."""
    public = _Dating(edition)
    own = edition.resume.sections
    known = {name: _entries(name, entries, public) for name, entries in public.sections() if name not in own}
    shown = (choice.name for choice in edition.variant.shown_sections)
    others = {name: found for name in shown if name in own and (found := public.data(own[name]))}
    sections = {**known, **({"sections": others} if others else {})}
    written: dict[str, Any] = {}
    data = _plain_dates({"$schema": _SCHEMA, "basics": _basics(public), **sections}, "", written)
    kept = {"phones": _phones(public), "written": written}
    how = {**_how(edition), **{key: value for key, value in kept.items() if value}}
    return {**data, "meta": {"cvbuild": how}}


class _Written(str):
    """A date as it is written, whose ``date`` the schema may not know."""

    __slots__ = ("date",)

    date: PartialDate


class _Dating(Public, frozen=True, dict=True):
    """The public values, with dates that can still be recognized among the texts."""

    def value(self, key: str, value: Any) -> Any:
        """Return one value; a date that is ``present``, too."""
        return self.date(value) if isinstance(value, PartialDate) else super().value(key, value)

    def date(self, value: PartialDate) -> str:
        """Return a date that keeps what it is."""
        found = _Written(value)
        found.date = value
        return found


def _plain_dates(value: Any, path: str, written: dict[str, Any]) -> Any:
    """Return data with dates of the schema only; put the others into ``written`` by their paths."""
    if isinstance(value, dict):
        start, end = value.get("startDate"), value.get("endDate")
        if end == _PRESENT and isinstance(start, _Written) and (start.date.until or start.date.text):
            written[child_path(path, "endDate")] = _PRESENT  # such a start without an end would be a date of its own
        found = {key: _plain_dates(part, child_path(path, key), written) for key, part in value.items()}
        return {key: part for key, part in found.items() if part is not None}
    if isinstance(value, list):
        return [_plain_dates(part, child_path(path, number), written) for number, part in enumerate(value)]
    if not isinstance(value, _Written):
        return value
    date = value.date
    if date.is_present:
        return None
    plain = str(PartialDate(date.year, date.month, date.day))
    if plain != value:
        sort = str(replace(date, text=""))
        written[path] = {"text": date.text, "sort": sort} if date.text else str(date)
    return plain if _ISO.fullmatch(plain) else None


def _phones(public: Public) -> list[dict[str, Any]]:
    """Return the phone numbers with their labels, unless there is just one number."""
    found = public.phones
    return [public.data(one) for one in found] if len(found) > 1 or any(one.label for one in found) else []


def _basics(public: Public) -> dict[str, Any]:
    found = {
        "name": public.name,
        "label": public.label,
        "email": public.email,
        "phone": public.phone,
        "url": public.url,
        "summary": public.summary,
        "location": public.location,
        "profiles": [public.data(profile) for profile in public.profiles],
        "fields": public.fields,
    }
    return {key: value for key, value in found.items() if value}


def _entries(name: str, entries: tuple[Item, ...], public: Public) -> list[dict[str, Any]]:
    if name == "work":
        return [part for job in entries if isinstance(job, Work) for part in _positions(job, public)]
    return [_entry(entry, public) for entry in entries]


def _entry(entry: Item, public: Public) -> dict[str, Any]:
    closed = isinstance(entry, Project) and entry.disclosure != "public"
    return {**public.data(entry), **({"disclosure": "proprietary"} if closed else {})}


def _positions(job: Work, public: Public) -> Iterator[dict[str, Any]]:
    """Yield one entry per position; the first one says how many there are, and what belongs to the job itself."""
    whole = public.data(job)
    roles = whole.pop("roles", [])
    if not roles:
        yield whole
        return
    common = {key: whole.pop(key) for key in _OF_THE_JOB if key in whole}
    hidden = {key: value for key, value in common.items() if roles[0].get(key, value) != value}
    first = {**common, **roles[0], "x-cvbuild": {"positions": str(len(roles)), **hidden, **whole}}
    yield first
    common.pop("description", None)
    yield from ({**common, **role} for role in roles[1:])


def _how(edition: Edition) -> dict[str, Any]:
    """Return what a build from this file needs to print the same text."""
    return {
        "version": __version__,
        "locale": edition.document.language,
        "theme": edition.theme.name,
        "paper": edition.options.paper,
        "sections": [_choice(one) for one in edition.variant.shown_sections],
        **({"contacts": contacts} if (contacts := _contacts(edition)) else {}),
    }


def _contacts(edition: Edition) -> list[str]:
    """Return the names of contacts in the order of the variant; an account has the name of its network."""
    networks = {one.address.rpartition(".")[2]: one.network.casefold() for one in edition.resume.basics.profiles}
    wanted = (networks.get(name.casefold(), name.casefold()) for name in edition.variant.contacts or ())
    return list(dict.fromkeys(name for name in wanted if name in NAMES or name in networks.values()))


def _choice(choice: SectionChoice) -> Any:
    """Return how a section is printed; which entries it has was decided before."""
    options = {
        "title": choice.title,
        "type": list(choice.type),
        "groupBy": choice.group_by,
        "numbered": choice.numbered or None,
    }
    given = {key: value for key, value in options.items() if value}
    return {choice.name: given} if given else choice.name
