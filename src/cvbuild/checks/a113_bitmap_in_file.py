"""There is a raster image in a file.

What: counts the raster images of PDF and DOCX. A theme that is meant to show a photo says so with ``photo = "yes"``
under ``[style]`` in its ``theme.toml``.

Why: text in an image is no text, a logo is a memory of somebody else's brand, and in many countries a photo puts the
CV on the wrong pile.

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

from cvbuild.analysis.wording import counted
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("A113", "bitmap-in-file", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each file with images."""
    if subject.chosen is None or subject.theme is None or "photo" in subject.theme.style:
        return
    for name, inspection in subject.inspections.items():
        if inspection.images:
            place = subject.chosen.places.value("theme")
            images = counted(inspection.images, "raster image")
            yield CHECK.finding(f"the {name} file has {images}", place, path="theme", hint="draw it as SVG, or drop it")
