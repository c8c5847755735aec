"""The words of links as their descriptions: a screen reader then says the title of a paper, and not its address."""

from __future__ import annotations

from typing import Any

__all__ = ["describe_links"]


def describe_links(document: Any) -> None:
    """Describe each link by its words, before the PDF is written; WeasyPrint takes its address."""
    from pydyf import String

    for page in document.pages:
        for _kind, _target, _rectangle, box in page.links:
            element, annotation = getattr(box, "element", None), getattr(box, "link_annotation", None)
            words = " ".join("".join(element.itertext()).split()) if element is not None else ""
            if words and annotation is not None and "Contents" in annotation:
                annotation["Contents"] = String(words)
