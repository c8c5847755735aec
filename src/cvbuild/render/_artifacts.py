"""Page numbers and running footers as artifacts: what screen readers pass over.

WeasyPrint marks the text of margin boxes as content, gives it elements, and hangs these on no branch of the structure
tree. That is neither content nor artifact (ISO 14289-1, 7.1), and some readers announce it in the midst of a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["mark_artifacts"]


def mark_artifacts(_document: Any, pdf: Any) -> None:
    """Mark all content that the structure tree does not hold as pagination; a finisher for WeasyPrint."""
    objects = {item.reference: item for item in pdf.objects}
    root = objects[pdf.catalog["StructTreeRoot"]]
    held = set(_held(root, objects))
    numbers = objects[root["ParentTree"]]["Nums"]  # of pages, each with the elements of its marked content
    for index, page in enumerate(pdf.page_references):
        elements = numbers[2 * index + 1]
        loose = {mcid for mcid, element in enumerate(elements) if element not in held}
        for mcid in loose:
            elements[mcid] = b"null"
        _rewrite(objects[objects[page]["Contents"]].stream, loose)


def _held(element: Any, objects: Mapping[bytes, Any]) -> Iterator[bytes]:
    """References to all elements below this one; kids that are numbers are marked content."""
    for kid in element.get("K", ()):
        if isinstance(kid, bytes):
            yield kid
            yield from _held(objects[kid], objects)


def _rewrite(stream: list[Any], loose: set[int]) -> None:
    """Where content begins there is its tag, its properties with its number, and the operator."""
    for position, item in enumerate(stream):
        if isinstance(item, dict) and item.get("MCID") in loose:
            stream[position - 1] = b"/Artifact"
            item.clear()
            item["Type"] = "/Pagination"
