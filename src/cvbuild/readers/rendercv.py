"""RenderCV, versions 0.x to 2.x: sections with free titles, whose kind shows in their entries' keys."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cvbuild.model.sections import section_types
from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, rest
from cvbuild.readers._parts.entries import KNOWN, entry
from cvbuild.readers._parts.headings import section_of
from cvbuild.readers._parts.language import locale_of
from cvbuild.readers._parts.parse import json_or_yaml, mapping
from cvbuild.readers._parts.texts import blocks, markdown, nested, one_line
from cvbuild.readers._parts.tree import Node, Tracker

_DATES: Mapping[str, Sequence[str]] = {"startDate": ("start_date",), "endDate": ("end_date",)}
_BODY: Mapping[str, Sequence[str]] = {
    "summary": ("summary",),
    "location": ("location",),
    "url": ("url", "transcript_url"),
}
_WORK: Mapping[str, Sequence[str]] = {"name": ("company",), "position": ("position",), **_DATES, **_BODY}
_KINDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "work": _WORK,
    "volunteer": {"organization": ("company", "name"), "position": ("position",), **_DATES, **_BODY},
    "education": {
        "institution": ("institution",),
        "area": ("area",),
        "studyType": ("degree", "study_type"),
        "score": ("gpa",),
        **_DATES,
        **_BODY,
    },
    "publications": {
        "name": ("title",),
        "authors": ("authors",),
        "journal": ("journal",),
        "doi": ("doi",),
        "releaseDate": ("date",),
        "url": ("url",),
        "summary": ("summary",),
    },
    "projects": {"name": ("name",), **_DATES, "url": ("url",), "summary": ("summary",)},
    "certificates": {"name": ("name",), "date": ("date",), "url": ("url",), "issuer": ("issuer",)},
    "awards": {"title": ("name",), "date": ("date",), "url": ("url",), "summary": ("summary",)},
}
_OWN_WORK: Mapping[str, Sequence[str]] = {"organization": ("company", "institution"), "position": ("position", "area")}
_OLD_TOP = frozenset(
    {
        *("name", "label", "headline", "location", "email", "phone", "website", "photo", "summary", "sections"),
        *("social_networks", "custom_connections", "section_order", "custom_sections"),
    }
)
_LAYOUT = "layout of RenderCV"


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is RenderCV: ``cv`` with a mapping below it."""
    data = mapping(content, name)
    inner = data.get("cv")
    return isinstance(inner, dict) and "properties" not in data and bool(_OLD_TOP & set(inner) or "sections" in inner)


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    root = log.root(json_or_yaml(content))
    for key, node in root.pairs():
        if key == "locale":
            cv.locale = locale_of(_CODES.get(node.peek("language").lower(), ""))
        if key != "cv":
            node.drop(_LAYOUT)
    person = root.get("cv")
    _basics(person, cv)
    for title, node in (*person.get("sections").pairs(), *_old_sections(person)):
        _section(title, node, cv)
    for label, value in rest(person).items():
        cv.field(label, value)
    return log


_CODES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "turkish": "tr",
    "danish": "da",
    "norwegian": "nb",
    "russian": "ru",
    "japanese": "ja",
    "korean": "ko",
    "hindi": "hi",
    "indonesian": "id",
    "mandarin_chinese": "zh",
    "hebrew": "he",
}


def _old_sections(person: Node) -> list[tuple[str, Node]]:
    """Return the sections of versions 0.x, in their order."""
    person.drop(_LAYOUT, "section_order")
    order = [node.peek() for node in person.items("section_order")]
    named = [(key, node) for key, node in person.pairs() if key not in _OLD_TOP]
    own = [(one.text("title") or "Other", one.get("entries")) for one in person.items("custom_sections")]
    for one in person.items("custom_sections"):
        one.drop(_LAYOUT, "entry_type", "link_text")
    found = [*named, *own]
    places = {title: number for number, title in enumerate(order)}
    return sorted(found, key=lambda pair: places.get(_heading(pair[0]), places.get(pair[0], 99)))


def _basics(person: Node, cv: Draft) -> None:
    cv.put("name", person.text("name"))
    cv.put("label", one_line(person.text("headline", "label")))
    cv.put("image", person.text("photo"))
    cv.put("location", {"city": person.text("location")} if person.peek("location") else "")
    for number, mail in enumerate(person.texts("email")):
        cv.put("email", mail) if not number else cv.field("Email", mail)
    for one in person.items("phone"):
        _phone(one, cv)
    for url in person.texts("website"):
        cv.website(url)
    cv.put("summary", markdown(blocks(person.text("summary"))))
    for one in person.items("social_networks"):
        cv.profile(one.text("network"), one.text("username"), one.text("url"))
    for one in person.items("custom_connections"):
        one.drop(_LAYOUT, "fontawesome_icon", "icon")
        _connection(one.text("placeholder"), one.text("url"), cv)


def _phone(node: Node, cv: Draft) -> None:
    """Add a number; ``tel:+90-541-999-99-99`` is RFC 3966 for one with spaces."""
    text = node.text()
    number = text.removeprefix("tel:").replace("-", " ") if text.startswith("tel:") else text
    node.became(text, number)
    cv.phone(number)


def _connection(text: str, url: str, cv: Draft) -> None:
    if url and url != text:
        cv.profile(text or url, "", address(url))
    elif text or url:
        cv.field("Contact", text or url)


def _heading(title: str) -> str:
    """Return the heading of a key: RenderCV capitalises keys in snake_case, and leaves all others."""
    if re.fullmatch(r"[a-z0-9_]+", title):
        return " ".join(word.capitalize() for word in title.split("_"))
    return title


def _section(title: str, node: Node, cv: Draft) -> None:
    heading, items = _heading(title), node.items()
    if not items:
        return
    target = _target(heading, items, cv)
    if target in section_types() and target not in cv.cv:
        cv.titles.setdefault(target, heading)
    for item in items:
        if item.is_text:
            _plain(target, heading, item, cv)
        else:
            _add(target, heading, item, cv)


def _add(target: str, heading: str, item: Node, cv: Draft) -> None:
    section, made = _entry(target, heading, item, cv)
    cv.add(section, made, "" if section in section_types() else heading)


def _target(heading: str, items: list[Node], cv: Draft) -> str:
    """Return the section for a title and its entries; the user's own where neither fits."""
    keys = set().union(*(item.keys for item in items))
    named = section_of(heading)
    if all(item.is_text or {"bullet", "number", "reversed_number"} & item.keys for item in items):
        return named if named in ("summary", "interests", "languages") else ""
    by_keys = (
        "work" if {"company", "position"} <= keys else
        "education" if "institution" in keys else
        "publications" if "authors" in keys else ""
    )  # fmt: skip
    if by_keys:
        return named if named == "volunteer" and by_keys == "work" else by_keys if by_keys not in cv.cv else ""
    if {"label", "details"} <= keys or {"name", "details"} <= keys:
        return named if named in ("skills", "languages", "interests", "certificates", "awards") else ""
    return named if named in ("projects", "certificates", "awards", "references") and named not in cv.cv else ""


def _plain(target: str, heading: str, item: Node, cv: Draft) -> None:
    text = markdown(blocks(item.text()))
    if target == "summary":
        cv.basics["summary"] = "\n\n".join(filter(None, (cv.basics.get("summary"), text)))
    elif target in ("interests", "languages"):
        cv.add(target, {"name" if target == "interests" else "language": text})
    else:
        cv.own(heading, items=[text])


def _entry(target: str, heading: str, item: Node, cv: Draft) -> tuple[str, dict[str, Any]]:
    if {"bullet", "number", "reversed_number"} & item.keys:
        return cv.key(heading), {"name": item.text("bullet", "number", "reversed_number")}
    if target in ("skills", "languages", "interests", "certificates", "awards") and item.get("details"):
        return target, _one_liner(target, item)
    keys = _KINDS.get(target) or {**KNOWN, **_OWN_WORK, **_DATES, "summary": ("summary", "details", "description")}
    date = {} if "date" in keys or "releaseDate" in keys else _free_date(item)
    made = entry(item, {key: names for key, names in keys.items() if key != "highlights"}, skip=("highlights", "date"))
    made["highlights"] = [*made.get("highlights", []), *_highlights(item)]
    if "date" in item.keys and item.get("date").untaken():
        made.setdefault("fields", {})["Date"] = item.text("date")
    return target if target in section_types() else cv.key(heading), _fitting(target, {**made, **date})


def _fitting(target: str, made: dict[str, Any]) -> dict[str, Any]:
    """Move highlights and place where the section has no key for them."""
    if target in ("awards", "certificates", "publications") and made.get("highlights"):
        listed = "\n".join(f"- {one}" for one in made.pop("highlights"))
        made["summary"] = "\n\n".join(filter(None, (made.get("summary", ""), listed)))
    if target in ("awards", "certificates") and made.get("startDate"):
        made["date"] = made.get("date") or made.pop("endDate", "") or made.pop("startDate")
    return made


def _free_date(item: Node) -> dict[str, str]:
    """Return the dates of ``date``, which wins over start and end."""
    start, end = item.dates("date")
    if not (start or end):
        return {}
    item.drop("dates that RenderCV does not print beside `date`", "start_date", "end_date")
    return {"startDate": start or end, "endDate": end}


def _highlights(item: Node) -> list[Any]:
    return [one for text in item.texts("highlights") for one in _highlight(text)]


def _highlight(text: str) -> list[Any]:
    """Return a highlight; items written below it in one text are nested."""
    first, *others = re.split(r"\s+-\s+(?=\S)", text) if re.search(r"\n\s*-\s", text) else [text]
    if not others:
        return nested(blocks(text)[:1]) if len(blocks(text)) == 1 else [" ".join(text.split())]
    return [{"text": " ".join(first.split()), "highlights": [" ".join(one.split()) for one in others]}]


def _one_liner(target: str, item: Node) -> dict[str, Any]:
    name, details = item.text("label", "name"), item.text("details")
    if target in {"skills", "interests"}:
        return {"name": name, "keywords": listed(details), "fields": rest(item)}
    if target == "languages":
        return {"language": name, "fluency": details, "fields": rest(item)}
    lead = "title" if target == "awards" else "name"
    return {lead: name, "summary": details, "fields": rest(item)}


def listed(details: str) -> list[str]:
    """Return the parts of a list in one line; commas in brackets do not separate."""
    return [part.strip() for part in re.split(r"[,;]\s+(?![^()\[\]]*[)\]])", details) if part.strip()]


READER = Reader(
    name="rendercv",
    description="RenderCV, 0.x to 2.x (YAML)",
    recognise=recognise,
    draft=draft,
    rank=20,
)
