"""Mark page numbers and running footers as artifacts, which screen readers skip.

WeasyPrint marks the text of margin boxes as content and creates elements for it, but attaches these to no branch of the
structure tree. That is neither content nor artifact (ISO 14289-1, 7.1), and some readers announce it in the middle of a
sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["mark_artifacts"]


def mark_artifacts(pdf: Any) -> None:
    """Mark all content outside the structure tree as pagination, before the PDF is written."""
    objects = {item.reference: item for item in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    held = set(_held(root, objects))
    numbers = objects[root["ParentTree"]]["Nums"]  # by page, the elements of its marked content
    for index, page in enumerate(pdf.page_references):
        elements = numbers[2 * index + 1]
        loose = {mcid for mcid, element in enumerate(elements) if element not in held}
        for mcid in loose:
            elements[mcid] = b"null"
        _rewrite(objects[objects[page]["Contents"]].stream, loose)


def _held(element: Any, objects: Mapping[bytes, Any]) -> Iterator[bytes]:
    """Yield references to all elements below this one; kids that are numbers are marked content."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _held(objects[kid], objects)


def _rewrite(stream: list[Any], loose: set[int]) -> None:
    """The operator at the beginning of content, with its tag and its properties."""
    for position, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in loose:
            stream[position - 1] = b"/Artifact"
            item.clear()
            item["Type"] = "/Pagination"
