"""The units of an application form, from a selected résumé. Pure.

A unit is one field of a form: its value is plain text without padding, for proportional fields.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from cvbuild.compose.naming import bare_name
from cvbuild.model.dates import PartialDate
from cvbuild.model.document import plain
from cvbuild.model.inline import spans
from cvbuild.model.resume import Highlight, Resume, Work

__all__ = ["Unit", "units"]

_TWO_DIGITS = frozenset(
    [
        "20",
        "27",
        "30",
        "31",
        "32",
        "33",
        "34",
        "36",
        "39",
        "40",
        "41",
        "43",
        "44",
        "45",
        "46",
        "47",
        "48",
        "49",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "57",
        "58",
        "60",
        "61",
        "62",
        "63",
        "64",
        "65",
        "66",
        "81",
        "82",
        "84",
        "86",
        "90",
        "91",
        "92",
        "93",
        "94",
        "95",
        "98",
    ]
)
"""Country calling codes of two digits (ITU-T E.164); 1 and 7 have one, all others three."""


class Unit(Struct, frozen=True):
    """One field: its key, such as ``work.1.title``, a name for people, and its value."""

    key: str
    name: str
    value: str


def units(resume: Resume) -> tuple[Unit, ...]:
    """Return all units that have a value."""
    found = (*_person(resume), *_jobs(resume), *_posts(resume), *_degrees(resume), *_lists(resume))
    return tuple(Unit(key, name, value.strip()) for key, name, value in found if value and value.strip())


Rows = Iterator[tuple[str, str, str]]


def _person(resume: Resume) -> Rows:
    basics = resume.basics
    words = bare_name(basics.name)
    yield "name.full", "Full name", basics.name
    yield "name.first", "First name", words[0] if words else ""
    yield "name.middle", "Middle names", " ".join(words[1:-1])
    yield "name.last", "Last name", words[-1] if len(words) > 1 else ""
    yield "email", "E-mail", str(basics.email or "")
    for number, phone in enumerate(_phones(basics.phone), 1):
        yield from _phone(phone, "phone" if number == 1 else f"phone.{number}")
    yield from _address(resume)
    yield "url", "Website", basics.url or ""
    for profile in basics.profiles:
        yield f"profile.{profile.network.lower()}", profile.network, profile.url or profile.username or ""
    yield "headline", "Headline", _bare(basics.headlines[0].text if basics.headlines else basics.label)
    yield "summary", "Summary", _bare(basics.summaries[0].text if basics.summaries else basics.summary)


def _phones(phone: Any) -> Iterator[str]:
    """Yield the numbers of one text, or of a list of texts or labelled numbers."""
    for one in phone if isinstance(phone, tuple | list) else (phone,):
        text = getattr(one, "number", one)
        if text:
            yield str(text)


def _phone(phone: str, key: str) -> Rows:
    yield key, "Phone", phone
    digits = "".join(filter(str.isdigit, phone))
    if phone.strip().startswith("+") and digits:
        size = 1 if digits[0] in "17" else 2 if digits[:2] in _TWO_DIGITS else 3
        yield f"{key}.country", "Phone: country code", f"+{digits[:size]}"
        yield f"{key}.national", "Phone: national number", digits[size:]
    yield f"{key}.digits", "Phone: digits only", digits


def _address(resume: Resume) -> Rows:
    basics = resume.basics
    place = basics.locations[0] if basics.locations else basics.location
    if place:
        yield "address.street", "Street", place.address_ or ""
        yield "address.postalCode", "Postal code", place.postal_code or ""
        yield "address.city", "City", place.city or ""
        yield "address.region", "State or region", place.region or ""
        yield "address.country", "Country code", place.country_code or ""


def _jobs(resume: Resume) -> Rows:
    positions = [(job, one) for job in resume.work for one in job.roles or (job,)]
    for number, (job, one) in enumerate(positions, 1):
        first = one is job or one is job.roles[0]
        yield from _position(f"work.{number}", f"Job {number}", job, one, first=first)


def _position(key: str, name: str, job: Work, one: Any, *, first: bool) -> Rows:
    yield f"{key}.title", f"{name}: title", _bare(one.position)
    yield f"{key}.employer", f"{name}: employer", _bare(job.name)
    yield f"{key}.location", f"{name}: place", _bare(getattr(job, "location", None))
    yield from _months(key, name, one)
    own = (job.description, job.summary) if first else ()
    about = (*own, *((one.summary,) if one is not job else ()))
    yield (
        f"{key}.text",
        f"{name}: text",
        _text(about, (*(job.highlights if first and one is not job else ()), *one.highlights)),
    )


def _posts(resume: Resume) -> Rows:
    for number, post in enumerate(resume.volunteer, 1):
        key, name = f"volunteer.{number}", f"Volunteering {number}"
        yield f"{key}.title", f"{name}: title", _bare(post.position)
        yield f"{key}.organization", f"{name}: organization", _bare(post.organization)
        yield from _months(key, name, post)
        yield f"{key}.text", f"{name}: text", _text((post.summary,), post.highlights)


def _degrees(resume: Resume) -> Rows:
    for number, degree in enumerate(resume.education, 1):
        key, name = f"education.{number}", f"Education {number}"
        yield f"{key}.school", f"{name}: school", _bare(degree.institution)
        yield f"{key}.degree", f"{name}: degree", _bare(degree.study_type)
        yield f"{key}.field", f"{name}: field of study", _bare(degree.area)
        yield f"{key}.grade", f"{name}: grade", _bare(degree.score)
        yield from _months(key, name, degree)
        yield f"{key}.text", f"{name}: text", _text((degree.summary,), degree.highlights)


def _lists(resume: Resume) -> Rows:
    yield "skills", "Skills", ", ".join(_bare(word.text) for group in resume.skills for word in group.keywords)
    for number, one in enumerate(resume.certificates, 1):
        key, name = f"certificate.{number}", f"Certificate {number}"
        yield f"{key}.name", f"{name}: name", _bare(one.name)
        yield f"{key}.issuer", f"{name}: issuer", _bare(one.issuer)
        yield f"{key}.date", f"{name}: date", _month(one.date)
    for number, language in enumerate(resume.languages, 1):
        yield f"language.{number}.name", f"Language {number}: name", _bare(language.language)
        yield f"language.{number}.level", f"Language {number}: level", _bare(language.fluency)


def _months(key: str, name: str, item: Any) -> Rows:
    start, end = item.start_date, item.end_date
    is_open = start is not None and (end is None or end.is_present)
    yield f"{key}.from", f"{name}: from", _month(start)
    yield f"{key}.to", f"{name}: to", "" if is_open else _month(end)
    yield f"{key}.current", f"{name}: current", "yes" if is_open else "no" if end else ""


def _month(date: PartialDate | None) -> str:
    """Return ``03/2022`` as forms ask it, or the year."""
    if date is None or date.is_present:
        return ""
    return f"{date.month:02}/{date.year}" if date.month else str(date.year)


def _text(about: Iterable[str | None], highlights: Iterable[Highlight]) -> str:
    """Return paragraphs, then one line for each highlight."""
    lines = [_bare(text) for text in about if text]
    return "\n".join((*lines, *(f"- {line}" for line in _highlights(highlights))))


def _highlights(highlights: Iterable[Highlight]) -> Iterator[str]:
    for one in highlights:
        yield _bare(one.text)
        yield from _highlights(getattr(one, "highlights", ()))


def _bare(text: str | None) -> str:
    """Return a text without inline markup; its line breaks stay."""
    return "\n".join(line for part in (text or "").split("\n") if (line := plain(spans(part))))
