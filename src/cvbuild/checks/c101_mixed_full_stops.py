"""Highlights that end differently: some with a full stop, some without.

What: Compares the ends of all printed highlights and reports the minority. If whole entries differ, only the first of
them is reported. ``prefer: none`` or ``prefer: all`` sets the style; by default the majority does. Highlights that
end in an abbreviation, code or an ellipsis do not count. Jobs, volunteering and projects are compared together; lists
of facts, such as those under a degree, are compared separately. Using full stops only for highlights of several
sentences is consistent, and not reported.

Why: Both styles are right, mixing them is not. It is the first thing that a careful reader notices.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import BLOT, Passage, highlights, sentences
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check(
    "C101",
    "mixed-full-stops",
    Severity.WARNING,
    options={"prefer": "majority"},
    choices={"prefer": ("majority", "none", "all")},
)

_PROSE = ("work", "volunteer", "projects")
_LISTS = ("education",)
_NEITHER = re.compile(
    rf"(?:\b(?:etc|Inc|Ltd|LLC|Co|Corp|Jr|Sr|St|al|approx|incl|Ph\.D|No|[A-Z])\.|\w\.\w\.|…|\.\.\.|{BLOT}\.?)$"
)
_STOP = re.compile(r"[.!?][\"”’')]*$")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each highlight that ends differently from the others."""
    for sections in (_PROSE, _LISTS):
        found = [p for p in highlights(subject, *sections) if not _NEITHER.search(p.masked.rstrip())]
        stopped = [passage for passage in found if _stopped(passage)]
        bare = [passage for passage in found if not _stopped(passage)]
        if (stopped and bare and not _by_length(stopped, bare)) or subject.options["prefer"] in ("none", "all"):
            yield from _minority(subject, stopped, bare)


def _minority(subject: Subject, stopped: list[Passage], bare: list[Passage]) -> Iterator[Finding]:
    prefer = subject.options["prefer"]
    stops_win = prefer == "all" or (prefer != "none" and len(stopped) > len(bare))
    odd, others = (bare, stopped) if stops_win else (stopped, bare)
    message = "this highlight lacks a full stop" if stops_win else "this highlight ends with a full stop"
    others_do = f"{len(others)} of the others {'have one' if stops_win else 'do not'}"
    further = (Label(subject.places.value(others[0].path), "the other style, first used here"),) if others else ()
    for highlight, more in _told(odd, others):
        yield CHECK.finding(
            f"{message}, but {others_do}{more}",
            subject.places.value(highlight.path),
            path=highlight.path,
            hint="choose one style for all",
            further=further,
        )


def _told(odd: list[Passage], others: list[Passage]) -> Iterator[tuple[Passage, str]]:
    """Return the deviating highlights; of entries that deviate throughout, only the first."""
    mixed = {passage.entry for passage in others}
    pure = [passage for passage in odd if passage.entry not in mixed]
    for passage in odd:
        if passage.entry in mixed:
            yield passage, ""
        elif passage is pure[0]:
            yield passage, f"; so do {len(pure) - 1} more in other entries" if len(pure) > 1 else ""


def _by_length(stopped: list[Passage], bare: list[Passage]) -> bool:
    """Return whether exactly the highlights of several sentences end with a full stop."""
    return all(map(_several_sentences, stopped)) and not any(map(_several_sentences, bare))


def _several_sentences(passage: Passage) -> bool:
    return len(list(sentences(passage.text))) > 1


def _stopped(passage: Passage) -> bool:
    return bool(_STOP.search(passage.text.rstrip()))
