"""An address is broken over the end of a line.

What: looks in the finished PDF for printed e-mail and web addresses whose letters are all there, but on two lines.

Why: software that reads the CV takes the first half for the address, and a person who copies it gets a blank in the
middle.

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

from cvbuild.analysis.parity import broken_addresses
from cvbuild.analysis.wording import shortened
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("L403", "broken-link-line", Severity.WARNING, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each address in pieces."""
    if subject.document is None:
        return
    for difference in broken_addresses(subject.document, subject.inspections["pdf"]):
        address = difference.expected[0]
        yield CHECK.finding(
            f"the address {shortened(address)} is broken after “{shortened(difference.found[0])}”",
            subject.locate(difference.path, address),
            path=difference.path,
            hint="print a shorter one, or words that link to it: [words](address)",
        )
