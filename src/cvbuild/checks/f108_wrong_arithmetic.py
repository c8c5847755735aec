"""The per cent does not follow from before and after.

What: where a text gives a value before, one after, and right beside them a per cent or a multiple, does the sum:
“from 800 to 150 ms (60%)” is 81%. Rounding is allowed for, and so are the usual readings: points between two per cents,
“3x” for twofold growth. Nothing can fall by more than 100%.

Why: it is the one claim on the page that a reader can check without asking anyone, and some do.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut latency from 800 to 150 ms (60%)   # F108
          - Reduced waste by 120%   # F108

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut latency from 800 to 150 ms (81%)
          - Reduced waste by 20%, output up 120%
"""

from collections.abc import Iterator

from cvbuild.analysis.facts.changes import FALLING, Change, changes, directed
from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.figures import figures
from cvbuild.analysis.prose import Passage, in_english, place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("F108", "wrong-arithmetic", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each sum that does not come out, and each fall of more than everything."""
    for passage in own_words(subject):
        for change in changes(passage.text):
            if not change.is_right():
                yield _finding(change, passage, subject)
        if in_english(subject):
            yield from _too_deep(passage, subject)


def _finding(change: Change, passage: Passage, subject: Subject) -> Finding:
    right = f"{change.fraction():.0f}%"
    if change.stated.unit == "x":
        ratio = max(change.after.low / change.before.low, change.before.low / change.after.low)
        right = f"{ratio:.1f}x"
    return CHECK.finding(
        f"{change.before.text} to {change.after.text} is {right}, not {change.stated.text}",
        place(subject, passage, change.stated.start, change.stated.end),
        path=passage.path,
        hint="set one of the three right",
    )


def _too_deep(passage: Passage, subject: Subject) -> Iterator[Finding]:
    for figure in figures(passage.text):
        before, behind = passage.text[: figure.start], passage.text[figure.end :]
        whole = figure.unit == "%" and figure.low > 100 and not before.rstrip().endswith((" to", " of"))
        if whole and not behind.lstrip().startswith("of ") and directed(passage.text, figure, FALLING):
            yield CHECK.finding(
                f"nothing can fall by {figure.text}",
                place(subject, passage, figure.start, figure.end),
                path=passage.path,
                hint="write the per cent of the value before, or the multiple the other way round",
            )
