"""A character that no font of the theme has.

What: characters that the PDF draws as an empty box, with the words they stand in.

Why: the reader sees a box; worse, many programs then read every other word in that font as gibberish. System fonts
are never taken instead, for the next machine has others.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program for 計算 machines   # A104

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program for Bernoulli numbers
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.document import Fragment, fragments
from cvbuild.finding import Finding, Severity

CHECK = Check("A104", "missing-glyph", Severity.ERROR, formats=("pdf",))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each stretch of text with such characters."""
    missing = subject.inspections["pdf"].missing
    for fragment in fragments(subject.document) if subject.document and missing else ():
        lacking = [character for character in dict.fromkeys(fragment.text) if character in missing]
        if lacking:
            yield _found(fragment, lacking, subject)


def _found(fragment: Fragment, lacking: list[str], subject: Subject) -> Finding:
    told = ", ".join(f"‘{character}’ (U+{ord(character):04X})" for character in lacking)
    return CHECK.finding(
        f"no font of the theme has {told}",
        subject.places.value(fragment.path),
        path=fragment.path,
        hint="write other characters, or add a face that has them to the theme",
    )
