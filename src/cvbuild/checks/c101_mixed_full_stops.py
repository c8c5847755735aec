"""Some highlights end with a full stop, some do not.

What: compares the ends of all printed highlights and names those of the smaller party. ``prefer: none`` or
``prefer: all`` sets the side; without it the majority does. Ends that are abbreviations count for neither.

Why: both ways are right, the mixture is not. It is the first thing that a careful reader sees.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
          - Explained the engine to the world.   # C101
          - Translated the memoir

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Wrote the first program
          - Explained the engine to the world
"""

import re
from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.document import Fragment, fragments
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("C101", "mixed-full-stops", Severity.WARNING, options={"prefer": "majority"})

_ABBREVIATION = re.compile(r"(?:\b(?:etc|Inc|Ltd|Co|Corp|Jr|Sr|al|e\.g|i\.e|[A-Z])|\.[A-Za-z])\.$")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight that ends unlike the others."""
    if subject.document is None:
        return
    bullets = [f for f in fragments(subject.document) if f.role == "bullet" and ".highlights" in f.path]
    decided = [bullet for bullet in bullets if not _ABBREVIATION.search(bullet.text)]
    stopped = [bullet for bullet in decided if _stopped(bullet)]
    bare = [bullet for bullet in decided if not _stopped(bullet)]
    if (stopped and bare) or subject.options["prefer"] != "majority":
        yield from _minority(subject, stopped, bare)


def _minority(subject: Subject, stopped: list[Fragment], bare: list[Fragment]) -> Iterator[Finding]:
    prefer = subject.options["prefer"]
    stops_win = prefer == "all" or (prefer == "majority" and len(stopped) > len(bare))
    odd, others = (bare, stopped) if stops_win else (stopped, bare)
    message = "this highlight lacks the full stop" if stops_win else "this highlight ends with a full stop"
    further = (Label(subject.places.value(others[0].path), "the other way, first here"),) if others else ()
    for bullet in odd:
        yield CHECK.finding(
            f"{message} that {len(others)} others {'have' if stops_win else 'do without'}",
            subject.places.value(bullet.path),
            path=bullet.path,
            hint="choose one way for all",
            further=further,
        )


def _stopped(bullet: Fragment) -> bool:
    return bullet.text.rstrip().endswith((".", "!", "?"))
