"""Entries that are not ordered newest first.

What: Compares consecutive jobs, degrees and volunteering, as printed: an entry must not end later than the one above
it; if both end together, the one that began later comes first. Entries without dates are ignored, and so are two
ongoing entries, an entry that contains the other in time, and what cannot be decided from years alone. In projects,
awards, certificates and sections of your own, which may have another order, the only one out of order is reported.

Why: Readers take the first entry for the current one. An older job on top looks like a trick, or like an outdated CV.

Bad::

    work:
      - {name: First, position: Engineer, startDate: 2020-01, endDate: 2021-01}
      - {name: Second, position: Engineer, startDate: 2021-02, endDate: 2023-01}   # D105

Good::

    work:
      - {name: Second, position: Engineer, startDate: 2021-02, endDate: 2023-01}
      - {name: First, position: Engineer, startDate: 2020-01, endDate: 2021-01}
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.resume import Dated, Item, Project, Resume, Work
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D105", "out-of-order", Severity.WARNING)

_SECTIONS = ("work", "education", "volunteer")
_MOSTLY = ("projects", "awards", "certificates")
_FEWEST = 2  # pairs that show the order of a section


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry that is newer than the one above it."""
    if subject.chosen is None:
        return
    selected = subject.chosen.selection.resume
    lists: list[Iterable[Item]] = [selected.entries(section) for section in _SECTIONS]
    lists += [job.roles for job in selected.work]
    yield from _odd_ones(selected, subject)
    for entries in lists:
        dated = [entry for entry in entries if isinstance(entry, Dated) and (_start(entry) or entry.end_date)]
        for above, entry in pairwise(dated):
            if _is_newer(entry, above):
                yield _finding(entry, above, subject)


def _odd_ones(selected: Resume, subject: Subject) -> Iterator[Finding]:
    """Yield the one item of a section that is out of order, where all others are newest first."""
    for section in (*_MOSTLY, *selected.sections):
        dated = [(date, item) for item in selected.entries(section) if (date := _date(item))]
        couples = list(pairwise(dated))
        newer = [(item, above) for (other, above), (date, item) in couples if date.first() > other.last()]
        older = sum(date.last() < other.first() for (other, _), (date, _) in couples)
        if len(newer) == 1 and older >= _FEWEST:
            yield _finding(*newer[0], subject)


def _date(item: Item) -> PartialDate | None:
    if isinstance(item, Project):
        return item.end_date or item.start_date
    return getattr(item, "date", None) or getattr(item, "release_date", None)


def _finding(entry: Item, above: Item, subject: Subject) -> Finding:
    return CHECK.finding(
        f"'{entry.words}' is newer than '{above.words}' above it",
        subject.places.value(entry.path),
        path=entry.path,
        hint="put the newest entry first",
        further=(Label(subject.places.value(above.path), "the older entry"),),
    )


def _is_newer(entry: Dated, above: Dated) -> bool:
    """Return whether it certainly ended later without having begun earlier, or ended together and began later."""
    end, other = _end(entry), _end(above)
    start, began = _start(entry) or end, _start(above) or other
    if end == other:
        return not end.is_present and start.first() > began.last()
    return end.first() > other.last() and start.last() >= began.first()


def _start(entry: Dated) -> PartialDate | None:
    if entry.start_date or not isinstance(entry, Work):
        return entry.start_date
    return min((role.start_date for role in entry.roles if role.start_date), key=PartialDate.first, default=None)


def _end(entry: Dated) -> PartialDate:
    if entry.end_date or not isinstance(entry, Work) or entry.start_date:
        return entry.end_date or PRESENT
    return max((role.end_date or PRESENT for role in entry.roles), key=PartialDate.last, default=PRESENT)
