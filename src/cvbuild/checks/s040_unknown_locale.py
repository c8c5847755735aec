"""A locale that does not exist.

What: Checks ``locale`` in the source and in variants: a language tag such as ``en-US``, ``de`` or ``pt-BR``, of
languages and regions that exist.

Why: The locale decides headings, months and hyphenation, and is written into the files as their language. With a
wrong one, a screen reader reads a German CV with English sounds.

Bad::

    locale: german   # S040
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}

Good::

    locale: de
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.locales import chosen_locales
from cvbuild.model import locales
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S040", "unknown-locale", Severity.ERROR, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each locale."""
    for locale, place in chosen_locales(subject).items():
        if problem := locales.problem(locale):
            message, hint = problem
            yield CHECK.finding(message, place, path="locale", hint=hint)
