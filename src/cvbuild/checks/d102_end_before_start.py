"""An end date before its start date.

What: Compares ``endDate`` with ``startDate`` of every entry and role, and ``expires`` with ``date`` of certificates, as
precisely as both are given.

Why: A reader who finds one impossible date doubts all others.

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

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.model.resume import Certificate, Dated
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D102", "end-before-start", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each entry or role that ends before it starts, and each certificate that does."""
    for item in subject.resume.items():
        match item:
            case Dated():
                span, keys, words = (item.start_date, item.end_date), ("startDate", "endDate"), ("starts", "ends")
            case Certificate():
                span, keys, words = (item.date, item.expires), ("date", "expires"), ("is issued", "expires")
            case _:
                continue
        start, end = span
        if start and end and end.last() < start.first():
            first, last = (f"{item.path}.{key}" for key in keys)
            yield CHECK.finding(
                f"{words[1]} in {end}, before it {words[0]} in {start}",
                subject.places.value(last),
                path=last,
                further=(Label(subject.places.value(first), f"{words[0]} here"),),
            )
