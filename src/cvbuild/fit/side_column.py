"""The sections of a side column, which is one page long. The others go among the jobs, where they are without one.

If a side column went on to a second page, software would read the end of it in the middle of a job.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.compose.arrangement import section_name
from cvbuild.compose.compose import compose
from cvbuild.model.document import Document
from cvbuild.model.layout import Layout
from cvbuild.model.theme import RenderOptions
from cvbuild.model.variant_build import VariantBuild
from cvbuild.render import pdf
from cvbuild.syntax.finding import Outcome

__all__ = ["has_side", "side_that_fits", "with_side"]

_SLACK = 1.0
"""Points to leave free: a height is a sum of many."""


def has_side(build: VariantBuild) -> bool:
    """Return whether a variant has a side column that some of its sections are in."""
    return any(section.side for section in build.composed[0].sections)


def side_that_fits(build: VariantBuild) -> Outcome[tuple[str, ...]]:
    """Return the names of the sections for which the side column of page 1 has room, in order.

    Raises:
        CannotBuild: a native library is missing.
    """
    document, theme = build.composed
    tall = pdf.layout(document, theme, RenderOptions(build.variant.paper), tall=True)
    return Outcome(None if tall.value is None else tuple(_fitting(document, tall.value)), tall.mistakes)


def with_side(build: VariantBuild, side: tuple[str, ...]) -> VariantBuild:
    """Return the variant with these sections in the side column, and the others in their usual place."""
    look = build.variant.look
    kept = tuple(name for name in (look and look.side) or () if name in side)
    if look is None or kept == look.side:
        return build
    variant = build.variant.changed(look=look.changed(side=kept))
    return replace(build, variant=variant, document=compose(build.selection.resume, variant))


def _fitting(document: Document, tall: Layout) -> Iterator[str]:
    """Yield the section names that fit, in order; a section that is too long leaves its room to those after it."""
    found = ((section, tall.extent(section.path)) for section in document.sections if section.side)
    sections = [(section_name(section), extent) for section, extent in found if extent]
    free = tall.room - _SLACK - (sections[0][1].before if sections else 0)
    for name, extent in sections:
        if extent.share <= free:
            free -= extent.share
            yield name
