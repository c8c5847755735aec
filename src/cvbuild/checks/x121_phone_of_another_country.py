"""A phone number of another country than the letterhead's.

What: Compares the country code of each phone number that has one with ``countryCode`` of the location. It is a note:
people who move keep their number for a while.

Why: A wrong digit in the country code sends the call to another continent.

Bad::

    basics:
      name: Ada Lovelace
      phone: +49 20 7946 0123   # X121
      location: {city: London, countryCode: GB}

Good::

    basics:
      name: Ada Lovelace
      phone: +44 20 7946 0123
      location: {city: London, countryCode: GB}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.model.phones import countries_of
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X121", "phone-of-another-country", Severity.NOTE)


def find(subject: Subject) -> Iterator[Finding]:
    """One note for each number."""
    if subject.chosen is None:
        return
    basics = subject.chosen.selection.resume.basics
    home = basics.locations[0] if basics.locations else basics.location
    country = (home.country_code or "").upper().replace("UK", "GB") if home else ""
    for phone in basics.phone or () if country else ():
        found = countries_of(phone.number)
        if found and country not in found:
            yield CHECK.finding(
                f"this number is of {found[0]}, but the location of {country}",
                subject.places.value(phone.path),
                path=phone.path,
                hint="correct the country code, if you do not use a number from abroad",
            )
