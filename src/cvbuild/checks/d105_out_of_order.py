"""Entries are not newest first.

What: in jobs, education and volunteering, as the variant prints them, an entry must not have ended later than the one
above it; of two that ended together, the one that began later comes first. Entries without dates are passed over, and
so are two that both go on, one that began before the other and outlasts it, and what years alone leave open.

Why: readers take the first entry for the present one. An older job on top looks like a trick, or like an old CV.

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

from cvbuild.check import Check, Subject
from cvbuild.dates import PRESENT, PartialDate
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Dated, Item, Work

CHECK = Check("D105", "out-of-order", Severity.WARNING)

_SECTIONS = ("work", "education", "volunteer")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry that is newer than the one above it."""
    if subject.chosen is None:
        return
    selected = subject.chosen.selection.resume
    lists: list[Iterable[Item]] = [selected.entries(section) for section in _SECTIONS]
    lists += [job.roles for job in selected.work]
    for entries in lists:
        dated = [entry for entry in entries if isinstance(entry, Dated) and (_start(entry) or entry.end_date)]
        for above, entry in pairwise(dated):
            if _is_newer(entry, above):
                yield _finding(entry, above, subject)


def _finding(entry: Dated, above: Dated, subject: Subject) -> Finding:
    return CHECK.finding(
        f"'{entry.words}' is newer than '{above.words}' above it",
        subject.places.value(entry.path),
        path=entry.path,
        hint="put the newest first",
        further=(Label(subject.places.value(above.path), "the older one"),),
    )


def _is_newer(entry: Dated, above: Dated) -> bool:
    """Whether it surely ended later and did not begin earlier, or ended together with it and surely began later."""
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
