"""A word in the place of another.

What: Checks for real words that spelling checkers pass, where the words around them show that another is meant: "it's"
for "its", "manger" for "manager", "pubic", "form" for "from", "principle investigator", "responsible of". The list is
``confusions``, and ``confusions-de``, ``confusions-fr`` and ``confusions-es`` for German, French and Spanish: "seid
2019", "préparation a la naissance", "si no también".

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
from cvbuild.analysis.grammar.openings import lost_accent
from cvbuild.analysis.language.confusions import confused
from cvbuild.analysis.language.prose import Passage, passages, place
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C216", "confused-word", Severity.WARNING)

_READ = frozenset(("headline", "summary", "highlight", "text", "position", "list", "heading"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    for passage in passages(subject):
        for start, end, right in _slips(passage) if passage.kind in _READ else ():
            where = place(subject, passage, start, end)
            message = f"'{passage.text[start:end]}' is probably meant to be '{right}'"
            yield CHECK.finding(message, where, path=passage.path, hint=f"write '{right}'")


def _slips(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a passage that are taken for others, with the right ones."""
    yield from confused(passage.masked, passage.language)
    lost = lost_accent(passage.masked, passage.language) if passage.kind == "highlight" else None
    if lost:
        yield lost
