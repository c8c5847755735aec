"""Files of other tools, written from one person's data with the habits of real files.

The writers know the formats from their documentation, not from the readers. Each writes what its format can hold;
``HOLDS`` names those parts of a person.
"""

from __future__ import annotations

import csv
import html
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import yaml

Person = Mapping[str, Any]
Writer = Callable[[Person], bytes]

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_BASICS = (
    "basics.name",
    "basics.label",
    "basics.email",
    "basics.phone",
    "basics.url",
    "basics.summary",
    "basics.profiles",
)
_PLACE = ("basics.location.city", "basics.location.region")
_ALL = (
    *("work", "education", "skills", "languages", "projects", "awards", "certificates", "publications", "volunteer"),
    *("interests", "references"),
)
HOLDS: dict[str, tuple[str, ...]] = {}
WRITERS: dict[str, tuple[Writer, str]] = {}


def writer(name: str, ending: str, holds: tuple[str, ...]) -> Callable[[Writer], Writer]:
    """Register a writer."""

    def register(function: Writer) -> Writer:
        WRITERS[name] = function, ending
        HOLDS[name] = holds
        return function

    return register


def words_date(date: str, present: str = "Present") -> str:
    """Return ``Sep 2015``, ``2015`` or the word for the present."""
    if date == "present":
        return present
    year, _, month = str(date).partition("-")
    return f"{_MONTHS[int(month[:2]) - 1]} {year}" if month else year


def span(entry: Person, between: str = " – ", present: str = "Present") -> str:
    """Return ``Sep 2015 – Present``."""
    start, end = entry.get("startDate", ""), entry.get("endDate", "")
    return between.join(words_date(str(one), present) for one in (start, end) if one)


def _json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _without_present(entry: Person, blank: str | None = None) -> dict[str, Any]:
    """Return an entry whose open end is absent, or blank."""
    made = {key: str(value) if "Date" in key or key == "date" else value for key, value in entry.items()}
    if made.get("endDate") == "present":
        if blank is None:
            del made["endDate"]
        else:
            made["endDate"] = blank
    return made


@writer("json-resume-new", "json", (*_BASICS, *_PLACE, *_ALL, "basics.fields"))
def json_resume_new(person: Person) -> bytes:
    basics = dict(person["basics"])
    basics.update(basics.pop("fields", {}))
    basics.setdefault("image", "")
    data = {
        "$schema": "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json",
        "basics": basics,
    }
    for section in _ALL:
        data[section] = [_without_present(one) for one in person.get(section, [])]
    data["meta"] = {"version": "v1.0.0", "theme": "even"}
    return _json(data)


@writer("json-resume-old", "json", (*_BASICS, *_PLACE, *_ALL))
def json_resume_old(person: Person) -> bytes:
    """Return version 0.0.x: company, website, gpa, picture; blanks, a byte order mark, Windows line ends."""
    basics = {key: value for key, value in person["basics"].items() if key != "fields"}
    basics["website"] = basics.pop("url", "")
    basics["picture"] = ""
    work = [_without_present(one, "") for one in person["work"]]
    for one in work:
        one["company"] = one.pop("name")
        one["website"] = one.pop("url", "")
        one["summary"] = ""
    education = [_without_present(one) for one in person["education"]]
    for one in education:
        one["gpa"] = one.pop("score", "")
        one["courses"] = [""]
    more = {
        key: [_without_present(one) for one in person.get(key, [])] for key in _ALL if key not in ("work", "education")
    }
    for one in more["volunteer"] + more["publications"]:
        one["website"] = one.pop("url", "")
    data = {"basics": basics, "work": [*work, {"company": "", "position": ""}], "education": education, **more}
    return b"\xef\xbb\xbf" + _json(data).replace(b"\n", b"\r\n")


@writer(
    "rendercv-2",
    "yaml",
    (
        *_BASICS,
        *_PLACE,
        "work",
        "education",
        "skills",
        "languages",
        "projects",
        "!projects.keywords",
        "publications.name",
    ),
)
def rendercv_2(person: Person) -> bytes:
    basics = person["basics"]
    sections: dict[str, Any] = {"Welcome": [basics["summary"]]}
    sections["experience"] = [
        {"company": one["name"], "position": one["position"], "start_date": one["startDate"], "end_date": one["endDate"],
         "location": one["location"], "summary": None, "highlights": one["highlights"], "url": one.get("url")}
        for one in person["work"]
    ]  # fmt: skip
    sections["education"] = [
        {"institution": one["institution"], "area": one["area"], "degree": one["studyType"], "date": None,
         "start_date": one["startDate"], "end_date": one["endDate"], "location": one.get("location"), "gpa": one.get("score")}
        for one in person["education"]
    ]  # fmt: skip
    if person.get("projects"):
        sections["projects"] = [
            {"name": one["name"], "date": None, "start_date": one.get("startDate"), "end_date": one.get("endDate"),
             "summary": one["summary"], "url": one.get("url"), "highlights": one.get("highlights", [])}
            for one in person["projects"]
        ]  # fmt: skip
    if person.get("publications"):
        sections["publications"] = [
            {"title": one["name"], "authors": [f"*{basics['name']}*"], "date": str(one["releaseDate"])}
            for one in person["publications"]
        ]
    sections["skills"] = [{"label": one["name"], "details": ", ".join(one["keywords"])} for one in person["skills"]]
    sections["languages"] = [{"label": one["language"], "details": one["fluency"]} for one in person["languages"]]
    cv = {"name": basics["name"], "headline": basics["label"], "location": basics["location"]["city"],
          "email": basics["email"], "photo": None, "phone": basics.get("phone"), "website": basics.get("url"),
          "social_networks": [{"network": one["network"], "username": one["username"]} for one in basics.get("profiles", [])],
          "sections": sections}  # fmt: skip
    data = {"cv": cv, "design": {"theme": "engineeringresumes"}, "locale": {"language": "english"}, "settings": {}}
    head = "# yaml-language-server: $schema=https://schemas.example/rendercv.json\n"
    return (head + yaml.safe_dump(data, sort_keys=False, allow_unicode=True)).encode()


@writer("yamlresume", "yml", (*_BASICS, *_PLACE, *_ALL))
def yamlresume(person: Person) -> bytes:
    basics = {**person["basics"], "headline": person["basics"]["label"]}
    place = basics.pop("location")
    profiles = basics.pop("profiles", None)
    for key in ("label", "fields"):
        basics.pop(key, None)
    content: dict[str, Any] = {"basics": basics, "location": {**place, "address": None}, "profiles": profiles}
    for section in _ALL:
        content[section] = [_markdown_body(one) for one in person.get(section, [])] or None
    data = {
        "locale": {"language": "en"},
        "content": content,
        "layouts": [{"engine": "latex", "page": {"showPageNumbers": True}}],
    }
    return ("---\n# my CV\n" + yaml.safe_dump(data, sort_keys=False, allow_unicode=True)).encode()


def _markdown_body(entry: Person) -> dict[str, Any]:
    made = dict(entry)
    if "studyType" in made:
        made["degree"] = made.pop("studyType")
    if "reference" in made:
        made["summary"] = made.pop("reference")
    if highlights := made.pop("highlights", None):
        made["summary"] = "\n".join(f"- {one}" for one in highlights)
    for key in ("startDate", "endDate", "date", "releaseDate"):
        if key in made:
            made[key] = words_date(str(made[key])) if made[key] != "present" else None
    return made


def _html(lines: list[str]) -> str:
    items = "".join(f"<li><p>{html.escape(one, quote=False)}</p></li>" for one in lines)
    return f"<ul>{items}</ul>" if lines else ""


@writer("reactive-4", "json", (*_BASICS, *_PLACE, *_ALL))
def reactive_4(person: Person) -> bytes:
    basics = person["basics"]

    def item(number: int, **values: Any) -> dict[str, Any]:
        return {"id": f"id{number}", "visible": True, **values}

    def link(entry: Person) -> dict[str, str]:
        return {"label": "", "href": entry.get("url", "")}

    def section(name: str, items: list[dict[str, Any]]) -> dict[str, Any]:
        return {"id": name, "name": name.title(), "columns": 1, "visible": True, "separateLinks": True, "items": items}

    body = [
        ("experience", [item(n, company=one["name"], position=one["position"], location=one["location"], date=span(one, " to "),
                             summary=_html(one["highlights"]), url=link(one)) for n, one in enumerate(person["work"])]),
        ("education", [item(n, institution=one["institution"], studyType=one["studyType"], area=one["area"],
                            score=one.get("score", ""), date=span(one), summary="", location=one.get("location", ""),
                            url=link(one)) for n, one in enumerate(person["education"])]),
        ("skills", [item(n, name=one["name"], description="", level=0, keywords=one["keywords"])
                    for n, one in enumerate(person["skills"])]),
        ("languages", [item(n, name=one["language"], description=one["fluency"], level=0)
                       for n, one in enumerate(person["languages"])]),
        ("awards", [item(n, title=one["title"], awarder=one.get("awarder", ""), date=words_date(str(one["date"])), summary="",
                         url=link(one)) for n, one in enumerate(person.get("awards", []))]),
        ("certifications", [item(n, name=one["name"], issuer=one.get("issuer", ""), date=words_date(str(one["date"])), summary="",
                                 url=link(one)) for n, one in enumerate(person.get("certificates", []))]),
        ("publications", [item(n, name=one["name"], publisher=one["publisher"], date=words_date(str(one["releaseDate"])),
                               summary="", url=link(one)) for n, one in enumerate(person.get("publications", []))]),
        ("volunteer", [item(n, organization=one["organization"], position=one["position"], location="", date=span(one),
                            summary=_html(one.get("highlights", [])), url=link(one))
                       for n, one in enumerate(person.get("volunteer", []))]),
        ("projects", [item(n, name=one["name"], description="", date=span(one), summary=f"<p>{one['summary']}</p>",
                           keywords=one.get("keywords", []), url=link(one)) for n, one in enumerate(person.get("projects", []))]),
        ("interests", [item(n, name=one["name"], keywords=[]) for n, one in enumerate(person.get("interests", []))]),
        ("references", [item(n, name=one["name"], description="", summary=f"<p>{one['reference']}</p>", url=link(one))
                        for n, one in enumerate(person.get("references", []))]),
        ("profiles", [item(n, network=one["network"], username=one["username"], icon=one["network"].lower(), url=link(one))
                      for n, one in enumerate(basics.get("profiles", []))]),
    ]  # fmt: skip
    sections = {name: section(name, items) for name, items in body}
    summary = {"id": "summary", "name": "Summary", "visible": True, "content": f"<p>{basics['summary']}</p>"}
    data = {
        "basics": {"name": basics["name"], "headline": basics["label"], "email": basics["email"],
                   "phone": basics.get("phone", ""), "location": basics["location"]["city"], "url": link(basics),
                   "customFields": [], "picture": {"url": "", "size": 64}},
        "sections": {"summary": summary, **sections, "custom": {}},
        "metadata": {"template": "onyx", "page": {"margin": 18}, "notes": ""},
    }  # fmt: skip
    return _json(data)


@writer("reactive-5", "json", (*_BASICS, *_PLACE, *_ALL))
def reactive_5(person: Person) -> bytes:
    basics = person["basics"]

    def link(entry: Person) -> dict[str, str]:
        return {"url": entry.get("url", ""), "label": ""}

    def section(title: str, items: list[dict[str, Any]]) -> dict[str, Any]:
        listed = [{"id": str(n), "hidden": False, **one} for n, one in enumerate(items)]
        return {"title": title, "columns": 1, "hidden": False, "items": listed}

    sections = {
        "profiles": section("", [{"icon": "x", "network": one["network"], "username": one["username"], "website": link(one)}
                                 for one in basics.get("profiles", [])]),
        "experience": section("Experience", [
            {"company": one["name"], "position": one["position"], "location": one["location"], "period": span(one, " - "),
             "website": link(one), "description": _html(one["highlights"]), "roles": []} for one in person["work"]]),
        "education": section("Education", [
            {"school": one["institution"], "degree": one["studyType"], "area": one["area"], "grade": one.get("score", ""),
             "location": one.get("location", ""), "period": span(one, " - "), "website": link(one), "description": ""}
            for one in person["education"]]),
        "skills": section("Skills", [{"icon": "", "name": one["name"], "proficiency": "", "level": 0, "keywords": one["keywords"]}
                                     for one in person["skills"]]),
        "languages": section("Languages", [{"language": one["language"], "fluency": one["fluency"], "level": 0}
                                           for one in person["languages"]]),
        "awards": section("Awards", [{"title": one["title"], "awarder": one.get("awarder", ""),
                                      "date": words_date(str(one["date"])), "website": link(one), "description": ""}
                                     for one in person.get("awards", [])]),
        "certifications": section("Certifications", [
            {"title": one["name"], "issuer": one.get("issuer", ""), "date": words_date(str(one["date"])), "website": link(one),
             "description": ""} for one in person.get("certificates", [])]),
        "publications": section("Publications", [
            {"title": one["name"], "publisher": one["publisher"], "date": words_date(str(one["releaseDate"])),
             "website": link(one), "description": ""} for one in person.get("publications", [])]),
        "volunteer": section("Volunteering", [
            {"organization": one["organization"], "location": "", "period": span(one, " - "), "website": link(one),
             "position": one["position"], "description": _html(one.get("highlights", []))}
            for one in person.get("volunteer", [])]),
        "projects": section("Projects", [
            {"name": one["name"], "period": span(one, " - "), "website": link(one), "keywords": one.get("keywords", []),
             "description": f"<p>{one['summary']}</p>"} for one in person.get("projects", [])]),
        "interests": section("Interests", [{"icon": "", "name": one["name"], "keywords": []}
                                           for one in person.get("interests", [])]),
        "references": section("References", [
            {"name": one["name"], "position": "", "website": link({}), "phone": "", "description": f"<p>{one['reference']}</p>"}
            for one in person.get("references", [])]),
    }  # fmt: skip
    data = {
        "picture": {"hidden": True, "url": "", "size": 80},
        "basics": {"name": basics["name"], "headline": basics["label"], "email": basics["email"],
                   "phone": basics.get("phone", ""), "location": basics["location"]["city"], "website": link(basics),
                   "customFields": []},
        "summary": {"title": "", "columns": 1, "hidden": False, "content": f"<p>{basics['summary']}</p>"},
        "sections": sections, "customSections": [], "metadata": {"template": "azurill", "page": {"locale": "en-US"}},
    }  # fmt: skip
    return _json(data)


@writer("reactive-3", "json", (*_BASICS, *_PLACE, *_ALL))
def reactive_3(person: Person) -> bytes:
    basics = person["basics"]

    def dates(entry: Person) -> dict[str, str]:
        return {key[:-4]: "" if one in ("", "present") else _stamp(str(one)) for key in ("startDate", "endDate")
                for one in (entry.get(key, ""),)}  # fmt: skip

    def section(name: str, kind: str, items: list[dict[str, Any]]) -> dict[str, Any]:
        listed = [{"id": str(n), "levelNum": 0, "url": "", **one} for n, one in enumerate(items)]
        return {"id": kind, "name": name, "type": "basic", "columns": 2, "visible": True, "items": listed}

    def body(entry: Person) -> str:
        return "\n".join(f"- {one}" for one in entry.get("highlights", [])) or entry.get("summary", "")

    sections = {
        "work": section("Work Experience", "work", [
            {"name": one["name"], "position": one["position"], "date": dates(one), "summary": body(one), "url": one.get("url", ""),
             "location": one["location"]} for one in person["work"]]),
        "education": section("Education", "education", [
            {"institution": one["institution"], "degree": one["studyType"], "area": one["area"], "score": one.get("score", ""),
             "date": dates(one), "summary": "", "courses": [], "location": one.get("location", "")}
            for one in person["education"]]),
        "awards": section("Awards", "awards", [{"title": one["title"], "awarder": one.get("awarder", ""),
                                                "date": _stamp(str(one["date"]))} for one in person.get("awards", [])]),
        "certifications": section("Certifications", "certifications", [
            {"name": one["name"], "issuer": one.get("issuer", ""), "date": _stamp(str(one["date"]))}
            for one in person.get("certificates", [])]),
        "publications": section("Publications", "publications", [
            {"name": one["name"], "publisher": one["publisher"], "date": _stamp(str(one["releaseDate"]))}
            for one in person.get("publications", [])]),
        "skills": section("Skills", "skills", [{"name": one["name"], "level": "", "keywords": one["keywords"]}
                                               for one in person["skills"]]),
        "languages": section("Languages", "languages", [{"name": one["language"], "level": one["fluency"]}
                                                        for one in person["languages"]]),
        "interests": section("Interests", "interests", [{"name": one["name"], "keywords": []}
                                                        for one in person.get("interests", [])]),
        "volunteer": section("Volunteering", "volunteer", [
            {"organization": one["organization"], "position": one["position"], "date": dates(one), "summary": body(one)}
            for one in person.get("volunteer", [])]),
        "projects": section("Projects", "projects", [
            {"name": one["name"], "description": "", "date": dates(one), "summary": one["summary"], "url": one.get("url", ""),
             "keywords": one.get("keywords", [])} for one in person.get("projects", [])]),
        "references": section("References", "references", [{"name": one["name"], "summary": one["reference"]}
                                                           for one in person.get("references", [])]),
    }  # fmt: skip
    data = {
        "public": False,
        "basics": {"name": basics["name"], "headline": basics["label"], "email": basics["email"], "phone": basics.get("phone", ""),
                   "birthdate": "", "website": basics.get("url", ""), "summary": basics["summary"],
                   "location": {"address": "", "city": basics["location"]["city"], "region": "", "country": "", "postalCode": ""},
                   "photo": {"url": "", "visible": True, "filters": {"size": 128}}, "profiles": basics.get("profiles", [])},
        "sections": sections, "metadata": {"locale": "en", "template": "kakuna"},
    }  # fmt: skip
    return _json(data)


def _stamp(date: str) -> str:
    """Return a date as midnight in central Europe, which is the evening before in UTC."""
    import datetime

    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    before = datetime.date(year, month, day) - datetime.timedelta(days=1)
    return f"{before.isoformat()}T23:00:00.000Z"


@writer("fresh", "json", (*_BASICS, *_PLACE, *_ALL))
def fresh(person: Person) -> bytes:
    basics = person["basics"]

    def dates(entry: Person) -> dict[str, str]:
        made = {"start": str(entry.get("startDate", "")), "end": str(entry.get("endDate", ""))}
        return {key: value for key, value in made.items() if value not in ("", "present")}

    data = {
        "name": basics["name"],
        "meta": {"format": "FRESH@0.6.0", "version": "0.1.0"},
        "info": {"label": basics["label"], "brief": basics["summary"], "image": ""},
        "contact": {"email": basics["email"], "phone": basics.get("phone", ""), "website": basics.get("url", "")},
        "location": {"city": basics["location"]["city"], "code": ""},
        "social": [{"network": one["network"], "user": one["username"], "url": one["url"]} for one in basics.get("profiles", [])],
        "employment": {"history": [
            {"employer": one["name"], "position": one["position"], "location": one["location"], "url": one.get("url", ""),
             **dates(one), "summary": "", "highlights": one["highlights"]} for one in person["work"]]},
        "education": {"history": [
            {"institution": one["institution"], "studyType": one["studyType"], "area": one["area"], **dates(one),
             "grade": one.get("score", ""), "location": one.get("location", ""), "curriculum": []}
            for one in person["education"]]},
        "skills": {"sets": [{"name": one["name"], "level": "", "skills": one["keywords"]} for one in person["skills"]], "list": []},
        "languages": [{"language": one["language"], "level": one["fluency"]} for one in person["languages"]],
        "service": {"history": [{"organization": one["organization"], "position": one["position"], "flavor": "", **dates(one),
                                 "highlights": one.get("highlights", [])} for one in person.get("volunteer", [])]},
        "projects": [{"title": one["name"], "url": one.get("url", ""), "summary": one["summary"], **dates(one),
                      "keywords": one.get("keywords", [])} for one in person.get("projects", [])],
        "recognition": [{"title": one["title"], "from": one.get("awarder", ""), "date": str(one["date"])}
                        for one in person.get("awards", [])],
        "writing": [{"title": one["name"], "publisher": {"name": one["publisher"]}, "date": str(one["releaseDate"])}
                    for one in person.get("publications", [])],
        "interests": [{"name": one["name"], "summary": "", "keywords": []} for one in person.get("interests", [])],
        "testimonials": [{"name": one["name"], "quote": one["reference"], "private": False}
                         for one in person.get("references", [])],
        "certificates": [{"name": one["name"], "issuer": one.get("issuer", ""), "date": str(one["date"])}
                         for one in person.get("certificates", [])],
    }  # fmt: skip
    return _json(data)


@writer("linkedin", "zip", ("basics.name", "basics.label", "basics.email", "basics.summary", "basics.location.city", "work", "!work.url",
                            "education.institution", "education.studyType", "education.area", "education.startDate",
                            "education.endDate", "skills.keywords", "languages", "certificates", "volunteer", "awards.title",
                            "awards.date", "projects.name", "projects.summary", "projects.url", "projects.startDate",
                            "projects.endDate", "publications"))  # fmt: skip
def linkedin(person: Person) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, rows in linkedin_tables(person).items():
            archive.writestr(name, rows)
    return packed.getvalue()


def _table(header: str, rows: list[list[str]], *, mark: bool = False) -> str:
    text = io.StringIO()
    out = csv.writer(text, lineterminator="\r\n" if mark else "\n")
    out.writerow(header.split(","))
    out.writerows(rows)
    return ("\ufeff" if mark else "") + text.getvalue()


def linkedin_tables(person: Person) -> dict[str, str]:
    """Return the files of an export: private ones too, bullets flattened with two spaces."""
    basics = person["basics"]
    first, _, last = basics["name"].partition(" ")

    def dates(entry: Person) -> list[str]:
        return [words_date(str(entry.get("startDate", ""))), words_date(str(entry.get("endDate", "")), "")]

    def text(entry: Person) -> str:
        found = entry.get("highlights", [])
        return "  ".join(f"• {one}" for one in found)

    tables = {
        "Profile.csv": _table(
            "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
            "Twitter Handles,Websites,Instant Messengers",
            [[first, last, "", "", "", basics["label"], basics["summary"], "", "", basics["location"]["city"], "",
              f"[OTHER:{basics['url']}]" if basics.get("url") else "", ""]]),
        "Email Addresses.csv": _table("Email Address,Confirmed,Primary,Updated On",
                                      [["old@mail.example", "Yes", "No", "1/1/20"], [basics["email"], "Yes", "Yes", "1/1/21"]]),
        "Positions.csv": _table("Company Name,Title,Description,Location,Started On,Finished On",
                                [[one["name"], one["position"], text(one), one["location"], *dates(one)]
                                 for one in person["work"]], mark=True),
        "Education.csv": _table("School Name,Start Date,End Date,Notes,Degree Name,Activities",
                                [[one["institution"], str(one["startDate"])[:4], str(one["endDate"])[:4], "",
                                  f"{one['studyType']}, {one['area']}", ""] for one in person["education"]]),
        "Skills.csv": _table("Name", [[word] for one in person["skills"] for word in [*one["keywords"],
                                                                                        one["keywords"][0].upper()]]),
        "Languages.csv": _table("Name,Proficiency", [[one["language"], one["fluency"]] for one in person["languages"]]),
        "Certifications.csv": _table("Name,Url,Authority,Started On,Finished On,License Number",
                                     [[one["name"], "", one.get("issuer", ""), words_date(str(one["date"])), "", ""]
                                      for one in person.get("certificates", [])]),
        "Volunteering.csv": _table("Company Name,Role,Cause,Started On,Finished On,Description",
                                   [[one["organization"], one["position"], "", *dates(one), text(one)]
                                    for one in person.get("volunteer", [])]),
        "Honors.csv": _table("Title,Description,Issued On", [[one["title"], "", words_date(str(one["date"]))]
                                                             for one in person.get("awards", [])]),
        "Projects.csv": _table("Title,Description,Url,Started On,Finished On",
                               [[one["name"], one["summary"], one.get("url", ""), *dates(one)]
                                for one in person.get("projects", [])]),
        "Publications.csv": _table("Name,Published On,Description,Publisher,Url",
                                   [[one["name"], words_date(str(one["releaseDate"])), "", one["publisher"], ""]
                                    for one in person.get("publications", [])]),
        "Connections.csv": "Notes:\n\"When exporting your connection data, you may notice\"\n\nFirst Name,Last Name,URL,"
                           "Email Address,Company,Position,Connected On\nSecret,Friend,,,Quiet Ltd,Boss,01 Jan 2020\n",
        "messages.csv": "CONVERSATION ID,FROM,TO,CONTENT\n1,Secret Friend,Me,a private word\n",
        "Ad_Targeting.csv": "Member Age,Company,Company\n25,a,b\n",
    }  # fmt: skip
    return tables


def _xml(text: str) -> str:
    return html.escape(text, quote=False)


def _europass_date(tag: str, date: str) -> str:
    parts = date.split("-")
    names = [
        f'year="{parts[0]}"',
        *(f'month="--{one}"' for one in parts[1:2]),
        *(f'day="---{one}"' for one in parts[2:]),
    ]
    return f"<{tag} {' '.join(names)}/>"


def _period(entry: Person) -> str:
    end = str(entry["endDate"])
    to = "<Current>true</Current>" if end == "present" else _europass_date("To", end) + "<Current>false</Current>"
    return f"<Period>{_europass_date('From', str(entry['startDate']))}{to}</Period>"


_EUROPASS = ("basics.name", "basics.email", "basics.phone", "basics.location.city", "work", "!work.url", "education.institution",
             "education.studyType", "education.area", "education.startDate", "education.endDate", "languages.language",
             "publications.name", "awards.title", "certificates.name", "skills.keywords")  # fmt: skip


@writer("europass-3", "xml", (*_EUROPASS, "basics.label"))
def europass_3(person: Person) -> bytes:
    basics = person["basics"]
    first, _, last = basics["name"].partition(" ")
    native, *foreign = person["languages"]
    work = "".join(
        f"<WorkExperience>{_period(one)}<Position><Label>{_xml(one['position'])}</Label></Position><Activities>"
        f"{_xml('<ul>' + ''.join(f'<li>{line}</li>' for line in one['highlights']) + '</ul>')}</Activities><Employer><Name>"
        f"{_xml(one['name'])}</Name><ContactInfo><Address><Contact><Municipality>{_xml(one['location'])}</Municipality>"
        f"</Contact></Address></ContactInfo></Employer></WorkExperience>\n"
        for one in person["work"]
    )
    education = "".join(
        f"<Education>{_period(one)}<Title>{_xml(one['studyType'])}</Title><Organisation><Name>{_xml(one['institution'])}</Name>"
        f"</Organisation><Field><Label>{_xml(one['area'])}</Label></Field></Education>\n"
        for one in person["education"]
    )
    spoken = "".join(
        f"<ForeignLanguage><Description><Label>{_xml(one['language'])}</Label></Description><ProficiencyLevel>"
        f"<Listening>B2</Listening><Reading>C1</Reading><Writing>B2</Writing></ProficiencyLevel></ForeignLanguage>"
        for one in foreign
    )
    made = [
        *(("publications", "Publications", one["name"]) for one in person.get("publications", [])),
        *(("honors_awards", "Honours and awards", one["title"]) for one in person.get("awards", [])),
        *(("certifications", "Certifications", one["name"]) for one in person.get("certificates", [])),
    ]
    achievements = "".join(
        f"<Achievement><Title><Code>{code}</Code><Label>{label}</Label></Title><Description>{_xml(f'<p>{_xml(text)}</p>')}"
        f"</Description></Achievement>"
        for code, label, text in made
    )
    words = "".join(f"<li>{word}</li>" for one in person["skills"] for word in one["keywords"])
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<europass:SkillsPassport xmlns:europass="http://europass.cedefop.europa.eu/Europass" locale="en"><DocumentInfo>
<DocumentType>ECV</DocumentType><XSDVersion>V3.3</XSDVersion></DocumentInfo><LearnerInfo><Identification><PersonName>
<FirstName>{_xml(first)}</FirstName><Surname>{_xml(last)}</Surname></PersonName><ContactInfo><Address><Contact>
<Municipality>{_xml(basics["location"]["city"])}</Municipality></Contact></Address><Email><Contact>{basics["email"]}</Contact>
</Email><TelephoneList><Telephone><Contact>{basics.get("phone", "")}</Contact></Telephone></TelephoneList></ContactInfo>
<Photo><MimeType>image/jpeg</MimeType><Data>{"QUJD" * 2000}</Data></Photo></Identification>
<Headline><Type><Code>preferred_job</Code><Label>PREFERRED JOB</Label></Type><Description><Label>{_xml(basics["label"])}</Label>
</Description></Headline><WorkExperienceList>
{work}</WorkExperienceList><EducationList>
{education}</EducationList><Skills><Linguistic><MotherTongueList><MotherTongue><Description><Label>{native["language"]}</Label>
</Description></MotherTongue></MotherTongueList><ForeignLanguageList>{spoken}</ForeignLanguageList></Linguistic>
<JobRelated><Description>{_xml(f"<ul>{words}</ul>")}</Description></JobRelated></Skills>
<AchievementList>{achievements}</AchievementList></LearnerInfo></europass:SkillsPassport>
"""
    return text.encode()


@writer(
    "europass-json",
    "json",
    (*(one for one in _EUROPASS if one != "publications.name"), "basics.label", "publications.name"),
)
def europass_json(person: Person) -> bytes:
    basics = person["basics"]
    first, _, last = basics["name"].partition(" ")
    native, *foreign = person["languages"]

    def date(text: str) -> dict[str, int]:
        return dict(zip(("Year", "Month", "Day"), map(int, text.split("-")), strict=False))

    def period(entry: Person) -> dict[str, Any]:
        end = str(entry["endDate"])
        return {"From": date(str(entry["startDate"])), **({"Current": True} if end == "present" else {"To": date(end)})}

    def achievements(code: str, label: str, texts: list[str]) -> list[dict[str, Any]]:
        return [{"Title": {"Code": code, "Label": label}, "Description": f"<p>{_xml(text)}</p>"} for text in texts]

    learner = {
        "Identification": {
            "PersonName": {"FirstName": first, "Surname": last},
            "ContactInfo": {"Address": {"Contact": {"Municipality": basics["location"]["city"]}},
                            "Email": {"Contact": basics["email"]}, "Telephone": [{"Contact": basics.get("phone", "")}]}},
        "Headline": {"Type": {"Code": "position", "Label": "POSITION"}, "Description": {"Label": basics["label"]}},
        "WorkExperience": [
            {"Period": period(one), "Position": {"Label": one["position"]}, "Activities": _html(one["highlights"]),
             "Employer": {"Name": one["name"], "ContactInfo": {"Address": {"Contact": {"Municipality": one["location"]}}}}}
            for one in person["work"]],
        "Education": [{"Period": period(one), "Title": one["studyType"], "Field": {"Label": one["area"]},
                       "Organisation": {"Name": one["institution"]}} for one in person["education"]],
        "Skills": {
            "Linguistic": {"MotherTongue": [{"Description": {"Label": native["language"]}}],
                           "ForeignLanguage": [{"Description": {"Label": one["language"]},
                                                "ProficiencyLevel": {"Listening": "C1", "Reading": "C1"}} for one in foreign]},
            "Computer": {"Description": _html([word for one in person["skills"] for word in one["keywords"]])}},
        "Achievement": [
            *achievements("publications", "Publications", [one["name"] for one in person.get("publications", [])]),
            *achievements("honors_awards", "Honours and awards", [one["title"] for one in person.get("awards", [])]),
            *achievements("certifications", "Certifications", [one["name"] for one in person.get("certificates", [])])],
    }  # fmt: skip
    return _json({"SkillsPassport": {"Locale": "en", "DocumentInfo": {"DocumentType": "ECV"}, "LearnerInfo": learner}})


@writer("europass-2020", "xml", ("basics.name", "basics.email", "basics.phone", "basics.location.city", "basics.summary",
                                 "work", "!work.url", "education.institution", "education.studyType", "education.startDate",
                                 "education.endDate", "education.location", "languages.language", "skills.keywords",
                                 "publications.name", "awards.title", "certificates", "volunteer", "projects.name",
                                 "projects.summary", "projects.url", "interests"))  # fmt: skip
def europass_2020(person: Person) -> bytes:
    basics = person["basics"]
    first, _, last = basics["name"].partition(" ")
    codes = {"Italian": "ita", "English": "eng", "German": "deu", "Danish": "dan", "Hungarian": "hun", "Irish": "gle"}

    def when(entry: Person, current: str = "CurrentIndicator") -> str:
        end = str(entry["endDate"])
        last_day = (
            "" if end == "present" else f"<e:EndDate><hr:FormattedDateTime>{end}</hr:FormattedDateTime></e:EndDate>"
        )
        is_current = str(end == "present").lower()
        start = f"<e:StartDate><hr:FormattedDateTime>{entry['startDate']}</hr:FormattedDateTime></e:StartDate>"
        return f"{start}{last_day}<hr:{current}>{is_current}</hr:{current}>"

    def body(entry: Person) -> str:
        return _xml("<ol>" + "".join(f"<li>{line}</li>" for line in entry.get("highlights", [])) + "</ol>")

    work = "".join(
        f"<EmployerHistory><hr:OrganizationName>{_xml(one['name'])}</hr:OrganizationName><PositionHistory><PositionTitle"
        f' typeCode="FREETEXT">{_xml(one["position"])}</PositionTitle><e:EmploymentPeriod>{when(one)}</e:EmploymentPeriod>'
        f"<oa:Description>{body(one)}</oa:Description><City>{_xml(one['location'])}</City></PositionHistory></EmployerHistory>\n"
        for one in person["work"]
    )
    education = "".join(
        f"<EducationOrganizationAttendance><hr:OrganizationName>{_xml(one['institution'])}</hr:OrganizationName><AttendancePeriod>"
        f"{when(one, 'Ongoing')}</AttendancePeriod><EducationDegree><hr:DegreeName>{_xml(one['studyType'])}</hr:DegreeName>"
        f"</EducationDegree><City>{_xml(one.get('location', ''))}</City></EducationOrganizationAttendance>\n"
        for one in person["education"]
    )
    native, *foreign = person["languages"]
    spoken = "".join(
        f"<PersonCompetency><CompetencyID>{codes.get(one['language'], one['language'])}</CompetencyID><hr:TaxonomyID>language"
        f"</hr:TaxonomyID><CompetencyDimension><hr:CompetencyDimensionTypeCode>CEF-Understanding-Listening"
        f"</hr:CompetencyDimensionTypeCode><e:Score><hr:ScoreText>B2</hr:ScoreText></e:Score></CompetencyDimension>"
        f"</PersonCompetency>"
        for one in foreign
    ) + "".join(
        f"<PersonCompetency><hr:TaxonomyID>other</hr:TaxonomyID><hr:CompetencyName>{_xml(word)}</hr:CompetencyName></PersonCompetency>"
        for one in person["skills"]
        for word in one["keywords"]
    )
    more = "".join(
        f"<{group}>{''.join(items)}</{group}>"
        for group, items in (
            ("PublicationHistory", [f"<Publication><Title>{_xml(one['name'])}</Title></Publication>"
                                    for one in person.get("publications", [])]),
            ("HonorsAndAwards", [f"<HonorAward><Title>{_xml(one['title'])}</Title></HonorAward>"
                                 for one in person.get("awards", [])]),
            ("Certifications", [f"<Certification><hr:CertificationName>{_xml(one['name'])}</hr:CertificationName>"
                                f"<hr:IssuingAuthorityName>{_xml(one.get('issuer', ''))}</hr:IssuingAuthorityName>"
                                f"<hr:FirstIssuedDate><hr:FormattedDateTime>{one['date']}</hr:FormattedDateTime>"
                                f"</hr:FirstIssuedDate></Certification>" for one in person.get("certificates", [])]),
            ("VoluntaryWorks", [f"<VoluntaryWork><Title>{_xml(one['organization'])}</Title><Role>{_xml(one['position'])}</Role>"
                                f"<Period>{when(one)}</Period><Description>{body(one)}</Description></VoluntaryWork>"
                                for one in person.get("volunteer", [])]),
            ("Projects", [f"<Project><Title>{_xml(one['name'])}</Title><Link>{one.get('url', '')}</Link><Description>"
                          f"{_xml('<p>' + one['summary'] + '</p>')}</Description></Project>"
                          for one in person.get("projects", [])]),
            ("HobbiesAndInterests", [f"<HobbyOrInterest><Title>{_xml(one['name'])}</Title></HobbyOrInterest>"
                                     for one in person.get("interests", [])]),
        )
    )  # fmt: skip
    number = basics.get("phone", "").split(" ", 1)
    text = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Candidate xmlns="http://www.europass.eu/1.0" xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:e="http://www.europass_eures.eu/1.0"
 xmlns:hr="http://www.hr-xml.org/3"><hr:DocumentID schemeID="T-1">x</hr:DocumentID><CandidateSupplier><PersonContact><PersonName>
<oa:GivenName>{_xml(first)}</oa:GivenName></PersonName></PersonContact></CandidateSupplier><CandidatePerson><PersonName>
<oa:GivenName>{_xml(first)}</oa:GivenName><hr:FamilyName>{_xml(last)}</hr:FamilyName></PersonName>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>{basics["email"]}</oa:URI></Communication>
<Communication><ChannelCode>Telephone</ChannelCode><CountryDialing>{number[0].strip("+")}</CountryDialing><oa:DialNumber>{number[-1]}</oa:DialNumber></Communication>
<Communication><UseCode>home</UseCode><Address type="home"><oa:CityName>{_xml(basics["location"]["city"])}</oa:CityName></Address></Communication>
<PrimaryLanguageCode name="NORMAL">{codes.get(native["language"], native["language"])}</PrimaryLanguageCode></CandidatePerson>
<CandidateProfile languageCode="en"><hr:ExecutiveSummary>{_xml("<p>" + _xml(basics["summary"]) + "</p>")}</hr:ExecutiveSummary>
<EmploymentHistory>{work}</EmploymentHistory><EducationHistory>{education}</EducationHistory>
<PersonQualifications>{spoken}</PersonQualifications>{more}</CandidateProfile></Candidate>
"""
    return text.encode()


@writer("profile", "json", ("basics.name", "basics.label", "basics.email", "basics.url", "basics.summary", "work", "education",
                            "projects", "skills", "!education.score", "!projects.startDate", "!projects.endDate"))  # fmt: skip
def profile(person: Person) -> bytes:
    basics = person["basics"]
    data = {
        "name": basics["name"], "headline": basics["label"], "summary": basics["summary"], "roleFits": [],
        "links": {"email": basics["email"], "site": basics.get("url", "")},
        "experience": [{"title": one["position"], "company": one["name"], "dates": span(one), "location": one["location"],
                        "url": one.get("url", ""), "highlights": one["highlights"]} for one in person["work"]],
        "education": [{"school": one["institution"], "degree": one["studyType"], "field": one["area"], "dates": span(one),
                       "location": one.get("location", ""), "score": ""} for one in person["education"]],
        "projects": {"openSource": [{"name": one["name"], "summary": one["summary"], "url": one.get("url", ""),
                                     "tags": one.get("keywords", []), "dates": ""} for one in person.get("projects", [])]},
        "skills": {one["name"]: one["keywords"] for one in person["skills"]}, "updated": "2024-01-01",
    }  # fmt: skip
    return _json(data)
