"""``cvbuild form``: what forms ask, in units."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.commands.form.units import units
from tests.commandline import Run, runner, write
from tests.projects import resume_of

CV = """\
basics:
  name: Dr. Maria del Carmen Lopez, PhD
  email: maria@lopez.example
  phone: +49 30 123-4567
  label: "*Engineer*"
  location: {address: 12 Kai, postalCode: "01067", city: Dresden, countryCode: DE}
  profiles: [{network: LinkedIn, url: https://linkedin.example/in/maria}]
work:
  - name: Harbor
    description: A shop
    roles:
      - {position: Head, startDate: 2022-03, highlights: [Led **nine** people]}
      - {position: Clerk, startDate: 2019, endDate: 2022-03, summary: Counted}
  - {name: Mill, position: Hand, startDate: 2018-01-15, endDate: 2018-12, highlights: [Ground, Sieved]}
education: [{institution: TU, studyType: BSc, area: Physics, startDate: 2010, endDate: 2014, score: "1,3"}]
skills: [{name: Tools, keywords: [C++, Rust]}, {name: Others, keywords: [SQL]}]
languages: [{language: Spanish, fluency: native}]
"""

UNITS = {
    "name.full": "Dr. Maria del Carmen Lopez, PhD",
    "name.first": "Maria",
    "name.middle": "del Carmen",
    "name.last": "Lopez",
    "phone.country": "+49",
    "phone.national": "301234567",
    "address.postalCode": "01067",
    "profile.linkedin": "https://linkedin.example/in/maria",
    "headline": "Engineer",
    "work.1.title": "Head",
    "work.1.employer": "Harbor",
    "work.1.from": "03/2022",
    "work.1.current": "yes",
    "work.1.text": "A shop\n- Led nine people",
    "work.2.from": "2019",
    "work.2.to": "03/2022",
    "work.2.current": "no",
    "work.2.text": "Counted",
    "work.3.from": "01/2018",
    "work.3.text": "- Ground\n- Sieved",
    "education.1.field": "Physics",
    "education.1.grade": "1,3",
    "skills": "C++, Rust, SQL",
    "language.1.level": "native",
}


@pytest.mark.parametrize("key", UNITS)
def test_a_unit(key: str) -> None:
    assert {one.key: one.value for one in units(resume_of(CV))}[key] == UNITS[key]


def test_what_has_no_value_is_no_unit() -> None:
    keys = {one.key for one in units(resume_of(CV))}
    assert not keys & {"work.1.to", "url", "address.region", "summary"}


@pytest.mark.parametrize(
    ("phone", "country"),
    [
        ("+1 503 555 0142", "+1"),
        ("+7 495 1234567", "+7"),
        ("+353 1 234", "+353"),
        ("+33 1 23", "+33"),
        ("030 12", None),
    ],
)
def test_country_codes(phone: str, country: str | None) -> None:
    found = {one.key: one.value for one in units(resume_of(f"basics: {{name: A, phone: '{phone}'}}"))}
    assert found.get("phone.country") == country


@pytest.fixture
def cvbuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    write(
        tmp_path,
        {"cv.yaml": CV, "variants/one.yaml": "sections: [work]\n", "variants/two.yaml": "sections: [skills]\n"},
    )
    return runner(tmp_path, monkeypatch, capsys)


def test_a_variant_is_listed(cvbuild: Callable[..., Run]) -> None:
    listed = cvbuild("form", "--variant", "one")
    assert "[work.1.title] Job 1: title\nHead\n\n" in listed.out
    assert "skills" not in listed.out
    data = json.loads(cvbuild("form", "--variant", "two", "--json").out)
    assert {"key": "skills", "name": "Skills", "value": "C++, Rust, SQL"} in data
    assert cvbuild("form", "--variant", "one", "work.3.text").out == "- Ground\n- Sieved\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name one: --variant one"),
        (("-v", "three"), "there is no variant 'three'"),
        (("-v", "one", "work.9"), "no unit"),
    ],
)
def test_a_mistake_says_what_to_write(arguments: tuple[str, ...], message: str, cvbuild: Callable[..., Run]) -> None:
    run = cvbuild("form", *arguments)
    assert run.code == 2
    assert message in run.err
