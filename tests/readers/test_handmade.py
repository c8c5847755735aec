"""Hand-made files with the oddities of public ones; twins and the table of docs/import-quality.md are up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvbuild.commands.import_.files import cv_text
from cvbuild.model.decode.decoder import decode_resume
from cvbuild.model.resume import Publication
from cvbuild.readers import read
from cvbuild.syntax.load import load
from tests.readers.expectation import FORMS, flat
from tests.readers.handmade import handmade
from tests.readers.twins import FOLDER, twins

HANDMADE = list(handmade())
VOCABULARY = "authors" in Publication.__struct_fields__
"""Whether cv.yaml has the keys of scholars and referees; without them more texts are only in the report."""

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not VOCABULARY, reason="cv.yaml has no keys for authors and referees yet")
@pytest.mark.parametrize(("file", "content", "fields"), HANDMADE, ids=[one[0] for one in HANDMADE])
def test_texts_arrive_where_they_belong(file: str, content: bytes, fields: list[tuple[str, str]]) -> None:
    found = read(content, file)
    assert found is not None
    there = set(flat(found.cv))
    assert [one for one in fields if one not in there] == []
    assert len(found.fate.aside) <= 0.05 * found.fate.total, found.fate.aside
    loaded = load(cv_text(found.cv, file).encode(), "cv.yaml").value
    assert loaded is not None
    assert decode_resume(loaded).mistakes == ()


def test_the_committed_twins_are_what_the_writers_write() -> None:
    there = {path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.*") if path.is_file()}
    assert sorted(there) == sorted(twins())
    assert [name for name, content in twins().items() if there[name] != content] == []
    assert len(there) + len(HANDMADE) >= 40


def test_the_table_has_every_form() -> None:
    rows = re.findall(r"^\| ([\w-]+) \|", (ROOT / "docs" / "import-quality.md").read_text("utf-8"), re.MULTILINE)
    assert rows[1:] == [*FORMS, "hand-made"]
