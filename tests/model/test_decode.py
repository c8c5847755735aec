"""Data to models: empty values, ids, fields of JSON Resume."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.model.decode.decoder import decode_resume
from cvbuild.model.decode.identity import groups
from cvbuild.model.decode.slug import slug
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Finding, Outcome
from cvbuild.syntax.load import load
from cvbuild.syntax.source import ParsedFile
from tests.reading import loaded

DATA = Path(__file__).parents[1] / "data"
BASICS = "basics: {name: Ada Lovelace}\n"


def resume_outcome(text: str) -> Outcome[Resume]:
    return decode_resume(loaded(BASICS + textwrap.dedent(text)))


def resume(text: str) -> Resume:
    outcome = resume_outcome(text)
    assert outcome.value is not None, outcome.mistakes
    return outcome.value


def brief(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    """Code, line and column; the line counts from the first below ``basics``."""
    return [(finding.code, finding.place.line - 1, finding.place.column) for finding in findings]


# -- empty values


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("work: [{name: A, summary: }]\n", 1, 18),
        ("work: [{name: A, summary: ~}]\n", 1, 18),
        ("work: [{name: A, summary: ''}]\n", 1, 18),
        ("work: [{name: A, highlights: []}]\n", 1, 18),
        ("work: [{name: A, endDate: null}]\n", 1, 18),
        ("meta: {}\n", 1, 1),
        ("work:\n", 1, 1),
        ("tags: {a: }\n", 1, 8),
        ("facts: {a: }\n", 1, 9),
        ("work:\n  - name: A\n    highlights:\n      -\n      - b\n", 4, 8),
    ],
)
def test_empty_values_are_read_as_if_they_were_not_there(text: str, line: int, column: int) -> None:
    outcome = resume_outcome(text)
    assert brief(outcome.mistakes) == [("S017", line, column)]
    assert outcome.value is not None


def test_empty_items_do_not_shift_the_places_of_others() -> None:
    file = loaded(BASICS + "work:\n  - name: A\n    highlights: [a, ~, '', {text: b, wordings: {c: d}}]\n")
    value = decode_resume(file).value
    assert value is not None
    last = value.work[0].highlights[-1]
    assert last.path == "work[0].highlights[3]"
    assert last.wordings["c"].path == "work[0].highlights[3].wordings.c"
    assert file.places.value(last.path).column == 28


def test_a_tag_or_fact_without_a_value_is_declared() -> None:
    outcome = resume_outcome("""\
        tags: {a: }
        facts: {f: }
        work: [{name: A, tags: [a], highlights: [{text: b, facts: [f]}]}]
    """)
    assert [finding.code for finding in outcome.mistakes] == ["S017", "S017"]
    assert outcome.value is not None
    assert outcome.value.tags == {"a": ""}


# -- JSON Resume


def test_json_resume_decodes() -> None:
    file = load((DATA / "resume.json").read_bytes(), "resume.json")
    assert file.value is not None
    outcome = decode_resume(file.value)
    assert outcome.mistakes == ()  # programs write every key they know, and the empty ones mean nothing
    value = outcome.value
    assert value is not None
    assert value.basics.location is not None
    assert value.basics.location.address_ == "12 St James's Square"
    assert value.education[0].courses == ("Calculus", "101", "true")
    assert str(value.work[0].start_date) == "1942-01-31"
    assert value.meta is not None
    assert value.meta.version == "v1.0.0"


# -- paths and addresses

ITEMS = """\
work:
  - id: engines
    name: Analytical Engines
    highlights: [Wrote it, {id: loops, text: Looped}, Wrote it]
  - name: Café & Söhne
    roles:
      - {position: Analyst, highlights: [Wrote it]}
      - {position: Analyst}
skills:
  - {name: Languages, keywords: [C, C++, C#, {id: c-2, text: Dee}]}
  - {name: 株式会社}
"""


def test_paths_and_addresses() -> None:
    value = resume(ITEMS)
    found = {item.address: item.path for group in groups(value).values() for one in group for item in one.with_items()}
    assert found == {
        "work.engines": "work[0]",
        "work.engines.wrote-it": "work[0].highlights[0]",
        "work.engines.loops": "work[0].highlights[1]",
        "work.engines.wrote-it-2": "work[0].highlights[2]",
        "work.cafe-sohne": "work[1]",
        "work.cafe-sohne.analyst": "work[1].roles[0]",
        "work.cafe-sohne.analyst.wrote-it": "work[1].roles[0].highlights[0]",
        "work.cafe-sohne.analyst-2": "work[1].roles[1]",
        "skills.languages": "skills[0]",
        "skills.languages.c": "skills[0].keywords[0]",
        "skills.languages.c++": "skills[0].keywords[1]",
        "skills.languages.c-3": "skills[0].keywords[2]",
        "skills.languages.c-2": "skills[0].keywords[3]",
        "skills.item": "skills[1]",
    }
    assert [item.id for item in value.work] == ["engines", None]


def test_addresses_below_basics() -> None:
    text = """\
        basics:
          name: Ada
          headlines: [{id: quant, text: a}]
          summaries: [{id: quant, text: a}]
          locations: [{city: Dallas}]
          location: {city: Dallas}
          profiles: [{network: GitHub}]
    """
    outcome = decode_resume(loaded(text))
    assert outcome.mistakes == ()
    assert outcome.value is not None
    found = [item.address for items in groups(outcome.value).values() for item in items]
    assert found == ["headlines.quant", "summaries.quant", "location.dallas", "locations.dallas", "profiles.github"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Cut P99 to 3 ms", "cut-p99-to-3-ms"),
        ("One two three four five six seven", "one-two-three-four-five-six"),
        ("Cap'n Proto’s", "capn-protos"),
        ("C++ and TLA+, 25TB+/day", "c++-and-tla+-25tb-day"),
        ("Ümläut", "umlaut"),
        ("…", "item"),
        ("", "item"),
    ],
)
def test_slug(words: str, expected: str) -> None:
    assert slug(words) == expected


@given(st.text())
def test_every_slug_is_an_id(words: str) -> None:
    file = loaded("a: b")
    data = {"basics": {"name": "a"}, "work": [{"id": slug(words), "name": "a"}]}
    assert decode_resume(ParsedFile(data, file.places, file.source)).mistakes == ()


def test_a_fact_names_its_entry_by_its_id() -> None:
    value = resume("facts: {a: {subject: mill}, b: {subject: work.mill}}\nwork: [{id: mill, name: Mill}]")
    assert {fact.subject for fact in value.facts.values()} == {"work.mill"}
