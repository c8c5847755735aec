"""A raster image in a finished file.

What: Counts the raster images in PDF and DOCX. A theme that is meant to show a photo declares ``photo = "yes"`` under
``[style]`` in its ``theme.toml``.

Why: Parsers cannot read text in an image, a logo advertises somebody else's brand, and in many countries a photo gets
the CV rejected.

Bad::

    # file: cv.yaml
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/plain.yaml
    theme: classic   # A113
    sections: [work]
    # file: templates/classic/dot.ppm
    P3 1 1 255 200 0 0
    # file: templates/classic/resume.css
    body { background: url(dot.ppm) }

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
from cvbuild.analysis.phrases import counted
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A113", "bitmap-in-file", Severity.WARNING, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file with images."""
    if subject.chosen is None or subject.theme is None or "photo" in subject.theme.style:
        return
    if subject.document and subject.document.header.photo:  # the look asks for it
        return
    for name, inspection in subject.inspections.items():
        if inspection.images:
            place = subject.chosen.places.value("theme")
            images = counted(inspection.images, "raster image")
            yield CHECK.finding(
                f"the {name} file has {images}", place, path="theme", hint="draw it as SVG, or remove it"
            )
