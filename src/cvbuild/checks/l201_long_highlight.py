"""A highlight that is too long.

What: Counts the lines of each highlight in the finished PDF, and its words. Options: ``lines`` (2) and ``words``
(45).

Why: A recruiter skims the first line and a half. The third line of a highlight is not read.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - >-   # L201
            Wrote a very long note on the engine that goes on and on about everything it could ever do, on numbers and
            on music, on weaving and on algebra, on the order of operations and on the store, on the mill and on the
            cards, on the past and on the future of calculation in general and of this machine in particular, at length

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program for the engine
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.layout import is_highlight, laid_out
from cvbuild.analysis.phrases import counted
from cvbuild.model.locales.scripts import count_words
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("L201", "long-highlight", Severity.WARNING, formats=("pdf",), options={"lines": 2, "words": 45})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight over a limit."""
    if subject.document is None:
        return
    most_lines, most_words = subject.options["lines"], subject.options["words"]
    for laid in laid_out(subject):
        path = laid.fragment.path
        lines, words = len(laid.lines), count_words(laid.fragment.text)
        if is_highlight(laid.fragment) and (lines > most_lines or words > most_words):
            yield CHECK.finding(
                f"this highlight takes {counted(lines, 'line')} and {counted(words, 'word')}; "
                f"the limits are {most_lines} and {most_words}",
                subject.places.value(path),
                path=path,
                hint="keep the one result that matters, or split it into two highlights",
            )
