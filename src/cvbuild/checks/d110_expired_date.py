"""Something is still expected, or still valid, on a date that has passed.

What: reads “expected 2024”, “graduating May 2025”, “expires 06/2025”, “valid until 2025-06” in the lead, in education,
certificates, awards and publications, and compares the date with today. A date that other words follow (“expected 2024
revenue”) is none.

Why: “expected May 2024”, read two years later, says that either the degree or the CV was never finished. A licence that
has run out is worse: in some professions it ends the application.

Bad::

    certificates:
      - {name: "Registered Nurse, California (expires 06/2024)", issuer: Board of Nursing}   # D110

Good::

    certificates:
      - {name: "Registered Nurse, California (expires 06/2128)", issuer: Board of Nursing}
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.facts.printed import printed
from cvbuild.analysis.prose import place
from cvbuild.analysis.typed_dates import DATE, typed_date
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("D110", "expired-date", Severity.WARNING)

_SECTIONS = ("basics", "education", "certificates", "awards", "publications", "skills", "languages")
_WAITING = (
    r"(?:expected|anticipated|projected|graduating|graduates|expir(?:es|ed|ing|y|ation)|exp\.|renewal due|due"
    rf"|valid (?:until|thru|through|to|till|{DATE}\s?[-–]))"
)
_FOR = r"(?:\s(?:graduation|completion|degree|date|by|in|on|of|to graduate|to complete|defen[cs]e))*"
_ABOUT = r"(?:(?:in|by|on|early|late|mid|spring|summer|fall|autumn|winter)[\s-])*"
_AWAITED = re.compile(rf"\b{_WAITING}\.?{_FOR}[\s:,]+{_ABOUT}(?P<date>{DATE})(?=\s*(?:[),.;|\]–—]|$))", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each date that something waited for and that is past."""
    today = (subject.today.year, subject.today.month, subject.today.day)
    for passage in printed(subject):
        for match in _AWAITED.finditer(passage.text) if passage.section in _SECTIONS else ():
            date = typed_date(match["date"])
            if date and date.last() < today:
                yield CHECK.finding(
                    f"“{match[0]}” is past",
                    place(subject, passage, match.start(), match.end()),
                    path=passage.path,
                    hint="write what came of it, or the new date",
                )
