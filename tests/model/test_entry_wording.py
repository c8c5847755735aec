"""Wording of degrees, certificates and referees: every combination of keys reads well."""

from __future__ import annotations

import pytest

from cvbuild.compose.compose import compose
from cvbuild.model.document import Document
from cvbuild.model.variant import Variant
from tests.projects import resume_of


def printed(section: str, entry: str, locale: str = "en-US") -> list[str]:
    """The texts of one entry of a section, without its heading."""
    text = f"locale: {locale}\nbasics: {{name: Ines Moreau, location: {{countryCode: PT}}}}\n{section}: [{{{entry}}}]"
    document: Document = compose(resume_of(text), Variant().named("v"))
    return [part.text for part in document.fragments if part.path.startswith(f"{section}[")]


@pytest.mark.parametrize(
    ("entry", "locale", "expected"),
    [
        ("studyType: BSc, area: Law", "en-US", ["BSc in Law"]),
        ("studyType: BSc, area: Law, minor: Economics", "en-US", ["BSc in Law, minor in Economics"]),
        ("studyType: BSc, minor: Economics", "de-DE", ["BSc, Nebenfach Economics"]),
        ("score: 3.9", "en-US", ["GPA: 3.9"]),
        ("score: 3.9, scale: 4.0", "en-US", ["GPA: 3.9/4.0"]),
        ("score: 3.9/4.0, scale: 4.0", "en-US", ["GPA: 3.9/4.0"]),
        ("score: 3.9, scale: 4", "en-US", ["GPA: 3.9/4"]),
        ("score: 17, scale: 20", "en-GB", ["grade: 17/20"]),
        ("score: 17, scale: 20", "fr-FR", ["note: 17/20"]),
        ("score: 3.9, scale: 4.0", "de-DE", ["Note: 3.9/4.0"]),
        ("score: GPA 3.9, scale: 4.0", "en-US", ["GPA 3.9/4.0"]),
        ("score: with distinction", "en-US", ["with distinction"]),
        ("honors: summa cum laude", "en-US", ["summa cum laude"]),
        ("honors: [summa cum laude, Dean's List]", "en-US", ["summa cum laude, Dean's List"]),
        ("thesis: On *tides*", "en-US", ["Thesis: On tides"]),
        ("thesis: On tides, supervisor: A. Quist", "de-DE", ["Abschlussarbeit: On tides", "Betreuung: A. Quist"]),
        ("courses: [Real Analysis, Probability]", "en-US", ["Courses: Real Analysis, Probability"]),
        ("courses: [A], fields: {Credits: '180'}, thesis: B", "es-ES", ["Tesis: B", "Cursos: A", "Credits: 180"]),
    ],
)
def test_a_degree(entry: str, locale: str, expected: list[str]) -> None:
    found = printed("education", f"institution: Porto, endDate: 2020, {entry}", locale)
    assert found == ["Porto", "2020", *expected]


@pytest.mark.parametrize(
    ("entry", "locale", "expected"),
    [
        ("date: 2022-11, issuer: CNCF", "en-US", ["Nov 2022", "CNCF"]),
        ("date: 2022-11, expires: 2025-11, issuer: CNCF", "en-US", ["Nov 2022", "CNCF", "valid until Nov 2025"]),
        ("expires: 2025, number: 12A34", "en-US", ["no. 12A34", "valid until 2025"]),
        ("issuer: NMC, number: 12A34", "de-DE", ["NMC, Nr. 12A34"]),
        ("issuer: NMC, fields: {Level: '3'}", "en-US", ["NMC", "Level: 3"]),
    ],
)
def test_a_certificate(entry: str, locale: str, expected: list[str]) -> None:
    assert printed("certificates", f"name: Nurse, {entry}", locale) == ["Nurse", *expected]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("reference: Good.", ["Good."]),
        ("position: Head, organization: Harbor", ["Head, Harbor"]),
        ("relationship: former manager, email: a@quist.example", ["former manager", "a@quist.example"]),
        ("email: a@quist.example, phone: +1 555 010 0123", ["a@quist.example, +1 555 010 0123"]),
        ("phone: 'tel:+1 555 010 0123', reference: Good.", ["+1 555 010 0123", "Good."]),
    ],
)
def test_a_referee(entry: str, expected: list[str]) -> None:
    assert printed("references", f"name: Ada Quist, {entry}") == ["Ada Quist", *expected]
