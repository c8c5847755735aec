"""Keys as JSON Resume once had them or people bring them from elsewhere, and what they are called today."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["today"]

_TODAY = {
    "achievements": ("highlights",),
    "awardDate": ("date",),
    "bio": ("basics",),
    "bullets": ("highlights",),
    "certifications": ("certificates",),
    "company": ("name",),
    "degree": ("studyType",),
    "description": ("summary", "text"),
    "employer": ("name",),
    "end": ("endDate",),
    "from": ("startDate",),
    "gpa": ("score",),
    "grade": ("score",),
    "hobbies": ("interests",),
    "items": ("keywords", "highlights"),
    "jobTitle": ("position",),
    "link": ("url",),
    "major": ("area",),
    "organisation": ("organization",),
    "picture": ("image",),
    "role": ("position",),
    "school": ("institution",),
    "start": ("startDate",),
    "state": ("region",),
    "title": ("position", "name"),
    "to": ("endDate",),
    "university": ("institution",),
    "website": ("url",),
    "websites": ("profiles",),
}
"""Names of JSON Resume before 1.0 and names that people bring from elsewhere, with the names of today."""


def today(key: str, known: Sequence[str]) -> str | None:
    """The present name among ``known`` of a key that once had, or elsewhere has, another one."""
    return next((name for name in _TODAY.get(key, ()) if name in known), None)
