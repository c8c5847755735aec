"""Private texts by the item that they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.facts.ledger import Row, ledger
from cvbuild.model.resume import Evidence, Fact, Highlight, Item, Resume

__all__ = ["Aside", "asides", "candidates"]

_NO_EVIDENCE = "none yet"
_NO_FACT = "no fact"


class Aside(Struct, frozen=True):
    """One private line: its label (``Note``, ``Caveat``, ``Fact latency``) and its words.

    A ``late`` line follows everything that its entry prints.
    """

    label: str
    text: str
    late: bool = False


def asides(resume: Resume, selected: Resume) -> dict[str, tuple[Aside, ...]]:
    """Return the private lines of every printed item by path; items without any are left out.

    Args:
        resume: the complete source, for facts and publications.
        selected: what the variant shows of it.
    """
    figures = {path: tuple(rows) for path, rows in groupby(ledger(resume, selected), lambda row: row.path)}
    items = tuple(candidates(selected))
    cited = {name for item in items if isinstance(item, Highlight) for name in item.facts}
    found = {item.path: tuple(_of(item, resume, cited, figures.get(item.path, ()))) for item in items}
    return {path: lines for path, lines in found.items() if lines}


def candidates(selected: Resume) -> Iterator[Item]:
    """Yield every item, and the chosen candidates for the head of the page."""
    basics = selected.basics
    yield from (*basics.headlines, *basics.summaries, *basics.locations)
    yield from filter(None, [basics.location])
    yield from selected.items()


def _of(item: Item, resume: Resume, cited: Iterable[str], figures: tuple[Row, ...]) -> Iterator[Aside]:
    if item.note:
        yield Aside("Note", item.note)
    if item.hold:
        yield Aside("On hold", item.hold)
    for name in item.facts if isinstance(item, Highlight) else ():
        yield from _fact(f"Fact {name}", resume.facts.get(name), resume)
    for name in _unprinted(item, resume.facts, cited):
        for line in _fact(f"Not printed: fact {name}", resume.facts[name], resume):
            yield replace(line, late=True)
    if figures:
        yield Aside("Figures", "; ".join(f"{row.figure} ({row.fact or _NO_FACT})" for row in figures))


def _unprinted(item: Item, facts: Mapping[str, Fact], cited: Iterable[str]) -> Iterator[str]:
    """Yield the facts about an entry that no printed line cites, which an interviewer may ask for."""
    return (name for name, fact in facts.items() if fact.subject == item.address and name not in cited)


def _fact(label: str, fact: Fact | None, resume: Resume) -> Iterator[Aside]:
    if fact is None:  # S011 reports this
        return
    figures = f"figures: {', '.join(fact.figures)}" if fact.figures else ""
    said = ((fact.claim or "").strip().rstrip("."), figures, f"evidence: {_evidence(fact.evidence, resume)}")
    yield Aside(label, ". ".join(part[:1].upper() + part[1:] for part in said if part))
    if fact.caveat:
        yield Aside("Caveat", fact.caveat)
    if fact.hold:
        yield Aside("On hold", fact.hold)


def _evidence(evidence: Evidence | None, resume: Resume) -> str:
    if evidence is None:
        return _NO_EVIDENCE
    notes = {note.address.partition(".")[2]: note.url for note in resume.publications}
    url = notes.get(evidence.note or "")
    note = f"{evidence.note} ({url})" if url else evidence.note
    found = (evidence.repository, evidence.url, note, "proprietary" if evidence.proprietary else "")
    return ", ".join(filter(None, found)) or _NO_EVIDENCE
