"""Headings do not go down step by step.

What: reads the levels of the headings back. A PDF must begin with its one first-level heading, the name; in PDF and
DOCX no level may be left out on the way down.

Why: screen readers and parsers build an outline from the levels. A job that hangs two levels below nothing belongs to
no section.

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

from cvbuild.artifact import Inspection
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A110", "skipped-heading", Severity.ERROR)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file and kind of mistake."""
    if subject.chosen is None:
        return
    for name, inspection in subject.inspections.items():
        for message in dict.fromkeys(_wrong(inspection)):
            place = subject.chosen.places.value("theme")
            yield CHECK.finding(f"in the {name} file, {message}", place, path="theme")


def _wrong(inspection: Inspection) -> Iterator[str]:
    levels = inspection.headings
    if inspection.format == "pdf" and (levels[:1] != (1,) or levels.count(1) != 1):
        yield f"the name is not the one heading of level 1: there are {levels.count(1)}"
    for above, level in pairwise((0, *levels) if inspection.format == "docx" else levels):
        if level > above + 1:
            yield (
                f"a heading of level {level} stands below one of level {above}" if above else f"level {level} is first"
            )
