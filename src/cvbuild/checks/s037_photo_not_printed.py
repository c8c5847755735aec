"""A photo that the theme does not print.

What: Checks whether ``basics.image`` is set and the variant's theme shows no photo. A theme that shows one declares
``photo = "yes"`` under ``[style]``. In English CVs, where photos are not expected, X111 says so instead.

Why: In Germany, Austria, Switzerland and France many employers expect a photo; nobody would notice that it is missing.

Bad::

    locale: de-DE
    basics:
      name: Ada Lovelace
      image: ada.jpg   # S037

Good::

    locale: de-DE
    basics:
      name: Ada Lovelace
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S037", "photo-not-printed", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each variant whose theme shows no photo."""
    if subject.document is None or subject.theme is None or not subject.resume.basics.image:
        return
    if subject.theme.style.get("photo") == "yes" or subject.document.language.casefold().startswith("en"):
        return
    place = subject.places.value("basics.image")
    message = f"the theme {subject.theme.name} prints no photo"
    hint = "choose a theme that prints one, or remove the image"
    yield CHECK.finding(message, place, path="basics.image", hint=hint)
