"""Singular and plural that do not agree.

What: Checks for a plural with a verb in the singular ("The results was"), "each of the clinics have", a count before a
singular ("120 guest per evening", "three primary school") and "those report is". In German, French and Spanish,
articles, adjectives and participles that do not agree with their noun by its ending are reported as well: "mit ein
Budget", "les dossier", "marchandises dangereux", "fachadas protegidos".

Why: Grammar is the first thing that a careful reader trusts or distrusts.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Cooked for up to 120 guest per evening   # C218

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Cooked for up to 120 guests per evening; the results were published
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.grammar.agreements import agreements
from cvbuild.analysis.language.corrections import Slip, corrections
from cvbuild.analysis.language.prose import OWN_WORDS, Passage
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C218", "wrong-number", Severity.WARNING)

_IN = {"en": "number", "de": "number or case"}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    yield from corrections(CHECK, subject, _slips, _message)


def _slips(passage: Passage) -> Iterator[Slip]:
    """Yield the words of a passage that do not agree, with the right ones."""
    if passage.kind in OWN_WORDS:
        yield from agreements(passage.masked, passage.language)


def _message(passage: Passage, wrong: str, _right: str) -> str:
    return f"'{wrong}' does not agree in {_IN.get(passage.language, 'number or gender')}"
