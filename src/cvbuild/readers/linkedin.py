"""LinkedIn data export: a zip archive of CSV files, most of which are not for a CV."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft, address, rest, same_name
from cvbuild.readers._parts.parse import csv_rows, unpacked, zip_names
from cvbuild.readers._parts.texts import blocks, body, markdown
from cvbuild.readers._parts.tree import Node, Tracker
from cvbuild.readers._parts.words import letters_only

_CSV = re.compile(r"\.csv$", re.IGNORECASE)
_HEADS = {"connections": "First Name"}
_OTHERS = {
    "connections": "connections",
    "messages": "messages",
    "invitations": "invitations",
    "recommendationsreceived": "recommendations that others wrote (ask before you print one)",
    "recommendationsgiven": "recommendations that you wrote about others",
    "endorsementreceivedinfo": "endorsements by others",
    "endorsementgiveninfo": "endorsements of others",
    "importedcontacts": "contacts",
    "contacts": "contacts",
    "memberfollows": "people whom you follow",
    "guidemessages": "messages",
    "learningcoachmessages": "messages",
    "learningroleplaymessages": "messages",
}
"""Files with other people's data: counted, never read."""

Row = Callable[[Node, Draft], None]


def recognise(content: bytes, name: str) -> bool:  # noqa: ARG001 - the content says enough
    """Return whether this is an archive with ``Positions.csv`` or ``Profile.csv``, at most one folder down."""
    return any(re.fullmatch(r"(?:[^/]+/)?(?:Positions|Profile)\.csv", one) for one in zip_names(content))


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    tables: dict[str, Any] = {}
    ignored: list[str] = []
    for path, data in unpacked(content, _CSV).items():
        stem = letters_only(re.sub(r"_\d+$", "", path.rsplit("/", 1)[-1][:-4]))
        if stem in _OTHERS:
            log.others.append((_OTHERS[stem], max(0, len(csv_rows(data, _HEADS.get(stem, ""))))))
        elif stem in _TABLES:
            tables.setdefault(stem, []).extend(csv_rows(data))
        else:
            ignored.append(path.rsplit("/", 1)[-1])
    root = log.root(tables)
    for stem, take in _TABLES.items():
        for row in _once(root.get(stem).items()):
            take(row, cv)
    _merge_roles(cv)
    if ignored:
        log.remark("not for a CV, not read: " + ", ".join(sorted(ignored)))
    return log


def _once(rows: list[Node]) -> list[Node]:
    """Return the rows; a row that repeats an earlier one is dropped."""
    seen: list[Any] = []
    kept = []
    for row in rows:
        if row.data in seen:
            row.drop("the same row twice")
        else:
            seen.append(row.data)
            kept.append(row)
    return kept


def _profile(row: Node, cv: Draft) -> None:
    cv.put("name", " ".join(filter(None, (row.text("First Name"), row.text("Last Name")))))
    cv.put("label", row.text("Headline"))
    cv.put("summary", markdown(blocks(row.text("Summary"))))
    place = {"address": row.text("Address"), "postalCode": row.text("Zip Code"), "city": row.text("Geo Location")}
    cv.put("location", {key: value for key, value in place.items() if value})
    for kind, url in _bracketed(row.get("Websites")):
        row.get("Websites").became(f"{kind}:", url)
        cv.website(url)
    for _, handle in _bracketed(row.get("Twitter Handles")):
        cv.profile("Twitter", handle)
    for kind, handle in _bracketed(row.get("Instant Messengers")):
        cv.field(kind.title() or "Messenger", handle)
    for label, value in rest(row).items():
        cv.field(label, value)


def _bracketed(node: Node) -> list[tuple[str, str]]:
    """Return kind and value of each part of ``[COMPANY:https://…,OTHER:https://…]``."""
    inner = node.text().strip().removeprefix("[").removesuffix("]")
    parts = [part.strip() for part in re.split(r",(?=\s*(?:[A-Z_]{3,}:|\w+$|https?:))", inner) if part.strip()]
    found = [re.fullmatch(r"(?:([A-Z_]{2,}):)?(.+)", part, re.DOTALL) for part in parts]
    return [(one[1] or "", one[2]) for one in found if one]


def _summary(row: Node, cv: Draft) -> None:
    for _, text in row.rest():
        cv.put("summary", markdown(blocks(text)))


def _email(row: Node, cv: Draft) -> None:
    mail, is_primary = row.text("Email Address"), row.peek("Primary").lower() == "yes"
    row.drop("settings of LinkedIn")
    before = cv.basics.get("email")
    if is_primary and before:
        cv.basics["email"] = mail
        cv.field("Email", before)
    else:
        cv.put("email", mail)


def _phone(row: Node, cv: Draft) -> None:
    extension = row.text("Extension")
    label = row.text("Type")
    cv.phone(" ".join(filter(None, (extension, row.text("Number")))), label.capitalize() if label else "")
    row.drop("settings of LinkedIn")


def _description(row: Node, *keys: str) -> dict[str, Any]:
    """Return a description as summary and highlights; its bullets were flattened to one line."""
    text = row.text(*keys)
    if "\n" not in text and "•" not in text and len(re.findall(r"\S {2,}\S", text)) >= 2:
        text = "\n".join(f"- {part.strip(' -')}" for part in re.split(r" {2,}", text))
    elif "\n" not in text and len(re.findall(r"(?:^|\s)- (?=\S)", text)) >= 2 and text.startswith("- "):
        text = "\n".join(f"- {part.strip()}" for part in re.split(r"(?:^|\s)- ", text) if part.strip())
    summary, highlights = body(text)
    return {"summary": summary, "highlights": highlights}


def _span(row: Node, start: str = "Started On", end: str = "Finished On") -> dict[str, str]:
    first, last = row.date(start), row.date(end)
    return {"startDate": first, "endDate": last or ("present" if first and not row.peek(end) else "")}


def _position(row: Node, cv: Draft) -> None:
    made = {"name": row.text("Company Name"), "position": row.text("Title"), "location": row.text("Location")}
    cv.add("work", {**made, **_span(row), **_description(row, "Description"), "fields": rest(row)})


def _merge_roles(cv: Draft) -> None:
    """Make rows for one employer one job with several positions."""
    merged: list[dict[str, Any]] = []
    for job in cv.cv.get("work", []):
        last = merged[-1] if merged else {}
        places = {one for one in (last.get("location", ""), job.get("location", "")) if one}
        if last and same_name(last["name"], job["name"]) and job.get("position") and len(places) <= 1:
            if "roles" not in last:
                roles = [{key: last.pop(key) for key in _ROLE if key in last}]
                last["roles"] = roles
            last["roles"].append({key: job[key] for key in _ROLE if key in job})
            if places:
                last["location"] = places.pop()
        else:
            merged.append(job)
    if merged:
        cv.cv["work"] = merged


_ROLE = ("position", "startDate", "endDate", "summary", "highlights", "fields")


def _education(row: Node, cv: Draft) -> None:
    degree, _, area = row.text("Degree Name").partition(", ")
    made = {"institution": row.text("School Name"), "studyType": degree, "area": area}
    dates = {"startDate": row.date("Start Date"), "endDate": row.date("End Date")}
    activities = {"Activities": row.text("Activities")}
    cv.add("education", {**made, **dates, **_description(row, "Notes"), "fields": {**activities, **rest(row)}})


def _skill(row: Node, cv: Draft) -> None:
    name = row.text("Name")
    groups = cv.cv.setdefault("skills", [])
    if not groups:
        cv.add("skills", {"name": "Skills", "keywords": [name]})
    elif not any(same_name(name, word) for word in groups[0]["keywords"]):
        groups[0]["keywords"].append(name)


def _language(row: Node, cv: Draft) -> None:
    cv.add("languages", {"language": row.text("Name"), "fluency": row.text("Proficiency"), "fields": rest(row)})


def _course(row: Node, cv: Draft) -> None:
    cv.add("courses", {"name": row.text("Name"), "fields": {"Number": row.text("Number"), **rest(row)}}, "Courses")


def _certificate(row: Node, cv: Draft) -> None:
    made = {"name": row.text("Name"), "issuer": row.text("Authority"), "url": address(row.text("Url"))}
    dates = {"date": row.date("Started On"), "expires": row.date("Finished On")}
    cv.add("certificates", {**made, **dates, "number": row.text("License Number"), "fields": rest(row)})


def _project(row: Node, cv: Draft) -> None:
    made = {"name": row.text("Title"), "url": address(row.text("Url")), **_span(row)}
    cv.add("projects", {**made, **_description(row, "Description"), "fields": rest(row)})


def _publication(row: Node, cv: Draft) -> None:
    made = {"name": row.text("Name"), "publisher": row.text("Publisher"), "url": address(row.text("Url"))}
    summary = markdown(blocks(row.text("Description")))
    cv.add("publications", {**made, "releaseDate": row.date("Published On"), "summary": summary, "fields": rest(row)})


def _honor(row: Node, cv: Draft) -> None:
    summary = markdown(blocks(row.text("Description")))
    cv.add(
        "awards", {"title": row.text("Title"), "date": row.date("Issued On"), "summary": summary, "fields": rest(row)}
    )


def _test(row: Node, cv: Draft) -> None:
    made = {"name": row.text("Name"), "date": row.date("Tested On"), "summary": row.text("Description")}
    cv.add("test-scores", {**made, "fields": {"Score": row.text("Score"), **rest(row)}}, "Test scores")


def _volunteering(row: Node, cv: Draft) -> None:
    made = {"organization": row.text("Company Name"), "position": row.text("Role")}
    cause = {"Cause": row.text("Cause")}
    cv.add("volunteer", {**made, **_span(row), **_description(row, "Description"), "fields": {**cause, **rest(row)}})


def _organization(row: Node, cv: Draft) -> None:
    made = {"name": row.text("Name"), "position": row.text("Position"), **_span(row)}
    cv.add("organizations", {**made, **_description(row, "Description"), "fields": rest(row)}, "Organizations")


def _patent(row: Node, cv: Draft) -> None:
    made = {"name": row.text("Title", "Name"), "url": address(row.text("Url")), "fields": rest(row)}
    cv.add("patents", made, "Patents")


def _cause(row: Node, cv: Draft) -> None:
    cv.own("Causes", items=[text for _, text in row.rest()])


_TABLES: dict[str, Row] = {
    "profile": _profile,
    "profilesummary": _summary,
    "emailaddresses": _email,
    "phonenumbers": _phone,
    "positions": _position,
    "education": _education,
    "skills": _skill,
    "projects": _project,
    "certifications": _certificate,
    "languages": _language,
    "courses": _course,
    "publications": _publication,
    "patents": _patent,
    "honors": _honor,
    "testscores": _test,
    "volunteering": _volunteering,
    "volunteeringexperiences": _volunteering,
    "organizations": _organization,
    "causesyoucareabout": _cause,
}


READER = Reader(
    name="linkedin",
    description="LinkedIn data export (zip of CSV files)",
    recognise=recognise,
    draft=draft,
    rank=10,
)
