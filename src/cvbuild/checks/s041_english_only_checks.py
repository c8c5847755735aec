"""Checks that know only English and do not run.

What: Says once, for each language other than English, which checks find nothing in it. Checks of dates, figures, links,
pages and files run in every language.

Why: A build without findings means less in a language that the checks of words cannot read.

Bad::

    locale: de-DE   # S041
    work:
      - {name: Analytical Engines, position: Ingenieurin, startDate: 2019-01}

Good::

    locale: en-GB
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.locales import chosen_locales
from cvbuild.checks import registry
from cvbuild.model import locales
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S041", "english-only-checks", Severity.NOTE, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each language."""
    seen = {"en"}
    for locale, place in chosen_locales(subject).items():
        language = locales.tag(locale).partition("-")[0]
        if language not in seen and not locales.problem(locale):
            seen.add(language)
            codes = [code for code, check in registry.records().items() if check.english]
            yield CHECK.finding(
                f"{len(codes)} checks know only English and do not run for '{locale}': {', '.join(codes)}",
                place,
                path="locale",
            )
