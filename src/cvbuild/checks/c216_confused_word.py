"""A word in the place of another.

What: Checks for real words that spelling checkers pass, where the words around them show that another is meant: "it's"
for "its", "manger" for "manager", "pubic", "form" for "from", "principle investigator", "responsible of". The list is
``confusions``, and ``confusions-de``, ``confusions-fr`` and ``confusions-es`` for German, French and Spanish: "seid
2019", "préparation a la naissance", "si no también"; and, in these, words one slip away from those of fixed phrases
(``phrases-de``, ``phrases-fr``, ``phrases-es``): "control de caridad". In German, a comma that is missing before
"weil", "dass" and other conjunctions is reported as well. In English, so are words of the wrong part of speech
("Severe on the board"), and one in the company of another that the document has ("clinical trails").

Why: These slips survive every spelling checker, and readers remember them.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Senior account manger for the public sector   # C216

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Senior account manager for the public sector
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.echoes import echoes
from cvbuild.analysis.grammar.agreements import agreements
from cvbuild.analysis.grammar.openings import lost_accent
from cvbuild.analysis.language.confusions import confused
from cvbuild.analysis.language.corrections import Slip, corrections
from cvbuild.analysis.language.misplaced import misplaced_words
from cvbuild.analysis.language.prose import OWN_WORDS, Passage, in_english, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C216", "confused-word", Severity.WARNING)

_READ = OWN_WORDS | {"position", "list", "heading"}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    yield from corrections(CHECK, subject, _slips, _message)
    for one in echoes(mentions(subject).printed) if in_english(subject) else ():
        if any(start == one.start for start, *_ in confused(one.passage.masked)):
            continue
        yield CHECK.finding(
            _message(one.passage, one.passage.text[one.start : one.end], one.meant),
            place(subject, one.passage, one.start, one.end),
            path=one.passage.path,
            hint=f"did you mean '{one.meant}'?",
        )


def _slips(passage: Passage) -> Iterator[Slip]:
    """Yield the words of a passage that are taken for others, with the right ones."""
    if passage.kind not in _READ and not (passage.kind == "quotation" and passage.section == "references"):
        return
    slips = [*confused(passage.masked, passage.language)]
    if passage.language == "en" and passage.kind in OWN_WORDS:
        slips += misplaced_words(passage.masked, opens=passage.kind == "highlight")
    if slips and passage.language != "en" and passage.kind in OWN_WORDS:
        counted = [one[:2] for one in agreements(passage.masked, passage.language)]  # C218 reports these
        slips = [one for one in slips if not any(start < one[1] and one[0] < end for start, end in counted)]
    yield from slips
    if passage.language != "en":
        from cvbuild.analysis.language.fixed_phrases import misheard  # for a CV in other languages only

        taken = {start for start, _, _ in slips}
        yield from {one[0]: one for one in misheard(passage.masked, passage.language) if one[0] not in taken}.values()
    if passage.language == "de":
        from cvbuild.analysis.grammar.german_commas import missing_commas  # for a German CV only

        yield from missing_commas(passage.masked)
    lost = lost_accent(passage.masked, passage.language) if passage.kind == "highlight" else None
    if lost:
        yield lost


def _message(_passage: Passage, wrong: str, right: str) -> str:
    if right == f"{wrong},":
        return f"a comma is missing after '{wrong}'"
    return f"'{wrong}' is probably meant to be '{right}'"
