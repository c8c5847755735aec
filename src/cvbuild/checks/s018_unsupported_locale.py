"""The program has no words in this language.

What: headings, months and “Present” are the only words that the program adds by itself. It has them for a few
languages; for others it takes the English ones.

Why: a Danish CV with the heading “Experience” and “Mar 2021 – Present” looks half translated. Section titles can be
set in the variant, months cannot.

Bad::

    locale: da-DK   # S018
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}

Good::

    locale: de-DE
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
"""

from collections.abc import Iterator

from cvbuild.check import Check, Scope, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.labels import LABELS

CHECK = Check("S018", "unsupported-locale", Severity.NOTE, Scope.PROJECT)


def find(subject: Subject) -> Iterator[Finding]:
    """One note."""
    locale = subject.resume.locale
    if locale.partition("-")[0].casefold() not in LABELS:
        known = ", ".join(sorted(LABELS))
        yield CHECK.finding(
            f"there are no headings and months for '{locale}'; the English ones are used",
            subject.places.value("locale"),
            path="locale",
            hint=f"the languages are {known}; set the titles of sections in the variant",
        )
