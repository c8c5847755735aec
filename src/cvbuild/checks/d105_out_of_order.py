"""Entries are not newest first.

What: in jobs, education and volunteering, an entry must not have ended later than the one above it. Entries without
dates are passed over.

Why: readers take the first entry for the present one. An older job on top looks like a trick, or like an old CV.

Bad::

    work:
      - {name: First, position: Engineer, startDate: 1840-01, endDate: 1841-01}
      - {name: Second, position: Engineer, startDate: 1841-02, endDate: 1843-01}   # D105

Good::

    work:
      - {name: Second, position: Engineer, startDate: 1841-02, endDate: 1843-01}
      - {name: First, position: Engineer, startDate: 1840-01, endDate: 1841-01}
"""

from collections.abc import Iterator
from itertools import pairwise

from cvbuild.check import Check, Scope, Subject
from cvbuild.dates import PRESENT
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Dated

CHECK = Check("D105", "out-of-order", Severity.WARNING, Scope.PROJECT)

_SECTIONS = ("work", "education", "volunteer")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry that is newer than the one above it."""
    for section in _SECTIONS:
        dated = [entry for entry in subject.resume.entries(section) if isinstance(entry, Dated) and entry.start_date]
        for above, entry in pairwise(dated):
            if _ended(entry) > _ended(above):
                yield CHECK.finding(
                    f"'{entry.words}' is newer than '{above.words}' above it",
                    subject.places.value(entry.path),
                    path=entry.path,
                    hint="put the newest first",
                    further=(Label(subject.places.value(above.path), "the older one"),),
                )


def _ended(entry: Dated) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    end, start = entry.end_date or PRESENT, entry.start_date or PRESENT
    return end.first(), start.first()
