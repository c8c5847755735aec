"""A fact on hold in the printed text.

What: Checks everything that is printed for facts with ``hold``, cited or not: a shown highlight that cites one, a
figure of one next to words of its claim, most words of its claim in one sentence. A value that a fact without hold
shares is accepted. Titles of publications are ignored.

Why: A hold means: do not print this until it is settled. It is easily broken in the summary, where somebody wrote the
same number from memory.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.holds import Held, Holds, holds
from cvbuild.analysis.facts.measures import measured
from cvbuild.analysis.facts.printed import lines, printed
from cvbuild.analysis.figures.figures import Figure
from cvbuild.analysis.language.prose import Passage, place
from cvbuild.analysis.language.stems import content
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F109", "held-fact-shown", Severity.ERROR)

_KINDS = ("headline", "summary", "highlight", "text", "list", "name", "position")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each fact on hold and each passage that reveals it."""
    held = holds(subject)
    if not held.facts:
        return
    citing = {line.path: line.facts for line in lines(subject)}
    for passage in printed(subject):
        if passage.kind in _KINDS:
            yield from _given_away(held, citing.get(passage.path, ()), passage, subject)


def _given_away(held: Holds, cited: Collection[str], passage: Passage, subject: Subject) -> Iterator[Finding]:
    said, words = measured(passage.text, False, passage.language), content(passage.text)
    told: set[Figure] = set()  # if several facts share the figure, report only the first
    for fact in held.suspects(cited, said, words):
        if fact.name in cited:
            yield _finding(f"this cites the fact {fact.name}", fact, passage, None, subject)
        elif figure := held.shown_figure(fact, [one for one in said if one.figure not in told], words):
            told.add(figure)
            yield _finding(f"“{figure.text}” is from the fact {fact.name}", fact, passage, figure, subject)
        elif held.shown_words(fact, words):
            yield _finding(f"these words are from the fact {fact.name}", fact, passage, None, subject)


def _finding(what: str, fact: Held, passage: Passage, figure: Figure | None, subject: Subject) -> Finding:
    whole = subject.places.value(passage.path)
    return CHECK.finding(
        f"{what}, which is on hold: {fact.reason}",
        place(subject, passage, figure.start, figure.end) if figure else whole,
        path=passage.path,
        hint="remove it, or settle the fact and delete its hold",
        further=(Label(subject.places.value(f"facts.{fact.name}.hold"), "on hold here"),),
    )
