"""All of a variant that has a say in what fits, so that the same is not worked out twice."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.compose import compose
from cvbuild.decisions import Selection
from cvbuild.needs import needed
from cvbuild.resume import Item, Keyword
from cvbuild.variant import Variant

__all__ = ["decisive"]


def decisive(selection: Selection, variant: Variant) -> tuple[object, ...]:
    """What the plan, the search and the cuts go by; told apart by its ``repr``. Theme and machine are not in it.

    Notes, tags and evidence are left out: who edits them changes no page. What is laid out stands in the document.

    Args:
        selection: what the variant shows before anything is left out.
        variant: whose limits hold.
    """
    pages = (variant.pages.max, variant.pages.fit)
    needs = sorted(needed(selection.resume).items())
    document = compose(selection.resume, variant)
    return (document, variant.paper, pages, variant.shown_sections, tuple(_items(selection)), needs)


def _items(selection: Selection) -> Iterator[tuple[object, ...]]:
    included = {decision.path for decision in selection.decisions if decision.rule == "included"}
    for item in selection.resume.items():
        yield (type(item).__name__, item.path, item.priority, item.path in included, *_hidden(item))


def _hidden(item: Item) -> tuple[object, ...]:
    """What the document does not tell: where a keyword ends, whether a project says something without its lines."""
    if isinstance(item, Keyword):
        return (item.text,)
    return (bool(getattr(item, "description", None) or getattr(item, "summary", None)),)
