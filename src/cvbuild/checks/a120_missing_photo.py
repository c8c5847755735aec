"""A look with a photo, and no photo that can be printed.

What: Where ``look: {photo: true}`` or the theme asks for a photo, checks that ``basics.image`` names an image file
beside ``cv.yaml``. An address on the web is not read.

Why: A letterhead that is made for a photo has a hole without one.

Bad::

    # file: cv.yaml
    basics: {name: Ada Lovelace, image: missing.jpg}
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/berlin.yaml
    look: {photo: true}   # A120
    sections: [work]

Good::

    # file: cv.yaml
    basics: {name: Ada Lovelace}
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/berlin.yaml
    look: {photo: false}
    sections: [work]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("A120", "missing-photo", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding if a photo is wanted and none is printed."""
    if subject.chosen is None or subject.document is None or not subject.chosen.wants_photo:
        return
    if subject.document.header.photo:
        return
    name = subject.resume.basics.image
    places = subject.chosen.places
    place = places.value("look.photo") if "look.photo" in places.places else places.value("theme")
    if not name:
        message = "there is no photo: basics.image names no file"
    elif "://" in name:
        message = f"the photo '{name}' is on the web, which is not read"
    else:
        message = f"the photo '{name}' is missing, or is no image"
    hint = "name a JPEG or PNG file beside cv.yaml under basics.image, or write look: {photo: false}"
    yield CHECK.finding(message, place, path="look.photo", hint=hint)
