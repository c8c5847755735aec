"""Straight and curly quotation marks or apostrophes in one CV.

What: Compares all quotation marks and apostrophes of the printed text, except in code, addresses, headings and titles
of publications. ``prefer: straight`` or ``prefer: curly`` sets the style; by default the majority does. Feet, inches
and minutes (5'10") are not quotation marks.

Why: Nobody mixes them on purpose. A mixture shows which sentences were pasted from elsewhere.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the engine’s first program
          - Explained Babbage's engine to the world   # C103
          - Corrected the “memoir” of the engineer’s lecture

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the engine's first program
          - Fitted a 6'2" mill into the store of the "Difference Engine"
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import passages
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "C103",
    "mixed-quotes",
    Severity.WARNING,
    options={"prefer": "majority"},
    choices={"prefer": ("majority", "straight", "curly")},
)

_MARK = re.compile(r"""(?<!\d)['"]|(?<=\d)'(?=s\b)|[‘’“”]""")
_NOT_OWN = frozenset(("publication", "contact", "aside", "heading"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with marks of the minority style."""
    ways = Ways()
    for passage in passages(subject):
        for mark in _MARK.finditer(passage.unquoted) if passage.kind not in _NOT_OWN else ():
            ways.add("straight" if mark[0] in "'\"" else "curly", passage, *_word_around(passage.text, mark.start()))
    message = "the mark in '{text}' is {way}, but marks are {rule} in {places}"
    yield from mixed(CHECK, subject, ways.spots, message, "use {rule} ones", subject.options["prefer"])


def _word_around(text: str, at: int) -> tuple[int, int]:
    end = text.find(" ", at + 1)
    return text.rfind(" ", 0, at) + 1, len(text) if end < 0 else end
