"""Highlights inside highlights: read, selected, capped, left out and printed like any other."""

from __future__ import annotations

import pytest

from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.decode.decoder import decode_resume
from cvbuild.model.decode.nested import spelt_out
from cvbuild.model.document import Document
from tests.projects import resume_of, variant_of
from tests.reading import loaded

SOURCE = """
basics: {name: Ines Moreau}
tags: {ops: operations}
work:
  - id: harbor
    name: Harbor Retail
    highlights:
      - id: led
        text: Led three
        highlights:
          - Billing
          - {id: returns, text: Returns, tags: [ops], wordings: {short: Ret.}}
          - {id: held, text: Secret, hold: not public}
          - {id: low, text: Planning, needs: returns}
      - Cut stock
"""


def printed(variant: str = "{}") -> list[str]:
    chosen, places = variant_of(variant)
    selected = select(resume_of(SOURCE), chosen, places)
    assert selected.mistakes == ()
    return texts(compose(selected.resume, chosen))


def texts(document: Document) -> list[str]:
    """The lists of a document, each line after a mark for its level."""
    marks = {"bullet": "- ", "point": "-- "}
    return [marks[part.role] + part.text for part in document.fragments if part.role in marks]


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("{}", ["- Led three", "-- Billing", "- Cut stock"]),
        ("{tags: [ops]}", ["- Led three", "-- Billing", "-- Returns", "-- Planning", "- Cut stock"]),
        (
            "{include: [returns], exclude: [low]}",
            ["- Led three", "-- Billing", "-- Returns", "- Cut stock"],
        ),
        ("{include: [harbor.led.billing], exclude: [led]}", ["- Cut stock"]),
        ("{exclude: [billing]}", ["- Led three", "- Cut stock"]),
        (
            "{tags: [ops], wording: short}",
            ["- Led three", "-- Billing", "-- Ret.", "-- Planning", "- Cut stock"],
        ),
    ],
)
def test_selection(variant: str, expected: list[str]) -> None:
    assert printed(variant) == expected


def test_a_cap_counts_the_highlights_of_an_entry_and_not_those_inside() -> None:
    assert printed("{tags: [ops], sections: [{work: {highlights: {max: 1}}}]}")[1:] == [
        "-- Billing",
        "-- Returns",
        "-- Planning",
    ]


def test_addresses_and_paths() -> None:
    found = {item.address: item.path for item in resume_of(SOURCE).items()}
    assert found["work.harbor.led.returns"] == "work[0].highlights[0].highlights[1]"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("- Led: [Billing, Returns]", ["- Led:", "-- Billing", "-- Returns"]),
        ("- Led three:\n        - Billing\n        - {text: Returns}", ["- Led three:", "-- Billing", "-- Returns"]),
        ("- {text: Led, highlights: [Billing]}", ["- Led", "-- Billing"]),
        ("- Led\n        - Billing\n        - Returns", ["- Led", "-- Billing", "-- Returns"]),
        ('- "Led\\n- Billing"', ["- Led", "-- Billing"]),
        ("- {text: 'Led\n\n        - Billing', highlights: [Returns]}", ["- Led", "-- Billing", "-- Returns"]),
    ],
)
def test_the_ways_to_write_them(written: str, expected: list[str]) -> None:
    resume = resume_of(f"basics: {{name: A}}\nwork:\n  - name: B\n    highlights:\n      {written}\n")
    variant, places = variant_of("{}")
    assert texts(compose(select(resume, variant, places).resume, variant)) == expected


def test_a_key_for_a_text_gives_its_place_to_the_text() -> None:
    file = loaded("basics: {name: A}\nwork:\n- name: B\n  highlights:\n  - Led: [Billing, Returns]\n")
    spelt = spelt_out(file)
    assert spelt.places.value("work[0].highlights[0].text").column == 5
    assert spelt.places.value("work[0].highlights[0].highlights[1]").column == 20
    assert spelt_out(spelt) is spelt


def test_other_mappings_are_not_highlights() -> None:
    file = loaded("basics: {name: A}\nwork:\n- name: B\n  highlights:\n  - Led: Billing\n  - {Led: [a], note: b}\n")
    assert spelt_out(file) is file
    codes = [mistake.code for mistake in decode_resume(file).mistakes]
    assert codes[0] == "S005"
    assert "S001" in codes


def test_there_is_one_level() -> None:
    text = (
        "basics: {name: A}\nwork:\n- name: B\n  highlights:\n  - {text: a, highlights: [{text: b, highlights: [c]}]}\n"
    )
    (mistake,) = decode_resume(loaded(text)).mistakes
    assert (mistake.code, mistake.path) == ("S001", "work[0].highlights[0].highlights[0].highlights")
