"""Texts as people paste them: escapes from other programs, addresses without a scheme, dates that do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild import report
from cvbuild.dates import DateError, parse_date
from cvbuild.decode import decode_resume, decode_variant
from cvbuild.document import plain
from cvbuild.finding import Finding, Label, Severity
from cvbuild.inline import spans
from cvbuild.load import load
from cvbuild.naming import file_name
from cvbuild.sections import shown_url
from cvbuild.source import Place, Source
from tests.checked import findings

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
    ("https://lovelace.org", "https://lovelace.org"),
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
    found = decode_resume(loaded).findings
    assert [(finding.code, finding.hint) for finding in found] == [("D101", "")]


def test_digits_of_other_scripts_are_no_date() -> None:
    with pytest.raises(DateError):
        parse_date("\uff12\uff10\uff12\uff10-05")


IN_BRACKETS = [
    ("url: http://lovelace.org/Ada_(countess)", "http://lovelace.org/Ada_(countess)"),
    ("summary: Explained (see http://lovelace.org/notes) it all", "http://lovelace.org/notes"),
    ("summary: 'See [notes](http://lovelace.org/notes)'", "http://lovelace.org/notes"),
]


@pytest.mark.parametrize(("line", "address"), IN_BRACKETS)
def test_an_address_ends_at_the_bracket_around_it_not_in_its_own(tmp_path: Path, line: str, address: str) -> None:
    found = findings("X102", f"basics:\n  name: Ada Lovelace\n  {line}\n", tmp_path)
    assert [finding.message for finding in found] == [f"{address} is not encrypted"]


@pytest.mark.parametrize(("places", "words"), [(5, ""), (6, "= and 1 more place\n"), (199, "= and 194 more places\n")])
def test_a_finding_with_many_places_shows_a_few(places: int, words: str) -> None:
    source = Source("cv.yaml", "a line\n" * 200)
    further = tuple(Label(Place("cv.yaml", line), "here") for line in range(2, 2 + places))
    finding = Finding("C202", "x", Severity.WARNING, "again", Place("cv.yaml", 1), further=further)
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
    assert file_name("{first}-{last}", person, "quant") == expected


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
    assert [finding.code for finding in decode_resume(loaded).findings][:1] == [code]


TWICE = [
    ("[work, work]", ["1:18"]),
    ("[work, {work: {title: Earlier}}]", ["1:19"]),
    ("[work, skills, education]", []),
]


@pytest.mark.parametrize(("sections", "where"), TWICE)
def test_a_section_that_is_listed_twice_is_not_printed_twice(sections: str, where: list[str]) -> None:
    loaded = load(f"sections: {sections}\n".encode(), "variants/a.yaml").value
    assert loaded is not None
    found = decode_variant(loaded, "a").findings
    assert [f"{finding.place.line}:{finding.place.column}" for finding in found if finding.code == "S003"] == where


def test_a_name_of_many_bytes_fits_on_a_disk() -> None:
    assert len(file_name("{name}", "\u8a9e" * 120, "quant").encode()) <= 200
