"""Heading levels that skip a step.

What: Reads the heading levels from the files. A PDF must begin with its only first-level heading, the name. In PDF
and DOCX, no level may be skipped.

Why: Screen readers and parsers build an outline from the levels. If a level is skipped, a job belongs to no section.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A110
    sections: [work]
    # file: templates/classic/resume.html.j2
    <html lang="{{ document.language }}">
    <title>{{ document.title }}</title>
    <h1>{{ document.header.name }}</h1>
    {% for section in document.sections %}<h3>{{ section.title }}</h3>{% endfor %}

Good::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic
    sections: [work]
    # file: templates/classic/resume.html.j2
    <html lang="{{ document.language }}">
    <title>{{ document.title }}</title>
    <h1>{{ document.header.name }}</h1>
    {% for section in document.sections %}<h2>{{ section.title }}</h2>{% endfor %}
"""

from collections.abc import Iterator
from itertools import pairwise

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.artifact import Inspection
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A110", "skipped-heading", Severity.ERROR, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file and kind of error."""
    if subject.chosen is None:
        return
    for name, inspection in subject.inspections.items():
        for message in dict.fromkeys(_wrong(inspection)):
            place = subject.chosen.places.value("theme")
            yield CHECK.finding(f"in the {name} file, {message}", place, path="theme")


def _wrong(inspection: Inspection) -> Iterator[str]:
    levels = inspection.headings
    if inspection.format == "pdf" and (levels[:1] != (1,) or levels.count(1) != 1):
        yield f"the name must be the only heading of level 1, but there are {levels.count(1)}"
    for above, level in pairwise((0, *levels) if inspection.format == "docx" else levels):
        if level > above + 1:
            yield (
                f"a heading of level {level} follows one of level {above}" if above else f"level {level} comes first"
            )
