"""JSON Resume, all versions since 0.0.10: old keys, ``bio`` for ``basics``, keys of no schema."""

from __future__ import annotations

from typing import Any

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, rest
from cvbuild.readers._parts.entries import BUILT_IN, LISTED, entry, generic
from cvbuild.readers._parts.parse import json_or_yaml, mapping
from cvbuild.readers._parts.places import put_location, written_place
from cvbuild.readers._parts.texts import blocks, markdown, one_line
from cvbuild.readers._parts.tree import Node, Tracker

_NAMES = {
    "experiences": "work",
    "experience": "work",
    "sideProjects": "projects",
    "certifications": "certificates",
    "hobbies": "interests",
    "volunteering": "volunteer",
}
_OLD = {
    "company": "name",
    "website": "url",
    "gpa": "score",
    "picture": "image",
    "bio": "basics",
    "hobbies": "interests",
    "experiences": "work",
    "sideProjects": "projects",
}


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is JSON Resume: ``basics``, ``bio`` or ``work`` of its kind."""
    data = mapping(content, name)
    if not data or "properties" in data or isinstance(data.get("sections"), dict):
        return False
    basics = data.get("basics", data.get("bio"))
    sections = [key for key in data if key in BUILT_IN or key in _NAMES]
    return isinstance(basics, dict) or (isinstance(data.get("work"), list) and len(sections) > 0)


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    root = log.root(json_or_yaml(content))
    _basics(root.get("basics", "bio"), cv)
    for key, node in root.pairs():
        if key in ("basics", "bio"):
            continue
        if key in ("meta", "$schema") or key.startswith(("x-", "_")):
            node.drop("settings of JSON Resume's tools")
        else:
            _section(_NAMES.get(key, key), key, node, cv)
    _old_keys(root.data, log)
    return log


def _section(name: str, key: str, node: Node, cv: Draft) -> None:
    if name not in BUILT_IN:
        generic(cv, key, node)
        return
    for item in node.items():
        cv.add(name, _item(name, item))


def _item(name: str, item: Node) -> dict[str, Any]:
    if item.is_text:
        lead = next(iter(BUILT_IN[name]))
        return {lead: item.text()}
    place = written_place(item, "location") if not item.get("location").is_text else ""
    for _, value in item.pairs():
        if value.peek() in ("true", "false"):
            value.drop("settings of a theme")
    made = entry(item, BUILT_IN[name], listed=name in LISTED)
    _spare_texts(name, made)
    return {**made, "location": place} if place else made


def _spare_texts(name: str, made: dict[str, Any]) -> None:
    """Keep highlights of entries that have none in cv.yaml as part of their summary."""
    if name not in LISTED and made.get("highlights"):
        made["summary"] = "\n".join([made.get("summary", ""), *(f"- {one}" for one in made.pop("highlights"))]).strip()


def _basics(node: Node, cv: Draft) -> None:
    first = " ".join(filter(None, (node.text("firstName"), node.text("lastName"))))
    cv.put("name", node.text("name") or first)
    cv.put("label", one_line(node.text("label", "headline", "title")))
    cv.put("image", node.text("image", "picture"))
    _mails(node.get("email"), cv)
    for phone in _labelled(node.get("phone")):
        cv.phone(*phone)
    for url, label in ((node.text("url"), ""), *_labelled(node.get("website")), *_labelled(node.get("websites"))):
        cv.profile(label.capitalize(), "", address(url)) if label and url else cv.website(url)
    cv.put("summary", markdown(blocks(node.text("summary"))))
    put_location(node.get("location"), cv)
    _profiles(node.get("profiles"), cv)
    for label, value in rest(node).items():
        cv.field(label, value)


def _mails(node: Node, cv: Draft) -> None:
    for number, (mail, label) in enumerate(_labelled(node)):
        cv.put("email", mail) if not number else cv.field(f"Email ({label})" if label else "Email", mail)


def _labelled(node: Node) -> list[tuple[str, str]]:
    """Return texts with their labels: of a text, a list, or a mapping by kind."""
    if isinstance(node.data, dict):
        return [(one.text(), key) for key, one in node.pairs() if one.is_text]
    return [(text, "") for text in node.texts()]


def _profiles(node: Node, cv: Draft) -> None:
    named = node.pairs() if isinstance(node.data, dict) else [("", one) for one in node.items()]
    for network, one in named:
        value = one.text()
        if value:
            is_url = "/" in value
            cv.profile(network, "" if is_url else value, address(value) if is_url else "")
            continue
        cv.profile(network or one.text("network", "name"), one.text("username"), address(one.text("url", "website")))
        for label, value in rest(one).items():
            cv.field(label, value)


def _old_keys(data: Any, log: Tracker) -> None:
    found = sorted({(key, _OLD[key]) for key in _keys(data) if key in _OLD})
    if found:
        log.remark("old keys were read: " + ", ".join(f"{old} as {new}" for old, new in found))


def _keys(data: Any) -> list[str]:
    if isinstance(data, dict):
        return [*data, *(key for one in data.values() for key in _keys(one))]
    return [key for one in data for key in _keys(one)] if isinstance(data, list) else []


READER = Reader(
    name="json-resume",
    description="JSON Resume, any version (resume.json)",
    recognise=recognise,
    draft=draft,
    rank=70,
)
