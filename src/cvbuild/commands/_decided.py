"""Decisions and results of all variants, for the commands that show them."""

from __future__ import annotations

from pathlib import Path

from cvbuild.commands._results import built_or_exit
from cvbuild.commands._verdicts import Row, rows
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.build import Request, Result

__all__ = ["decided", "printed"]


def decided(root: Path, variants: tuple[str, ...]) -> tuple[Result, tuple[Row, ...]]:
    """Return all items with the verdicts of the given variants; of all variants if none is given."""
    result, built = printed(root, variants)
    assert result.project is not None  # the project was read, because it was built
    return result, rows(result.project.resume, result.project.places, built)


def printed(root: Path, variants: tuple[str, ...]) -> tuple[Result, tuple[VariantBuild, ...]]:
    """Return what the variants print; if the sources have mistakes that prevent it, report them and exit.

    Nothing is laid out, unless the pages decide what is left out (``pages: {fit: …}``) and no earlier build has fitted
    them.
    """
    return built_or_exit(Request(root, variants=variants, formats=(), until=Stage.FITTED))
