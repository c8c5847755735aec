"""Private words of the source file in finished files.

Private are notes, caveats, reasons of holds, items on hold, tags, and wordings of other variants. A stretch of private
words counts as leaked if a file contains it and at least one of its words occurs in nothing that was released. Words of
one or two letters, numbers and times prove nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cvbuild.analysis.language.tokens import alphanumerics
from cvbuild.compose.select import hold_reason
from cvbuild.model.artifact import Inspection
from cvbuild.model.basics import Basics
from cvbuild.model.build_id import is_build_id
from cvbuild.model.dates import PartialDate
from cvbuild.model.document import Document, anchor
from cvbuild.model.labels import labels
from cvbuild.model.nodes import PRIVATE_KEYS
from cvbuild.model.resume import Highlight, Item, Node, Resume
from cvbuild.model.sections import printed_words
from cvbuild.model.variant_build import VariantBuild

__all__ = ["Leak", "Private", "leaks", "private_texts", "released_words", "strangers"]

_STRETCH = 3
"""The number of consecutive private words, one of them unreleased, that is not a coincidence."""
_SHORTEST = 3  # letters
_BY_PROGRAMS = "highlights mailto tel https http cvbuild weasyprint"
"""Words of ids, addresses and metadata that the programs add."""

_BOOKKEEPING = frozenset({"terms", "checks", "words", "output", "meta", "schema_"})


class Private(Struct, frozen=True):
    """A text that must not be published, its path, and what it is."""

    path: str
    text: str
    what: str


class Leak(Struct, frozen=True):
    """A private text, the words of it that a file contains, and where in the file."""

    private: Private
    words: str
    where: str


def strangers(inspection: Inspection, released: frozenset[str]) -> frozenset[str]:
    """Return the words of a file that were not released; usually there are none."""
    found = {token for _, text in _streams(inspection) for token in _tokens(text)}
    return frozenset(filter(_counts, found - released))


def leaks(inspection: Inspection, strange: frozenset[str], private: Iterable[Private]) -> Iterator[Leak]:
    """Yield every private text once of which the file contains a stretch with an unreleased word."""
    padded = {where: f" {' '.join(_tokens(text))} " for where, text in _streams(inspection)}
    suspect = re.compile("|".join(map(re.escape, sorted(strange))))
    for item in private:
        folded = _folded(item.text)
        if suspect.search(folded):
            yield from _found(item, alphanumerics(folded), strange, padded)


def _found(item: Private, tokens: list[str], strange: frozenset[str], padded: dict[str, str]) -> Iterator[Leak]:
    length = min(len(tokens), _STRETCH)
    for start in range(len(tokens) - length + 1):
        stretch = tokens[start : start + length]
        if strange.isdisjoint(stretch):
            continue
        words = " ".join(stretch)
        where = next((where for where, text in padded.items() if f" {words} " in text), "")
        if where:
            yield Leak(item, words, where)
            return


def _streams(inspection: Inspection) -> Iterator[tuple[str, str]]:
    yield "text", " ".join(word.text for word in inspection.words)
    for name, value in inspection.metadata.items():
        if not is_build_id(value.removeprefix("urn:uuid:")):  # a digest has no words
            yield f"metadata ({name})", value
    yield "named places", " ".join(inspection.anchors)
    yield "links", " ".join(inspection.links)
    for name, text in inspection.attached.items():
        yield f"attached {name}", text


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()


def _tokens(text: str) -> list[str]:
    return alphanumerics(_folded(text))


def _counts(token: str) -> bool:
    return sum(char.isalpha() for char in token) >= _SHORTEST


def released_words(selected: Resume, document: Document) -> frozenset[str]:
    """Return the words of everything selected, of the program's labels, and of keys that ids are made of."""
    own = labels(selected.locale)
    labelled = (*printed_words(own), *own.printed())
    titles = (section.title for section in document.sections)
    ids = (anchor(fragment.path) for fragment in document.fragments)
    texts = (*_public(selected), *labelled, *titles, *ids, _BY_PROGRAMS, document.language)
    return frozenset(_tokens(" ".join(texts)))


def _public(node: Node) -> Iterator[str]:
    """Yield all texts at and below a node except those that are never printed."""
    hidden = _BOOKKEEPING | PRIVATE_KEYS if isinstance(node, Resume) else PRIVATE_KEYS
    for name, _, value in node.fields():
        if name not in hidden:
            yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str | PartialDate):
        yield str(value)
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, Node):
        yield from _public(value)


def private_texts(resume: Resume, chosen: VariantBuild) -> Iterator[Private]:
    """Yield all texts that must not be in a file of this variant."""
    shown = {item.path: item for item in _items(chosen.selection.resume)}
    for item in _items(resume):
        if item.note:
            yield Private(f"{item.path}.note", item.note, "a private note")
        if item.hold:
            yield Private(f"{item.path}.hold", item.hold, "the reason of a hold")
        if item.path not in shown and hold_reason(item, resume):
            yield Private(item.path, " ".join(_public(item)), "on hold")
        if isinstance(item, Highlight):
            yield from _other_wordings(item, shown.get(item.path))
    yield from _contacts(resume.basics, chosen.selection.resume.basics)
    yield from _ledger(resume)
    for tag, meaning in resume.tags.items():
        yield Private(f"tags.{tag}", tag, "a tag")
        yield Private(f"tags.{tag}", meaning, "the meaning of a tag")


def _contacts(basics: Basics, shown: Basics) -> Iterator[Private]:
    """Yield the contacts that the variant leaves out by name; profiles are items, and so are the cities to choose."""
    parts = [(f"basics.{key}", getattr(basics, key), getattr(shown, key)) for key in ("email", "url")]
    numbers = {phone.path for phone in shown.phone}
    parts += [(phone.path, phone.number, phone.path in numbers) for phone in basics.phone]
    place, printed = basics.location, shown.location
    for key in ("address_", "postal_code", "city") if place and not basics.locations else ():
        parts.append((f"basics.location.{key.strip('_')}", getattr(place, key), getattr(printed, key, None)))
    for path, whole, left in parts:
        if whole and not left:
            yield Private(path, str(whole), "a contact that this variant leaves out")


def _items(resume: Resume) -> Iterator[Item]:
    yield from (*resume.basics.headlines, *resume.basics.summaries)
    yield from resume.items()


def _other_wordings(item: Highlight, shown: Item | None) -> Iterator[Private]:
    for name, wording in item.wordings.items():
        if shown is None or wording.text != shown.words:
            yield Private(f"{item.path}.wordings.{name}", wording.text, f"the wording '{name}', which is not used here")


def _ledger(resume: Resume) -> Iterator[Private]:
    for name, fact in resume.facts.items():
        if fact.caveat:
            yield Private(f"facts.{name}.caveat", fact.caveat, "a caveat")
        if fact.hold:
            yield Private(f"facts.{name}.hold", fact.hold, "the reason of a hold")
