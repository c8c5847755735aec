"""Private data that this build must not show.

What: Checks the text and the metadata of every file. A street is never allowed. The option ``show`` lists what else
is allowed, by default ``[email, phone, referees]``; a variant for the web sets ``X107: {show: [email]}``.

Why: Robots harvest a CV that anybody can download. A published phone number cannot be taken back, and your referees
did not ask for the calls.

Bad::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      phone: +44 20 7946 0123   # X107
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/web.yaml
    sections: [work]
    checks:
      X107: {show: [email]}

Good::

    # file: cv.yaml
    basics:
      name: Ada Lovelace
      phone: +44 20 7946 0123
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-01}
    # file: variants/print.yaml
    sections: [work]
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.tokens import alphanumerics
from cvbuild.analysis.pages.parity import by_message
from cvbuild.model.artifact import Inspection
from cvbuild.model.resume import Basics
from cvbuild.syntax.finding import Finding, Severity

_PRIVATE = ("email", "phone", "referees")

CHECK = Check(
    "X107", "private-data-shown", Severity.ERROR, options={"show": _PRIVATE}, choices={"show": _PRIVATE}, late=True
)

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().\-–/]+(?=\d)")
_NATIONAL = 7  # last digits of a phone number, which do not depend on how its country is written


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind of data and place, for all files that contain it."""
    if subject.document is None:
        return
    show = subject.options["show"]
    allowed = {show} if isinstance(show, str) else {str(word) for word in show}
    if subject.chosen and "address" in (subject.chosen.variant.contacts or ()):  # it asks for the street
        allowed.add("street")
    private = {path: words for path, words in _private(subject.resume.basics) if _kind(path) not in allowed}
    printed = " | ".join(fragment.text for fragment in subject.document.fragments)
    for path in _found(printed, private):
        yield CHECK.finding(f"the {_kind(path)} is printed", subject.places.value(path), path=path, hint=_way_out(path))
    rest = {path: words for path, words in private.items() if path not in _found(printed, private)}
    found = {name: list(_shown(inspection, rest)) for name, inspection in subject.inspections.items()}
    for path, where, names in by_message(found):
        message = f"the {_kind(path)} is in the {where} of the {' and '.join(names)}"
        yield CHECK.finding(message, subject.places.value(path), path=path, hint=_way_out(path))
    if "referees" not in allowed and any(section.path == "references" for section in subject.document.sections):
        yield CHECK.finding(
            "this variant shows referees",
            subject.places.key("references"),
            path="references",
            hint="leave the section out of the variant, or allow it: `checks: {X107: {show: [referees]}}`",
        )


def _private(basics: Basics) -> Iterator[tuple[str, str]]:
    """Return the words to look for by path; for a phone number, its last digits."""
    if basics.email:
        yield "basics.email", _words(basics.email)
    for phone in basics.phone or ():
        digits = "".join(filter(str.isdigit, phone.number))
        if len(digits) >= _NATIONAL:
            yield phone.path, digits[-_NATIONAL:]
    for place in filter(None, (basics.location, *basics.locations)):
        if place.address_ and len(_words(place.address_)) > _NATIONAL:
            yield f"{place.path}.address", _words(place.address_)


def _way_out(path: str) -> str:
    """Return how to leave the data out, or how to allow them."""
    kind = _kind(path)
    if kind == "street":
        return "remove it from the text, or list it in the variant where a country expects it: `contacts: [address, …]`"
    return f"leave it out by `exclude: [basics.{kind}]`, or allow it: `checks: {{X107: {{show: [{kind}]}}}}`"


def _kind(path: str) -> str:
    if path.endswith(".address"):
        return "street"
    return "email" if path == "basics.email" else "phone"


def _words(text: str) -> str:
    return " ".join(alphanumerics(text.casefold()))


def _shown(inspection: Inspection, private: dict[str, str]) -> Iterator[tuple[str, str]]:
    text = " ".join(word.text for word in inspection.words)
    for where, content in (("text", text), ("metadata", " | ".join(inspection.metadata.values()))):
        for path in _found(content, private):
            yield path, where


def _found(text: str, private: dict[str, str]) -> list[str]:
    """Return the paths whose words a text contains."""
    words, digits = f" {_words(text)} ", _BETWEEN_DIGITS.sub("", text)
    return [p for p, wanted in private.items() if (wanted in digits if wanted.isdigit() else f" {wanted} " in words)]
