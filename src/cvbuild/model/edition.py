"""The record from which every format is rendered."""

from __future__ import annotations

from msgspec import Struct

from cvbuild.model.document import Document
from cvbuild.model.resume import Resume
from cvbuild.model.theme import RenderOptions, Theme
from cvbuild.model.variant import Variant

__all__ = ["Edition"]


class Edition(Struct, frozen=True):
    """One variant, ready to be rendered in any format.

    ``document`` has the final words, for formats that people read. ``resume`` has the selected entries with all their
    fields, for formats that programs read; private fields (notes, holds, facts) are still in it and never printed.
    """

    resume: Resume
    document: Document
    variant: Variant
    theme: Theme
    options: RenderOptions
