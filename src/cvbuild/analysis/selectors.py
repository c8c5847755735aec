"""What a variant names by id: every selector of its file with the item it leads to."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from cvbuild.check import Chosen
from cvbuild.resume import Item, Resume
from cvbuild.same import Same
from cvbuild.selection import Selectors

__all__ = ["named_items"]


def named_items(resume: Resume, chosen: Chosen) -> tuple[tuple[str, Item], ...]:
    """The path of each selector in the variant's file, and its item; those that match nothing are left out (V101)."""
    return _named_items(Same(resume, chosen))


@functools.lru_cache(maxsize=1)
def _named_items(same: Same) -> tuple[tuple[str, Item], ...]:
    resume, chosen = same.things
    assert isinstance(resume, Resume)  # there is one caller
    assert isinstance(chosen, Chosen)
    return tuple(_named(resume, chosen))


def _named(resume: Resume, chosen: Chosen) -> Iterator[tuple[str, Item]]:
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
