"""Variants in other languages: words, dates, translations, contacts; and where they may be told otherwise."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.errors import CannotBuild
from tests.commandline import write

CV = """
locale: en-US
basics:
  name: Ines Moreau
  label: {en: Analyst, de: Analystin}
  email: ines@moreau.example
  phone: +1 503 555 0142
  url: https://moreau.example/cv
  location: {city: Lisbon, region: Estremadura}
  profiles: [{network: GitHub, username: ines, url: https://github.com/ines}, {network: LinkedIn, username: im}]
education:
  - {institution: University of Porto, studyType: BSc, area: Statistics, startDate: WS 2016/17, endDate: 07/2019}
work:
  - name: Harbor Retail
    startDate: March 2021
    endDate: heute
    highlights: [{text: {en: Cut stock by 20%, de: Senkte den Bestand um 20 %}}]
  - {name: Quay Books, startDate: c. 2008, endDate: Q3 2010}
  - {name: Pier Cafe, startDate: {text: two summers, sort: 2006-06 – 2007-08}}
"""


def texts(folder: Path, variant: str, locale: str = "", theme: str = "") -> str:
    """The lines of the plain text of one variant."""
    files = {"cv.yaml": CV, "variants/v.yaml": variant}
    if theme:
        files |= {"templates/own/theme.toml": theme}
    write(folder, files)
    request = Request(folder, datetime.date(2026, 11, 29), formats=("txt",), locale=locale)
    result = build(request)
    assert result.complete, result.findings
    (content,) = result.files.values()
    return content.decode()


STYLES: Mapping[str, tuple[str, str, str, str]] = {
    "label: a": ("Mar 2021 – Present", "c. 2008 – Q3 2010", "two summers", "Winter 2016/17 – Jul 2019"),
    "dates: long": ("March 2021 – Present", "c. 2008 – Q3 2010", "two summers", "Winter 2016/17 – July 2019"),
    "dates: iso": ("2021-03 – Present", "c. 2008 – Q3 2010", "two summers", "Winter 2016/17 – 2019-07"),
    "dates: years": ("2021 – Present", "c. 2008 – 2010", "two summers", "2016/17 – 2019"),
    "dates: {style: numeric, yearsBefore: 2015}": ("03/2021 – Present", "c. 2008 – 2010", "two summers", "07/2019"),
    "dates: {yearsAfter: 7}": ("Mar 2021 – Present", "c. 2008 – 2010", "two summers", "2016/17 – 2019"),
    "dates: {yearsAfter: 8}": ("Mar 2021 – Present", "c. 2008 – 2010", "two summers", "Winter 2016/17 – Jul 2019"),
    "sections: [{work: {dates: year}}, education]": ("2021 – Present", "c. 2008 – 2010", "two summers", "Jul 2019"),
    "locale: de-DE": ("März 2021 – heute", "ca. 2008 – Q3 2010", "two summers", "WS 2016/17 – Juli 2019"),
    "locale: fr\ndates: long": ("mars 2021 – aujourd’hui", "env. 2008 – T3 2010", "two summers", "juillet 2019"),
    "locale: ja": ("2021年3月～現在", "2008年頃～2010/Q3", "two summers", "2016/17年冬～2019年7月"),
}


@pytest.mark.parametrize(("variant", "expected"), STYLES.items(), ids=str)
def test_dates_of_a_variant(variant: str, expected: tuple[str, ...], tmp_path: Path) -> None:
    text = texts(tmp_path, variant)
    assert [words for words in expected if words not in text] == []


def test_the_command_line_comes_before_the_variant(tmp_path: Path) -> None:
    assert "März 2021 – heute" in texts(tmp_path, "locale: fr", locale="de-DE")


@pytest.mark.parametrize(
    ("variant", "expected"), [("theme: own", "March 2021"), ("theme: own\ndates: iso", "2021-03 – Present")]
)
def test_a_theme_has_a_default_for_dates(variant: str, expected: str, tmp_path: Path) -> None:
    assert expected in texts(tmp_path, variant, theme='[defaults]\ndates = "long"\n')


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('dates = "lng"', "'lng' is not a style of dates"),
        ("dates = 1", "'1' is not a style of dates"),
        ("dates = {style = 'long', years = 5}", "'5' is not a style of dates"),
        ('size = "big"', "unknown default 'size'"),
    ],
)
def test_wrong_defaults_of_a_theme(settings: str, message: str, tmp_path: Path) -> None:
    files = {"cv.yaml": CV, "variants/v.yaml": "theme: own", "templates/own/theme.toml": f"[defaults]\n{settings}\n"}
    write(tmp_path, files)
    result = build(Request(tmp_path, formats=("txt",)))
    assert not result.complete
    assert message in [finding.message for finding in result.findings]


def test_a_variant_prints_its_language_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = texts(tmp_path, "locale: de-DE")
    assert text.index("Analystin") < text.index("Ausbildung") < text.index("Berufserfahrung")
    assert "Senkte den Bestand um 20 %" in text


CONTACTS = {
    "label: a": ["Lisbon, Estremadura", "ines@", "+1 503", "moreau.example/cv", "github.com/ines", "LinkedIn: im"],
    "contacts: [email, city]": ["ines@", "Lisbon, Estremadura"],
    "contacts: []": [],
    "contacts: [linkedin, url]": ["LinkedIn: im", "moreau.example/cv"],
    "contacts: [profiles, phone]": ["github.com/ines", "LinkedIn: im", "+1 503"],
    "exclude: [basics.phone, basics.location]": ["ines@", "moreau.example/cv", "github.com/ines", "LinkedIn: im"],
    "exclude: [basics.profiles, basics.email, basics.location.region]": ["Lisbon", "+1 503", "moreau.example/cv"],
}


@pytest.mark.parametrize(("variant", "expected"), CONTACTS.items(), ids=str)
def test_contacts_of_a_variant(variant: str, expected: list[str], tmp_path: Path) -> None:
    head = texts(tmp_path, variant).split("Education")[0].splitlines()
    contacts = [line for line in head[3:] if line]
    assert len(contacts) == len(expected)
    assert all(line.startswith(words) for line, words in zip(contacts, expected, strict=True))


@pytest.mark.parametrize(
    ("locale", "contacts", "expected"),
    [
        ("de-DE", "[address, city, email]", "Lindenstraße 12, 70173 Stuttgart"),
        ("en-US", "[email, address, city]", "ada@mill.example"),
        ("en-GB", "[address, city]", "Lindenstraße 12, Stuttgart 70173"),
        ("de-DE", "[city]", "Stuttgart"),
    ],
)
def test_the_street_is_printed_where_a_variant_asks(locale: str, contacts: str, expected: str, tmp_path: Path) -> None:
    place = "location: {address: Lindenstraße 12, postalCode: 70173, city: Stuttgart}"
    cv = f"locale: {locale}\nbasics: {{name: Ada, email: ada@mill.example, {place}}}\nwork: [{{name: Mill}}]\n"
    write(tmp_path, {"cv.yaml": cv, "variants/v.yaml": f"contacts: {contacts}"})
    result = build(Request(tmp_path, formats=("txt",)))
    (text,) = (one.content.decode() for one in result.built[0].artifacts)
    assert text.splitlines()[2] == expected
    assert {"X107", "P111"}.isdisjoint(finding.code for finding in result.findings)


@pytest.mark.parametrize(
    ("variant", "hint"),
    [
        ("contacts: [emial]", "did you mean `email`?"),
        ("contacts: [xing]", ""),
        ("exclude: [basics.name]", ""),
        ("exclude: [basics.fax]", ""),
    ],
)
def test_a_contact_that_is_not_there(variant: str, hint: str, tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV, "variants/v.yaml": variant})
    found = [finding for finding in build(Request(tmp_path, formats=())).findings if finding.code == "V101"]
    assert len(found) == 1
    assert hint in found[0].hint


def test_an_unknown_locale_on_the_command_line() -> None:
    with pytest.raises(CannotBuild, match="name of a language"):
        Request(locale="german")


@pytest.mark.parametrize("format_", ["pdf", "docx"])
def test_a_section_on_a_new_page(format_: str, tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV, "variants/v.yaml": "sections: [work, {education: {pageBreak: before}}]"})
    result = build(Request(tmp_path, formats=(format_,)))
    assert [finding for finding in result.findings if finding.code[0] in "AP"] == []
    (built,) = result.built
    assert built.inspections[format_].pages == (2 if format_ == "pdf" else None)
