"""Missing contact data in the letterhead.

What: Checks for an e-mail address and a city; a missing profile or site of your own is only a note. What a variant
leaves out by ``contacts`` or ``exclude`` is not missing.

Why: A recruiter who likes the CV writes within the minute, or not at all. The city decides whether you are asked
about relocating.

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

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check(
    "X109",
    "missing-contact",
    Severity.WARNING,
    misled_by=("basics", "email", "phone", "url", "profiles", "location", "locations", "city"),
    letters=False,
)

_WANTED = {
    "e-mail address": ("basics.email",),
    "city": ("basics.location",),
    "profile or site": ("basics.profiles", "basics.url"),
}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding that lists everything that is missing."""
    if subject.document is None or any(path.startswith("basics.") for path in subject.aside):
        return  # what was put aside there may be what is missing
    there = [contact.path for contact in subject.document.header.contacts]
    left_out = _left_out(subject)
    missing = [
        name
        for name, paths in _WANTED.items()
        if not any(path.startswith(paths) for path in there) and left_out.isdisjoint(paths)
    ]
    if missing:
        finding = CHECK.finding(
            f"the letterhead has no {' and no '.join(missing)}",
            subject.places.key("basics"),
            path="basics",
            hint="if that is intended, disable the check in this variant",
        )
        yield replace(finding, severity=Severity.NOTE) if missing == ["profile or site"] else finding


def _left_out(subject: Subject) -> frozenset[str]:
    """Return the contacts that the variant leaves out on purpose, or that nobody may see with `--anonymous`."""
    variant = subject.chosen.variant if subject.chosen else None
    if variant is None:
        return frozenset()
    if variant.contacts is not None or "basics.name" in subject.withheld:
        return frozenset(path for paths in _WANTED.values() for path in paths)
    return frozenset(path.removesuffix(".city") for path in variant.exclude if path.startswith("basics."))
