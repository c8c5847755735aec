"""Words that must stay in the source file, looked for in finished files.

Private are notes, caveats, reasons of holds, items on hold, tags, wordings that other variants use. A stretch of them
counts as leaked where a file has it and at least one of its words is a stranger: it stands in nothing that was
released. Words of one or two letters, numbers and times prove nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cvbuild.artifact import Inspection
from cvbuild.build_id import is_build_id
from cvbuild.check import Chosen
from cvbuild.dates import PartialDate
from cvbuild.document import Document, anchor, fragments
from cvbuild.labels import labels
from cvbuild.resume import Highlight, Item, Node, Resume
from cvbuild.selection import hold_reason

__all__ = ["Leak", "Private", "leaks", "private_texts", "released_words", "strangers"]

_TOKEN = re.compile(r"[^\W_]+")
_STRETCH = 3
"""So many private words in a row are no accident, where one of them was not released."""
_SHORTEST = 3  # letters
_BY_PROGRAMS = "highlights mailto tel https http cvbuild weasyprint"
"""Words of ids, addresses and metadata that the programs write by themselves."""

_PRIVATE_KEYS = frozenset({"id", "tags", "priority", "hold", "note", "facts", "wordings", "disclosure", "concurrent"})
_BOOKKEEPING = frozenset({"terms", "checks", "words", "output", "meta", "schema_"})


@dataclass(frozen=True, slots=True)
class Private:
    """A text that must not get out, where it stands, and what it is."""

    path: str
    text: str
    what: str


@dataclass(frozen=True, slots=True)
class Leak:
    """A private text, the words of it that a file has, and where in the file."""

    private: Private
    words: str
    where: str


def strangers(inspection: Inspection, released: frozenset[str]) -> frozenset[str]:
    """The words of a file that were not released; mostly none."""
    found = {token for _, text in _streams(inspection) for token in _tokens(text)}
    return frozenset(filter(_counts, found - released))


def leaks(inspection: Inspection, strange: frozenset[str], private: Iterable[Private]) -> Iterator[Leak]:
    """Every private text of which the file has a stretch with a stranger in it, once."""
    padded = {where: f" {' '.join(_tokens(text))} " for where, text in _streams(inspection)}
    suspect = re.compile("|".join(map(re.escape, sorted(strange))))
    for item in private:
        folded = _folded(item.text)
        if suspect.search(folded):
            yield from _found(item, _TOKEN.findall(folded), strange, padded)


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
        if not is_build_id(value.removeprefix("urn:uuid:")):  # a digest: words in it are none
            yield f"metadata ({name})", value
    yield "named places", " ".join(inspection.anchors)
    yield "links", " ".join(inspection.links)


def _folded(text: str) -> str:
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).replace("\u00ad", "").casefold()


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_folded(text))


def _counts(token: str) -> bool:
    return sum(char.isalpha() for char in token) >= _SHORTEST


def released_words(selected: Resume, document: Document) -> frozenset[str]:
    """The words of all that a variant selected, of the program's own labels, and of the keys that ids are made of."""
    own = labels(selected.locale)
    labelled = (*own.headings.values(), *own.months, own.present, own.degree_in, *own.disclosures.values())
    titles = (section.title for section in document.sections)
    ids = (anchor(fragment.path) for fragment in fragments(document))
    texts = (*_public(selected), *labelled, *titles, *ids, _BY_PROGRAMS, document.language)
    return frozenset(_tokens(" ".join(texts)))


def _public(node: Node) -> Iterator[str]:
    """All texts at and below a node but those that are never printed."""
    hidden = _BOOKKEEPING | _PRIVATE_KEYS if isinstance(node, Resume) else _PRIVATE_KEYS
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


def private_texts(resume: Resume, chosen: Chosen) -> Iterator[Private]:
    """All that must not stand in a file of this variant."""
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
    yield from _ledger(resume)
    for tag, meaning in resume.tags.items():
        yield Private(f"tags.{tag}", tag, "a tag")
        yield Private(f"tags.{tag}", meaning, "the meaning of a tag")


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
