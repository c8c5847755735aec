"""The JSON profile of a personal site: experience with ``dates``, links, role fits, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, rest
from cvbuild.readers._parts.entries import entry, generic
from cvbuild.readers._parts.parse import json_or_yaml, mapping
from cvbuild.readers._parts.texts import blocks, markdown, one_line
from cvbuild.readers._parts.tree import Node, Tracker

_BODY: Mapping[str, Sequence[str]] = {"location": ("location",), "url": ("url", "link"), "summary": ("summary",)}
_WORK: Mapping[str, Sequence[str]] = {
    "name": ("company",),
    "position": ("title",),
    "startDate": ("dates",),
    "highlights": ("highlights", "bullets"),
    **_BODY,
}
_EDUCATION: Mapping[str, Sequence[str]] = {
    "institution": ("school",),
    "studyType": ("degree",),
    "area": ("field",),
    "startDate": ("dates",),
    **_BODY,
}
_PROJECT: Mapping[str, Sequence[str]] = {
    "name": ("name", "title"),
    "summary": ("summary", "description"),
    "url": ("url", "repo", "github"),
    "keywords": ("tags", "tech", "stack"),
    "highlights": ("highlights",),
}
_NOTE: Mapping[str, Sequence[str]] = {
    "name": ("title",),
    "releaseDate": ("date",),
    "summary": ("excerpt",),
    "url": ("url",),
}
_SITE = "settings of the site"


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is such a profile: experience with ``dates``, and ``links`` or ``roleFits``."""
    data = mapping(content, name)
    jobs = data.get("experience")
    first = jobs[0] if isinstance(jobs, list) and jobs else None
    return isinstance(first, dict) and "dates" in first and bool({"links", "roleFits"} & set(data))


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    root = log.root(json_or_yaml(content))
    root.drop(_SITE, "endpoints", "updated", "$schema", "version")
    _basics(root, cv)
    for one in root.items("experience"):
        cv.add("work", entry(one, _WORK))
    _projects(root.get("projects"), cv)
    _skills(root.get("skills"), cv)
    for one in root.items("education"):
        cv.add("education", entry(one, _EDUCATION))
    for one in root.items("notes"):
        one.drop(_SITE, "slug", "markdownUrl")
        made = entry(one, _NOTE, listed=False, skip=("tags",))
        tags = ", ".join(one.texts("tags"))
        cv.add("publications", {**made, **({"fields": {"Tags": tags}} if tags else {})})
    for key, node in root.pairs():
        if node.untaken():
            generic(cv, key, node)
    return log


def _basics(root: Node, cv: Draft) -> None:
    cv.put("name", root.text("name"))
    cv.put("label", one_line(root.text("headline")))
    cv.put("summary", markdown(blocks(root.text("summary"))))
    links = root.get("links")
    cv.put("email", links.text("email"))
    cv.phone(links.text("phone"))
    cv.put("url", links.text("site", "website"))
    for key, node in links.pairs():
        if node.untaken():
            cv.profile(_NETWORKS.get(key, key), "", node.text())
    places = root.texts("locations")
    cv.put("locations", [{"city": place} for place in places])
    cv.put("roleFits", root.texts("roleFits"))
    names = [name for name in root.texts("alternateName") if name not in str(cv.basics.get("name"))]
    cv.field("Also known as", ", ".join(names))


_NETWORKS = {"github": "GitHub", "linkedin": "LinkedIn", "x": "X", "twitter": "Twitter", "orcid": "ORCID"}


def _projects(node: Node, cv: Draft) -> None:
    groups = node.pairs() if isinstance(node.data, dict) else [("", node)]
    for kind, group in groups:
        for one in group.items():
            made = entry(one, _PROJECT)
            closed = {"disclosure": "proprietary"} if kind == "proprietary" else {}
            cv.add("projects", {**made, **closed})


def _skills(node: Node, cv: Draft) -> None:
    for name, group in node.pairs():
        cv.add("skills", {"name": name, "keywords": group.texts(), "fields": rest(group)})
    if not node.pairs():
        for text in node.texts():
            cv.add("skills", {"name": text})


READER = Reader(
    name="profile",
    description="JSON profile of a personal site (experience, links, roleFits)",
    recognise=recognise,
    draft=draft,
    rank=45,
)
