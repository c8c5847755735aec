"""A character is printed as an empty box.

What: looks in the PDF for characters that none of the theme's fonts has, and for the words they belong to.

Why: the box is ugly, and it is contagious: other programs then fail to read the text of the whole font, good
characters included.

Bad::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program 漢   # A104

Good::

    # file: cv.yaml
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        highlights:
          - Wrote the first program → printed
"""

import unicodedata
from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.document import Document, fragments
from cvbuild.finding import Finding, Severity

CHECK = Check("A104", "missing-glyph", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each character, at the first text that has it."""
    if subject.document is None or subject.theme is None:
        return
    for character in subject.inspections["pdf"].missing:
        path = _path_of(character, subject.document)
        yield CHECK.finding(
            f"the fonts of the theme '{subject.theme.name}' have no {_named(character)}",
            subject.locate(path, character),
            path=path,
            hint="write it in other characters, or add a font that has it to the theme",
        )


def _path_of(character: str, document: Document) -> str:
    return next((fragment.path for fragment in fragments(document) if character in fragment.text), "")


def _named(characters: str) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in characters)
    name = unicodedata.name(characters, "") if len(characters) == 1 else ""
    return f"“{characters}” ({codes} {name.lower()})".replace(" )", ")")
