"""Reduce a selected résumé to what everybody, or an anonymous reader, may see. Pure.

A public build has no phone number and no street. An anonymous one, for blind hiring, has no name, no contacts, no
links, no photo, no referees, and no names of schools.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from cvbuild.model.nodes import Node
from cvbuild.model.resume import Basics, Location, Resume

__all__ = [
    "ANONYMOUS",
    "EVERYBODY",
    "PUBLIC",
    "Audience",
    "all_texts",
    "anonymous_name",
    "identifying_texts",
    "shown_to",
    "withheld_texts",
]

Audience = Literal["", "public", "anonymous"]
"""For whom a build is: whoever it is sent to, everybody, or readers who must not know the person."""

EVERYBODY: Audience = ""
PUBLIC: Audience = "public"
ANONYMOUS: Audience = "anonymous"

_NAMES = {"en": "Candidate", "de": "Bewerbung", "fr": "Candidature", "es": "Candidatura"}
_SCHOOLS = {
    "en": "Institution withheld",
    "de": "Einrichtung ungenannt",
    "fr": "Établissement non cité",
    "es": "Centro no citado",
}
_LINKS = ("url", "doi", "authors")
_SHORTEST = 3  # letters of a part of a name that is looked for


def _language(resume: Resume) -> str:
    return resume.locale.split("-", maxsplit=1)[0].lower()


def anonymous_name(resume: Resume) -> str:
    """Return the words in place of the name."""
    return _NAMES.get(_language(resume), _NAMES["en"])


def shown_to(audience: Audience, resume: Resume) -> Resume:
    """Return the selected résumé as this audience may see it."""
    if audience == ANONYMOUS:
        return _anonymous(resume)
    return resume.changed(basics=_public(resume.basics)) if audience == PUBLIC else resume


def _public(basics: Basics) -> Basics:
    places = tuple(_without_street(place) for place in basics.locations)
    place = _without_street(basics.location) if basics.location else None
    return basics.changed(**_empty(basics, "phone"), location=place, locations=places)


def _without_street(place: Location) -> Location:
    return place.changed(address_=None, postal_code=None)


def _empty(node: Node, *names: str) -> dict[str, Any]:
    """Return the empty values of those fields that a node has."""
    there = (name for name in names if name in node.__struct_fields__)
    return {name: () if isinstance(getattr(node, name), tuple) else None for name in there}


def _anonymous(resume: Resume) -> Resume:
    basics = resume.basics.changed(
        name=anonymous_name(resume),
        **_empty(resume.basics, "email", "phone", "url", "image", "location", "locations", "profiles"),
    )
    schools = tuple(
        school.changed(institution=_SCHOOLS.get(_language(resume), _SCHOOLS["en"]), **_empty(school, "location"))
        for school in resume.education
    )
    kept = {name: value for name, _, value in resume.fields() if isinstance(value, tuple) and name != "terms"}
    kept |= {"education": schools, "references": ()}
    unlinked = {name: tuple(_unlinked(entry) for entry in value) for name, value in kept.items()}
    return resume.changed(basics=basics, profile=None, **unlinked)


def _unlinked(entry: Any) -> Any:
    return entry.changed(**_empty(entry, *_LINKS)) if isinstance(entry, Node) else entry


def withheld_texts(resume: Resume) -> Mapping[str, str]:
    """Return the texts of the source that a public build must not have, by path: phone and street."""
    basics = resume.basics
    phones = {phone.path: phone.number for phone in basics.phone}
    places = (place for place in (basics.location, *basics.locations) if place)
    return {**phones, **{f"{place.path}.address": place.address_ for place in places if place.address_}}


def all_texts(node: object) -> Iterator[str]:
    """Yield every text at and below a value of the source."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Node):
        yield from (text for _, _, value in node.fields() for text in all_texts(value))
    elif isinstance(node, tuple):
        yield from (text for part in node for text in all_texts(part))


def identifying_texts(resume: Resume) -> Mapping[str, str]:
    """Return the texts that an anonymous build must not have, by path: names, contacts, schools."""
    return dict(_identifying(resume))


def _identifying(resume: Resume) -> Iterator[tuple[str, str]]:
    basics = resume.basics
    for number, part in enumerate((basics.name, *_parts(basics.name))):
        yield f"basics.name{'' if not number else f'#{number}'}", part
    for key in ("email", "url", "image"):
        if isinstance(text := getattr(basics, key), str) and text:
            yield f"basics.{key}", text
    for profile in basics.profiles:
        yield from ((f"{profile.path}.{key}", text) for key in ("username", "url") if (text := getattr(profile, key)))
    for place in filter(None, (basics.location, *basics.locations)):
        if place.address_:
            yield f"{place.path}.address", place.address_
    yield from ((f"{school.path}.institution", school.institution) for school in resume.education)
    yield from ((f"{one.path}.name", one.name) for one in resume.references)


def _parts(name: str) -> Iterator[str]:
    """Yield the words of a name that are long enough to identify somebody."""
    yield from (word for word in name.replace(",", " ").split() if len(word) >= _SHORTEST and word[:1].isupper())
