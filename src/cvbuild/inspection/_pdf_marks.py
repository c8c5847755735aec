"""Data in the dictionaries of a PDF: headings of the structure tree, raster images."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

__all__ = ["heading_levels", "image_names"]

_HEADING = re.compile(r"/H([1-6])")


def heading_levels(element: Any) -> Iterator[int]:
    """Return the levels of all headings at and below an element of the structure tree, in reading order."""
    found = _HEADING.fullmatch(str(element.get("/S", "")))
    if found:
        yield int(found[1])
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        below = kid.get_object()
        if hasattr(below, "get"):
            yield from heading_levels(below)


def image_names(resources: Any) -> Iterator[str]:
    """Return the names of the raster images of a page, and of forms and patterns (backgrounds) on it."""
    for kind in ("/XObject", "/Pattern"):
        drawn = resources.get(kind)
        for name, reference in drawn.get_object().items() if drawn is not None else ():
            thing = reference.get_object()
            if thing.get("/Subtype") == "/Image":
                yield str(name)
            elif "/Resources" in thing:
                yield from image_names(thing["/Resources"].get_object())
