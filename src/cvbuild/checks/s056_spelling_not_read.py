"""A language whose spelling is not checked because a library is missing.

What: Says once, in German, French or Spanish, that the extra ``language`` is not installed, so that no check reads the
spelling. English spelling is read without it.

Why: A build without findings means less than it seems.

Bad::

    # damage: no dictionary is installed
    locale: de-DE   # S056
    work:
      - name: Analytical Engines
        position: Ingenieurin
        startDate: 1842-01
        highlights:
          - Leitung der Werkstatt

Good::

    locale: en-GB
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Led the workshop
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.model import locales
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("S056", "spelling-not-read", Severity.NOTE, late=True)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each language."""
    proofs = subject.proofs.get(subject.locale)
    language = locales.tag(subject.locale).partition("-")[0].lower()
    if proofs and not proofs.read and proofs.wanted and language != "en":
        where = subject.places.value("locale")
        message = f"the spelling of '{language}' is not checked: {proofs.wanted} is not installed"
        yield CHECK.finding(message, where, path="locale", hint="pip install 'cvbuild[language]'")
