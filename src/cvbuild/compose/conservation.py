"""The conservation law: every text of a selected item is in the document, or there is a reason why it is not.

The document's words are in every file (check P101), so together nothing is lost. A text counts as printed if its words
are, in order, in the blocks of its entry; an address also if something printed links to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from cvbuild.model import inline, texts
from cvbuild.model.addresses import Links, addressed
from cvbuild.model.basics import Basics, Phone
from cvbuild.model.document import Document, Fragment, plain
from cvbuild.model.nodes import PRIVATE_KEYS, Node
from cvbuild.model.phones import shown_phone
from cvbuild.model.resume import Publication, Resume
from cvbuild.model.urls import says
from cvbuild.model.variant import Variant
from cvbuild.syntax.source import child_path

__all__ = ["Omission", "omissions"]

_PRIVATE = PRIVATE_KEYS | {"role_fits", "country_code", "scale"}
"""Fields that are not printed by themselves: bookkeeping, a country's code, the scale of a grade (beside the grade)."""

_CANDIDATES = frozenset({"label", "summary", "headlines", "summaries", "locations"})
"""Fields of ``basics`` of which a variant prints at most one text."""

_NOT_PRINTED: Mapping[str, str] = {
    "image": "`look: {photo: true}` or `theme: photo` prints it",
    "address": "a variant with `contacts: [address, city, …]` prints it",
    "postalCode": "a variant with `contacts: [address, city, …]` prints it",
}
"""The reason for each key that is kept and not printed."""

_TOKEN = re.compile(r"\w+")


class Omission(Struct, frozen=True):
    """A text that is not printed, its path, and the reason; no reason means that it is lost."""

    path: str
    text: str
    why: str = ""


def omissions(selected: Resume, document: Document, variant: Variant) -> Iterator[Omission]:
    """Yield every text of the selected items that is in no block of the document."""
    printed = _Printed(document, variant.links or "text")
    lead = _lead(selected.basics, with_summary=variant.section("summary") is not None)
    for path, text in (*lead, *_basics_texts(selected.basics)):
        if not printed.has(text, path, "basics"):
            yield Omission(path, text, _reason(path, selected.basics))
    for section in selected.section_names:
        for entry in selected.entries(section):
            for path, text in _texts(entry):
                if not printed.has(text, path, entry.path):
                    yield Omission(path, text, _NOT_PRINTED.get(path.rpartition(".")[2], ""))


def _lead(basics: Basics, *, with_summary: bool) -> Iterator[tuple[str, str]]:
    """Yield headline and summary: of all candidates, those that the variant chose."""
    chosen = [*basics.headlines[:1], *(basics.summaries[:1] if with_summary else ())]
    yield from ((one.path, one.text) for one in chosen)
    if basics.label and not basics.headlines:
        yield "basics.label", basics.label
    if basics.summary and not basics.summaries and with_summary:
        yield "basics.summary", basics.summary


def _reason(path: str, basics: Basics) -> str:
    bare = (one for one in basics.profiles if not one.url and not one.username)
    if any(path.startswith(f"{one.path}.") for one in bare):
        return "a profile needs its `url` or `username`"
    return _NOT_PRINTED.get(path.rpartition(".")[2], "")


def _basics_texts(basics: Basics) -> Iterator[tuple[str, str]]:
    for name, key, value in basics.fields():
        if name not in _PRIVATE | _CANDIDATES and not (name == "location" and basics.locations):
            yield from _value_texts(value, child_path("basics", key))
    for place in basics.locations[:1]:
        yield from _texts(place)


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    """Yield the texts of a node and of everything below it, except those that its ``disclosure`` keeps back."""
    closed = getattr(node, "disclosure", "public") != "public"
    for name, key, value in node.fields():
        if name not in _PRIVATE and not (closed and name == "url") and not (name == "type" and _is_filed(node)):
            yield from _value_texts(value, child_path(node.path, key))


def _is_filed(node: Node) -> bool:
    """Return whether the type of an item only sorts it, as that of a publication does."""
    return isinstance(node, Publication)


def _value_texts(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, shown_phone(value) if path.rpartition(".")[2] == "phone" else value
    elif isinstance(value, Phone):
        yield from ((value.path, text) for text in (value.label, shown_phone(value.number)) if text)
    elif isinstance(value, Node):
        yield from _texts(value)
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _value_texts(part, child_path(path, number))
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _value_texts(name, child_path(path, name))
            yield from _value_texts(part, child_path(path, name))


class _Printed:
    """The printed words by the top-level entry they belong to, and all link targets."""

    def __init__(self, document: Document, links: Links) -> None:
        self._style = links
        self._photo = bool(document.header.photo)
        self._words: dict[str, str] = {}
        self._links: set[str] = set()
        for fragment in document.fragments:
            self._add(fragment)

    def _add(self, fragment: Fragment) -> None:
        owner = _owner(fragment.path)
        self._words[owner] = f"{self._words.get(owner, ' ')}{_tokens(fragment.text)}"
        self._links.update(span.url for span in fragment.spans if span.url)

    def has(self, text: str, path: str, entry: str) -> bool:
        """Return whether a text is printed in its entry, in the line of its section, or in the letterhead."""
        key = path.rpartition(".")[2]
        if path == "basics.image" and self._photo:
            return True
        if key == "url" and text.strip() in self._links:
            return True
        if key == "doi" and any(url.endswith(text.strip().rpartition("doi.org/")[2]) for url in self._links):
            return True
        if path.startswith("basics.profiles[") and any(says(url, text) for url in self._links):
            return True
        wanted = {f" {_tokens(form)}" for form in (text, self._plain(text), self._plain(texts.joined(text)))}
        places = (_owner(entry), _owner(entry).partition("[")[0], "basics")
        return any(words in self._words.get(place, " ") for words in wanted for place in places)

    def _plain(self, text: str) -> str:
        return plain(addressed(inline.spans(text), self._style))


def _owner(path: str) -> str:
    """Return the path of the top-level entry that a path is in: ``work[0]`` for ``work[0].highlights[1]``."""
    return path.partition(".")[0]


def _tokens(text: str) -> str:
    return "".join(f"{word} " for word in _TOKEN.findall(text.casefold()))
