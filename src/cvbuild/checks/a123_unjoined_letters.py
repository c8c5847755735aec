"""A font that has the letters of a script and cannot join them.

What: Checks for each script of the text whose letters change shape (Arabic, Devanagari, Thai and others) that the
font which sets them has the features for it: joined forms, conjuncts, places of marks. One finding for each script.

Why: Letters side by side are not writing. Many fonts of signs have Arabic letters, and no reader of Arabic accepts a
line of them; a check for missing glyphs finds nothing.

Bad::

    # file: cv.yaml
    locale: ar
    work:
      - name: مصنع   # A123
        position: مدرس
        startDate: 2020-05

Good::

    # file: cv.yaml
    locale: el
    work:
      - name: Λιμάνι
        position: Μηχανικός
        startDate: 2020-05
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.scripts import unjoined
from cvbuild.model.locales.scripts import Script
from cvbuild.syntax.finding import Finding, Location, Severity

CHECK = Check("A123", "unjoined-letters", Severity.ERROR, formats=("pdf",))

_STEPS = "add a font for {script}: `cvbuild fonts` lists installed ones, `cvbuild fonts --copy` copies them into fonts/"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each script, at all texts in it."""
    if subject.document is None:
        return
    for one in unjoined(subject):
        written = (part for part in subject.document.fragments if _has(part.text, one.script))
        paths = list(dict.fromkeys(part.path for part in written))
        if not paths:
            continue
        yield CHECK.finding(
            f"{one.script.name} letters are set in '{one.unjoined_by}', which cannot join them",
            subject.places.value(paths[0]),
            path=paths[0],
            hint=_STEPS.format(script=one.script.name),
            also=tuple(Location(subject.places.value(path), path) for path in paths[1:]),
        )


def _has(text: str, script: Script) -> bool:
    return any(first <= ord(char) <= last for char in text for first, last in script.blocks)
