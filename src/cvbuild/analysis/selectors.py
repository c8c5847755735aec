"""The selectors in a variant's file with the items they name."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.compose.select import Selectors
from cvbuild.model.resume import Item, Resume
from cvbuild.model.variant_build import VariantBuild

__all__ = ["named_items"]


def named_items(resume: Resume, chosen: VariantBuild) -> tuple[tuple[str, Item], ...]:
    """Return the path of each selector in the variant's file, and its item; V101 reports those that match nothing."""
    return tuple(_named(resume, chosen))


def _named(resume: Resume, chosen: VariantBuild) -> Iterator[tuple[str, Item]]:
    variant, selectors = chosen.variant, Selectors(resume, chosen.places)
    for key in ("include", "exclude"):
        yield from _resolved(selectors, getattr(variant, key), key)
    for number, choice in enumerate(variant.sections):
        yield from _resolved(selectors, choice.order, f"sections[{number}].order", f"{choice.name}.")
    basics = chosen.selection.resume.basics
    for key, found in (("headline", basics.headlines), ("summary", basics.summaries), ("location", basics.locations)):
        for item in found if getattr(variant, key) else ():
            yield key, item


def _resolved(selectors: Selectors, names: tuple[str, ...], path: str, within: str = "") -> Iterator[tuple[str, Item]]:
    for address, place in selectors.resolve(names, path, within).items():
        yield place, selectors.items[address]
