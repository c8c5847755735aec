"""The public part of a selected résumé as plain data, for the formats that programs read.

A value gets out if it was selected and is not private. Contacts and links get out only if the document prints them: a
variant that omits the phone number omits it in every format.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from cvbuild.compose.fields import fields_path
from cvbuild.model.basics import Phone
from cvbuild.model.dates import PartialDate
from cvbuild.model.document import plain
from cvbuild.model.edition import Edition
from cvbuild.model.inline import spans
from cvbuild.model.nodes import PRIVATE_KEYS, Highlight, Item, Node
from cvbuild.model.resume import Location, Profile
from cvbuild.model.texts import joined
from cvbuild.model.urls import safe_url

__all__ = ["Public", "bare"]

_LAST = ("startDate", "endDate", "url", "summary", "highlights", "keywords", "roles")
_ITEM = r"[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]"
_BREAKS = (
    (re.compile(r"[ \t]*\n(?:[ \t]*\n)+"), "\n\n"),
    (re.compile(rf"(?<!\n)\n(?!\n|{_ITEM})[ \t]*"), " "),
    (re.compile(rf"\n\n(?={_ITEM})"), "\n"),
)
_ADDRESSES = frozenset({"url"})
_UNPRINTED = frozenset({"image"})
"""Keys that no format for people prints, so no format prints them."""


class Public(Struct, frozen=True, dict=True):
    """The public values of an edition."""

    edition: Edition

    @functools.cached_property
    def links(self) -> frozenset[str]:
        """The addresses that the document links."""
        fragments = self.edition.document.fragments
        return frozenset(span.url for fragment in fragments for span in fragment.spans if span.url)

    @functools.cached_property
    def _contacts(self) -> dict[str, str]:
        return {one.path: plain(one.spans) for one in self.edition.document.header.contacts}

    def shows(self, path: str) -> bool:
        """Return whether the letterhead has the contact at a path, or below it."""
        return any(one == path or one.startswith((f"{path}.", f"{path}[")) for one in self._contacts)

    @property
    def name(self) -> str:
        """The person's name as printed."""
        return self.edition.document.header.name

    @property
    def label(self) -> str:
        """The headline, with its inline markup."""
        basics = self.edition.resume.basics
        return basics.headlines[0].text if basics.headlines else basics.label or ""

    @property
    def summary(self) -> str:
        """The summary, unless the variant does not print one."""
        if self.edition.variant.section("summary") is None:
            return ""
        basics = self.edition.resume.basics
        return _one_form(basics.summaries[0].text if basics.summaries else basics.summary or "")

    @property
    def email(self) -> str:
        """The e-mail address, if it is printed."""
        return str(self.edition.resume.basics.email or "") if self.shows("basics.email") else ""

    @property
    def phones(self) -> tuple[Phone, ...]:
        """The phone numbers that are printed."""
        return tuple(one for one in self.edition.resume.basics.phone if self.shows(one.path))

    @property
    def phone(self) -> str:
        """The first phone number that is printed, for formats that have one."""
        return next((one.number for one in self.phones), "")

    @property
    def url(self) -> str:
        """The person's own address, if it is printed."""
        return self.link(self.edition.resume.basics.url)

    @property
    def location(self) -> dict[str, str]:
        """The parts of the place that are printed, and its country."""
        basics = self.edition.resume.basics
        place: Location | None = basics.locations[0] if basics.locations else basics.location
        if place is None or not self.shows(place.path):
            return {}
        printed = self._contacts.get(place.path, "")
        parts = {"address": place.address_, "postalCode": place.postal_code, "city": place.city, "region": place.region}
        shown = {key: value for key, value in parts.items() if value and value in printed}
        return {**shown, **({"countryCode": place.country_code} if place.country_code else {})}

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """The profiles that are printed."""
        return tuple(one for one in self.edition.resume.basics.profiles if self.shows(one.path))

    @property
    def fields(self) -> dict[str, str]:
        """The further facts about the person that are printed."""
        found = self.edition.resume.basics.details
        return {label: text for label, text in found.items() if self.shows(fields_path("basics", label))}

    def link(self, url: str | None) -> str:
        """Return an address if the document links it and a reader may follow it."""
        return safe_url(url) if url and url in self.links else ""

    def sections(self) -> Iterator[tuple[str, tuple[Item, ...]]]:
        """Yield the shown sections that have entries, in the order of the variant; each section once."""
        for name in dict.fromkeys(choice.name for choice in self.edition.variant.shown_sections):
            entries = self.edition.resume.entries(name) if name != "summary" else ()
            if entries:
                yield name, entries

    def data(self, node: Node) -> dict[str, Any]:
        """Return the public values of a node by their keys in the file."""
        found = {key: self.value(key, value) for _, key, value in node.fields() if key not in PRIVATE_KEYS | _UNPRINTED}
        filled = {key: value for key, value in found.items() if value not in ("", None, [], {})}
        return dict(sorted(filled.items(), key=lambda pair: _order(pair[0], node)))

    def value(self, key: str, value: Any) -> Any:
        """Return one value as JSON; empty if it must not get out."""
        if key in _ADDRESSES:
            return self.link(value)
        if isinstance(value, Node):
            return _text(value) if value.bare == "text" else self.data(value)
        if isinstance(value, tuple):
            return [one for one in (self.value("", part) for part in value) if one]
        if isinstance(value, dict):
            return {name: found for name, part in value.items() if (found := self.value("", part))}
        if isinstance(value, PartialDate):
            return "" if value.is_present else self.date(value)
        return _one_form(value) if isinstance(value, str) else value

    def date(self, value: PartialDate) -> str:
        """Return a date as JSON."""
        return str(value)


def _order(key: str, node: Node) -> int:
    """Return the rank of a key: what the entry is known by comes first, its running text last."""
    return -1 if key == getattr(node, "known_by", "") else _LAST.index(key) + 1 if key in _LAST else 0


def _text(node: Any) -> str:
    """Return the text of a highlight, with those below it as a list in Markdown."""
    below: tuple[Highlight, ...] = getattr(node, "highlights", ())
    return "\n".join((_one_form(node.text), *(f"- {_one_form(one.text)}" for one in below)))


def _one_form(text: str) -> str:
    """Return a text with an empty line between paragraphs and none in them, as programs write line breaks."""
    for pattern, replacement in _BREAKS:
        text = pattern.sub(replacement, text)
    return text.strip()


def bare(text: str) -> str:
    """Return a text in one line, without its inline markup and the marks of its lists."""
    return plain(spans(joined(text)))
