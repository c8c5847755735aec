"""PDFs for tests, made once: a layout takes a fifth of a second."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec.structs import replace

from cvbuild.inspection.pdf import inspect
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import Block, Document, Section
from cvbuild.model.theme import Paper, RenderOptions, Theme
from cvbuild.render.pdf import render
from cvbuild.render.theme.files import load_theme
from tests.sample import edition, sample

__all__ = ["ROOT", "changed", "classic", "finished", "inspected", "pdf", "with_blocks"]

ROOT = Path(__file__).parents[1]


@cache
def classic() -> Theme:
    theme = load_theme("classic", ROOT).value
    assert theme is not None
    return theme


def pdf(document: Document, theme: Theme | None = None, paper: Paper = "letter") -> bytes:
    outcome = render(edition(document, theme or classic(), RenderOptions(paper)))
    assert outcome.mistakes == ()
    assert outcome.value is not None
    return outcome.value


@cache
def finished(paper: Paper = "letter") -> bytes:
    return pdf(sample(), paper=paper)


@cache
def inspected(paper: Paper = "letter") -> Inspection:
    return inspect(finished(paper))


def changed(file: str, old: str, new: str) -> Theme:
    """Classic with one file changed."""
    text = classic().text(file)
    assert old in text
    return replace(classic(), files={**classic().files, file: text.replace(old, new, 1).encode()})


def with_blocks(*blocks: Block) -> Document:
    """The sample with one section that holds these blocks."""
    return replace(sample(), sections=(Section("Experience", blocks, "work"),))
