"""The letterhead lacks a way to reach you, or to know where you are.

What: looks for an e-mail address and a city; a profile or a site of your own is only missed in a note.

Why: a recruiter who likes the CV writes within the minute, or not at all. The city decides whether you are asked about
moving.

Bad::

    basics:   # X109
      name: Ada Lovelace
      location: {city: London}

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      url: https://lovelace.org/ada
      location: {city: London}
"""

from collections.abc import Iterator
from dataclasses import replace

from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity

CHECK = Check("X109", "missing-contact", Severity.WARNING)

_WANTED = {
    "e-mail address": ("basics.email",),
    "city": ("basics.location",),
    "profile or site": ("basics.profiles", "basics.url"),
}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding with all that is missing."""
    if subject.document is None:
        return
    there = [contact.path for contact in subject.document.header.contacts]
    missing = [name for name, paths in _WANTED.items() if not any(path.startswith(paths) for path in there)]
    if missing:
        finding = CHECK.finding(
            f"the letterhead has no {' and no '.join(missing)}",
            subject.places.key("basics"),
            path="basics",
            hint="if that is meant, switch the check off in this variant",
        )
        yield replace(finding, severity=Severity.NOTE) if missing == ["profile or site"] else finding
