"""A date range that somebody typed looks unlike the others.

What: finds ranges of dates in prose, names and lists and compares them with those that cvbuild prints itself (“May 2024
– May 2025”), or with each other: hyphen, dash or “to” in parentheses, blanks around it, months short or long. An
unspaced en dash between two years is right everywhere; names such as “2023-2024 school year” are no ranges.

Why: dates are compared at a glance, down the right edge and across the page. Two ways to write one thing read as two
things, or as a text pasted from elsewhere.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-05
        highlights:
          - Led the mill group (Jan 2022 - May 2023) and wrote its manual   # D111

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-05
        highlights:
          - Led the mill group (Jan 2022 – May 2023) and wrote its manual
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cvbuild.analysis.facts.printed import printed
from cvbuild.analysis.prose import Passage, place
from cvbuild.analysis.typed_dates import TypedRange, typed_ranges
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("D111", "mixed-range-style", Severity.WARNING)

_PRINTED = " – "
_KINDS = ("headline", "summary", "highlight", "text", "list", "name", "position", "publication")


@dataclass(frozen=True, slots=True)
class _Typed:
    """A typed range of dates, and the text it stands in."""

    passage: Passage
    range: TypedRange


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each typed range that differs from the printed ones, or from most."""
    found = [_Typed(p, r) for p in printed(subject) if p.kind in _KINDS for r in typed_ranges(p.text)]
    if not found:
        return
    composed = next((p for p in printed(subject) if p.kind == "aside" and _PRINTED in p.text), None)
    wanted = _PRINTED if composed else Counter(typed.range.dash for typed in found).most_common(1)[0][0]
    usual = next((typed for typed in found if typed.range.dash == wanted), None)
    other = composed or (usual.passage if usual else None)
    for typed in found:
        if wrong := _wrong(typed.range, wanted, short=composed is not None):
            yield _finding(typed, wrong, other, subject)


def _wrong(typed: TypedRange, wanted: str, *, short: bool) -> str:
    """What is unlike the others, in words; empty where nothing is."""
    if typed.dash != wanted and not (typed.dash == "–" and not typed.has_months):
        return f"“{typed.dash}” between its dates, the others have “{wanted}”"
    return "its months written out, the others have them short" if typed.long_months and short else ""


def _finding(typed: _Typed, wrong: str, other: Passage | None, subject: Subject) -> Finding:
    here, passage = typed.range, typed.passage
    return CHECK.finding(
        f"“{here.text}” has {wrong}",
        place(subject, passage, here.start, here.end),
        path=passage.path,
        hint="write it like the others: May 2024 – May 2025",
        further=(Label(subject.places.value(other.path), "the other way, first here"),) if other else (),
    )
