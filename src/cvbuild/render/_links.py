"""Documents without dangerous links: whatever the checks say, and with checks off, no finished file has one.

Check X101 reports such a link at its line. Its words stay.
"""

from __future__ import annotations

from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.model.document import Document, Span
from cvbuild.model.urls import is_live

__all__ = ["with_live_links"]

T = TypeVar("T")


def with_live_links(document: Document) -> Document:
    """Return the document without the links that no file may have; itself if it has none of them."""
    return _live(document)


def _live(value: T) -> T:
    if isinstance(value, Span):
        return value if not value.url or is_live(value.url.strip()) else cast("T", replace(value, url=""))
    if isinstance(value, tuple):
        parts = tuple(map(_live, value))
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else cast("T", parts)
    if isinstance(value, Struct):
        fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
        changed = {name: new for name, old in fields if (new := _live(old)) is not old}
        return cast("T", replace(value, **changed)) if changed else value
    return value
