"""Reactive Resume, versions 3, 4 and 5: JSON with ``basics`` and ``sections``; texts in HTML since version 4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, rest
from cvbuild.readers._parts.entries import KNOWN, entry, span
from cvbuild.readers._parts.language import locale_of
from cvbuild.readers._parts.parse import json_or_yaml, mapping
from cvbuild.readers._parts.texts import blocks, markdown, one_line
from cvbuild.readers._parts.tree import Node, Tracker

_URL: Mapping[str, Sequence[str]] = {"url": ("url", "website")}
_TEXT: Mapping[str, Sequence[str]] = {"summary": ("summary", "description")}
_KINDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "work": {
        "name": ("company", "name"),
        "position": ("position",),
        "location": ("location",),
        **_URL,
        **_TEXT,
        "keywords": ("keywords",),
    },
    "education": {
        "institution": ("institution", "school"),
        "area": ("area",),
        "studyType": ("studyType", "degree"),
        "location": ("location",),
        "score": ("score", "grade"),
        "courses": ("courses",),
        **_URL,
        **_TEXT,
    },
    "awards": {"title": ("title", "name"), "awarder": ("awarder",), "date": ("date",), **_URL, **_TEXT},
    "certificates": {"name": ("name", "title"), "issuer": ("issuer",), "date": ("date",), **_URL},
    "publications": {"name": ("name", "title"), "publisher": ("publisher",), "releaseDate": ("date",), **_URL, **_TEXT},
    "skills": {"name": ("name",), "level": ("proficiency", "description", "level"), "keywords": ("keywords",)},
    "languages": {"language": ("language", "name"), "fluency": ("fluency", "description", "level")},
    "interests": {"name": ("name",), "keywords": ("keywords",)},
    "volunteer": {
        "organization": ("organization",),
        "position": ("position",),
        "location": ("location",),
        **_URL,
        **_TEXT,
    },
    "projects": {
        "name": ("name",),
        "description": (),
        "keywords": ("keywords",),
        **_URL,
        "summary": ("summary", "description"),
    },
    "references": {
        "name": ("name",),
        "position": ("position",),
        "relationship": ("relationship",),
        "phone": ("phone",),
        "email": ("email",),
        "reference": ("summary", "description"),
    },
}
_NAMES = {"experience": "work", "certifications": "certificates"}
_OWN: Mapping[str, Sequence[str]] = {
    **KNOWN,
    "name": ("name", "title", "company", "school", "recipient"),
    "position": ("position", "subtitle", "degree", "area", "description"),
    "summary": ("summary", "content", "description"),
}
_SETTINGS = ("id", "type", "columns", "visible", "hidden", "separateLinks", "icon", "options", "iconColor", "showLink")
_LAYOUT = "layout of Reactive Resume"
_HEADING = "headings of empty sections, of the summary and the profiles"


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is Reactive Resume: ``basics`` and ``sections`` as mappings."""
    data = mapping(content, name)
    return isinstance(data.get("basics"), dict) and isinstance(data.get("sections"), dict)


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    root = log.root(json_or_yaml(content))
    _settings(root, cv)
    _basics(root, cv)
    hidden: list[str] = []
    for key, node in root.get("sections").pairs():
        _section(key, node, cv, hidden)
    for key, node in root.get("sections").get("custom").pairs():
        if isinstance(node.data, dict):
            _section(key, node, cv, hidden, own=True)
    for node in root.items("customSections"):
        _section(node.peek("type") or "custom", node, cv, hidden, own=True)
    if hidden:
        log.remark("hidden in Reactive Resume, imported with `hold`: " + ", ".join(hidden))
    for label, value in rest(root).items():
        cv.field(label, value)
    return log


def _settings(root: Node, cv: Draft) -> None:
    metadata = root.get("metadata")
    cv.locale = locale_of(metadata.get("page").peek("locale") or metadata.peek("locale"))
    if metadata.get("notes").untaken():
        root.log.remark("metadata.notes may hold private text; it is left out")
    metadata.drop(_LAYOUT)
    root.drop(_LAYOUT, "public", "id", "slug", "title", "name", "shortId", "createdAt", "updatedAt", "user", "image")
    root.drop("account of Reactive Resume", "userId", "tags", "version", "$schema")


def _basics(root: Node, cv: Draft) -> None:
    node = root.get("basics")
    cv.put("name", node.text("name"))
    cv.put("label", one_line(node.text("headline")))
    cv.field("Date of birth", node.date("birthdate"))
    cv.put("email", node.text("email"))
    cv.phone(node.text("phone"))
    url = node.get("url", "website")
    cv.website(url.text() or url.text("href", "url"))
    url.drop("label of a link", "label")
    picture = root.get("picture") or node.get("picture", "photo")
    cv.put("image", picture.text("url"))
    for one in (picture, node.get("picture"), node.get("photo")):
        one.drop(_LAYOUT)
    summary = node.get("summary") or root.get("summary")
    cv.put("summary", markdown(blocks(summary.text() or summary.text("content"))))
    _forget(summary)
    _location(node.get("location"), cv)
    for one in node.items("profiles"):
        cv.profile(one.text("network"), one.text("username"), address(_link(one)))
        _forget(one)
    for one in node.items("customFields"):
        _custom_field(one, cv)
    _forget(node)
    for label, value in rest(node).items():
        cv.field(label, value)


def _custom_field(one: Node, cv: Draft) -> None:
    one.drop(_LAYOUT, "icon", "id")
    label, value, link = one.text("name"), one.text("value", "text"), one.text("link")
    if link and link != value:
        cv.profile(value or label or link, "", address(link))
    else:
        cv.field(label or "Note", value or link)


def _location(node: Node, cv: Draft) -> None:
    if node.is_text:
        cv.put("location", {"city": node.text()})
        return
    place = {key: node.text(key) for key in ("address", "postalCode", "city", "region")}
    country = node.text("country")
    place["countryCode" if len(country) == 2 else "region"] = country or place["region"]
    if country and len(country) != 2:
        place["region"] = ", ".join(filter(None, (node.text("region"), country)))
    cv.put("location", {key: value for key, value in place.items() if value})


def _link(node: Node) -> str:
    url = node.get("url", "website", "link")
    found = url.text() or url.text("href", "url")
    if url.peek("label") in ("", found, found.split("//")[-1]):
        url.drop("label of a link", "label")
    return found


def _forget(node: Node) -> None:
    """Drop the settings of an item."""
    for key in _SETTINGS:
        node.get(key).drop(_LAYOUT)


def _section(key: str, node: Node, cv: Draft, hidden: list[str], *, own: bool = False) -> None:
    name, title = _NAMES.get(key, key), node.peek("name", "title")
    is_hidden = node.peek("visible") == "false" or node.peek("hidden") == "true"
    if key == "custom" and not own and not node.get("items"):
        return
    _forget(node)
    if key == "profiles":
        _profiles(node, cv)
        return
    if key in ("summary", "cover-letter") or node.get("content"):
        _text_section(name, title, node, cv)
        node.drop(_HEADING, "name", "title")
        return
    target = name if name in _KINDS and not (own and name in cv.cv) else ""
    if not node.get("items"):
        node.drop(_HEADING, "name", "title")
    elif target:
        cv.titles.setdefault(target, node.text("name", "title"))
    for item in node.items("items"):
        if not target:
            node.text("name", "title")
        _item(target, title or key, item, cv, hidden, is_hidden=is_hidden)


def _profiles(node: Node, cv: Draft) -> None:
    for one in node.items("items"):
        cv.profile(one.text("network"), one.text("username"), address(_link(one)))
        _forget(one)
    node.drop(_HEADING, "name", "title")


def _text_section(name: str, title: str, node: Node, cv: Draft) -> None:
    """Add a text: to the summary, or as a section of the user's own under its heading."""
    texts = [node.text("content"), *(one.text("content", "summary", "description") for one in node.items("items"))]
    for one in node.items("items"):
        _forget(one)
    text = "\n\n".join(markdown(blocks(text)) for text in texts if text)
    if name == "summary" and text:
        cv.basics["summary"] = "\n\n".join(filter(None, (cv.basics.get("summary"), text)))
    elif text:
        cv.own(node.text("name", "title") or title or name, text=text)


def _item(target: str, title: str, item: Node, cv: Draft, hidden: list[str], *, is_hidden: bool) -> None:
    held = is_hidden or item.peek("visible") == "false" or item.peek("hidden") == "true"
    _forget(item)
    dates = _dates(item, target)
    level = _level(item)
    url = _link(item)
    roles = [_role(one) for one in item.items("roles")]
    made = entry(item, _KINDS.get(target, _OWN), listed=_listed(target), skip=("url", "website", "link"))
    made |= {**dates, "url": address(url) or made.get("url", "")}
    if level:
        made.setdefault("level" if target == "skills" else "fluency", "")
        _add_level(target, made, level)
    if roles:
        made["roles"] = roles
    if link := rest(item).get("Label"):
        made.setdefault("fields", {})["Link"] = link
    if held:
        made["hold"] = "hidden in Reactive Resume"
        hidden.append(str(next((value for key, value in made.items() if isinstance(value, str) and value), title)))
    _fit(target, made)
    cv.add(target or cv.key(title), made, "" if target else title)


def _listed(target: str) -> bool:
    return target in ("work", "education", "volunteer", "projects", "")


def _fit(target: str, made: dict[str, Any]) -> None:
    """Use the end as the date where the section has one date."""
    single = {"awards": "date", "certificates": "date", "publications": "releaseDate"}.get(target)
    if single and made.get("endDate") and not made.get(single):
        made[single] = made.pop("endDate")
        if start := made.pop("startDate", ""):
            made.setdefault("fields", {})["Since"] = start


def _add_level(target: str, made: dict[str, Any], level: str) -> None:
    key = {"skills": "level", "languages": "fluency"}.get(target)
    if key is None:
        made.setdefault("fields", {})["Level"] = level
    elif str(made.get(key, "")).isdigit() or not made.get(key):
        made[key] = level


def _level(item: Node) -> str:
    """Return the number of dots as words, if the item has no word for its level; drop it otherwise."""
    number, most = item.get("levelNum"), "10"
    if not number and item.peek("level").isdigit():
        number, most = item.get("level"), "5"
    words = item.peek("description") or item.peek("proficiency") or item.peek("fluency")
    if number.peek() in ("", "0") or words or (not item.peek("level").isdigit() and item.peek("level")):
        number.drop("dots that draw a level")
        return ""
    return f"{number.text()}/{most}"


def _dates(item: Node, target: str) -> dict[str, str]:
    """Return the dates of an item: a range as mapping or text, or one date."""
    made: dict[str, str] = {}
    date = item.get("date", "period")
    if isinstance(date.data, dict):
        span(made, date.date("start"), date.date("end"))
        if made.get("startDate") and not made.get("endDate"):
            made.pop("endDate", None)
        return made
    start, end = date.dates()
    single = {"awards": "date", "certificates": "date", "publications": "releaseDate"}.get(target, "endDate")
    span(made, start, end, single)
    return made


def _role(node: Node) -> dict[str, Any]:
    _forget(node)
    made = {"position": node.text("position"), **_dates(node, "work")}
    return {**made, **entry(node, _TEXT), "position": made["position"] or "Role"}


READER = Reader(
    name="reactive-resume",
    description="Reactive Resume, versions 3, 4 and 5 (JSON)",
    recognise=recognise,
    draft=draft,
    rank=30,
)
