"""Singular and plural that do not agree.

What: Checks for a plural with a verb in the singular ("The results was"), "each of the clinics have", a count before a
singular ("120 guest per evening") and "those report is". The noun may come after an adjective (“three primary
school”). English only.

Why: Grammar is the first thing that a careful reader trusts or distrusts.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Cooked for up to 120 guest per evening   # C218

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Cooked for up to 120 guests per evening; the results were published
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.agreement import disagreements
from cvbuild.analysis.language.prose import in_english, passages, place
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C218", "wrong-number", Severity.WARNING, english=True)

_READ = frozenset(("headline", "summary", "highlight", "text"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    for passage in passages(subject) if in_english(subject) else ():
        for start, end, right in disagreements(passage.masked) if passage.kind in _READ else ():
            where = place(subject, passage, start, end)
            message = f"'{passage.text[start:end]}' does not agree in number"
            yield CHECK.finding(message, where, path=passage.path, hint=f"write '{right}'")
