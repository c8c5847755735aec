"""What all variants decided, for the commands that tell of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cvbuild.checking import NO_CHECKS
from cvbuild.commands import _options
from cvbuild.commands._telling import built_or_exit
from cvbuild.explaining.verdicts import Row, rows
from cvbuild.pipeline import Built, Request, Result
from cvbuild.variant import Variant

__all__ = ["decided", "printed"]


def decided(root: Path, variants: tuple[str, ...]) -> tuple[Result, tuple[Row, ...]]:
    """All items with the verdicts of the variants asked for, all of them for none."""
    result, built = printed(root, variants)
    assert result.project is not None  # what was built was read
    return result, rows(result.project.resume, result.project.places, [one.chosen for one in built])


def printed(root: Path, variants: tuple[str, ...]) -> tuple[Result, tuple[Built, ...]]:
    """What the variants print; where that cannot be told, what is wrong is, and the run ends.

    Nothing is laid out, unless the pages have a say in what is left out (``pages: {fit: …}``) and no build has yet.
    """
    request = Request(root, _options.today(), variants, formats=(), picked=NO_CHECKS)
    result, built = built_or_exit(request)
    if any(_fits(one.chosen.variant) for one in built):
        result, built = built_or_exit(replace(request, formats=("txt",)))
    return result, built


def _fits(variant: Variant) -> bool:
    return variant.pages.fit is not None
