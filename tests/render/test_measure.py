"""The theme classic has lines of at most 90 characters, whosever words they are."""

from __future__ import annotations

import pytest

from cvbuild.analysis.pages.layout import HEAD, find_fragments
from cvbuild.inspection.pdf import inspect
from cvbuild.model.document import Document
from cvbuild.model.theme import Paper
from cvbuild.pipeline.project import read_project
from tests.conformance.cvs import chosen_of
from tests.corpus.cases import CLEAN, clean_names
from tests.pdfs import classic, pdf
from tests.projects import composed

LONGEST = 90
SLACK = 4
"""What a line of narrow letters may have more: the theme sets a width, and nobody's words are known beforehand."""

NOT_TEXT = HEAD | {"heading", "contact", "name", "label"}


def lengths(document: Document, paper: Paper) -> list[int]:
    """The characters of each line of running text."""
    laid = find_fragments(document, inspect(pdf(document, classic(), paper)))
    return [
        len(" ".join(word.text for word in line))
        for part in laid
        if part.fragment.role not in NOT_TEXT
        for line in part.lines
    ]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_lines_have_at_most_ninety_characters(paper: Paper) -> None:
    found: list[int] = []
    for name in clean_names()[::12]:
        for build in chosen_of(read_project(CLEAN / name, ())):
            document = composed(build, classic()).document
            assert document
            found += lengths(document, paper)
    found.sort()
    assert len(found) > 100
    assert found[len(found) * 95 // 100] <= LONGEST
    assert found[-1] <= LONGEST + SLACK
