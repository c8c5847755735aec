"""Europass XML 1.0 to 2.0: a tree in lower case below ``learnerinfo``."""

from __future__ import annotations

from typing import Any

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, rest
from cvbuild.readers._parts.europass import entries_of, label, part_date, root_of
from cvbuild.readers._parts.language import locale_of
from cvbuild.readers._parts.parse import tree_of
from cvbuild.readers._parts.texts import blocks, body, markdown
from cvbuild.readers._parts.tree import Node, Tracker

_KINDS = {
    "social": "Social",
    "organisational": "Organisation",
    "technical": "Technical",
    "computer": "Computer",
    "artistic": "Artistic",
    "other": "Other",
}


def recognise(content: bytes, name: str) -> bool:  # noqa: ARG001 - the content says enough
    """Return whether the root is ``learnerinfo``."""
    root = root_of(content)
    return root is not None and root.name == "learnerinfo"


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    element = root_of(content)
    root = log.root(tree_of(element) if element else {})
    cv.locale = locale_of(root.peek("@locale", "@lang"))
    root.drop("settings of Europass", "docinfo", "prefs", "@locale", "@schemaLocation")
    _identification(root.get("identification"), cv)
    _application(root.get("application"), cv)
    for one in root.get("workexperiencelist").items("workexperience") or root.items("workexperience"):
        cv.add("work", _work(one))
    for one in root.get("educationlist").items("education") or root.items("education"):
        cv.add("education", _education(one))
    languages = root.get("languagelist").items("language") or root.items("language")
    for one in languages:
        cv.add("languages", _language(one))
    for one in root.get("skilllist").items("skill"):
        kind = one.text("@type")
        cv.add(
            "skills", {"name": _KINDS.get(kind, kind.capitalize() or "Other"), "keywords": entries_of(one.text("#"))}
        )
    for one in root.get("skilllist").items("structured-skill"):
        one.drop("settings of Europass", "@type", "@id")
        cv.field("Driving licence", ", ".join(one.texts("drivinglicence", "drivingLicence")))
    for one in root.get("misclist").items("misc"):
        kind = one.peek("@type").capitalize() or "Additional information"
        one.drop("settings of Europass", "@type")
        cv.own(kind, items=entries_of(one.text() or one.text("#")))
    for name, value in rest(root).items():
        cv.field(name, value)
    return log


def _identification(node: Node, cv: Draft) -> None:
    cv.put("name", " ".join(filter(None, (node.text("title"), node.text("firstname"), node.text("lastname")))))
    contact = node.get("contactinfo")
    place = contact.get("address")
    made = {
        "address": place.text("addressLine", "addressline"),
        "postalCode": place.text("postalCode", "postalcode"),
        "city": place.text("municipality"),
        "region": label(place.get("country")),
    }
    cv.put("location", {key: value for key, value in made.items() if value})
    for kind in ("telephone", "mobile", "fax"):
        for number in contact.texts(kind):
            cv.phone(number, "" if kind == "telephone" else kind.capitalize())
    cv.put("email", contact.text("email"))
    cv.website(contact.text("website"))
    demographics = node.get("demographics")
    cv.field("Date of birth", part_date(demographics.get("birthdate")))
    cv.field("Gender", label(demographics.get("gender")))
    cv.field("Nationality", ", ".join(label(one) for one in demographics.items("nationality")))
    node.drop("photo", "photo")


def _application(node: Node, cv: Draft) -> None:
    text = node.text() or label(node)
    cv.put("summary" if len(text) > 120 else "label", markdown(blocks(text)))


def _span(period: Node) -> dict[str, str]:
    start, end = part_date(period.get("from")), part_date(period.get("to"))
    return {"startDate": start, "endDate": end or ("present" if start else "")}


def _body(node: Node) -> dict[str, Any]:
    summary, highlights = body(node.text())
    return {"summary": summary, "highlights": highlights}


def _organisation(node: Node) -> dict[str, Any]:
    place = node.get("address")
    parts = (
        place.text("addressLine", "addressline"),
        place.text("postalCode", "postalcode"),
        place.text("municipality"),
    )
    return {
        "name": node.text("name"),
        "location": ", ".join(filter(None, (*parts, label(place.get("country"))))),
        "url": address(node.text("website")),
    }


def _work(node: Node) -> dict[str, Any]:
    node.drop("settings of Europass", "@id")
    employer = _organisation(node.get("employer"))
    made = {
        **employer,
        "position": label(node.get("position")),
        **_span(node.get("period")),
        **_body(node.get("activities")),
    }
    sector = label(node.get("employer").get("sector"))
    return {**made, "fields": {"Sector": sector, **rest(node)}}


def _education(node: Node) -> dict[str, Any]:
    node.drop("settings of Europass", "@id")
    school = _organisation(node.get("organisation"))
    made = {
        "institution": school.pop("name"),
        **school,
        "studyType": label(node.get("title")),
        **_span(node.get("period")),
    }
    text = _body(node.get("skills"))
    fields = {"Level": label(node.get("level"))}
    return {**made, "area": label(node.get("educationalfield")), **text, "fields": {**fields, **rest(node)}}


def _language(node: Node) -> dict[str, Any]:
    kind = node.peek("@type")
    node.drop("kind of a language", "@type", "@id")
    levels = [(key, one.text().upper()) for key, one in node.get("level").pairs()]
    grades = {grade for _, grade in levels}
    fluency = grades.pop() if len(grades) == 1 else ", ".join(f"{key} {grade}" for key, grade in levels)
    name = label(node.get("label")) if node.get("label") else label(node)
    node.drop("codes beside their labels", "code")
    return {"language": name, "fluency": "native" if kind == "mother" else fluency, "fields": rest(node)}


READER = Reader(
    name="europass-old",
    description="Europass 1.0 to 2.0 (XML)",
    recognise=recognise,
    draft=draft,
    rank=12,
)
