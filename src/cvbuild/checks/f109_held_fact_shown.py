"""A fact on hold is printed.

What: looks for facts with ``hold`` in everything that is printed, cited or not: a highlight that cites one and is shown
all the same, a figure of one next to the words of its claim, most words of its claim in one sentence. A value that a
released fact has, too, is no sign. Titles of publications are left alone.

Why: a hold is a promise not to say something until it is settled. It is kept in the ledger, and broken in the summary,
where somebody wrote the same number from memory.

Bad::

    facts:
      scale: {claim: "Serves 10,000 concurrent requests.", figures: [10K+], evidence: proprietary, hold: measured how?}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Served 10K+ concurrent requests on one engine   # F109

Good::

    facts:
      scale: {claim: "Serves 10,000 concurrent requests.", figures: [10K+], evidence: proprietary, hold: measured how?}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Served requests of the whole fleet on one engine
"""

from collections.abc import Collection, Iterator

from cvbuild.analysis.facts.holds import Held, Holds, holds
from cvbuild.analysis.facts.measures import measured
from cvbuild.analysis.facts.printed import lines, printed
from cvbuild.analysis.figures import Figure
from cvbuild.analysis.prose import Passage, place
from cvbuild.analysis.stems import content
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("F109", "held-fact-shown", Severity.ERROR)

_KINDS = ("headline", "summary", "highlight", "text", "list", "name", "position")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each fact on hold and each passage that gives it away."""
    held = holds(subject.resume)
    if not held.facts:
        return
    citing = {line.path: line.facts for line in lines(subject)}
    for passage in printed(subject):
        if passage.kind in _KINDS:
            yield from _given_away(held, citing.get(passage.path, ()), passage, subject)


def _given_away(held: Holds, cited: Collection[str], passage: Passage, subject: Subject) -> Iterator[Finding]:
    said, words = measured(passage.text, False), content(passage.text)
    told: set[Figure] = set()  # of several facts with one figure the first is enough
    for fact in held.suspects(cited, said, words):
        if fact.name in cited:
            yield _finding(f"this rests on the fact {fact.name}", fact, passage, None, subject)
        elif figure := held.shown_figure(fact, [one for one in said if one.figure not in told], words):
            told.add(figure)
            yield _finding(f"“{figure.text}” is of the fact {fact.name}", fact, passage, figure, subject)
        elif held.shown_words(fact, words):
            yield _finding(f"these are the words of the fact {fact.name}", fact, passage, None, subject)


def _finding(what: str, fact: Held, passage: Passage, figure: Figure | None, subject: Subject) -> Finding:
    whole = subject.places.value(passage.path)
    return CHECK.finding(
        f"{what}, which is on hold: {fact.reason}",
        place(subject, passage, figure.start, figure.end) if figure else whole,
        path=passage.path,
        hint="take it out, or settle the fact and delete its hold",
        further=(Label(subject.places.value(f"facts.{fact.name}.hold"), "on hold here"),),
    )
