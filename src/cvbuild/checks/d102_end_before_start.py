"""Something ends before it starts.

What: compares ``endDate`` with ``startDate`` of every entry and role, as precisely as both are given.

Why: a reader who finds one impossible date believes none of the others.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1843-05
        endDate: 1842-05   # D102

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-05
        endDate: 1843-05
"""

from collections.abc import Iterator

from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Dated

CHECK = Check("D102", "end-before-start", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry or role whose end is earlier than its start."""
    for item in subject.resume.items():
        if (
            isinstance(item, Dated)
            and item.start_date
            and item.end_date
            and item.end_date.last() < item.start_date.first()
        ):
            path = f"{item.path}.endDate"
            started = Label(subject.places.value(f"{item.path}.startDate"), "starts here")
            message = f"ends in {item.end_date}, before it starts in {item.start_date}"
            yield CHECK.finding(message, subject.places.value(path), path=path, further=(started,))
