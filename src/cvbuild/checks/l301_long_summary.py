"""The summary is too long to be one.

What: counts the words of the printed summary, and its lines in the PDF. Options: ``words`` (80) and ``lines`` (6).

Why: a summary earns the ten seconds in which a reader decides to go on. What it says in a paragraph of ten lines,
the jobs below say better.

Bad::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      summary: Analyst of engines, with a taste for numbers, music and looms   # L301
    checks:
      L301: {words: 8}

Good::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      summary: Analyst of engines, with a taste for numbers
    checks:
      L301: {words: 8}
"""

from collections.abc import Iterator

from cvbuild.analysis.alignment import lines_of
from cvbuild.analysis.layout import by_section, laid_out
from cvbuild.analysis.wording import counted
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("L301", "long-summary", Severity.WARNING, formats=("pdf",), options={"words": 80, "lines": 6})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where it is over a limit."""
    if subject.document is None:
        return
    parts = by_section(laid_out(subject.document, subject.inspections["pdf"])).get("summary", [])
    words = sum(len(part.fragment.text.split()) for part in parts)
    lines = len(lines_of([word for part in parts for word in part.words]))
    if words > subject.options["words"] or lines > subject.options["lines"]:
        path = parts[0].fragment.path
        limits = f"{subject.options['words']} and {subject.options['lines']}"
        yield CHECK.finding(
            f"the summary has {counted(words, 'word')} in {counted(lines, 'line')}; the most are {limits}",
            subject.places.value(path),
            path=path,
            hint="say who you are, the one or two proofs of it, and what you look for",
        )
