"""A personal attribute that employers must not ask for.

What: In English CVs, checks for a date of birth, an age, marital status, nationality, gender, religion, and for a
photo in the source. In languages and countries where they are usual, nothing is reported.

Why: In the US, the UK and other countries, the law forbids selection by such attributes. Some companies discard a CV
that contains them to be safe.

Bad::

    basics:
      name: Ada Lovelace
      summary: "Analyst of engines. Date of birth: 10 December 1995"   # X111

Good::

    basics:
      name: Ada Lovelace
      summary: Analyst of engines
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X111", "protected-attribute", Severity.NOTE)

_HINT = "leave it out, or write `checks: {X111: off}` where it is usual"
_COUNTRIES = frozenset({"", "us", "gb", "uk", "ca", "au", "nz", "ie"})
_TOLD = re.compile(
    r"\b(?:date of birth|born (?:on|in) (?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*)"
    r"|born (?:\d{1,2}(?:st|nd|rd|th)? )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d|born \d{1,2}[./]\d"
    r"|(?:^|(?<=[.,;|] ))born (?:19|20)\d\d\b(?=\s*(?:[,.;|]|$))"
    r"|D\.?O\.?B\.?\s*:|marital status|(?:nationality|religion|ethnicity)\s*:\s*\S+|age\s*:\s*\d\d"
    r"|(?:gender|sex)\s*:\s*(?:fe)?male"
    r"|(?:^|(?<=[.;|] ))(?:happily )?(?:married|divorced|widowed)\b(?=\s*(?:[,.;|]|$)| (?:man|woman)\b)"
    r"|(?:proud )?(?:father|mother|parent|mum|mom|dad) of (?:\d|a|one|two|three|four|five)\b"
    r"|(?:(?:happily )?married|single|divorced|widowed)(?:,| with| and) (?:\w+ )?(?:child|kid)\w*"
    r"|(?:(?<=^)|(?<=[.,;|] ))aged \d\d\b(?! (?:to|and|or)|[-–])|\d{2} years old\b(?=\s*(?:[,.;|]|$)))",
    re.IGNORECASE,
)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each text, and one for a photo."""
    language, _, country = (subject.document.language if subject.document else "").casefold().partition("-")
    if subject.document is None or language != "en" or country not in _COUNTRIES:
        return
    for fragment in subject.document.fragments:
        if match := _TOLD.search(fragment.text):
            place = subject.locate(fragment.path, match[0])
            yield CHECK.finding(
                f"“{match[0]}” is not expected in English-language CVs", place, path=fragment.path, hint=_HINT
            )
    if subject.resume.basics.image:
        place = subject.places.value("basics.image")
        yield CHECK.finding("photos are not expected in English-language CVs", place, path="basics.image", hint=_HINT)
