"""Word files and PDFs that cvbuild made are read back: in each theme, each text is in the field it came from."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from cvbuild.pipeline.build import Request, build
from cvbuild.readers import read
from cvbuild.syntax.load import load
from tests.readers.expectation import flat

CV = """\
basics:
  name: Marta Silva Rocha
  label: Senior Nurse
  email: marta.rocha@hospital.example
  phone: +351 912 345 678
  url: https://martarocha.example
  summary: Intensive care nurse with twelve years on wards of two countries.
  location: {city: Porto, region: Norte}
  profiles: [{network: LinkedIn, url: https://linkedin.com/in/martarocha}]
  fields: {Registration number: NMC 12A3456E, Military service: completed 2009}
work:
  - {name: Hospital Pedro, position: Charge Nurse, startDate: 2019-03, endDate: present, location: "Porto, Portugal",
     url: https://pedro.example, summary: Ward of 24 beds in a teaching hospital., highlights: [HIGHLIGHTS]}
  - {name: Boavista Clinic, position: Staff Nurse, startDate: 2014-09, endDate: 2019-02, location: "Porto, Portugal",
     summary: Ward of 12 beds for surgery., highlights: [HIGHLIGHTS]}
  - {name: Royal Infirmary, position: Nurse, startDate: 2012-01, endDate: 2014-08, location: "Leeds, UK",
     highlights: [HIGHLIGHTS]}
education:
  - {institution: University of Porto, area: Nursing, studyType: BSc, startDate: 2007, endDate: 2011, score: 16/20,
     courses: [Anatomy, Pharmacology]}
certificates:
  - {name: Advanced Life Support, issuer: Resuscitation Council, date: 2021-05, number: ALS-4471, expires: 2025-05}
publications:
  - {name: Pressure ulcers on long shifts, authors: [Marta Silva Rocha, Jo Lee], journal: Nursing Notes, volume: 12,
     pages: 3–9, releaseDate: 2020-04}
skills: [{name: Clinical, keywords: [Ventilation, Dialysis, Triage]}]
languages: [{language: Portuguese, fluency: native}, {language: English, fluency: C1}]
awards: [{title: Nurse of the Year, awarder: City of Porto, date: 2018}]
volunteer:
  - {organization: Red Cross, position: First aider, startDate: 2010, endDate: 2012, highlights: [Trained 40 people]}
interests: [{name: Choir, keywords: [Alto, Fado]}]
references:
  - {name: Ana Costa, position: Head of ward, email: ana.costa@hospital.example, reference: Marta is calm in any storm.}
sections:
  memberships: {title: Memberships, list: [Order of Nurses, Society of Critical Care]}
"""
LINE = "Led shift {} of nurses through handover, medication rounds and discharge planning for patients after surgery"
LOCALES = ("de-DE", "es-ES", "fr-FR", "it-IT", "nl-NL", "pt-PT")
THEMES = ("academic", "centred", "classic", "compact", "dates", "modern", "photo", "sidebar")


def source() -> str:
    numbers = iter(range(99))
    parts = CV.split("HIGHLIGHTS")
    listed = (", ".join(LINE.format(next(numbers)) for _ in range(6)) for _ in parts[1:])
    return parts[0] + "".join(words + part for words, part in zip(listed, parts[1:], strict=True))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own")
    (folder / "cv.yaml").write_text(source(), encoding="utf-8")
    (folder / "variants").mkdir()
    for theme in THEMES:
        (folder / "variants" / f"{theme}.yaml").write_text(f"theme: {theme}\npages: 4\n", encoding="utf-8")
    for locale in LOCALES:
        (folder / "variants" / f"{locale}.yaml").write_text(f"locale: {locale}\npages: 4\n", encoding="utf-8")
    return folder


def texts(cv: Any) -> set[tuple[str, str]]:
    return {(path, text) for path, text in flat(cv) if not path.endswith(".id") and path != "locale"}


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("theme", THEMES)
def test_each_text_is_in_the_field_it_came_from(theme: str, form: str, project: Path) -> None:
    assert_read_back(project, theme, form)


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("locale", LOCALES)
def test_headings_months_and_labels_of_other_languages_are_known(locale: str, form: str, project: Path) -> None:
    assert_read_back(project, locale, form)


def assert_read_back(project: Path, variant: str, form: str) -> None:
    day = datetime.date(2024, 1, 1)
    result = build(Request(project, day, formats=(form,), variants=(variant,), unchecked=True))
    found = read(result.built[0].artifacts[0].content, f"cv.{form}")
    assert found is not None
    loaded = load(source().encode(), "cv.yaml").value
    assert loaded is not None
    wanted, there = texts(loaded.data), texts(found.cv)
    assert sorted(wanted - there) == []
    assert sorted(there - wanted) == []
