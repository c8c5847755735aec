"""An expected or expiry date that has passed.

What: Reads “expected 2024”, “graduating May 2025”, “expires 06/2025”, “valid until 2025-06” in headline, summary,
education, certificates, awards and publications, and compares the date with today. A date followed by other words
(“expected 2024 revenue”) is ignored. ``expires`` of a certificate is compared whatever the language.

Why: “Expected May 2024”, read two years later, says that the degree or the CV was never finished. An expired licence
is worse: in some professions it ends the application.

Bad::

    certificates:
      - {name: "Registered Nurse, California (expires 06/2024)", issuer: Board of Nursing}   # D110

Good::

    certificates:
      - {name: "Registered Nurse, California (expires 06/2128)", issuer: Board of Nursing}
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.dates.typed_dates import DATE, typed_date
from cvbuild.analysis.facts.printed import printed
from cvbuild.analysis.language.prose import place
from cvbuild.model.resume import Certificate
from cvbuild.syntax.finding import Finding, Severity

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
    """One finding for each expected or expiry date in the past."""
    today = (subject.today.year, subject.today.month, subject.today.day)
    expired = tuple(_expired(subject, today))
    for certificate in expired:
        path = f"{certificate.path}.expires"
        yield CHECK.finding(
            f"'{certificate.name}' expired in {certificate.expires}",
            subject.places.value(path),
            path=path,
            hint="write the new date once it is renewed, or leave the certificate out",
        )
    for passage in printed(subject):
        known = passage.section not in _SECTIONS or any(passage.path.startswith(one.path) for one in expired)
        for match in () if known else _AWAITED.finditer(passage.text):
            date = typed_date(match["date"])
            if date and date.last() < today:
                yield CHECK.finding(
                    f"the date in “{match[0]}” has passed",
                    place(subject, passage, match.start(), match.end()),
                    path=passage.path,
                    hint="write the outcome, or the new date",
                )


def _expired(subject: Subject, today: tuple[int, int, int]) -> Iterator[Certificate]:
    for one in subject.chosen.selection.resume.certificates if subject.chosen else ():
        if one.expires and one.expires.last() < today:
            yield one
