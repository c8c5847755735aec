"""Small facts in the lines of an entry, by the labels that CVs put before them: grade, courses, number, expiry.

The labels are those that cvbuild itself prints, in all its languages, so that its own files are read back, and the
usual words of other tools.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from typing import Any

from cvbuild.model import locales
from cvbuild.model.sections import section_types
from cvbuild.readers._parts.dates import RANGE, iso_range
from cvbuild.readers._parts.tree import Node
from cvbuild.readers._parts.words import letters_only

__all__ = ["certified", "degree", "referee", "row", "venue_of", "work_cited"]

_ALSO: Mapping[str, str] = {
    **dict.fromkeys(("gpa", "grade", "mark", "marks", "score", "finalgrade", "abschlussnote", "voto"), "score"),
    **dict.fromkeys(("coursework", "relevantcoursework", "relevantcourses", "modules", "subjects"), "courses"),
    **dict.fromkeys(("dissertation", "thesistitle", "masterthesis", "masterarbeit", "bachelorarbeit"), "thesis"),
    **dict.fromkeys(("advisor", "adviser", "betreuer", "betreuerin"), "supervisor"),
}
_KEYS: Mapping[str, str] = {
    "grade": "score",
    "Courses": "courses",
    "Thesis": "thesis",
    "Supervisor": "supervisor",
    "minor in": "minor",
    "no.": "number",
    "valid until": "expires",
    "in": "in",
}
_MAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?\(?\d[\d\s()./\-–]{6,}\d")
_INITIAL = re.compile(r"(?:^|[\s,&.-])[*_]*[A-ZÀ-Ý]$")
_SURNAME_FIRST = re.compile(r"[a-zà-ÿ],? [A-ZÀ-Ý]{1,3}$")
_VENUE = re.compile(r"([^\d]*\D[ *_,])(\d{1,4})(?:\s?\((\d{1,4})\))?[,:]\s*(?:pp?\.\s*)?(\w?\d+(?:[–-]+\w?\d+)?)")
"""A journal, its volume, perhaps the issue, and pages."""
_NUMBERED = re.compile(r"(?:(?<=\s)|^)((?:no|nr|n\.?º|nº|#|id|number|licen[cs]e)[.:]*)\s*(?=\S*\d)(\S+)", re.IGNORECASE)


@functools.cache
def _labels() -> Mapping[str, str]:
    """Return the keys by the labels that mean them, in letters only."""
    found = dict(_ALSO)
    everywhere = locales.words().values()
    for section in ("education", "certificates"):
        for label in section_types()[section].labels:
            if key := _KEYS.get(label["en"]):
                said = (*label.values(), *(one.words.get(label["en"], "") for one in everywhere))
                found |= {letters_only(word): key for word in said if letters_only(word)}
    return found


def _after(text: str, key: str) -> tuple[str, str]:
    """Return the label for a key at the start of a text, and what follows; two empty texts if another word is there."""
    words = text.split()
    for count in range(min(3, len(words)), 0, -1):
        label = " ".join(words[:count])
        if _labels().get(letters_only(label)) == key and len(words) > count:
            return label, " ".join(words[count:])
    return "", ""


def row(text: str, node: Node) -> dict[str, Any]:
    """Return what a line such as ``Courses: Anatomy, Logic`` says of a degree; nothing for another line."""
    label, colon, value = text.partition(":")
    key = _labels().get(letters_only(label)) if colon and len(label) < 30 else None
    if key not in ("courses", "thesis", "supervisor", "score") or not value.strip():
        return {}
    node.became(f"{label}:", "")
    words = value.strip(" \t*_")
    return {key: re.split(r"[,;]\s+(?![^(]*\))", words)} if key == "courses" else {key: words}


def degree(text: str, node: Node) -> dict[str, Any]:
    """Return the parts of ``BSc in Nursing, minor in Ethics, grade: 16/20``; only the degree if it has no others."""
    made: dict[str, Any] = {}
    kept: list[str] = []
    for part in re.split(r",\s+(?![^(]*\))", text):
        label, _, value = part.partition(":")
        if value.strip() and _labels().get(letters_only(label)) == "score":
            node.became(f"{label}:", "")
            made["score"] = value.strip()
            continue
        label, value = _after(part, "minor")
        if value:
            node.became(label, "")
            made["minor"] = value
            continue
        kept.append(part)
    return {**_field(", ".join(kept), node), **made}


def _field(text: str, node: Node) -> dict[str, Any]:
    words = text.split()
    at = next((n for n, word in enumerate(words) if 0 < n < 5 and _labels().get(letters_only(word)) == "in"), 0)
    if not 0 < at < len(words) - 1:
        return {"studyType": text}
    node.became(f" {words[at]} ", " ")
    return {"studyType": " ".join(words[:at]), "area": " ".join(words[at + 1 :])}


def certified(text: str, node: Node) -> dict[str, str]:
    """Return issuer, number and expiry from ``Council, no. A-4471`` and ``valid until May 2025``."""
    made: dict[str, str] = {}
    for part in re.split(r"\t+|,\s+", text):
        label, value = _after(part, "expires")
        if value and (date := iso_range(value)[1] or iso_range(value)[0]):
            node.became(label, "")
            node.became(value, date)
            made["expires"] = date
        elif (number := _after(part, "number"))[1]:
            node.became(number[0], "")
            made["number"] = number[1]
        elif RANGE.fullmatch(part.strip()) and (date := iso_range(part)[1]):
            node.became(part.strip(), date)
            made["date"] = date
        elif found := _NUMBERED.fullmatch(part.strip()):
            node.became(found[1], "")
            made["number"] = found[2]
        elif part.strip(" ,*_"):
            made["issuer"] = ", ".join(filter(None, (made.get("issuer"), part.strip(" ,*_"))))
    return made


def referee(text: str) -> dict[str, str]:
    """Return what a line below a referee's name is: an address, a number, a short line with the position."""
    if _MAIL.fullmatch(text):
        return {"email": text}
    if _PHONE.fullmatch(text):
        return {"phone": text}
    if len(text) < 60 and not re.search(r"[.!?”\"]$", text):
        return {"position": text}
    return {}


def work_cited(text: str, name: str) -> dict[str, Any]:
    """Return authors, title and venue of a reference that begins with its authors, one of whom is the user."""
    family = (name.split(",", maxsplit=1)[0].split() or [""])[-1]
    authors, _, rest = text.partition(". ")
    while rest and _INITIAL.search(authors) and not (_SURNAME_FIRST.search(authors) and family in authors):
        more, _, rest = rest.partition(". ")
        authors = f"{authors}. {more}"
    title, _, venue = rest.partition(". ")
    people = [one.strip(" *_") for one in re.split(r",\s+(?:and |& )?|\s+(?:and|&)\s+", authors)]
    if not family or family not in authors or not title or len(people) > 40 or any(len(one) > 40 for one in people):
        return {}
    return {"authors": people, "name": title, "publisher": venue}


def venue_of(text: str) -> dict[str, str]:
    """Return journal, volume, issue and pages of ``Nursing Notes 12(3), 3–9``; the publisher if it is not such."""
    found = _VENUE.fullmatch(text.strip(" ,."))
    if not found:
        return {"publisher": text.strip(" ,.")}
    parts = {"journal": found[1].strip(" *_,"), "volume": found[2], "issue": found[3], "pages": found[4]}
    return {key: value for key, value in parts.items() if value}
