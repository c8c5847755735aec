"""The CV under construction, in the vocabulary of ``cv.yaml``; the only module that knows this vocabulary's limits."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct, field

from cvbuild.model.sections import section_types
from cvbuild.readers._parts.networks import network_of, profile, proper
from cvbuild.readers._parts.texts import blocks, body, markdown
from cvbuild.readers._parts.tree import Node
from cvbuild.readers._parts.words import letters_only, slug

__all__ = ["Draft", "address", "compact", "fields", "prose", "readable", "rest", "same_name"]

_LEADING = {
    "work": ("name", "position", "description", "location", "url"),
    "volunteer": ("organization", "position", "location", "url"),
    "education": ("institution", "studyType", "area", "location", "url"),
    "projects": ("name", "entity", "description", "url"),
    "awards": ("title", "awarder", "summary", "url"),
    "certificates": ("name", "issuer", "url"),
    "publications": ("name", "publisher", "url", "summary"),
    "languages": ("language", "fluency"),
    "references": ("name", "organization", "email", "reference"),
    "skills": ("name", "level"),
    "interests": ("name", "summary"),
}
"""The key that an entry must have, and those that can take its place if it is missing."""

_GENERIC = {"skills": "Skills", "interests": "Interests", "work": "Work", "education": "Education"}
_KEYS = (
    *(
        "id",
        "tags",
        "network",
        "username",
        "name",
        "organization",
        "institution",
        "title",
        "language",
        "label",
        "image",
    ),
    *("position", "studyType", "area", "minor", "level", "fluency", "entity", "type", "roles_in", "issuer", "awarder"),
    *("authors", "publisher", "journal", "volume", "issue", "pages", "doi", "location", "startDate", "endDate", "date"),
    *("releaseDate", "expires", "number", "email", "phone", "url", "relationship", "score", "scale", "honors"),
    *("thesis", "supervisor", "description", "summary", "reference", "roles", "highlights", "courses", "keywords"),
    *("profiles", "fields", "entries", "text", "list"),
)
_ORDER = {key: number for number, key in enumerate(_KEYS)}


class Draft(Struct):
    """A CV under construction: its data, the order and headings of its sections in the source, and its locale."""

    cv: dict[str, Any] = field(default_factory=lambda: {"basics": {}})
    order: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    locale: str = ""

    @property
    def basics(self) -> dict[str, Any]:
        """The person's data."""
        found: dict[str, Any] = self.cv["basics"]
        return found

    def put(self, key: str, value: Any) -> None:
        """Set a value of the person's data, unless it is empty or another is there; then it becomes a field."""
        if not value:
            return
        if key not in self.basics:
            self.basics[key] = value
        elif self.basics[key] != value:
            self.field(key, value)

    def field(self, label: str, value: str) -> None:
        """Add a labelled value to the person's data."""
        if value:
            _labelled(self.basics.setdefault("fields", {}), label, value)

    def phone(self, number: str, label: str = "") -> None:
        """Add a telephone number."""
        number = number.removeprefix("tel:").strip()
        if not number:
            return
        one: Any = {"label": label, "number": number} if label else number
        before = self.basics.get("phone")
        known = before if isinstance(before, list) else [before] if before else []
        if one not in known:
            self.basics["phone"] = one if not known and not label else [*known, one]

    def profile(self, network: str, username: str = "", url: str = "") -> None:
        """Add an account on a network."""
        network = proper(network) or network_of(url) or url or username
        found = profile(network, username, url)
        if found.get("network") and found not in self.basics.setdefault("profiles", []):
            self.basics["profiles"].append(found)

    def website(self, url: str) -> None:
        """Add an address on the web: the main one, an account if its site is a known network, or a field."""
        if not url:
            return
        if network := network_of(url):
            self.profile(network, "", address(url))
        elif "url" not in self.basics:
            self.basics["url"] = address(url)
        elif address(url) != self.basics["url"]:
            self.profile(_host(url), "", address(url))

    def add(self, section: str, entry: dict[str, Any], title: str = "") -> None:
        """Add an entry to a section; to one of the user's own if the section is not built in."""
        entry = compact(_fitting(section, entry))
        if not entry:
            return
        if section in section_types():
            self.cv.setdefault(section, []).append(_led(section, entry))
        else:
            own = self.cv.setdefault("sections", {}).setdefault(section, {"title": title or section})
            own.setdefault("entries", []).append(entry)
        if title:
            self.titles.setdefault(section, title)
        self._note(section)

    def own(self, title: str, *, text: str = "", items: Iterable[Any] = ()) -> None:
        """Add a section of the user's own that is a text or a list."""
        key, items = self.key(title), list(items)
        own = self.cv.setdefault("sections", {}).setdefault(key, {"title": title})
        if "entries" in own:
            own["entries"] += [
                {"name": one} if isinstance(one, str) else one for one in [*filter(None, [text]), *items]
            ]
        elif items or "list" in own:
            own["list"] = [*own.get("list", []), *filter(None, [own.pop("text", "")]), *filter(None, [text]), *items]
        else:
            own["text"] = "\n\n".join(filter(None, (own.get("text"), text)))
        self._note(key)

    def key(self, title: str) -> str:
        """Return the key of a section of the user's own; it is not that of a built-in section."""
        made = slug(title) or f"section-{len(self.cv.get('sections', {})) + 1}"
        return f"{made}-section" if made in (*section_types(), "basics", "sections") else made

    def _note(self, section: str) -> None:
        if section not in self.order:
            self.order.append(section)


def _fitting(section: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return an entry without keys that its section never has: an interest's words are its keywords."""
    if section == "interests" and entry.get("summary"):
        return {**{key: value for key, value in entry.items() if key != "summary"},
                "keywords": [*entry.get("keywords", []), entry["summary"]]}  # fmt: skip
    return entry


def _led(section: str, entry: dict[str, Any]) -> dict[str, Any]:
    """Return the entry with the key that it must have, from another one or from its first text."""
    lead, *others = _LEADING.get(section, ("name",))
    if lead in entry:
        return entry
    for key in others:
        if isinstance(entry.get(key), str):
            return {lead: entry.pop(key), **entry}
    return {lead: _GENERIC.get(section, section.capitalize()), **entry}


def _host(url: str) -> str:
    return address(url).split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")


def address(url: str) -> str:
    """Return an address with its scheme."""
    url = "".join(url.split())
    if not url or "://" in url or url.startswith(("mailto:", "tel:")):
        return url
    return f"https://{url.removeprefix('//')}" if "." in url else url


def prose(node: Node, *keys: str, highlights: bool = True) -> dict[str, Any]:
    """Return the text at a key as ``summary`` and ``highlights``, or as a summary in Markdown."""
    text = node.text(*keys)
    if not highlights:
        return {"summary": markdown(blocks(text))}
    summary, listed = body(text)
    return {"summary": summary, "highlights": listed}


def fields(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return labelled values in order; one label may have several."""
    made: dict[str, str] = {}
    for label, value in pairs:
        _labelled(made, label, value)
    return made


def _labelled(made: dict[str, str], label: str, value: str) -> None:
    label = " ".join(label.split()) or "Note"
    if label in made and value not in made[label].split(", "):
        made[label] = f"{made[label]}, {value}"
    elif label not in made:
        made[label] = value


def rest(node: Node) -> dict[str, str]:
    """Take all texts below that no key took, as labelled values."""
    return fields((readable(path), text) for path, text in node.rest())


def readable(path: str) -> str:
    """Return a path such as ``testScores[0].maxValue`` as a label: ``Max value``."""
    names = [part for part in re.split(r"[.\[\]]+", path) if part and not part.isdigit() and part != "#"]
    last = names[-1] if names else "Note"
    if " " in last or last.isupper():
        return last
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[_\-@]+", " ", last).strip()
    return spaced[:1].upper() + spaced[1:].lower()


def compact(value: Any) -> Any:
    """Return the value without empty texts, lists and mappings, keys in the usual order."""
    if isinstance(value, dict):
        made = {key: compact(one) for key, one in value.items()}
        kept = {key: one for key, one in made.items() if one not in ("", None, [], {})}
        return dict(sorted(kept.items(), key=lambda pair: _ORDER.get(pair[0], 99)))  # stable: fields keep their order
    if isinstance(value, list):
        return [one for one in map(compact, value) if one not in ("", None, [], {})]
    return value.strip() if isinstance(value, str) else value


def same_name(one: str, other: str) -> bool:
    """Return whether two names are equal but for case, accents and marks."""
    return letters_only(one) == letters_only(other)
