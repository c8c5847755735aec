"""A file shows private data that this build must not show.

What: looks in the text and the metadata of every file. A street is never shown. What else may be is said by the
option ``show``, by itself all of ``[email, phone, referees]``; a variant for the web sets ``X107: {show: [email]}``.

Why: a CV that anybody can download is read by robots first. A phone number is out for good, and the referees never
asked for the calls.

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

from cvbuild.analysis.parity import by_message
from cvbuild.artifact import Inspection
from cvbuild.check import Check, Subject
from cvbuild.document import fragments
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Basics

_PRIVATE = ("email", "phone", "referees")

CHECK = Check("X107", "private-data-shown", Severity.ERROR, options={"show": _PRIVATE}, choices={"show": _PRIVATE})

_TOKEN = re.compile(r"\w+")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s().\-–/]+(?=\d)")
_NATIONAL = 7  # last digits of a phone number, which are the same however its country is written


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each kind of data and place, for all files that have it."""
    if subject.document is None:
        return
    show = subject.options["show"]
    allowed = {show} if isinstance(show, str) else {str(word) for word in show}
    private = {path: words for path, words in _private(subject.resume.basics) if _kind(path) not in allowed}
    printed = " | ".join(fragment.text for fragment in fragments(subject.document))
    for path in _found(printed, private):
        yield CHECK.finding(f"the {_kind(path)} is printed", subject.places.value(path), path=path)
    rest = {path: words for path, words in private.items() if path not in _found(printed, private)}
    found = {name: list(_shown(inspection, rest)) for name, inspection in subject.inspections.items()}
    for path, where, names in by_message(found):
        message = f"the {_kind(path)} stands in the {where} of the {' and '.join(names)}"
        yield CHECK.finding(message, subject.places.value(path), path=path)
    if "referees" not in allowed and any(section.path == "references" for section in subject.document.sections):
        yield CHECK.finding("this variant shows referees", subject.places.key("references"), path="references")


def _private(basics: Basics) -> Iterator[tuple[str, str]]:
    """Paths with the words to look for; a phone number by its last digits."""
    if basics.email:
        yield "basics.email", _words(basics.email)
    digits = "".join(filter(str.isdigit, basics.phone or ""))
    if len(digits) >= _NATIONAL:
        yield "basics.phone", digits[-_NATIONAL:]
    for place in filter(None, (basics.location, *basics.locations)):
        if place.address_ and len(_words(place.address_)) > _NATIONAL:
            yield f"{place.path}.address", _words(place.address_)


def _kind(path: str) -> str:
    return "street" if path.endswith(".address") else path.rpartition(".")[2]


def _words(text: str) -> str:
    return " ".join(_TOKEN.findall(text.casefold()))


def _shown(inspection: Inspection, private: dict[str, str]) -> Iterator[tuple[str, str]]:
    text = " ".join(word.text for word in inspection.words)
    for where, content in (("text", text), ("metadata", " | ".join(inspection.metadata.values()))):
        for path in _found(content, private):
            yield path, where


def _found(text: str, private: dict[str, str]) -> list[str]:
    """The paths of what a text has."""
    words, digits = f" {_words(text)} ", _BETWEEN_DIGITS.sub("", text)
    return [p for p, wanted in private.items() if (wanted in digits if wanted.isdigit() else f" {wanted} " in words)]
