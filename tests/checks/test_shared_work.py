"""Work that checks share gives the same result as work done for each check."""

from __future__ import annotations

import re

import pytest

from cvbuild.analysis.figures.exclusions import masked
from cvbuild.analysis.language.terms import key, runs
from cvbuild.analysis.language.varieties import AMERICAN, BRITISH, spelling_of
from cvbuild.analysis.language.wordlists import met
from cvbuild.syntax.line_index import LineIndex
from cvbuild.syntax.load import load


def test_words_are_present_inside_longer_ones_in_any_case() -> None:
    assert met(("robust", "Synergy", "leverage"), ("ROBUSTNESS", "synergy")) == ["robust", "Synergy"]


def test_a_pattern_of_present_words_finds_what_a_pattern_of_all_words_finds() -> None:
    words, text = ("tbd", "todo", "fill in", "lorem"), "Lorem ipsum, TODO: fill it in"
    every, few = ("|".join(map(re.escape, found)) for found in (words, met(words, (text,))))
    assert re.findall(every, text, re.IGNORECASE) == re.findall(few, text, re.IGNORECASE) == ["Lorem", "TODO"]


def test_a_run_has_the_key_of_its_text() -> None:
    found = runs("Node.js and O’Reilly’s C++ / CI-CD")
    assert found
    assert all(run.key == key(run.text) for run in found)


def test_places_of_values_and_keys_do_not_depend_on_when_they_are_read() -> None:
    text = "basics:\n  name: Ada\nwork:\n  - name: Engines\n"
    loaded = load(text.encode(), "cv.yaml").value
    assert loaded is not None
    places, lines = loaded.places.places, LineIndex("cv.yaml", text)
    start = text.index("Engines")
    assert list(places) == ["basics.name", "basics", "work[0].name", "work[0]", "work", ""]
    assert places["work[0].name"].value == lines.place(start, start + len("Engines"))
    assert places["work[0].name"].key == lines.place(text.index("name: E"), text.index(": E"))
    assert places["work[0]"].key is None
    assert len(places) == len(dict(places))
    assert "work[1]" not in places


@pytest.mark.parametrize(
    ("word", "side", "twin"),
    [("colourful", BRITISH, "colorful"), ("centers", AMERICAN, "centres"), ("modelling", BRITISH, "modeling")],
)
def test_a_word_has_the_variety_of_its_stem(word: str, side: str, twin: str) -> None:
    found = spelling_of(word)
    assert found is not None
    assert (found.side, found.twin) == (side, twin)


@pytest.mark.parametrize("text", ["on 2024-05-01", "from 5 May 2020", "at 10:30 am", "by 24/7 care", "DOI: 10.1000/x1"])
def test_a_date_is_masked_with_an_address_beside_it_and_without(text: str) -> None:
    beside = " or a.b@example.org"
    assert "_" in masked(text)
    assert masked(text + beside).startswith(masked(text))
