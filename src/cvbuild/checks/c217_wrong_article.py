"""A wrong article.

What: Checks for "a" before the sound of a vowel and "an" before that of a consonant: "a hour", "an user", "a MBA", "a
8-week course". Where the sound is unsure ("an historic"), or the word is in no list, it is silent. English only.

Why: It is heard while reading.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Spent a hour on a user guide   # C217

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Spent an hour on a user guide for a European MBA
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.articles import wrong_articles
from cvbuild.analysis.language.corrections import Slip, corrections
from cvbuild.analysis.language.prose import OWN_WORDS, Passage, in_english
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C217", "wrong-article", Severity.WARNING, english=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    if in_english(subject):
        yield from corrections(CHECK, subject, _slips, _message)


def _slips(passage: Passage) -> Iterator[Slip]:
    if passage.kind in OWN_WORDS:
        yield from wrong_articles(passage.masked)


def _message(_passage: Passage, wrong: str, _right: str) -> str:
    return f"'{wrong}' does not fit the sound of the next word"
