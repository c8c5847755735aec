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
from cvbuild.analysis.language.prose import in_english, passages, place
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C217", "wrong-article", Severity.WARNING, english=True)

_READ = frozenset(("headline", "summary", "highlight", "text"))


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each."""
    for passage in passages(subject) if in_english(subject) else ():
        for start, end, right in wrong_articles(passage.masked) if passage.kind in _READ else ():
            where = place(subject, passage, start, end)
            message = f"'{passage.text[start:end]}' does not fit the sound of the next word"
            yield CHECK.finding(message, where, path=passage.path, hint=f"write '{right}'")
