"""Data for the preview's page: places, reasons, excerpts."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any

import pytest

from cvbuild.commands.preview.places import areas, located, words_like
from cvbuild.commands.preview.shown import shown, why
from cvbuild.commands.preview.view import View
from cvbuild.render import _pdfium
from tests.previews import last, write_project


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("shown"))


@pytest.fixture(scope="module")
def view(root: Path) -> View:
    return last(root)


def rows(view: View, name: str = "quant") -> dict[str, dict[str, Any]]:
    return {row["path"]: row for group in shown(view, name)["groups"] for row in group["rows"]}


REASONS = [
    ("basics.name", True, "always printed", "Ada Lovelace"),
    ("basics.headlines[0]", True, "headline: quant", "Quant"),
    ("basics.headlines[1]", False, "the variant's headline is quant", "Web"),
    ("work[0].highlights[0]", True, "shares the tag quant", "Wrote the first program"),
    ("work[0].highlights[1]", False, "shares no tag", "Made a site"),
    ("work[0].highlights[2]", False, "on hold: not proven", "Held it"),
    ("work[0].highlights[3]", True, "has no tags", "Utilized the mill"),
    ("skills[0]", False, "the variant does not show skills", "Machines"),
]


@pytest.mark.parametrize(("path", "in_", "reason", "words"), REASONS)
def test_every_item_says_why_it_is_in_or_out(view: View, path: str, in_: bool, reason: str, words: str) -> None:
    row = rows(view)[path]
    assert (row["shown"], row["reason"], row["words"]) == (in_, reason, words)
    assert bool(row["areas"]) == in_


def test_every_text_of_every_page_has_a_place_of_its_own(view: View) -> None:
    for name in ("quant", "plain"):
        found = [tuple(area.values()) for row in rows(view, name).values() for area in row["areas"]]
        assert len(found) == len(set(found)) >= 5
        for _page, left, top, right, bottom in found:
            assert 0 < left < right < 1
            assert 0 < top < bottom < 1


def test_texts_are_in_the_order_of_the_document(view: View) -> None:
    paths = ["basics.name", "basics.headlines[0]", "work[0]", "work[0].highlights[0]", "work[0].highlights[3]"]
    tops = [rows(view)[path]["areas"][0]["top"] for path in paths]
    assert tops == sorted(tops)


def test_a_text_over_two_lines_and_two_pages_has_an_area_for_each(tmp_path: Path) -> None:
    write_project(tmp_path)
    text = (tmp_path / "cv.yaml").read_text(encoding="utf-8")
    many = "".join(f"      - Line {n} of the long list\n" for n in range(60))
    (tmp_path / "cv.yaml").write_text(
        text.replace("      - Utilized the mill\n", many + "      - " + "Mill and store " * 12 + "\n"), encoding="utf-8"
    )
    one = last(tmp_path).variant("quant")
    assert one
    assert one.printed
    spots = one.printed.spots
    assert {spot.page for found in spots.values() for spot in found} == {1, 2}
    lines = areas(spots["work[0].highlights[63]"])
    assert len(lines) >= 2
    assert all(above.bottom <= below.top + 0.01 for above, below in itertools.pairwise(lines))


def test_a_finding_lights_the_words_it_is_about(view: View) -> None:
    state = shown(view, "quant")
    (finding,) = [one for one in state["findings"] if "Utilized" in "".join(one["place"]["lines"][0]["pieces"])][:1]
    assert finding["path"] == "work[0].highlights[3]"
    whole = rows(view)["work[0].highlights[3]"]["areas"][0]
    assert finding["areas"]
    assert all(whole["left"] <= area["left"] <= area["right"] <= whole["right"] for area in finding["areas"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("first", ["first"]),
        ("the *first* program", ["the", "first", "program"]),
        ("FIRST, program.", ["first", "program"]),
        ("second", []),
        ("**", []),
        ("", []),
    ],
)
def test_words_of_the_source_are_found_on_the_page(view: View, text: str, found: list[str]) -> None:
    one = view.variant("quant")
    assert one
    assert one.printed
    assert [spot.text for spot in words_like(one.printed.spots["work[0].highlights[0]"], text)] == found


def test_running_footers_are_no_words_of_any_item(view: View) -> None:
    one = view.variant("plain")
    assert one
    assert one.printed
    built = one.printed.build
    sheets = _pdfium.sheets(built.artifacts[0].content)
    assert located(built.document, sheets, built.theme) == one.printed.spots


def test_why_shows_the_line_that_decided_and_the_line_of_the_item(view: View) -> None:
    told = why(view, "quant", "work[0].highlights[0]")
    assert told
    assert told["address"] == "work.engines.program"
    assert told["decided"]["file"].endswith("variants/quant.yaml")
    assert told["decided"]["lines"] == [{"number": 2, "pieces": ["tags: [", "quant", "]"]}]
    assert (told["stands"]["line"], told["stands"]["lines"][0]["pieces"][1]) == (13, "Wrote the *first* program")
    assert why(view, "quant", "work[9]") is None


def test_a_wording_has_the_place_where_it_is_written(tmp_path: Path) -> None:
    write_project(tmp_path)
    text = (tmp_path / "cv.yaml").read_text(encoding="utf-8")
    other = "{text: Utilized the mill, wordings: {quant: Turned the mill}}"
    (tmp_path / "cv.yaml").write_text(text.replace("Utilized the mill", other), encoding="utf-8")
    view = last(tmp_path)
    assert rows(view)["work[0].highlights[3]"]["words"] == "Turned the mill"
    told = why(view, "quant", "work[0].highlights[3]")
    assert told
    assert told["stands"]["lines"][0]["pieces"][1] == "Turned the mill"


def test_markup_is_escaped_in_the_page(tmp_path: Path) -> None:
    """The page sets texts as text; and what a reader could not see is made visible."""
    write_project(tmp_path)
    text = (tmp_path / "cv.yaml").read_text(encoding="utf-8")
    (tmp_path / "cv.yaml").write_text(text.replace("Utilized", "<b>\u202eUtilized</b>"), encoding="utf-8")
    state = json.dumps(shown(last(tmp_path), "quant"), ensure_ascii=False)
    assert "\u202e" not in state
    assert "<U+202E>" in state


def test_an_empty_view_is_shown_too() -> None:
    state = shown(View(), "quant")
    assert (state["phase"], state["variants"], state["variant"], state["findings"]) == ("reading", [], None, [])


def test_an_unknown_variant_shows_the_first_one(view: View) -> None:
    assert shown(view, "nosuch")["variant"]["name"] == "plain"
