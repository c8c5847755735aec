"""The inputs of fit, as a cache key for its results."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.model.document import Document
from cvbuild.model.needs import needed
from cvbuild.model.resume import Item, Keyword
from cvbuild.model.selection import Selection
from cvbuild.model.variant import Variant

__all__ = ["decisive"]


def decisive(document: Document, selection: Selection, variant: Variant) -> tuple[object, ...]:
    """Return the inputs of the plan, the search and the cuts, to be compared by ``repr``; without theme and machine.

    Notes, tags and evidence are excluded, because editing them does not change a page. Printed text is in the document.

    Args:
        document: the composed selection.
        selection: everything that the variant could show.
        variant: the variant with the limits.
    """
    pages = (variant.pages.max, variant.pages.fit)
    needs = sorted(needed(selection.resume).items())
    return (document, variant.paper, pages, variant.shown_sections, tuple(_items(selection)), needs)


def _items(selection: Selection) -> Iterator[tuple[object, ...]]:
    included = {decision.path for decision in selection.decisions if decision.rule == "included"}
    for item in selection.resume.items():
        yield (type(item).__name__, item.path, item.priority, item.path in included, *_details(item))


def _details(item: Item) -> tuple[object, ...]:
    """Return details that the document lacks: the bounds of a keyword, whether an entry has text besides highlights."""
    if isinstance(item, Keyword):
        return (item.text,)
    return (bool(getattr(item, "description", None) or getattr(item, "summary", None)),)
