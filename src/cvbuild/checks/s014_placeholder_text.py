"""A text that was to be replaced.

What: ``TODO``, ``TBD``, ``FIXME``, ``XXX``, lorem ipsum, ``[handle]`` and its kin, addresses at example.com, John Doe,
blanks to fill in (``XX%``, ``[your role]``), and what ``words: {placeholders: [+word]}`` adds. Private notes and
reasons of ``hold`` may hold them, and so may longer words.

Why: a recruiter reads it.

Bad::

    projects:
      - name: Difference Engine
        url: https://example.com/engine   # S014

Good::

    projects:
      - name: Difference Engine
        url: https://babbage.org/engine
        note: TODO ask for the drawings
        highlights: ["Todoist, XXXL and counterexample.com are words"]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cvbuild.analysis.wordlists import met, wordlist
from cvbuild.check import Check, Scope, Subject
from cvbuild.checks._texts import written
from cvbuild.finding import Finding, Severity

_BLANKS = (
    r"\[(?:your|insert|add|enter|describe)\s[^\[\]\n]{1,40}\]",
    r"(?-i:[$€£]?(?:X{2,3}|(?<=[$€£])X|N{2,3}|X(?=%)))(?:\.X+)?[%KMk]?",
    r"[$€£]?\?{2,}[%KMkx]?(?=\s|$)",
)
"""Forms to fill in: “[your role]”, “??”, “XX%”, “$X”, “$XXK”."""

CHECK = Check("S014", "placeholder-text", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """The first placeholder of every text."""
    texts = list(written(subject))
    listed = wordlist("placeholders", subject.resume.words)
    found = met(listed, (text.text for text in texts))
    pattern = _pattern(found) if found else _FORMS
    for text in texts:
        if match := pattern.search(text.text):
            message = f"'{match[0]}' is a placeholder"
            yield CHECK.finding(
                message, text.place(subject, match[0]), path=text.path, hint="write what is meant, or delete it"
            )


def _pattern(placeholders: Iterable[str]) -> re.Pattern[str]:
    """Any of them, but neither inside a longer word nor as the text of a link."""
    each = (re.escape(word) if word.isupper() else f"(?i:{re.escape(word)})" for word in placeholders)
    return re.compile(rf"(?<![\w-])(?:{'|'.join((*each, *_BLANKS))})(?![\w(-])")


_FORMS = _pattern(())
"""Forms alone: hardly any source has a listed word."""
