"""Keys that people and other tools write, with the keys that they mean: a table, used with what is known at a place.

A key means the first of its names that the mapping knows. So ``title`` means ``position`` in a job and ``name`` in a
project, and nothing in an award, which has a ``title`` itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvbuild.syntax.suggest import nearest

__all__ = ["advice", "is_former", "meaning", "same_key", "today"]

_TODAY: dict[str, str] = {
    # sections
    "bio": "basics summary",
    "person": "basics",
    "personal": "basics",
    "personalinfo": "basics",
    "personalinformation": "basics",
    "profile": "basics summary",
    "header": "basics",
    "about": "basics summary",
    "aboutme": "basics summary",
    "contact": "basics",
    "contactinfo": "basics",
    "experience": "work",
    "experiences": "work",
    "workexperience": "work",
    "professionalexperience": "work",
    "employment": "work",
    "employmenthistory": "work",
    "career": "work",
    "jobs": "work",
    "positions": "work roles",
    "volunteering": "volunteer",
    "volunteerwork": "volunteer",
    "volunteerexperience": "volunteer",
    "service": "volunteer",
    "studies": "education",
    "degrees": "education",
    "schools": "education",
    "academics": "education",
    "training": "certificates education",
    "honors": "awards",
    "honours": "awards",
    "prizes": "awards",
    "achievements": "highlights awards",
    "certifications": "certificates",
    "certificate": "certificates",
    "certification": "certificates",
    "licenses": "certificates",
    "licences": "certificates",
    "papers": "publications",
    "articles": "publications",
    "writing": "publications",
    "bibliography": "publications",
    "skillset": "skills",
    "competences": "skills",
    "competencies": "skills",
    "expertise": "skills",
    "technicalskills": "skills",
    "hobbies": "interests",
    "languageskills": "languages",
    "referees": "references",
    "testimonials": "references",
    "recommendations": "references",
    "sideprojects": "projects",
    "personalprojects": "projects",
    "portfolio": "projects url",
    # names
    "company": "organization name entity issuer",
    "companyname": "organization name entity",
    "employer": "organization name entity",
    "employername": "name",
    "firm": "name",
    "client": "name",
    "workplace": "name",
    "organisation": "organization name entity issuer",
    "organization": "name entity issuer awarder",
    "institute": "institution",
    "school": "institution",
    "university": "institution",
    "college": "institution",
    "fullname": "name",
    "name": "institution organization title language network text",
    "title": "position name label studyType language",
    "label": "name title text",
    "headline": "label title",
    "tagline": "label",
    "category": "name",
    "group": "name",
    "skill": "name text",
    "project": "name",
    "award": "title",
    "certificatename": "name",
    "site": "network url",
    "platform": "network",
    "service_name": "network",
    "user": "username",
    "handle": "username",
    "account": "username",
    # parts of entries
    "jobtitle": "position",
    "role": "position roles",
    "job": "position",
    "occupation": "position label",
    "designation": "position",
    "degree": "studyType",
    "qualification": "studyType",
    "diploma": "studyType",
    "major": "area",
    "field": "area",
    "fieldofstudy": "area",
    "subject": "area",
    "program": "area",
    "course": "area courses",
    "modules": "courses",
    "gpa": "score",
    "grade": "score",
    "mark": "score",
    "result": "score",
    "bullets": "highlights",
    "points": "highlights",
    "bulletpoints": "highlights",
    "items": "keywords highlights",
    "list": "keywords highlights",
    "details": "highlights summary keywords",
    "responsibilities": "highlights",
    "duties": "highlights",
    "tasks": "highlights",
    "accomplishments": "highlights",
    "results": "highlights",
    "bullet": "text",
    "content": "summary text",
    "description": "summary text",
    "descriptions": "highlights",
    "blurb": "summary",
    "body": "summary text",
    "objective": "summary",
    "technologies": "keywords",
    "tech": "keywords",
    "techstack": "keywords",
    "stack": "keywords",
    "tools": "keywords",
    "skills": "keywords",
    "quote": "reference",
    "comment": "note reference",
    "notes": "note",
    "proficiency": "fluency level",
    "level": "fluency",
    "fluency": "level",
    "authority": "issuer awarder",
    "organizer": "issuer awarder",
    "provider": "issuer",
    "issuedby": "issuer",
    "issuer": "awarder publisher",
    "awardedby": "awarder",
    "journal": "publisher",
    "venue": "publisher",
    "booktitle": "publisher",
    # dates
    "start": "startDate",
    "from": "startDate",
    "begin": "startDate",
    "began": "startDate",
    "started": "startDate",
    "startedon": "startDate",
    "end": "endDate",
    "to": "endDate",
    "until": "endDate",
    "till": "endDate",
    "finish": "endDate",
    "ended": "endDate",
    "finishedon": "endDate",
    "date": "releaseDate endDate",
    "dates": "startDate",
    "period": "startDate",
    "year": "date releaseDate endDate",
    "published": "releaseDate",
    "publicationdate": "releaseDate",
    "publishedon": "releaseDate",
    "awarddate": "date",
    "issued": "date",
    "issuedate": "date",
    "issuedon": "date",
    # contacts
    "mail": "email",
    "emailaddress": "email",
    "tel": "phone",
    "telephone": "phone",
    "mobile": "phone",
    "phonenumber": "phone",
    "cell": "phone",
    "link": "url",
    "links": "profiles url",
    "href": "url",
    "web": "url",
    "webpage": "url",
    "website": "url",
    "websites": "profiles",
    "homepage": "url",
    "weburl": "url",
    "repo": "url repository",
    "github": "url",
    "picture": "image",
    "photo": "image",
    "avatar": "image",
    "social": "profiles",
    "socials": "profiles",
    "socialmedia": "profiles",
    "networks": "profiles",
    "accounts": "profiles",
    "place": "location",
    "town": "city",
    "cityname": "city",
    "state": "region",
    "province": "region",
    "county": "region",
    "zip": "postalCode",
    "zipcode": "postalCode",
    "postcode": "postalCode",
    "street": "address",
    # a variant
    "language": "locale",
    "lang": "locale",
    "template": "theme",
    "style": "theme",
    "layout": "theme sections",
    "papersize": "paper",
    "pagesize": "paper",
    "format": "paper",
    "pagelimit": "pages",
    "maxpages": "pages",
    "include_tags": "tags",
    "includetags": "tags",
    "only": "tags include",
    "hide": "exclude",
    "omit": "exclude",
    "skip": "exclude",
    "show": "include",
    "inherits": "extends",
    "base": "extends",
    "parent": "extends",
    "limit": "max",
    "count": "max",
    "heading": "title",
    "sort": "order",
}
"""Keys in lower case without separators, and the names that they may mean, the likeliest first."""

_SECTIONS = "sections"
_OWN_SECTION = "write a section of your own: `sections: {{{key}: {{title: …, entries: […]}}}}`"
_FIELDS = "fields"
_OWN_FIELD = "write it under `fields:`, with the words to print, in your language: `fields: {{{label}: …}}`"
_LABELS = {"birthday": "Date of birth", "birthdate": "Date of birth", "dateofbirth": "Date of birth"}

_LOOK = "colours, margins and sizes belong to a theme: run cvbuild theme fork my-theme, then write theme: my-theme"

_ADVICE: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        (
            "margin",
            "margins",
            "font",
            "fonts",
            "fontsize",
            "fontfamily",
            "color",
            "colors",
            "colour",
            "colours",
            "accent",
            "spacing",
            "lineheight",
            "footer",
            "css",
            "design",
        ),
        ("theme", _LOOK),
    ),
    **dict.fromkeys(
        (
            "talks",
            "presentations",
            "lectures",
            "speaking",
            "teaching",
            "grants",
            "funding",
            "patents",
            "courses",
            "exhibitions",
            "memberships",
            "affiliations",
            "conferences",
            "research",
            "licensure",
            "militaryservice",
            "military",
            "extracurricular",
            "activities",
            "leadership",
            "performances",
            "clinicalexperience",
            "rotations",
            "workshops",
            "media",
            "press",
            "custom",
            "customsections",
        ),
        (_SECTIONS, _OWN_SECTION),
    ),
    **dict.fromkeys(
        (
            "birthday",
            "birthdate",
            "dateofbirth",
            "birthplace",
            "nationality",
            "citizenship",
            "maritalstatus",
            "gender",
            "pronouns",
            "visa",
            "workpermit",
            "drivinglicence",
            "drivinglicense",
            "registrationnumber",
            "registration",
            "availability",
            "noticeperiod",
            "salary",
        ),
        (_FIELDS, _OWN_FIELD),
    ),
}
"""Keys that mean no other key, with the key that has room for them and what to write there."""


def _plain(key: str) -> str:
    return key.casefold().replace("_", "").replace("-", "").replace(" ", "")


def same_key(key: str, known: Sequence[str]) -> str | None:
    """Return the known key that differs only in capitals and separators: ``start_date`` is ``startDate``."""
    plain = _plain(key)
    return next((name for name in known if _plain(name) == plain), None)


def today(key: str, known: Sequence[str]) -> str | None:
    """Return the key, among ``known``, that a former or foreign key means."""
    return next((name for name in _TODAY.get(_plain(key), "").split() if name in known), None)


def is_former(key: str) -> bool:
    """Return whether a key is a former name, or one of another tool, whatever it means at its place."""
    return _plain(key) in _TODAY


def meaning(key: str, known: Sequence[str]) -> str | None:
    """Return the known key that an unknown one most likely is: written in another way, or with that meaning."""
    meant = same_key(key, known) or today(key, known)
    return meant or (None if advice(key, known) else nearest(key, known))


def advice(key: str, known: Sequence[str]) -> str:
    """Return what to write for a key that means no other key; empty if there is no room for it here."""
    place, words = _ADVICE.get(_plain(key), ("", ""))
    label = _LABELS.get(_plain(key), re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]", " ", key).capitalize())
    return words.format(key=key, label=label) if place in known else ""
