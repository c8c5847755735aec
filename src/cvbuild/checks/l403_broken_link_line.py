"""An address that is broken across two lines.

What: Checks the finished PDF for printed e-mail and web addresses that are complete but broken across lines.

Why: Parsers take the first half for the address, and copying it inserts a space in the middle.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - See https://engines.org/notes/on-the-first-program   # L403
    # file: templates/classic/resume.css
    ul { width: 120pt }

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - See https://engines.org/notes
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.parity import parity
from cvbuild.analysis.phrases import shortened
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L403", "broken-link-line", Severity.WARNING, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each broken address."""
    if subject.document is None:
        return
    for difference in parity(subject, "pdf").broken:
        address = difference.expected[0]
        yield CHECK.finding(
            f"the address {shortened(address)} is broken after “{shortened(difference.found[0])}”",
            subject.locate(difference.path, address),
            path=difference.path,
            hint="print a shorter address, or words that link to it: [words](address)",
        )
