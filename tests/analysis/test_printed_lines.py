"""The page and line of every printed item."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.analysis.pages.printed_lines import Line, printed_lines
from cvbuild.model.artifact import Word
from cvbuild.model.resume import Resume
from cvbuild.pipeline.build import Request, check
from tests.commandline import write

CV = """\
    basics:
      name: Ines Moreau
      headlines: [{id: short, text: Analyst}, {id: long, text: Analyst of yards}]
    work:
      - {id: harbor, name: Harbor, position: Analyst, highlights: [{id: night, text: Cut it}, {id: shop, text: Built}]}
    skills:
      - {id: tools, name: Tools, keywords: [Kafka, PostgreSQL, Apache Spark, Julia]}
    """


@pytest.fixture
def shown(tmp_path: Path) -> Resume:
    write(tmp_path, {"cv.yaml": CV, "variants/one.yaml": "headline: long\n"})
    (one,) = check(Request(tmp_path, formats=())).built
    return one.selection.resume


def words(text: str, y: float, page: int = 1) -> tuple[Word, ...]:
    return tuple(Word(word, page, y) for word in text.split())


def test_each_item_is_at_the_line_of_its_first_word(shown: Resume) -> None:
    placed = {
        "basics.name": words("Ines Moreau", 50),
        "basics.label": words("Analyst of yards", 70),
        "work[0]": (*words("Harbor", 100), *words("Analyst", 112)),
        "work[0].highlights[0]": words("Cut it", 101.5),  # a superscript's baseline, or a column beside it
        "work[0].highlights[1]": words("Built", 40, page=2),
        "skills[0]": (*words("Tools: Kafka, PostgreSQL, Apache", 60, page=2), *words("Spark", 72, page=2)),
    }
    assert dict(printed_lines(shown, placed)) == {
        "headlines.long": Line(1, 2),
        "work.harbor": Line(1, 3),
        "work.harbor.night": Line(1, 3),
        "work.harbor.shop": Line(2, 1),
        "skills.tools": Line(2, 2),
        "skills.tools.kafka": Line(2, 2),
        "skills.tools.postgresql": Line(2, 2),
        "skills.tools.apache-spark": Line(2, 2),
    }, "Julia is not found, so nothing is said of it"


def test_an_entry_without_words_of_its_own_begins_with_its_first_highlight(shown: Resume) -> None:
    placed = {"work[0].highlights[1]": words("Built", 40, page=2), "work[0]": ()}
    assert dict(printed_lines(shown, placed)) == {"work.harbor": Line(2, 1), "work.harbor.shop": Line(2, 1)}
