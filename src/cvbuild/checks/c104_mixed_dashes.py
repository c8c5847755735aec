"""One kind of dash that is written in several ways.

What: Compares three kinds of dash, each separately: in a range of numbers ("2–5x"), as a break in a sentence (" – "),
as a minus before a number ("−80%"). A hyphen in one range and an en dash in another is inconsistent; en dashes in
ranges and em dashes in sentences are not. Only sentences are checked, not compounds, names, dates or code.

Why: Hyphen, dash and minus mean different things. If they are mixed up, a range looks like a name and a loss like a
bullet.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Raised the mill's speed 2–5x
          - Cut the store's access to 15-70 ms   # C104
          - Wrote 10–12 programs – the first of their kind
          - Explained the engine — to the world   # C104
          - Taught 20 of them – and wrote on it

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Raised the mill's speed 2–5x, for store-to-mill work of 24-7 and K-12
          - Cut the store's access to 15–70 ms
          - Explained the engine — in COVID-19 — to the world
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import Passage, prose
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C104", "mixed-dashes", Severity.WARNING)

_NAMES = {
    "-": "a hyphen",
    "–": "an en dash",
    "—": "an em dash",
    "−": "a minus sign",
    "--": "two hyphens",
    " - ": "a hyphen between spaces",
    " – ": "an en dash between spaces",
    " — ": "an em dash between spaces",
    " -- ": "two hyphens between spaces",
}
_RANGE = re.compile(
    r"(?<![\w.,/:+\-–—−])[$€£~]?(?P<low>\d[\d,.]*)(?:[KkMmBb]|%|[a-zµμ]{1,2})?\+?(?P<dash> ?[-–—] ?)"
    r"[$€£~]?(?P<high>\d[\d,.]*)(?![\d/:]|[-–—]\w)"
)
_NUMBERED = re.compile(r"\b[A-Z]{2,}\s$")
_BREAK = re.compile(r"(?<=[\w)\"”’%+])(?P<dash> (?:-{1,2}|–|—) |—|--)(?=[\w(\"“‘$~])")
_DATE_BEFORE = re.compile(r"(?:\d{4}|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?)$")
_MINUS = re.compile(r"(?:^|(?<=[\s(]))(?P<dash>[-−–])[$€£]?\d[\d.,]*")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a dash of a minority style."""
    ranges, breaks, minuses = Ways(), Ways(), Ways()
    for passage in prose(subject):
        _note_ranges(passage, ranges)
        _note_breaks(passage, breaks)
        for match in _MINUS.finditer(passage.masked):
            minuses.add(_NAMES[match["dash"]], passage, *match.span())
    for what, ways in (("range", ranges), ("break in the sentence", breaks), ("minus", minuses)):
        message = f"the {what} '{{text}}' has {{way}}, but {{rule}} in {{places}}"
        yield from mixed(CHECK, subject, ways.spots, message, "use {rule} here, too")


def _note_ranges(passage: Passage, ways: Ways) -> None:
    for match in _RANGE.finditer(passage.masked):
        low, high = _number(match["low"]), _number(match["high"])
        numbered = _NUMBERED.search(passage.masked[: match.start()])
        years = 1900 <= low <= 2100 and 1900 <= high <= 2100
        if not years and not numbered and (low < high or _scaled(match[0])):
            ways.add(_NAMES[match["dash"].strip()], passage, *match.span())


def _note_breaks(passage: Passage, ways: Ways) -> None:
    for match in _BREAK.finditer(passage.masked):
        if not _DATE_BEFORE.search(passage.masked[: match.start()]):
            start = passage.masked.rfind(" ", 0, match.start()) + 1
            end = passage.masked.find(" ", match.end())
            ways.add(_NAMES[match["dash"]], passage, start, len(passage.masked) if end < 0 else end)


def _number(text: str) -> float:
    digits = text.replace(",", "").rstrip(".")
    return float(digits) if digits.count(".") < 2 else 0.0


def _scaled(text: str) -> bool:
    """Return whether the first number has a scale or unit of its own, so that it may be the larger one: ``500K–1M``."""
    return bool(re.match(r"[$€£~]?\d[\d,.]*[A-Za-zµμ]", text))
