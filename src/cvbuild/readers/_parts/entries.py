"""Entries from mappings by tables of keys, and sections that no reader knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cvbuild.readers._cv import Draft, address, fields, prose, readable
from cvbuild.readers._parts.headings import section_of
from cvbuild.readers._parts.texts import blocks, markdown, one_line
from cvbuild.readers._parts.tree import Node

__all__ = ["BUILT_IN", "DATED", "KNOWN", "LISTED", "entry", "generic", "labelled", "span", "undated"]

Keys = Mapping[str, Sequence[str]]
DATES = frozenset({"date", "startDate", "endDate", "releaseDate", "expires"})
URLS = frozenset({"url"})
LISTS = frozenset({"highlights", "keywords", "courses", "authors", "roles"})
BODIES = frozenset({"summary", "description", "reference", "text"})

DATED: Keys = {
    "startDate": ("startDate", "start_date", "start", "from", "begin"),
    "endDate": ("endDate", "end_date", "end", "to", "until"),
}
KNOWN: Keys = {
    "name": ("name", "title", "label", "role", "event", "course", "degree"),
    "position": ("position", "jobTitle", "role", "subtitle"),
    "organization": (
        "organization",
        "organisation",
        "company",
        "employer",
        "institution",
        "issuer",
        "publisher",
        "venue",
    ),
    "location": ("location", "place", "city"),
    "url": ("url", "website", "link", "href"),
    "date": ("date", "year", "releaseDate"),
    **DATED,
    "summary": ("summary", "description", "details", "text", "content"),
    "highlights": ("highlights", "bullets", "achievements", "responsibilities"),
    "keywords": ("keywords", "tags", "technologies", "skills"),
}
"""Keys of an entry of the user's own section, with the names that files give them."""

_BODY: Keys = {"summary": ("summary",), "highlights": ("highlights",)}
_URL: Keys = {"url": ("url", "website")}
_KEYWORDS: Keys = {"keywords": ("keywords",)}
BUILT_IN: Mapping[str, Keys] = {
    "work": {
        "name": ("name", "company"),
        "position": ("position", "title"),
        "location": ("location",),
        "description": ("description",),
        **_URL,
        **DATED,
        **_BODY,
        **_KEYWORDS,
    },
    "volunteer": {
        "organization": ("organization", "name"),
        "position": ("position",),
        "location": ("location",),
        **_URL,
        **DATED,
        **_BODY,
    },
    "education": {
        "institution": ("institution", "name"),
        "area": ("area",),
        "studyType": ("studyType", "degree"),
        "location": ("location",),
        "score": ("score", "gpa"),
        "courses": ("courses",),
        **_URL,
        **DATED,
        **_BODY,
    },
    "awards": {"title": ("title", "name"), "date": ("date",), "awarder": ("awarder",), "summary": ("summary",), **_URL},
    "certificates": {"name": ("name", "title"), "date": ("date",), "issuer": ("issuer",), **_URL},
    "publications": {
        "name": ("name", "title"),
        "authors": ("authors",),
        "publisher": ("publisher",),
        "releaseDate": ("releaseDate", "date"),
        "summary": ("summary",),
        **_URL,
    },
    "skills": {"name": ("name",), "level": ("level",), **_KEYWORDS},
    "languages": {"language": ("language", "name"), "fluency": ("fluency", "level")},
    "interests": {"name": ("name",), "summary": ("summary",), **_KEYWORDS},
    "references": {
        "name": ("name",),
        "position": ("position",),
        "organization": ("organization", "company"),
        "email": ("email",),
        "phone": ("phone",),
        "relationship": ("relationship",),
        "reference": ("reference", "summary"),
    },
    "projects": {
        "name": ("name", "title"),
        "description": ("description",),
        "entity": ("entity",),
        "type": ("type",),
        "roles": ("roles",),
        **_URL,
        **DATED,
        **_BODY,
        **_KEYWORDS,
    },
}
"""Keys of the built-in sections, with the names that JSON Resume and its relatives give them."""

LISTED = frozenset({"work", "volunteer", "education", "projects"})
"""Sections whose entries have highlights."""


def entry(node: Node, keys: Keys, *, listed: bool = True, skip: Sequence[str] = ()) -> dict[str, Any]:
    """Return an entry: for each target key the first source key with a value; all other texts as fields.

    Args:
        node: the mapping.
        keys: target keys with their possible source keys.
        listed: lists in the summary become highlights.
        skip: source keys that the caller takes.
    """
    made: dict[str, Any] = {}
    for target, sources in keys.items():
        value = _value(node, target, sources, listed)
        if target in BODIES and isinstance(value, dict):
            extra = value.pop("highlights", [])
            made[target] = value["summary"]
            made["highlights"] = [*made.get("highlights", []), *extra]
        elif target == "highlights":
            made[target] = [*made.get(target, []), *value]
        else:
            made[target] = value
    undated(made, node, keys)
    left = _others(node, skip)
    return {**made, "fields": left} if left else made


def _value(node: Node, target: str, sources: Sequence[str], listed: bool) -> Any:
    if target in DATES:
        return node.date(*sources)
    if target in URLS:
        return address(_address(node, sources))
    if target in LISTS:
        return [one for text in _texts(node, sources) for one in _listed(text, target)]
    if target in BODIES:
        return prose(node, *sources, highlights=listed)
    return one_line(node.text(*sources))


def _texts(node: Node, sources: Sequence[str]) -> list[str]:
    return node.texts(*sources)


def _listed(text: str, target: str) -> list[str]:
    """Return one item; several if a text is a list by itself."""
    found = blocks(text)
    if target == "highlights" and (len(found) > 1 or any(block.level for block in found)):
        return [block.text for block in found]
    return [markdown(found)] if found else []


def _address(node: Node, sources: Sequence[str]) -> str:
    found = node.get(*sources)
    return found.text() or found.text("url", "href", "link") if found else ""


def _others(node: Node, skip: Sequence[str]) -> dict[str, str]:
    made: dict[str, str] = {}
    for key, one in node.pairs():
        if key not in skip:
            made |= labelled(key, one) if not one.is_text else _single(key, one)
    return made


def labelled(key: str, node: Node) -> dict[str, str]:
    """Take all texts below a key; a list is one value, labelled with the key."""
    return fields((readable(f"{key}.{path}"), markdown(text)) for path, text in node.rest())


def _single(key: str, node: Node) -> dict[str, str]:
    found = node.rest()
    return fields((readable(key), markdown(text)) for _, text in found)


def undated(made: dict[str, Any], node: Node, keys: Keys) -> None:
    """Take a date in words, such as ``2012 to 2016``, as start and end."""
    if made.get("startDate") or made.get("date") or made.get("endDate"):
        return
    for target in ("date", "startDate", "endDate"):
        start, end = node.dates(*keys.get(target, ()))
        if start or end:
            span(made, start, end, single="date" if "date" in keys else "endDate")
            return


def span(made: dict[str, Any], start: str, end: str, single: str = "endDate") -> None:
    """Set start and end; a single date is ``single``."""
    if start:
        made["startDate"] = start
        made["endDate"] = end
    elif end:
        made[single] = end


_LEAD_KEYS = {target: next(iter(keys)) for target, keys in BUILT_IN.items()}


def generic(draft: Draft, title: str, node: Node) -> None:
    """Add a section that no reader knows: a text, a list, or entries with whatever they have."""
    label = readable(title)
    target = section_of(label)
    if target in BUILT_IN and any(not item.is_text for item in node.items()) and isinstance(node.data, list):
        for item in node.items():
            made = (
                {_LEAD_KEYS[target]: item.text()}
                if item.is_text
                else entry(item, BUILT_IN[target], listed=target in LISTED)
            )
            draft.add(target, made)
    elif node.is_text:
        draft.own(label, text=markdown(node.text()))
    elif isinstance(node.data, list):
        _generic_list(draft, label, node)
    else:
        _generic_mapping(draft, label, node)


def _generic_list(draft: Draft, label: str, node: Node) -> None:
    items = node.items()
    if all(item.is_text for item in items):
        draft.own(label, items=[markdown(item.text()) for item in items])
        return
    key = draft.key(label)
    for item in items:
        found = {"name": markdown(item.text())} if item.is_text else entry(item, KNOWN)
        draft.add(key, found, label)


def _generic_mapping(draft: Draft, label: str, node: Node) -> None:
    key = draft.key(label)
    inner = next((one for name, one in node.pairs() if name in ("items", "entries", "history", "list")), None)
    if inner is not None and any(not item.is_text for item in inner.items()):
        _generic_list(draft, node.text("title", "name") or label, inner)
    singles = [(name, one) for name, one in node.pairs() if one.is_text and one.untaken()]
    if made := fields((readable(name), markdown(one.text())) for name, one in singles):
        draft.add(key, {"name": label, "fields": made}, label)
    for name, one in node.pairs():
        if one.untaken():
            draft.add(key, {"name": readable(name), "keywords": [text for _, text in one.rest()]}, label)
