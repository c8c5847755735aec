"""Texts as people paste them: escapes from other programs, addresses without a scheme, dates that do not exist."""

from __future__ import annotations

import pytest

from cvbuild import report
from cvbuild.checks.c202_repeated_opening_verb import CHECK
from cvbuild.compose.naming import Naming, file_name
from cvbuild.model.dates import parse_date
from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.model.document import plain
from cvbuild.model.inline import spans
from cvbuild.model.urls import shown_url
from cvbuild.syntax.finding import Label
from cvbuild.syntax.load import load
from cvbuild.syntax.source import Place, Source

ESCAPED = [
    (r"snake\_case", "snake_case"),
    (r"\_\_init\_\_ and _plain_", "__init__ and _plain_"),
    (r"2 \* 3 and 2\*3", "2 * 3 and 2*3"),
    (r"`a\_b`", r"a\_b"),
]


@pytest.mark.parametrize(("text", "printed"), ESCAPED)
def test_an_escaped_underscore_loses_its_backslash(text: str, printed: str) -> None:
    assert plain(spans(text)) == printed


ADDRESSES = [
    ("lovelace.org", "lovelace.org"),
    ("https://lovelace.org", "lovelace.org"),
    ("lovelace.org/ada/", "lovelace.org/ada"),
    ("mailto:ada@lovelace.org", "ada@lovelace.org"),
    ("tel:+442079460123", "+442079460123"),
    ("https://www.lovelace.org/ada", "lovelace.org/ada"),
]


@pytest.mark.parametrize(("url", "shown"), ADDRESSES)
def test_an_address_is_shown_with_no_bare_colon_and_slashes(url: str, shown: str) -> None:
    assert shown_url(url) == shown


@pytest.mark.parametrize("text", ["2020-02-30", "0000-01", "9999-12"])
def test_a_date_that_cannot_be_is_not_its_own_hint(text: str) -> None:
    loaded = load(f"basics: {{name: A}}\nwork: [{{name: B, startDate: {text}}}]\n".encode(), "cv.yaml").value
    assert loaded is not None
    found = decode_resume(loaded).mistakes
    assert [(finding.code, finding.hint) for finding in found] == [("D101", "")]


def test_wide_digits_are_digits() -> None:
    assert str(parse_date("\uff12\uff10\uff12\uff10-05")) == "2020-05"


@pytest.mark.parametrize(("places", "words"), [(5, ""), (6, "= and 1 more place\n"), (199, "= and 194 more places\n")])
def test_a_finding_with_many_places_shows_a_few(places: int, words: str) -> None:
    source = Source("cv.yaml", "a line\n" * 200)
    further = tuple(Label(Place("cv.yaml", line), "here") for line in range(2, 2 + places))
    finding = CHECK.finding("again", Place("cv.yaml", 1), further=further)
    text = report.render("text", report.Report(findings=(finding,), sources={"cv.yaml": source}))
    assert text.count(":::") == 5
    assert ("more place" in text) == bool(words)
    assert words in text


TITLED = [
    ("Dr. Priya S. Raman, LL.M.", "Priya-Raman"),
    ("Margarete O'Brien, BSN, RN, CCRN", "Margarete-O'Brien"),
    ("Prof. Dr. Max Weber", "Max-Weber"),
    ("Sammy Davis Jr.", "Sammy-Davis"),
    ("Jane Doe PhD", "Jane-Doe"),
    ("J. R. R. Tolkien", "J.-Tolkien"),
    ("Dr. Dre", "Dre"),
    ("Dr.", "Dr"),
]


@pytest.mark.parametrize(("person", "expected"), TITLED)
def test_a_file_is_named_by_the_name_not_by_titles(person: str, expected: str) -> None:
    assert file_name("{first}-{last}", person, Naming("quant")) == expected


CUT = [
    ("- Wrote: the first program", "S005"),
    ("- Text: the first program", "S001"),
    ("- txet: the first program", "S001"),
]


@pytest.mark.parametrize(("line", "code"), CUT)
def test_a_colon_in_a_sentence_is_not_taken_for_a_misspelt_key(line: str, code: str) -> None:
    text = f"basics: {{name: A}}\nwork:\n  - name: B\n    highlights:\n      {line}\n"
    loaded = load(text.encode(), "cv.yaml").value
    assert loaded is not None
    assert [finding.code for finding in decode_resume(loaded).mistakes][:1] == [code]


TWICE = [
    ("[work, work]", ["1:18"]),
    ("[work, {work: {title: Earlier}}]", ["1:19"]),
    ("[work, skills, education]", []),
]


@pytest.mark.parametrize(("sections", "where"), TWICE)
def test_a_section_that_is_listed_twice_is_not_printed_twice(sections: str, where: list[str]) -> None:
    loaded = load(f"sections: {sections}\n".encode(), "variants/a.yaml").value
    assert loaded is not None
    found = decode_variant(loaded, "a").mistakes
    assert [f"{finding.place.line}:{finding.place.column}" for finding in found if finding.code == "S003"] == where


def test_a_name_of_many_bytes_fits_on_a_disk() -> None:
    assert len(file_name("{name}", "\u8a9e" * 120, Naming("quant")).encode()) <= 200
