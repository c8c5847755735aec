"""A character that is printed as an empty box.

What: Checks the PDF for characters that are in none of the theme's fonts, and names the texts that contain
them: once for each script.

Why: An empty box is ugly, and it can make other programs fail to extract any text in that font, including the good
characters.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.scripts import unjoined
from cvbuild.model.document import Document
from cvbuild.model.locales.scripts import script_of
from cvbuild.syntax.finding import Finding, Location, Severity

CHECK = Check("A104", "missing-glyph", Severity.ERROR, formats=("pdf",))

_SHOWN = 8
_STEPS = "add a font for {script}: `cvbuild fonts` lists installed ones, `cvbuild fonts --copy` copies them into fonts/"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each script, at all texts that have such a character."""
    if subject.document is None or subject.theme is None:
        return
    scripts: dict[str, list[str]] = {}
    known = {one.script.name for one in unjoined(subject)}  # A123 says the same of them, and more
    for character in subject.inspections["pdf"].missing:
        if (found := script_of(character)) is not None and found.name in known:
            continue
        scripts.setdefault(_script(character), []).append(character)
    for script, characters in scripts.items():
        yield _finding(script, characters, subject.document, subject.theme.name, subject)


def _finding(script: str, characters: list[str], document: Document, theme: str, subject: Subject) -> Finding:
    first, *others = _spots(characters, document)
    place = subject.locate(*first)
    also = tuple(Location(subject.locate(*spot), spot[0]) for spot in others)
    message = f"the fonts of the theme '{theme}' have no {_named(characters[0])}"
    if len(characters) > 1:
        message = f"the fonts of the theme '{theme}' have no {script}: {_listed(characters)}"
    hint = "replace the character, or add a font that contains it to the theme"
    if script:
        hint = _STEPS.format(script=script)
    return CHECK.finding(message, place, path=first[0], hint=hint, also=also)


def _spots(characters: list[str], document: Document) -> list[tuple[str, str]]:
    """Return the paths of the texts with one of the characters, each with the first such character in it."""
    found: dict[str, str] = {}
    for fragment in document.fragments:
        if character := next((one for one in characters if one in fragment.text), ""):
            found.setdefault(fragment.path, character)
    return list(found.items()) or [("", "")]


def _script(characters: str) -> str:
    """Return the name of the script of a letter, such as ``Devanagari``; empty for a symbol."""
    letter = characters[:1]
    if unicodedata.category(letter)[:1] not in {"L", "M", "N"}:
        return ""
    word = unicodedata.name(letter, "").partition(" ")[0].title()
    return {
        "Cjk": "Chinese, Japanese or Korean",
        "Hangul": "Korean",
        "Hiragana": "Japanese",
        "Katakana": "Japanese",
    }.get(word, word)


def _listed(characters: list[str]) -> str:
    shown = " ".join(characters[:_SHOWN])
    return f"“{shown}”" + (f" and {len(characters) - _SHOWN} more characters" if len(characters) > _SHOWN else "")


def _named(characters: str) -> str:
    codes = " ".join(f"U+{ord(character):04X}" for character in characters)
    name = unicodedata.name(characters, "") if len(characters) == 1 else ""
    return f"“{characters}” ({codes} {name.lower()})".replace(" )", ")")
