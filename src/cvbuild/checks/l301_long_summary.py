"""A summary that is too long.

What: Counts the words of the printed summary, and its lines in the PDF. Options: ``words`` (80) and ``lines`` (6).

Why: A reader decides within ten seconds whether to go on. What a paragraph of ten lines says, the jobs below say
better.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.pages.alignment import lines_of
from cvbuild.analysis.pages.layout import by_section, laid_out
from cvbuild.analysis.phrases import counted
from cvbuild.model.locales.scripts import count_words
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "L301",
    "long-summary",
    Severity.WARNING,
    formats=("pdf",),
    options={"words": 80, "lines": 6},
    letters=False,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding if the summary exceeds a limit."""
    if subject.document is None:
        return
    parts = by_section(laid_out(subject)).get("summary", [])
    words = sum(count_words(part.fragment.text) for part in parts)
    lines = len(lines_of([word for part in parts for word in part.words]))
    if words > subject.options["words"] or lines > subject.options["lines"]:
        path = parts[0].fragment.path
        limits = f"{subject.options['words']} and {subject.options['lines']}"
        yield CHECK.finding(
            f"the summary has {counted(words, 'word')} in {counted(lines, 'line')}; the limits are {limits}",
            subject.places.value(path),
            path=path,
            hint="say who you are, give one or two proofs of it, and say what you look for",
        )
