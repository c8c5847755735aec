"""A PDF without tags, language or visible title.

What: Checks that the PDF has a structure tree and a language, and asks viewers to show its title.

Why: Screen readers and the better parsers rely on tags. Without a title, the window shows the file's name instead of
yours.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A105
    sections: [work]
    # file: templates/classic/resume.html.j2
    <title>{{ document.title }}</title>
    <meta name="author" content="{{ document.author }}">
    <h1>{{ document.header.name }}</h1>

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A105", "untagged-pdf", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding that lists everything that is missing."""
    pdf = subject.inspections["pdf"]
    facts = (
        ("tags", pdf.tagged),
        ("language", bool(pdf.metadata.get("language"))),
        ("title in the window", pdf.shows_title),
    )
    missing = [name for name, there in facts if not there]
    if missing and subject.chosen:
        yield CHECK.finding(
            f"the PDF has no {' and no '.join(missing)}",
            subject.chosen.places.value("theme"),
            path="theme",
            hint='begin the theme\'s template with <html lang="{{ document.language }}">'
            if "language" in missing
            else "",
        )
