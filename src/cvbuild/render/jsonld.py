"""Render the person as JSON-LD in the terms of schema.org: paste it into a page, within a script element.

Jobs, posts and degrees are roles, which have dates (https://schema.org/Role); what a position achieved is its
description. Publications and projects name the person as author, from the other end (``@reverse``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cvbuild.model.dates import PartialDate
from cvbuild.model.edition import Edition
from cvbuild.model.resume import Dated, Highlight, Item, Work
from cvbuild.render._public import Public, bare
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "content", "render", "shape"]

EXTENSION = "jsonld"

Data = dict[str, Any]


def render(edition: Edition) -> Outcome[bytes]:
    """Return the person as JSON-LD."""
    return Outcome((json.dumps(content(edition), indent=2, ensure_ascii=False) + "\n").encode())


def shape(edition: Edition) -> object:
    """Return the data: nothing else shapes the file."""
    return content(edition)


def content(edition: Edition) -> Data:
    """Return the file's data."""
    public = Public(edition)
    found = {
        "name": public.name,
        "alternateName": list(edition.resume.profile.alternate_name) if edition.resume.profile else [],
        "jobTitle": bare(public.label),
        "description": bare(public.summary),
        "email": public.email,
        "telephone": public.phone,
        "url": public.url,
        "address": _address(public),
        "sameAs": [url for one in public.profiles if (url := public.link(one.url))],
        **_sections(public),
    }
    works = [work for name in ("publications", "projects") for work in _works(name, public)]
    person = {"@context": "https://schema.org", "@type": "Person", **_filled(found)}
    return {**person, **({"@reverse": {"author": works}} if works else {})}


def _filled(data: Data) -> Data:
    return {key: value for key, value in data.items() if value}


def _typed(kind: str, **data: Any) -> Data:
    return {"@type": kind, **_filled(data)}


def _address(public: Public) -> Data:
    names = {
        "address": "streetAddress",
        "postalCode": "postalCode",
        "city": "addressLocality",
        "region": "addressRegion",
        "countryCode": "addressCountry",
    }
    found = public.location
    return _typed("PostalAddress", **{names[key]: value for key, value in found.items()}) if found else {}


def _sections(public: Public) -> Data:
    """Return the properties that hold the entries of sections; several sections may share one."""
    found: dict[str, list[Any]] = {}
    for name, entries in public.sections():
        for entry in entries:
            for key, value in _SECTIONS.get(name, _nothing)(entry, public):
                found.setdefault(key, []).append(value)
    return {
        key: [one for number, one in enumerate(values) if one not in values[:number]] for key, values in found.items()
    }


Pairs = Iterator[tuple[str, Any]]


def _nothing(_: Any, __: Public) -> Pairs:
    yield from ()


def _job(job: Any, public: Public) -> Pairs:
    for position in job.roles or (job,):
        key = "worksFor" if _is_open(position) else "alumniOf"
        about = (job.description, job.summary if position is not job else None)
        employer = _typed(
            "Organization", name=bare(job.name), url=public.link(job.url), location=bare(job.location or "")
        )
        extra = job.highlights if job.roles and position is job.roles[0] else ()
        role = _role(
            "EmployeeRole", position, (*about, position.summary), extra, roleName=bare(position.position or "")
        )
        yield key, {**role, key: employer}


def _post(post: Any, public: Public) -> Pairs:
    where = _typed(
        "Organization", name=bare(post.organization), url=public.link(post.url), location=bare(post.location or "")
    )
    yield (
        "memberOf",
        {**_role("OrganizationRole", post, (post.summary,), roleName=bare(post.position or "")), "memberOf": where},
    )


def _degree(degree: Any, public: Public) -> Pairs:
    school = _typed(
        "EducationalOrganization",
        name=bare(degree.institution),
        url=public.link(degree.url),
        location=bare(degree.location or ""),
    )
    about = (degree.summary, degree.score, ", ".join(degree.courses))
    named = ", ".join(filter(None, (degree.study_type, degree.area)))
    yield "alumniOf", {**_role("OrganizationRole", degree, about, roleName=bare(named)), "alumniOf": school}


def _award(award: Any, _: Public) -> Pairs:
    date = _date(award.date)
    yield (
        "award",
        bare(": ".join(filter(None, (", ".join(filter(None, (award.title, award.awarder, date))), award.summary)))),
    )


def _certificate(one: Any, public: Public) -> Pairs:
    issuer = _typed("Organization", name=bare(one.issuer)) if one.issuer else None
    facts = {
        "name": bare(one.name),
        "url": public.link(one.url),
        "dateCreated": _date(one.date),
        "recognizedBy": issuer,
    }
    yield "hasCredential", _typed("EducationalOccupationalCredential", **facts)


def _skills(group: Any, _: Public) -> Pairs:
    words = tuple(word.text for word in group.keywords) or (group.name,)
    yield from (("knowsAbout", bare(word)) for word in words)


def _language(one: Any, _: Public) -> Pairs:
    yield "knowsLanguage", _typed("Language", name=bare(one.language), description=bare(one.fluency or ""))


_SECTIONS: dict[str, Callable[[Any, Public], Pairs]] = {
    "work": _job,
    "volunteer": _post,
    "education": _degree,
    "awards": _award,
    "certificates": _certificate,
    "skills": _skills,
    "languages": _language,
    "interests": _skills,
}


def _works(name: str, public: Public) -> Iterator[Data]:
    """Yield publications or projects as creative works."""
    for entry in dict(public.sections()).get(name, ()):
        item: Any = entry
        texts = (getattr(item, "description", None), item.summary, *_texts(getattr(item, "highlights", ())))
        yield _typed(
            "ScholarlyArticle" if name == "publications" else "CreativeWork",
            name=bare(item.name),
            url=public.link(item.url) if getattr(item, "disclosure", "public") == "public" else "",
            datePublished=_date(getattr(item, "release_date", None)),
            publisher=_typed("Organization", name=item.publisher) if getattr(item, "publisher", None) else None,
            description=_description(texts),
            keywords=[bare(word.text) for word in getattr(item, "keywords", ())],
        )


def _role(kind: str, item: Any, about: Iterable[str | None], highlights: Iterable[Highlight] = (), **more: str) -> Data:
    """Return a role with its dates; what it achieved is its description."""
    dates = {"startDate": _date(item.start_date), "endDate": _date(item.end_date)}
    return _typed(kind, **more, **dates, description=_description((*about, *_texts((*highlights, *item.highlights)))))


def _texts(highlights: Iterable[Highlight]) -> Iterator[str]:
    for one in highlights:
        yield one.text
        yield from _texts(getattr(one, "highlights", ()))


def _description(texts: Iterable[str | None]) -> str:
    return "\n".join(bare(text) for text in texts if text)


def _date(date: PartialDate | None) -> str:
    return "" if date is None or date.is_present else str(date)


def _is_open(item: Dated | Work | Item) -> bool:
    end = getattr(item, "end_date", None)
    return end is None or end.is_present
