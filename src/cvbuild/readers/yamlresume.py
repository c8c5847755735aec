"""YAMLResume, 0.3 to 0.14: JSON Resume's sections below ``content``, with all bodies in Markdown summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, rest
from cvbuild.readers._parts.entries import DATED, entry, generic
from cvbuild.readers._parts.language import locale_of
from cvbuild.readers._parts.parse import json_or_yaml, mapping
from cvbuild.readers._parts.places import put_location
from cvbuild.readers._parts.texts import blocks, markdown, one_line
from cvbuild.readers._parts.tree import Node, Tracker

_URL: Mapping[str, Sequence[str]] = {"url": ("url",), "summary": ("summary",)}
_KEYWORDS: Mapping[str, Sequence[str]] = {"keywords": ("keywords",)}
_SECTIONS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "work": {"name": ("name",), "position": ("position",), "location": ("location",), **_URL, **DATED, **_KEYWORDS},
    "volunteer": {
        "organization": ("organization",),
        "position": ("position",),
        "location": ("location",),
        **_URL,
        **DATED,
    },
    "education": {
        "institution": ("institution",),
        "area": ("area",),
        "studyType": ("degree", "studyType"),
        "location": ("location",),
        "score": ("score",),
        "courses": ("courses",),
        **_URL,
        **DATED,
    },
    "awards": {"title": ("title",), "awarder": ("awarder",), "date": ("date",), **_URL},
    "certificates": {"name": ("name",), "issuer": ("issuer",), "date": ("date",), "url": ("url",)},
    "publications": {"name": ("name",), "publisher": ("publisher",), "releaseDate": ("releaseDate",), **_URL},
    "skills": {"name": ("name",), "level": ("level",), **_KEYWORDS},
    "languages": {"language": ("language",), "fluency": ("fluency",)},
    "interests": {"name": ("name",), **_KEYWORDS},
    "references": {
        "name": ("name",),
        "email": ("email",),
        "phone": ("phone",),
        "relationship": ("relationship",),
        "reference": ("summary",),
    },
    "projects": {"name": ("name",), "description": ("description",), **_URL, **DATED, **_KEYWORDS},
}
_LISTED = ("work", "volunteer", "education", "projects")


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is YAMLResume: ``content`` with its sections below."""
    inner = mapping(content, name).get("content")
    return isinstance(inner, dict) and bool({"basics", "work", "education"} & set(inner))


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    root = log.root(json_or_yaml(content))
    language = root.get("locale").get("language") or root.get("layout").get("locale").get("language")
    cv.locale = locale_of(language.peek())
    for key, node in root.pairs():
        if key != "content":
            node.drop("layout of YAMLResume")
    for key, node in root.get("content").pairs():
        _part(key, node, cv)
    return log


def _part(key: str, node: Node, cv: Draft) -> None:
    if key == "basics":
        _basics(node, cv)
    elif key == "location":
        put_location(node, cv)
    elif key == "profiles":
        for one in node.items():
            cv.profile(one.text("network"), one.text("username"), one.text("url"))
    elif key in _SECTIONS:
        for one in node.items():
            cv.add(key, entry(one, _SECTIONS[key], listed=key in _LISTED))
    else:
        generic(cv, key, node)


def _basics(node: Node, cv: Draft) -> None:
    cv.put("name", node.text("name"))
    cv.put("label", one_line(node.text("headline")))
    cv.put("email", node.text("email"))
    cv.phone(node.text("phone"))
    cv.website(node.text("url"))
    cv.put("summary", markdown(blocks(node.text("summary"))))
    for label, value in rest(node).items():
        cv.field(label, value)


READER = Reader(
    name="yamlresume",
    description="YAMLResume (YAML)",
    recognise=recognise,
    draft=draft,
    rank=25,
)
