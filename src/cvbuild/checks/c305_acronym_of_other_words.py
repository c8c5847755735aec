"""An acronym that does not abbreviate the words beside it.

What: Compares acronyms in brackets with the words before them, and words in brackets with the acronym before them:
“Site Reliability Engineer (SRE)”. Reports those that are off by one letter, have the
initials in another order, or two letters swapped against the acronym elsewhere. Other words in
brackets, such as a country, are ignored. With two letters it is a note.

Why: Readers search for the acronym, and software counts it as another skill.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Ran days of Continuing Professional Development (CPB)   # C305

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Ran days of Continuing Professional Development (CPD) for a mill in Leeds (UK)
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.printed import lead
from cvbuild.analysis.language.prose import place
from cvbuild.analysis.mentions.acronyms import Acronym, nearly_listed, swapped_elsewhere
from cvbuild.analysis.mentions.index import mentions
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("C305", "acronym-of-other-words", Severity.WARNING)

_PLACES = frozenset(
    ("UK", "US", "EU", "UN", "DE", "FR", "ES", "IT", "CH", "AT", "IE", "NL", "CA", "NY", "NI", "NZ", "AU")
)
_SHORT = 2


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each acronym."""
    found = mentions(subject)
    reported: set[str] = set()
    texts = [passage.masked for passage in found.printed]
    for acronym in found.acronyms:
        if acronym.letters in _PLACES:
            continue
        if acronym.is_near:
            yield _finding(acronym, f"'{acronym.letters}' does not abbreviate “{acronym.long.strip()}”", subject)
        elif other := swapped_elsewhere(acronym.letters, texts):
            reported |= {acronym.letters, other}
            yield _finding(acronym, f"'{acronym.letters}' is '{other}' elsewhere", subject)
    below = [passage for passage in found.printed if passage.section != "basics"]
    for passage, start, end, other in nearly_listed(lead(subject), below):
        if not {passage.text[start:end], other} & reported:
            where = place(subject, passage, start, end)
            message = f"'{passage.text[start:end]}' here, but '{other}' below"
            yield CHECK.finding(message, where, path=passage.path, hint="correct the one that is wrong")


def _finding(acronym: Acronym, message: str, subject: Subject) -> Finding:
    return CHECK.finding(
        message,
        place(subject, acronym.passage, acronym.start, acronym.end),
        path=acronym.passage.path,
        hint="correct the acronym, or the words",
        severity=Severity.NOTE if len(acronym.letters) == _SHORT else CHECK.severity,
    )
