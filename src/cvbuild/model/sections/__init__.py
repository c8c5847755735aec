"""Registry of section types: each module in this folder is one section of a résumé.

A module contains everything about the section: the model of its entries, its heading in every language, its place in
the default order, its composition into blocks, and a sample. Its name is the section's key in ``cv.yaml``. Schema,
decoder, selection, renderers and checks use this registry.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

from cvbuild.model.basics import Basics
from cvbuild.model.document import Block
from cvbuild.model.labels import Labels, Translated
from cvbuild.model.nodes import Item

__all__ = ["Context", "SectionType", "default_order", "heading", "printed_words", "section_types"]

EntryT = TypeVar("EntryT", bound=Item)


class Context(Struct, frozen=True):
    """Values besides its entries on which a section's words may depend."""

    basics: Basics
    labels: Labels


class SectionType(Struct, Generic[EntryT], frozen=True):
    """A kind of section.

    Args:
        heading: the default heading by language.
        order: the place in the default order; lower comes first.
        description: one line for editors and for docs/sections.md.
        sample: a few lines of ``cv.yaml`` with such a section, for tests and for docs/sections.md.
        compose: turns the selected entries into blocks; none if there is nothing to show. Pure.
        entry: the model of an entry; none for the summary, which is a part of ``basics``.
        labels: further words that ``compose`` adds by itself.
    """

    heading: Translated
    order: int
    description: str
    sample: str
    compose: Callable[[tuple[EntryT, ...], Context], Iterable[Block]]
    entry: type[EntryT] | None = None
    labels: tuple[Translated, ...] = ()


@functools.cache
def section_types() -> Mapping[str, SectionType[Item]]:
    """Return all section types by name, from the modules in this folder; ``_name`` is a helper."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    return {name: importlib.import_module(f"{__name__}.{name}").SECTION for name in names}


@functools.cache
def default_order() -> tuple[str, ...]:
    """Return the sections in the order for variants that list none."""
    types = section_types()
    return tuple(sorted(types, key=lambda name: (types[name].order, name)))


def heading(name: str, labels: Labels) -> str:
    """Return the default heading of a section."""
    return labels.word(section_types()[name].heading)


def printed_words(labels: Labels) -> tuple[str, ...]:
    """Return all words that section types add in one language."""
    types = section_types().values()
    return tuple(labels.word(word) for one in types for word in (one.heading, *one.labels))
