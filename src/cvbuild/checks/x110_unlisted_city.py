"""A letterhead city that is not allowed.

What: If ``basics.locations`` or the option ``cities`` lists cities, the printed one must be among them.

Why: The city in the letterhead says where you can start on Monday. The city of a former job gets you the wrong
invitations.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X110", "unlisted-city", Severity.WARNING, options={"cities": ()})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding if it is another city."""
    if subject.chosen is None:
        return
    basics, listed = subject.chosen.selection.resume.basics, subject.options["cities"]
    own = [place.city for place in subject.resume.basics.locations if place.city]
    allowed = ([listed] if isinstance(listed, str) else [str(city) for city in listed]) or own
    printed = basics.locations[0] if basics.locations else basics.location
    if printed and printed.city and allowed and printed.city not in allowed:
        yield CHECK.finding(
            f"'{printed.city}' is not among the listed cities",
            subject.locate(printed.path, printed.city),
            path=f"{printed.path}.city",
            hint=f"the listed cities are {', '.join(allowed)}",
        )
