"""A text that was to be replaced.

What: ``TODO``, ``TBD``, ``FIXME``, ``XXX``, lorem ipsum, ``[handle]`` and its kin, addresses at example.com, John Doe.
Private notes and reasons of ``hold`` may hold them, and so may longer words.

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
from collections.abc import Iterator

from cvbuild.check import Check, Scope, Subject
from cvbuild.checks._texts import written
from cvbuild.finding import Finding, Severity

CHECK = Check("S014", "placeholder-text", Severity.ERROR, Scope.PROJECT)

_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX)\b"
    r"|(?i:\blorem ipsum\b|\bj(?:ohn|ane) doe\b|(?<![\w-])example\.(?:com|org|net)\b)"
    r"|(?i:\[(?:handle|name|company|employer|city|date|year|number|title|position|url|link|e-?mail|phone|x+"
    r"|(?:your|insert|add|fill)\b[^\]]*)\](?!\())"
)


def find(subject: Subject) -> Iterator[Finding]:
    """The first placeholder of every text."""
    for text in written(subject):
        if match := _PLACEHOLDER.search(text.text):
            message = f"'{match[0]}' is a placeholder"
            yield CHECK.finding(message, text.place(match[0]), path=text.path, hint="write what is meant, or delete it")
