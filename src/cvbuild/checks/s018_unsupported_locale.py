"""A language for which cvbuild has no headings.

What: Headings, months and “Present” are the only words that cvbuild adds. It has them for about thirty languages, and
uses English for others. Reported once for each such ``locale``, of the source or of a variant.

Why: A Welsh CV with the heading “Experience” and “Mar 2021 – Present” looks half translated. A variant can set
section titles, and ``dates: iso`` or ``dates: numeric`` needs no names of months.

Bad::

    locale: cy-GB   # S018
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}

Good::

    locale: de-DE
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Scope, Subject
from cvbuild.analysis.locales import chosen_locales
from cvbuild.model import locales
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S018", "unsupported-locale", Severity.NOTE, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each locale."""
    known = locales.languages()
    for locale, place in chosen_locales(subject).items():
        if not locales.has_words(locale) and not locales.problem(locale):
            yield CHECK.finding(
                f"there are no headings and months for '{locale}'; the English ones are used",
                place,
                path="locale",
                hint=f"the languages are {', '.join(known)}; set the titles of sections in the variant",
            )
