"""Europass XML 3.0 to 3.4 (``SkillsPassport``) and its JSON form."""

from __future__ import annotations

from typing import Any

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, rest
from cvbuild.readers._parts.europass import entries_of, label, many, part_date, root_of
from cvbuild.readers._parts.headings import section_of
from cvbuild.readers._parts.language import locale_of
from cvbuild.readers._parts.parse import json_or_yaml, mapping, tree_of
from cvbuild.readers._parts.texts import blocks, body, markdown
from cvbuild.readers._parts.tree import Node, Tracker

_SETTINGS = "settings of Europass"
_ACHIEVEMENTS = {"publications": ("publications", "name"), "honors_awards": ("awards", "title")}
_NAMED = {"publications": "name", "awards": "title", "certificates": "name", "references": "name", "projects": "name"}


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is a ``SkillsPassport`` in XML or JSON."""
    root = root_of(content)
    if root is not None:
        return root.name == "SkillsPassport"
    return isinstance(mapping(content, name).get("SkillsPassport"), dict)


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    element = root_of(content)
    passport = log.root(tree_of(element) if element else json_or_yaml(content)["SkillsPassport"])
    cv.locale = locale_of(passport.peek("@locale", "Locale", "locale"))
    learner = passport.get("LearnerInfo")
    if learner.get("Identification").get("Photo"):
        log.remark("the photo is not taken: save it as a file, and name it at basics.image")
    _identification(learner.get("Identification"), cv)
    _headline(learner.get("Headline"), cv)
    for one in many(learner, "WorkExperience"):
        cv.add("work", _work(one))
    for one in many(learner, "Education"):
        cv.add("education", _education(one))
    _skills(learner.get("Skills"), cv)
    for one in many(learner, "Achievement"):
        _achievement(one, cv)
    for key, node in passport.pairs():
        if key in ("LearnerInfo", "CoverLetter"):
            continue
        node.drop(_SETTINGS)
    _attachments(learner)
    if passport.get("CoverLetter"):
        log.remark("the file has a cover letter; cvbuild has no place for letters, so its texts are only here")
    _left(learner, cv)
    return log


def _left(learner: Node, cv: Draft) -> None:
    for name, value in rest(learner).items():
        cv.field(name, value)


def _attachments(learner: Node) -> None:
    for key in ("ReferenceTo", "ReferenceToList", "Documentation"):
        learner.get(key).drop("references to attached files")


def _identification(node: Node, cv: Draft) -> None:
    name = node.get("PersonName")
    parts = (label(name.get("Title")), name.text("FirstName"), name.text("Surname"))
    cv.put("name", " ".join(filter(None, parts)))
    contact = node.get("ContactInfo")
    place = contact.get("Address").get("Contact")
    cv.put("location", _location(place))
    for one in many(contact, "Telephone"):
        number = one.text("Contact")
        cv.phone(number, label(one.get("Use")))
    mail = contact.get("Email")
    cv.put("email", mail.text() or mail.text("Contact"))
    for one in many(contact, "Website"):
        _website(one, cv)
    for one in many(contact, "InstantMessaging"):
        cv.field(label(one.get("Use")).capitalize() or "Messenger", one.text("Contact"))
    demographics = node.get("Demographics")
    born = part_date(demographics.get("Birthdate"))
    cv.field("Date of birth", born)
    cv.field("Gender", label(demographics.get("Gender")))
    cv.field("Nationality", ", ".join(label(one) for one in many(demographics, "Nationality")))
    node.get("Photo").drop("photo")
    node.get("Signature").drop("signature")


def _website(node: Node, cv: Draft) -> None:
    url = node.text() or node.text("Contact")
    if node.get("Use") and "url" in cv.basics:
        cv.profile(label(node.get("Use")), "", address(url))
    else:
        cv.website(url)
    node.drop("kinds of a website", "Use")


def _location(place: Node) -> dict[str, str]:
    country = place.get("Country")
    code = country.peek("Code")
    made = {
        "address": ", ".join(filter(None, (place.text("AddressLine"), place.text("AddressLine2")))),
        "postalCode": place.text("PostalCode"),
        "city": place.text("Municipality"),
        "region": label(country),
    }
    if len(code) == 2 and not made["region"]:
        made["countryCode"] = code
    return {key: value for key, value in made.items() if value}


def _headline(node: Node, cv: Draft) -> None:
    kind = node.get("Type").peek("Code").lower()
    text = label(node.get("Description"))
    if "statement" in kind or len(text) > 120:
        cv.put("summary", markdown(blocks(text)))
        node.drop("kinds of a headline", "Type")
        return
    cv.put("label", " ".join(text.split()))
    if text:
        cv.field("Headline", label(node.get("Type")).capitalize())


def _span(period: Node) -> dict[str, str]:
    start, end = part_date(period.get("From")), part_date(period.get("To"))
    current = period.get("Current")
    if current.peek() == "true":
        current.became(current.peek(), "present")
        end = "present"
    current.drop("no longer current")
    return {"startDate": start, "endDate": end}


def _organisation(node: Node) -> dict[str, str]:
    contact = node.get("ContactInfo")
    place = contact.get("Address").get("Contact")
    country = label(place.get("Country"))
    street = ", ".join(filter(None, (place.text("AddressLine"), place.text("AddressLine2"), place.text("PostalCode"))))
    city = ", ".join(filter(None, (place.text("Municipality"), country)))
    website = contact.get("Website")
    url = website.text() or website.text("Contact")
    return {"name": node.text("Name"), "location": ", ".join(filter(None, (street, city))), "url": address(url)}


def _text(node: Node) -> dict[str, Any]:
    summary, highlights = body(node.text())
    return {"summary": summary, "highlights": highlights}


def _work(node: Node) -> dict[str, Any]:
    made = _organisation(node.get("Employer"))
    sector = {"Sector": label(node.get("Employer").get("Sector"))}
    made["position"] = label(node.get("Position"))
    dates, text = _span(node.get("Period")), _text(node.get("Activities"))
    node.drop("references to attached files", "ReferenceTo", "ReferenceToList")
    return {**made, **dates, **text, "fields": {**sector, **rest(node)}}


def _education(node: Node) -> dict[str, Any]:
    made = _organisation(node.get("Organisation"))
    made["institution"] = made.pop("name")
    level = node.get("Level")
    title, area = node.text("Title"), label(node.get("Field"))
    fields = {"Level": label(level)}
    dates, text = _span(node.get("Period")), _text(node.get("Activities"))
    node.drop("references to attached files", "ReferenceTo", "ReferenceToList")
    return {**made, "studyType": title, "area": area, **dates, **text, "fields": {**fields, **rest(node)}}


def _skills(node: Node, cv: Draft) -> None:
    spoken = node.get("Linguistic")
    for one in many(spoken, "MotherTongue"):
        cv.add(
            "languages", {"language": label(one.get("Description")), "fluency": _MOTHER.get(cv.locale[:2], "native")}
        )
    for one in many(spoken, "ForeignLanguage"):
        cv.add("languages", _language(one))
    for key, title in _KINDS.items():
        _skill(title, node.get(key), cv)
    licences = [one.text() for driving in (node.get("Driving"),) for one in _licences(driving)]
    if licences:
        cv.field("Driving licence", ", ".join(licences))


_MOTHER = {"de": "Muttersprache", "fr": "langue maternelle", "es": "lengua materna", "it": "madrelingua"}
_KINDS = {
    "Communication": "Communication",
    "Organisational": "Organisation and management",
    "JobRelated": "Job-related",
    "Computer": "Computer",
    "Other": "Other",
}


def _licences(node: Node) -> list[Node]:
    description = node.get("Description")
    return many(description, "Licence") or description.items()


def _language(node: Node) -> dict[str, Any]:
    levels = [(key, one.text()) for key, one in node.get("ProficiencyLevel").pairs()]
    grades = {grade for _, grade in levels}
    fluency = grades.pop() if len(grades) == 1 else ", ".join(f"{_readable(key)} {grade}" for key, grade in levels)
    made = {"language": label(node.get("Description")), "fluency": fluency}
    certificates = [
        label(one.get("Title")) or label(one) for one in (*many(node, "Certificate"), *many(node, "VerifiedBy"))
    ]
    return {**made, "fields": {"Certificates": ", ".join(filter(None, certificates)), **rest(node)}}


def _certificates(node: Node) -> list[Node]:
    verified = many(node, "VerifiedBy")
    return [*many(node, "Certificate"), *(one for group in verified for one in many(group, "Certificate") or [group])]


def _readable(key: str) -> str:
    return {"SpokenInteraction": "interaction", "SpokenProduction": "production"}.get(key, key.lower())


def _skill(title: str, node: Node, cv: Draft) -> None:
    text = node.text() or node.text("Description")
    levels = ", ".join(f"{key} {one.text()}" for key, one in node.get("ProficiencyLevel").pairs())
    certificates = ", ".join(filter(None, (label(one.get("Title")) or label(one) for one in many(node, "Certificate"))))
    if text or levels:
        cv.add("skills", {"name": title, "keywords": entries_of(text), "fields": {
            "Self-assessment": levels, "Certificates": certificates, **rest(node)}})  # fmt: skip


def _achievement(node: Node, cv: Draft) -> None:
    heading = label(node.get("Title"))
    text = node.text("Description")
    node.drop("references to attached files", "ReferenceTo", "ReferenceToList")
    section = section_of(heading)
    if section in _NAMED:
        cv.titles.setdefault(section, heading)
        for item in entries_of(text):
            cv.add(section, {_NAMED[section]: item})
    elif entries_of(text):
        cv.own(heading or "Other", items=entries_of(text))


READER = Reader(
    name="europass-xml",
    description="Europass 3.0 to 3.4 (XML or JSON)",
    recognise=recognise,
    draft=draft,
    rank=11,
)
