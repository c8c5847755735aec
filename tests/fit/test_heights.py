"""Known heights of unchanged texts give the same fit as a complete layout."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from cvbuild.compose.compose import compose
from cvbuild.fit.heights import Heights
from cvbuild.fit.verification import fit
from cvbuild.model.document import Document
from cvbuild.model.layout import Layout
from cvbuild.model.theme import Theme
from cvbuild.render import pdf
from cvbuild.render._weasyprint.press import Press
from cvbuild.render.theme.files import load_theme
from tests.fit.test_verification import LETTER, chosen_of, many, text
from tests.projects import composed
from tests.themes import THEMES

ONE_PAGE = "pages: {max: 1, fit: true}"
CV = dict[str, Any]


def theme_of(name: str) -> Theme:
    theme = load_theme(name, Path()).value
    assert theme
    return theme


@pytest.fixture(scope="module")
def classic() -> Theme:
    return theme_of("classic")


def document_of(cv: CV) -> Document:
    chosen = chosen_of(cv, ONE_PAGE)
    return compose(chosen.selection.resume, chosen.variant)


def tall(document: Document, theme: Theme) -> Layout:
    layout = pdf.layout(document, theme, LETTER, tall=True).value
    assert layout
    return layout


def reword(cv: CV, words: random.Random) -> None:
    """Other words, fewer or more, for one of the texts."""
    job, line = words.choice(cv["work"]), words.randrange(2)
    match words.randrange(4):
        case 0:
            cv["basics"]["summary"] = text(words, words.randint(3, 60))
        case 1:
            words.choice(cv["skills"])["keywords"] = [text(words, 2) for _ in range(words.randint(2, 9))]
        case 2:
            words.choice(cv["publications"])["name"] = text(words, words.randint(2, 30))
        case _:
            job["highlights"][line]["text"] = text(words, words.randint(3, 40))


@pytest.mark.parametrize("name", THEMES)
def test_known_heights_equal_those_of_a_complete_layout(name: str) -> None:
    """Edit after edit, so that what is off by little adds up."""
    words, theme, heights, cv = random.Random(3), theme_of(name), Heights(), many(jobs=2, each=2)
    heights.keep(document_of(cv), theme, LETTER, tall(document_of(cv), theme))
    for _ in range(4):
        reword(cv, words)
        document = document_of(cv)
        known, whole = heights.recalled(document, theme, LETTER), tall(document, theme)
        if known:
            assert (known.room, known.line) == (whole.room, whole.line)
            assert known.ends == pytest.approx(whole.ends, abs=1e-9)
            assert known.extents.keys() == whole.extents.keys()
            for anchor, extent in whole.extents.items():
                other = known.extents[anchor]
                assert (other.before, other.top, other.bottom) == pytest.approx(
                    (extent.before, extent.top, extent.bottom), abs=1e-9
                )
        heights.keep(document, theme, LETTER, known or whole)


Edit = Callable[[CV], Any]
OTHERWISE: dict[str, Edit] = {
    "a line more": lambda cv: cv["work"][0]["highlights"].append("One more"),
    "a line less": lambda cv: cv["work"][0]["highlights"].pop(),
    "a head": lambda cv: cv["work"][0].update(position="Head of all clerks"),
    "the name": lambda cv: cv["basics"].update(name="Ada King"),
}


@pytest.mark.parametrize("edit", OTHERWISE.values(), ids=OTHERWISE)
def test_where_more_than_words_changed_nothing_is_known(edit: Edit, classic: Theme) -> None:
    cv, heights = many(jobs=1, each=2), Heights()
    cv["work"][0]["highlights"][0]["id"] = "first"
    heights.keep(document_of(cv), classic, LETTER, tall(document_of(cv), classic))
    assert heights.recalled(document_of(cv), classic, LETTER)
    edit(cv)
    assert heights.recalled(document_of(cv), classic, LETTER) is None


def test_another_look_and_other_paper_are_other_heights(classic: Theme) -> None:
    document, heights = document_of(many(jobs=1, each=2)), Heights()
    heights.keep(document, classic, LETTER, tall(document, classic))
    wide = replace(classic, files={**classic.files, "look.css": b"li { margin-bottom: 3pt }"})
    assert heights.recalled(document, wide, LETTER) is None
    assert heights.recalled(document, classic, replace(LETTER, paper="a4")) is None


def test_heights_are_measured_again_if_other_lines_could_become_typical(classic: Theme) -> None:
    """The height of a usual line is that of most lines; so many may change as it is ahead of the next one."""
    cv, heights = many(jobs=1, each=2), Heights()
    layout = tall(document_of(cv), classic)
    heights.keep(document_of(cv), classic, LETTER, replace(layout, lead=4))
    cv["work"][0]["highlights"][0]["text"] = text(random.Random(1), 60)
    assert heights.recalled(document_of(cv), classic, LETTER) is None


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """The layouts made: on a tall page or a real one, and how much was laid out, in letters."""
    seen, lay = [], Press._laid

    def noting(self, html, sheets):  # type: ignore[no-untyped-def] # as the one it stands for
        seen.append(("tall" if self._tall in sheets else "real", len(html)))
        return lay(self, html, sheets)

    monkeypatch.setattr(Press, "_laid", noting)
    return seen


def test_an_edited_line_is_fitted_with_one_small_layout_and_the_real_one(
    classic: Theme, laid: list[tuple[str, int]]
) -> None:
    """And it comes to the same as without any knowledge, also where the edit changes what is left out."""
    words, heights, cv = random.Random(2), Heights(), many(jobs=3, each=7)
    for number in range(4):
        chosen = chosen_of(cv, ONE_PAGE)
        laid.clear()
        warm = fit(composed(chosen, classic), heights)
        made = [kind for kind, _ in laid]
        small, *_ = (size for kind, size in laid if kind == "tall")
        laid.clear()
        cold = fit(composed(chosen, classic))
        assert warm == cold
        if number:
            assert made == ["tall", "real"]
            assert small < max(size for kind, size in laid if kind == "tall") / 2
        cv["work"][number % 3]["highlights"][number]["text"] = text(words, 30)


def test_heights_that_do_not_add_up_are_not_used(classic: Theme) -> None:
    look = b"section { columns: 2 } section + section { margin-top: 40pt }"
    columns = replace(classic, files={**classic.files, "look.css": look})
    words, heights, cv = random.Random(4), Heights(), many(jobs=2, each=4)
    for number in range(2):
        chosen = chosen_of(cv, ONE_PAGE)
        chosen = composed(chosen, columns)
        assert fit(chosen, heights) == fit(chosen)
        cv["work"][number]["highlights"][number]["text"] = text(words, 30)


def test_known_heights_that_are_wrong_are_found_out(classic: Theme) -> None:
    """Here a letterhead that takes 300 points more than it does: the sum is compared with the page."""
    chosen, heights = chosen_of(many(jobs=3, each=7), ONE_PAGE), Heights()
    document = compose(chosen.selection.resume, chosen.variant)
    layout = tall(document, classic)
    heights.keep(document, classic, LETTER, replace(layout, ends=(layout.ends[0] + 300,)))
    chosen = composed(chosen, classic)
    assert fit(chosen, heights) == fit(chosen)
    assert heights.recalled(document, classic, LETTER) == layout
