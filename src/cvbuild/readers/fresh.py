"""FRESH (FRESCA), 0.6 and 1.0: sections as mappings with a summary and a history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cvbuild.model.sections import section_types
from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, rest
from cvbuild.readers._parts.entries import KNOWN, entry, generic
from cvbuild.readers._parts.parse import json_or_yaml, mapping
from cvbuild.readers._parts.places import put_location, written_place
from cvbuild.readers._parts.texts import blocks, markdown, one_line
from cvbuild.readers._parts.tree import Node, Tracker

_DATES: Mapping[str, Sequence[str]] = {"startDate": ("start",), "endDate": ("end",)}
_BODY: Mapping[str, Sequence[str]] = {
    "url": ("url",),
    "summary": ("summary",),
    "highlights": ("highlights",),
    "keywords": ("keywords",),
}
_WORK: Mapping[str, Sequence[str]] = {"name": ("employer",), "position": ("position",), **_DATES, **_BODY}
_KINDS: Mapping[str, tuple[str, Mapping[str, Sequence[str]]]] = {
    "employment": ("work", _WORK),
    "service": ("volunteer", {"organization": ("organization",), "position": ("position", "role"), **_DATES, **_BODY}),
    "education": (
        "education",
        {
            "institution": ("institution",),
            "studyType": ("studyType", "degree", "title"),
            "area": ("area",),
            "score": ("grade",),
            "courses": ("curriculum",),
            **_DATES,
            **_BODY,
        },
    ),
    "projects": (
        "projects",
        {"name": ("title",), "roles": ("role",), "description": ("description",), **_DATES, **_BODY},
    ),
    "writing": (
        "publications",
        {
            "name": ("title",),
            "publisher": ("publisher",),
            "releaseDate": ("date",),
            "url": ("url",),
            "summary": ("summary",),
        },
    ),
    "recognition": (
        "awards",
        {"title": ("title",), "awarder": ("from",), "date": ("date",), "summary": ("summary",), "url": ("url",)},
    ),
    "languages": ("languages", {"language": ("language",), "fluency": ("level",)}),
    "interests": ("interests", {"name": ("name",), "summary": ("summary",), "keywords": ("keywords",)}),
    "references": ("references", {"name": ("name",), "position": ("role",), "relationship": ("flavor", "category")}),
    "testimonials": (
        "references",
        {"name": ("name",), "reference": ("quote",), "relationship": ("flavor", "category")},
    ),
}
_OWN: Mapping[str, Sequence[str]] = {
    **KNOWN,
    "name": ("title", "name", "organization"),
    "organization": ("event", "organization", "publisher", "author"),
    "position": ("role", "position"),
    "startDate": ("start",),
    "endDate": ("end",),
}
_HEADINGS = {"affiliation": "Affiliations", "speaking": "Talks", "reading": "Reading", "governance": "Governance"}


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is FRESH: by ``meta.format``, or by ``info``, ``contact`` and ``employment``."""
    data = mapping(content, name)
    meta = data.get("meta")
    named = isinstance(meta, dict) and str(meta.get("format", "")).upper().startswith("FRESH")
    return named or len({"info", "contact", "employment", "disposition"} & set(data)) > 1


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    root = log.root(json_or_yaml(content))
    root.drop("format of FRESH", "meta")
    cv.put("name", root.text("name"))
    _info(root.get("info"), cv)
    _contact(root.get("contact"), cv)
    put_location(root.get("location"), cv)
    for one in root.items("social"):
        one.drop("labels of accounts", *(["label"] if one.peek("network") else []))
        cv.profile(one.text("network", "label"), one.text("user"), address(one.text("url")))
        _fields(one, cv)
    for key, node in root.pairs():
        _section(key, node, cv)
    return log


def _info(info: Node, cv: Draft) -> None:
    cv.put("label", one_line(info.text("label", "class", "characterClass")))
    cv.put("summary", markdown(blocks(info.text("brief"))))
    cv.put("image", info.text("image"))
    _fields(info, cv)


def _contact(contact: Node, cv: Draft) -> None:
    cv.put("email", contact.text("email"))
    cv.phone(contact.text("phone"))
    cv.website(contact.text("website"))
    for one in contact.items("other"):
        label = one.text("label") or one.text("flavor", "category")
        cv.field(label or "Contact", one.text("value"))
        one.drop("kind of a contact", "flavor", "category")
    _fields(contact, cv)


def _fields(node: Node, cv: Draft) -> None:
    for label, value in rest(node).items():
        cv.field(label, value)


def _section(key: str, node: Node, cv: Draft) -> None:
    if not node.untaken():
        return
    if key == "skills":
        _skills(node, cv)
    elif key in _KINDS or key in _HEADINGS:
        section, keys = _KINDS.get(key, (cv.key(_HEADINGS.get(key, key)), _OWN))
        history = node.items("history") if isinstance(node.data, dict) else node.items()
        for one in history:
            cv.add(section, _item(section, one, keys), "" if section in section_types() else _HEADINGS[key])
        if node.untaken():
            _fields_of_section(key, node, cv)
    elif key == "disposition":
        _disposition(node, "", cv)
    else:
        generic(cv, key, node)


def _disposition(node: Node, label: str, cv: Draft) -> None:
    """Add what the person is willing to do as fields: ``Relocation willing: no``."""
    if node.is_text:
        text = node.text()
        shown = {"true": "yes", "false": "no"}.get(text, text)
        node.became(text, shown)
        cv.field(label.strip().capitalize(), shown)
    for key, one in node.pairs():
        _disposition(one, f"{label} {key}", cv)
    for one in node.items() if isinstance(node.data, list) else ():
        _disposition(one, label, cv)


def _fields_of_section(key: str, node: Node, cv: Draft) -> None:
    """Keep the introduction of a section, which cv.yaml has no place for, as a section of its own."""
    for label, text in rest(node).items():
        cv.own(f"{key.capitalize()} {label.lower()}", text=text)


def _item(section: str, one: Node, keys: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    if one.is_text:
        return {"name": one.text(), "language": ""}
    hidden = [key for key in ("private", "ignore") if one.peek(key) == "true"]
    one.drop("settings of FRESH", "private", "ignore")
    more = _contacts(one) if section == "references" else {}
    if section == "publications" and (publisher := one.get("publisher").text("name")):
        more = {"publisher": publisher}
    if not one.get("title", "name"):
        keys = {key: names for key, names in keys.items() if key != "organization" or section == "volunteer"}
    made = {**entry(one, keys, listed=section in ("work", "volunteer", "education", "projects")), **more}
    if place := written_place(one, "location"):
        made["location"] = place
    return {**made, "hold": "private in FRESH"} if hidden else made


def _contacts(one: Node) -> dict[str, str]:
    made: dict[str, str] = {}
    for contact in one.items("contact"):
        kind = contact.peek("label", "flavor") or contact.peek("flavor")
        if kind.lower() in ("email", "phone"):
            made[kind.lower()] = contact.text("value")
            contact.drop("kind of a contact")
    return made


def _skills(node: Node, cv: Draft) -> None:
    for one in node.items("sets"):
        made = {"name": one.text("name"), "level": one.text("level"), "keywords": one.texts("skills")}
        cv.add("skills", {**made, "fields": rest(one)})
    words = {one["name"] for one in cv.cv.get("skills", ()) if "name" in one}
    words |= {word for one in cv.cv.get("skills", ()) for word in one.get("keywords", ())}
    for one in node.items("list"):
        name = one.text("name")
        if name in words and not (one.peek("level") or one.peek("years") or one.peek("summary")):
            continue
        cv.add("skills", {"name": name, "level": one.text("level"), "fields": rest(one)})
    if node.untaken():
        generic(cv, "skills", node)


READER = Reader(
    name="fresh",
    description="FRESH (JSON)",
    recognise=recognise,
    draft=draft,
    rank=40,
)
