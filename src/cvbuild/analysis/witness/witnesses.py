"""The witnesses of a text: its facts, its entry, and the wording that was confirmed."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.facts.claims import affirmed
from cvbuild.analysis.lock.identity import HIGHLIGHTS, SUMMARIES, Identity
from cvbuild.analysis.lock.pairing import Locked, pairs
from cvbuild.analysis.lock.record import Lock
from cvbuild.model import inline
from cvbuild.model.document import plain
from cvbuild.model.resume import Fact, Highlight, Resume

__all__ = ["Statement", "Witnesses", "fact_text", "owner", "statements"]


class Statement(Struct, frozen=True, dict=True):
    """A wording with what may bear it out.

    ``own`` are the confirmed wording and the cited facts, as far as there are any; ``facts`` are the facts alone.
    ``beside`` has the entry, the facts about it, and confirmed wordings of it that are no longer printed. ``before`` is
    the confirmed wording; empty if it is new, or there is no lock.
    """

    text: str
    path: str
    address: str
    cited: tuple[str, ...]
    facts: tuple[str, ...]
    before: str
    beside: tuple[str, ...]
    names: str

    @property
    def own(self) -> tuple[str, ...]:
        """The confirmed wording and the cited facts."""
        return tuple(filter(None, (self.before, *self.facts)))

    @functools.cached_property
    def bears(self) -> str:
        """All that can bear it out, without denials."""
        return affirmed((*self.own, *self.beside))


def owner(address: str) -> str:
    """Return the address of the entry that something belongs to."""
    return ".".join(address.split(".")[:2])


def fact_text(fact: Fact) -> str:
    """Return the words of a fact, as one text."""
    found = fact.evidence
    where = (found.url, found.repository, found.note) if found else ()
    return " . ".join(filter(None, (fact.claim, fact.role, *fact.claims, *fact.tools, *fact.figures, *where)))


class Witnesses:
    """The index of a source: facts, entries, and what was confirmed."""

    def __init__(self, resume: Resume, items: Sequence[Identity], lock: Lock) -> None:
        self.facts = {name: fact_text(fact) for name, fact in resume.facts.items()}
        self.about: dict[str, list[str]] = {}
        for name, fact in resume.facts.items():
            if fact.subject:
                self.about.setdefault(owner(fact.subject), []).append(self.facts[name])
        self.cited = {item.path: item.facts for item in _highlights(resume)}
        self.entries: dict[str, list[str]] = {}
        for item in items:
            if item.group not in (HIGHLIGHTS, "facts"):
                texts = (one.text for one in item.values.values())
                self.entries.setdefault(owner(item.address), []).extend(texts)
        self._pair(items, lock)
        self.identity = tuple(text for texts in self.entries.values() for text in texts)
        self.names = " . ".join((*self.identity, *self.facts.values()))

    def _pair(self, items: Sequence[Identity], lock: Lock) -> None:
        self.locked: dict[str, Locked] = {}
        self.moved: dict[str, str] = {}
        self.spare: dict[str, list[str]] = {}
        for pair in pairs(items, lock) if lock.items else ():
            if pair.item and pair.locked:
                self.locked[pair.item.path] = pair.locked
                if pair.item.group != HIGHLIGHTS:
                    self.moved[owner(pair.locked.address)] = owner(pair.item.address)
            elif pair.locked and pair.locked.group == HIGHLIGHTS:
                self.spare.setdefault(owner(pair.locked.address), []).append(_text(pair.locked))
        for before, now in self.moved.items():
            if before != now:
                self.spare.setdefault(now, []).extend(self.spare.get(before, ()))

    def beside(self, item: Identity, *, is_new: bool) -> Iterator[str]:
        """Yield what may bear a wording out beside its own facts and wording."""
        at = owner(item.address)
        if item.address.startswith(SUMMARIES):
            yield from self.identity
            yield from self.spare.get(at, ())
            if is_new:
                yield from self.facts.values()
                yield from map(_text, self.locked.values())
            return
        yield from self.entries.get(at, ())
        yield from self.about.get(at, ())
        yield from self.spare.get(at, ())
        if is_new:
            yield from (_text(one) for path, one in self.locked.items() if owner(one.address) == at)


def _text(locked: Locked) -> str:
    return " . ".join(one.value for key, one in locked.values.items() if key != "hold")


def _highlights(resume: Resume) -> Iterator[Highlight]:
    yield from (*resume.basics.headlines, *resume.basics.summaries)
    yield from (item for item in resume.items() if isinstance(item, Highlight))


def statements(witnesses: Witnesses, items: Iterable[Identity], language: str) -> Iterator[Statement]:
    """Yield every wording of a source in a language, with what bears it out."""
    for item in items:
        if item.group != HIGHLIGHTS:
            continue
        locked = witnesses.locked.get(item.path)
        before = _confirmed(locked.values) if locked else ""
        cited = witnesses.cited.get(item.path, ())
        facts = tuple(witnesses.facts[name] for name in cited if name in witnesses.facts)
        beside = tuple(dict.fromkeys(witnesses.beside(item, is_new=not before)))
        for key, value in item.values.items():
            tag = key.rpartition(".")[2] if key.startswith("text.") else language
            if key != "hold" and tag.partition("-")[0] == language:
                text = plain(inline.spans(value.text))
                yield Statement(text, value.path, item.address, cited, facts, before, beside, witnesses.names)


def _confirmed(values: Mapping[str, object]) -> str:
    texts = (getattr(one, "value", "") for key, one in values.items() if key != "hold")
    return plain(inline.spans(" . ".join(texts)))
