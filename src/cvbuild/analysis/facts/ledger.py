"""Every printed figure with its fact and the evidence for it: “where is that from?”."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.facts.backing import Known, figures_by_fact
from cvbuild.analysis.facts.measures import agrees
from cvbuild.analysis.facts.printed import words_of
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.model.resume import Fact, Highlight, Resume

__all__ = ["Row", "ledger", "render_text", "unused_facts"]

_NOTHING = "-"
_HEAD = ("figure", "where", "fact", "evidence")


class Row(Struct, frozen=True):
    """A printed figure. ``where`` is the address of its line; without a fact, ``fact`` and ``evidence`` are empty.

    ``hold`` is why the fact must not be printed yet, ``caveat`` what to know when someone asks.
    """

    figure: str
    where: str
    path: str
    fact: str = ""
    evidence: str = ""
    hold: str = ""
    caveat: str = ""


def ledger(resume: Resume, selected: Resume) -> tuple[Row, ...]:
    """Return the figures of everything selected, in the order of headline, summary and entries.

    Args:
        resume: the whole source, for the facts and for publications that are evidence but not shown.
        selected: the selection of a variant; ``resume`` itself gives all figures.
    """
    known = figures_by_fact(resume)
    return tuple(row for item in _items(selected) for row in _rows(item, resume, known))


def unused_facts(resume: Resume, selected: Resume) -> tuple[str, ...]:
    """Return the facts that nothing selected cites, in the order of the ledger."""
    cited = {name for item in _items(selected) for name in item.facts}
    return tuple(name for name in resume.facts if name not in cited)


def _items(selected: Resume) -> Iterator[Highlight]:
    yield from (*selected.basics.headlines, *selected.basics.summaries)
    yield from (item for item in selected.items() if isinstance(item, Highlight))


def _rows(item: Highlight, resume: Resume, figures_of: Mapping[str, tuple[Known, ...]]) -> Iterator[Row]:
    known = [one for name in item.facts for one in figures_of.get(name, ())]
    for figure in figures(words_of(item), words=True, language=resume.locale):
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
    """Return where to check a fact, as an address if there is one."""
    found = fact.evidence
    if found is None:
        return ""
    if found.note:
        notes = {note.address.partition(".")[2]: note.url for note in resume.publications}
        return notes.get(found.note) or found.note
    return found.repository or found.url or ("proprietary" if found.proprietary else "")


def render_text(rows: Sequence[Row]) -> str:
    """Render the rows as a table in plain text; empty without rows."""
    if not rows:
        return ""
    table = [_HEAD, *((row.figure, row.where, row.fact, _source(row)) for row in rows)]
    widths = [max(len(cells[column]) for cells in table) for column in range(len(_HEAD))]
    return "".join(f"{_line(cells, widths)}\n" for cells in table)


def _source(row: Row) -> str:
    return f"{row.evidence or _NOTHING}, on hold: {row.hold}" if row.hold else row.evidence


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join((cell or _NOTHING).ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
