"""Words of a letter of application in a CV.

What: Checks headline, summary and texts of entries for a salutation (“Dear Hiring Manager”, “Sehr geehrte Damen und
Herren”), for “I am applying for” and “I would love to join …”, and for “your company” and its like in German, French
and Spanish. “Dear” in other places and quotations are ignored.

Why: A CV goes to many readers. Words to one of them, perhaps of the last application, were pasted by mistake.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Dear Hiring Manager, I am an engineer of numerical machines.   # S053

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Engineer of numerical machines, dear to their users.
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.prose import place, prose
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("S053", "letter-in-cv", Severity.WARNING, letters=False)

_LETTER = lazy_pattern(
    r"\b(?:dear\s(?:hiring|recruit|sir|madam|selection|team\b|mr|ms|mrs|dr\.?\s[A-Z])\w*(?:\s(?:manager|team|committee))?"
    r"|to\swhom\sit\smay\sconcern"
    r"|I(?:'m|’m|\sam)\s(?:writing\sto|applying\s(?:for|to)|excited\sto\s(?:apply|join))"
    r"|I\s(?:would|['’]d)\s(?:love|like|be\s(?:glad|delighted|excited))\sto\s(?:join|work\s(?:for|at|with)\s(?:you|[A-Z]))"
    r"|(?:would|['’]d)\slike\sto\sapply\sfor|(?:join|strengthen)\syour\s(?:team|company|firm|organi[sz]ation)"
    r"|I\slook\sforward\sto\s(?:hearing|meeting)|please\sfind\s(?:attached|enclosed)|(?:yours|kind|best)\s(?:sincerely|faithfully|regards)"
    r"|sehr\sgeehrte[rn]?\s(?:damen|frau|herr\w*)|hiermit\sbewerbe\sich|mit\sfreundlichen\sgrüßen"
    r"|(?:für|in|bei)\sihr(?:em|en?)?\s(?:unternehmen|firma|haus|team)"
    r"|(?:madame,\smonsieur|chère?\s(?:madame|monsieur)\w*)|je\svous\s(?:adresse|prie)|(?:intégrer|rejoindre)\svotre\s(?:entreprise|équipe)"
    r"|estimad[oa]s?\s(?:señor|señora|equipo|responsable)\w*|me\sdirijo\sa\susted\w*|unirme\sa\s(?:su|vuestro)\s(?:equipo|empresa))\b",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each text."""
    for passage in prose(subject):
        if match := _LETTER.search(passage.masked):
            yield CHECK.finding(
                f"“{match[0]}” belongs in a letter",
                place(subject, passage, *match.span()),
                path=passage.path,
                hint="remove it here; `cvbuild letter` writes letters",
            )
