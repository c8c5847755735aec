"""The city of the letterhead is none of those that are allowed.

What: where ``basics.locations`` lists cities, or the option ``cities`` does, the printed one must be among them.

Why: a city in the letterhead says where you can start on Monday. The one of a former job, left there by a template,
gets you the wrong invitations.

Bad::

    basics:
      name: Ada Lovelace
      location: {city: Paris}   # X110
      locations:
        - {id: london, city: London}

Good::

    basics:
      name: Ada Lovelace
      location: {city: London}
      locations:
        - {id: london, city: London}
        - {id: paris, city: Paris}
"""

from collections.abc import Iterator

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("X110", "unlisted-city", Severity.WARNING, options={"cities": ()})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding where it is another."""
    if subject.chosen is None:
        return
    basics, listed = subject.chosen.selection.resume.basics, subject.options["cities"]
    own = [place.city for place in subject.resume.basics.locations if place.city]
    allowed = ([listed] if isinstance(listed, str) else [str(city) for city in listed]) or own
    printed = basics.locations[0] if basics.locations else basics.location
    if printed and printed.city and allowed and printed.city not in allowed:
        yield CHECK.finding(
            f"'{printed.city}' is none of the cities that are listed",
            subject.locate(printed.path, printed.city),
            path=f"{printed.path}.city",
            hint=f"these are {', '.join(allowed)}",
        )
