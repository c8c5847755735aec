"""A wrong or missing article.

What: Checks for "a" before the sound of a vowel and "an" before that of a consonant: "a hour", "an user", "a MBA", "a
8-week course". Where the sound is unsure ("an historic"), or the word is in no list, it is silent. A noun without its
article ("Led team of seven") is reported if the rest of the CV has its articles, as in full sentences. English only.

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

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.grammar.missing_words import lost_articles
from cvbuild.analysis.language.articles import wrong_articles
from cvbuild.analysis.language.corrections import Slip, corrections
from cvbuild.analysis.language.prose import OWN_WORDS, Passage, in_english, place, prose
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C217", "wrong-article", Severity.WARNING, english=True)

_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]he)\s[a-z]")
_ENOUGH = 12
"""The articles that a CV needs to show that it is not written in the style of telegrams."""
_FEW = 2
"""The most articles that are missing by a slip."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    if in_english(subject):
        yield from corrections(CHECK, subject, _slips, _message)
        yield from _missing(subject)


def _missing(subject: Subject) -> Iterator[Finding]:
    """Yield the few nouns without an article in a CV that has its articles."""
    lost = [(passage, slip) for passage in prose(subject) for slip in lost_articles(passage.masked)]
    articles = sum(len(_ARTICLE.findall(passage.masked)) for passage in prose(subject)) if len(lost) <= _FEW else 0
    for passage, (start, end, right, why) in lost if articles >= _ENOUGH else ():
        where = place(subject, passage, start, end)
        yield CHECK.finding(f"'{passage.text[start:end]}': {why}", where, path=passage.path, hint=f"write '{right}'")


def _slips(passage: Passage) -> Iterator[Slip]:
    if passage.kind in OWN_WORDS:
        yield from wrong_articles(passage.masked)


def _message(_passage: Passage, wrong: str, _right: str) -> str:
    return f"'{wrong}' does not fit the sound of the next word"
