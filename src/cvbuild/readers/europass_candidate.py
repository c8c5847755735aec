"""Europass XML since 2020: ``Candidate``, in the words of HR-XML."""

from __future__ import annotations

from typing import Any

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, readable, rest
from cvbuild.readers._parts.europass import COUNTRIES, LANGUAGES, root_of
from cvbuild.readers._parts.language import locale_of
from cvbuild.readers._parts.parse import tree_of
from cvbuild.readers._parts.texts import blocks, body, markdown, one_line
from cvbuild.readers._parts.tree import Node, Tracker

_SETTINGS = "settings of Europass"
_SECTIONS = {
    "Licenses": ("", "Driving licences"),
    "Certifications": ("certificates", "Certificates"),
    "PublicationHistory": ("publications", "Publications"),
    "CreativeWorks": ("", "Creative works"),
    "Projects": ("projects", "Projects"),
    "SocialAndPoliticalActivities": ("", "Social and political activities"),
    "NetworksAndMemberships": ("", "Networks and memberships"),
    "ConferencesAndSeminars": ("", "Conferences and seminars"),
    "VoluntaryWorks": ("volunteer", "Volunteering"),
    "CourseCertifications": ("", "Courses"),
    "HonorsAndAwards": ("awards", "Honours and awards"),
    "EmploymentReferences": ("references", "References"),
}
_LEAD = {"volunteer": "organization", "awards": "title"}
_ISSUER = {"certificates": "issuer", "awards": "awarder", "publications": "publisher"}
_TITLES = ("Title", "LicenseName", "CertificationName", "PublicationTitle", "Name", "PersonName", "LicenseTypeCode")


def recognise(content: bytes, name: str) -> bool:  # noqa: ARG001 - the content says enough
    """Return whether the root is a ``Candidate`` of Europass."""
    root = root_of(content)
    return root is not None and root.name == "Candidate" and b"europass.eu/1.0" in content


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    element = root_of(content)
    root = log.root(tree_of(element) if element else {})
    root.drop(_SETTINGS, "DocumentID", "@schemaLocation", "CandidateSupplier", "@languageCode", "RenderingInformation")
    _attributes(root)
    profile = root.get("CandidateProfile")
    cv.locale = locale_of(profile.peek("@languageCode"))
    profile.drop(_SETTINGS, "@languageCode", "ID")
    _person(root.get("CandidatePerson"), cv)
    cv.put("summary", markdown(blocks(profile.text("ExecutiveSummary"))))
    _profile(profile, cv)
    if profile.get("Attachment"):
        log.remark("the photo is not taken: save it as a file, and name it at basics.image")
    profile.drop("photo", "Attachment")
    for label, value in rest(root).items():
        cv.field(label, value)
    return log


def _profile(profile: Node, cv: Draft) -> None:
    for one in profile.get("EmploymentHistory").items("EmployerHistory"):
        _employer(one, cv)
    for one in profile.get("EducationHistory").items("EducationOrganizationAttendance"):
        cv.add("education", _education(one))
    for one in profile.get("PersonQualifications").items("PersonCompetency"):
        _competency(one, cv)
    for key, (section, heading) in _SECTIONS.items():
        for one in _grouped(profile.get(key)):
            _entry(one, section, heading, cv)
    for one in _grouped(profile.get("HobbiesAndInterests")):
        _hobby(one, cv)
    for one in _grouped(profile.get("Others")):
        _other(one, cv)


def _grouped(node: Node) -> list[Node]:
    return [one for _, group in node.pairs() for one in group.items()]


def _attributes(node: Node) -> None:
    """Drop all attributes that are only codes of lists and types."""
    for key, one in node.pairs():
        if key.startswith("@") and key != "@languageCode":
            one.drop(_SETTINGS)
        for item in one.items():
            if isinstance(item.data, dict):
                _attributes(item)


def _value(node: Node, *keys: str) -> str:
    found = node.get(*keys)
    return found.text() or found.text("#")


def _person(node: Node, cv: Draft) -> None:
    name = node.get("PersonName")
    cv.put("name", " ".join(filter(None, (_value(name, "GivenName"), _value(name, "FamilyName")))))
    for one in node.items("Communication"):
        _communication(one, cv)
    cv.field("Date of birth", node.date("BirthDate"))
    cv.field("Nationality", ", ".join(_country(one) for one in node.items("NationalityCode")))
    cv.field("Gender", _value(node, "GenderCode").capitalize())
    for one in node.items("PrimaryLanguageCode"):
        cv.add("languages", {"language": _coded(one, LANGUAGES), "fluency": "native"})


def _coded(node: Node, names: dict[str, str]) -> str:
    """Return the name of a code; other values as they are."""
    inner = node if node.is_text else node.get("#")
    code = inner.text()
    name = names.get(code.lower(), code)
    if name != code:
        inner.became(code, name)
    return name


def _country(node: Node) -> str:
    return _coded(node, COUNTRIES)


def _communication(node: Node, cv: Draft) -> None:
    channel, kind = _peek(node, "ChannelCode").lower(), node.get("UseCode")
    use = _peek(node, "UseCode").capitalize()
    node.get("ChannelCode").drop(_SETTINGS)
    if place := node.get("Address"):
        cv.put("location", _location(place))
    number, uri = _value(node, "DialNumber"), _value(node, "URI")
    if number:
        code = _value(node, "CountryDialing")
        cv.phone(
            f"+{code.lstrip('+')} {number}" if code else number, use and (kind.text() or kind.text("#")).capitalize()
        )
    elif "email" in channel:
        cv.put("email", uri.removeprefix("mailto:"))
    elif "web" in channel:
        cv.website(uri)
    elif uri and ("/" in uri or "." in uri):
        cv.profile(
            (kind.text() or kind.text("#")).capitalize() if use not in ("", "Other", "Personal") else "",
            "",
            address(uri),
        )
    elif uri:
        cv.field((kind.text() or kind.text("#")).capitalize() or "Messenger", uri)
    kind.drop("kinds of a contact")


def _peek(node: Node, key: str) -> str:
    found = node.get(key)
    return found.peek() or found.peek("#")


def _location(place: Node) -> dict[str, str]:
    made = {
        "address": ", ".join(_value(one) for one in place.items("AddressLine")),
        "postalCode": _value(place, "PostalCode"),
        "city": _value(place, "CityName"),
        "region": _country(place.get("CountryCode")),
    }
    return {key: value for key, value in made.items() if value}


def _place(node: Node) -> str:
    place = node.get("OrganizationContact").get("Communication").get("Address")
    made = _location(place)
    city = _value(node, "City") or made.get("city", "")
    country = _country(node.get("Country")) or made.get("region", "")
    return ", ".join(filter(None, (made.get("address"), made.get("postalCode"), city, country)))


def _date(node: Node, name: str) -> str:
    found = node.get(name)
    return (found.get("FormattedDateTime") or found).date()


def _span(period: Node) -> dict[str, str]:
    start, end = _date(period, "StartDate"), _date(period, "EndDate")
    for key in ("CurrentIndicator", "Ongoing"):
        flag = period.get(key)
        if flag.peek() == "true":
            end = "present"
            flag.became("true", "present")
        flag.drop("no longer current")
    return {"startDate": start, "endDate": end}


def _body(node: Node, *keys: str) -> dict[str, Any]:
    summary, highlights = body(_value(node, *keys))
    return {"summary": summary, "highlights": highlights}


def _employer(node: Node, cv: Draft) -> None:
    name, place = _value(node, "OrganizationName"), _place(node)
    url = address(_website(node))
    positions = node.items("PositionHistory")
    for one in positions:
        made = {"name": name, "position": one_line(_value(one, "PositionTitle")), "url": url}
        where = _place(one) or place
        dates = _span(one.get("EmploymentPeriod"))
        text = _body(one, "Description")
        fields = rest(one) if one is not positions[0] else {**rest(one), **rest(node)}
        cv.add("work", {**made, "location": where, **dates, **text, "fields": fields})
    if not positions:
        cv.add("work", {"name": name, "location": place, "url": url, "fields": rest(node)})


def _website(node: Node) -> str:
    for one in node.get("OrganizationContact").items("Communication"):
        channel = one.get("ChannelCode")
        if channel.peek().lower() == "web":
            channel.drop(_SETTINGS)
            return _value(one, "URI")
    return ""


def _education(node: Node) -> dict[str, Any]:
    degree = node.get("EducationDegree")
    made = {
        "institution": _value(node, "OrganizationName"),
        "studyType": one_line(_value(degree, "DegreeName")),
        "location": _place(node),
        "url": address(_website(node)),
        "score": _value(degree.get("FinalGrade"), "ScoreText") or _value(degree, "FinalGrade"),
        "thesis": _value(degree.get("Thesis"), "ThesisTitle", "Title") or _value(degree, "Thesis"),
    }
    text = _body(degree, "OccupationalSkillsCovered", "Description")
    return {**made, **_span(node.get("AttendancePeriod")), **text, "fields": rest(node)}


def _competency(node: Node, cv: Draft) -> None:
    if node.peek("TaxonomyID").lower() != "language" and not node.get("CompetencyDimension"):
        _skill(node, cv)
        return
    node.drop(_SETTINGS, "TaxonomyID")
    levels = []
    for one in node.items("CompetencyDimension"):
        kind = one.text("CompetencyDimensionTypeCode")
        grade = _value(one.get("Score"), "ScoreText")
        levels.append((_dimension(kind), grade))
        one.get("CompetencyDimensionTypeCode").became(kind, "")
    grades = {grade for _, grade in levels}
    fluency = grades.pop() if len(grades) == 1 else ", ".join(f"{kind} {grade}" for kind, grade in levels)
    name = _coded(node.get("CompetencyID", "CompetencyName"), LANGUAGES)
    cv.add("languages", {"language": name, "fluency": fluency, "fields": rest(node)})


def _dimension(kind: str) -> str:
    return readable(kind.rsplit("-", 1)[-1]).lower()


def _skill(node: Node, cv: Draft) -> None:
    node.drop(_SETTINGS, "TaxonomyID")
    names = [_value(node, "CompetencyName"), _value(node, "CompetencyID")]
    for name in filter(None, names):
        groups = cv.cv.get("skills", [])
        if groups and groups[-1]["name"] == "Skills":
            groups[-1]["keywords"].append(name)
        else:
            cv.add("skills", {"name": "Skills", "keywords": [name]})


def _entry(node: Node, section: str, heading: str, cv: Draft) -> None:
    if node.is_text:
        cv.add(section or cv.key(heading), {_LEAD.get(section, "name"): node.text()}, "" if section else heading)
        return
    made: dict[str, Any] = {_LEAD.get(section, "name"): one_line(_value(node, *_TITLES))}
    issuer = _value(node, "IssuingAuthorityName", "OrganizationName", "IssuingOrganization")
    period = node.get("Period", "EffectiveTimePeriod", "AttendancePeriod")
    dates = _span(period or node)
    single = {"certificates": "date", "publications": "releaseDate", "awards": "date"}.get(section)
    date = _date(node, "Date") or _date(node, "Year") or _date(node, "FirstIssuedDate")
    if single:
        made[single] = date or dates["startDate"]
    else:
        made |= dates if any(dates.values()) else {"date": date}
    made.setdefault(_ISSUER.get(section, "organization"), issuer)
    made["position"] = one_line(_value(node, "Role", "PositionTitle"))
    made["url"] = address(_value(node, "Link", "URL", "Website"))
    text = _body(node, "Description", "Reference")
    made |= text if section not in ("publications", "awards", "certificates", "references") else {
        "summary" if section != "references" else "reference": markdown(blocks(text["summary"]))}  # fmt: skip
    if place := _place(node):
        made["location"] = place
    cv.add(section or cv.key(heading), {**made, "fields": rest(node)}, "" if section else heading)


def _hobby(node: Node, cv: Draft) -> None:
    if node.is_text:
        cv.add("interests", {"name": node.text()})
        return
    summary = markdown(blocks(_value(node, "Description")))
    cv.add("interests", {"name": one_line(_value(node, "Title")), "summary": summary, "fields": rest(node)})


def _other(node: Node, cv: Draft) -> None:
    """Add a section of the user's own: a title, and entries below it."""
    heading = _value(node, "Title") or "Other"
    inner = [one for key, group in node.pairs() if key not in ("Title", "Description") for one in group.items()]
    if text := _value(node, "Description"):
        cv.own(heading, text=markdown(blocks(text)))
    for one in inner:
        if one.untaken():
            _entry(one, "", heading, cv)


READER = Reader(
    name="europass",
    description="Europass since 2020 (XML)",
    recognise=recognise,
    draft=draft,
    rank=13,
)
