"""Every printed figure with the fact behind it and the evidence for that: the answer to “where is that from?”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cvbuild.analysis.facts.backing import Known, known_figures
from cvbuild.analysis.facts.measures import agrees
from cvbuild.analysis.facts.printed import words_of
from cvbuild.analysis.figures import Figure, figures
from cvbuild.resume import Fact, Highlight, Resume

__all__ = ["Row", "ledger", "render_text", "unused_facts"]

_NOTHING = "-"
_HEAD = ("figure", "where", "fact", "evidence")


@dataclass(frozen=True, slots=True)
class Row:
    """A printed figure. ``where`` is the address of its line; ``fact`` and ``evidence`` are empty where there is none.

    ``hold`` says why the fact must not be printed yet, ``caveat`` what to have ready when somebody asks.
    """

    figure: str
    where: str
    path: str
    fact: str = ""
    evidence: str = ""
    hold: str = ""
    caveat: str = ""


def ledger(resume: Resume, selected: Resume) -> tuple[Row, ...]:
    """The figures of all that is selected, in the order of headline, summary and entries.

    Args:
        resume: the whole source, for the facts and for publications that are evidence but not shown.
        selected: what a variant shows of it; ``resume`` itself gives the figures of everything.
    """
    return tuple(row for item in _items(selected) for row in _rows(item, resume))


def unused_facts(resume: Resume, selected: Resume) -> tuple[str, ...]:
    """The facts that nothing selected cites, in the order of the ledger."""
    cited = {name for item in _items(selected) for name in item.facts}
    return tuple(name for name in resume.facts if name not in cited)


def _items(selected: Resume) -> Iterator[Highlight]:
    yield from (*selected.basics.headlines, *selected.basics.summaries)
    yield from (item for item in selected.items() if isinstance(item, Highlight))


def _rows(item: Highlight, resume: Resume) -> Iterator[Row]:
    known = known_figures(item.facts, resume)
    for figure in figures(words_of(item), words=True):
        backing = _backing(figure, known)
        spoken = figure.text[0].isalpha() and not figure.bound
        if backing or not spoken:  # “two worlds” is a figure only where a fact counts them
            yield _row(figure, item, resume, backing)


def _backing(figure: Figure, known: Iterable[Known]) -> str:
    return next((one.fact for one in known if agrees(figure, one.figure)), "")


def _row(figure: Figure, item: Highlight, resume: Resume, name: str) -> Row:
    fact = resume.facts.get(name, Fact())
    evidence = _evidence(fact, resume)
    return Row(figure.text, item.address, item.path, name, evidence, fact.hold or "", fact.caveat or "")


def _evidence(fact: Fact, resume: Resume) -> str:
    """Where a reader can check it: an address where there is one."""
    found = fact.evidence
    if found is None:
        return ""
    if found.note:
        notes = {note.address.partition(".")[2]: note.url for note in resume.publications}
        return notes.get(found.note) or found.note
    return found.repository or found.url or ("proprietary" if found.proprietary else "")


def render_text(rows: Sequence[Row]) -> str:
    """The rows as a table in plain text, one line each below a head; empty where there are none."""
    if not rows:
        return ""
    table = [_HEAD, *((row.figure, row.where, row.fact, _told(row)) for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(_HEAD))]
    return "".join(f"{_line(cells, widths)}\n" for cells in table)


def _told(row: Row) -> str:
    return f"{row.evidence or _NOTHING}, on hold: {row.hold}" if row.hold else row.evidence


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join((cell or _NOTHING).ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
