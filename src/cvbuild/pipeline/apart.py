"""Lay out variants in another process, while this one checks: what the process sends of a variant, and what is kept.

The sources with their places are in both processes. They are not sent: checks tell the same text from an equal one.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.fit.cuts import left_out
from cvbuild.model.variant_build import VariantBuild

__all__ = ["Carried", "carried", "restored"]

_HERE = frozenset(("places", "selection", "source"))
"""The fields of a variant's build that this process has."""


class Carried(Struct, frozen=True):
    """The fields of a variant's build that another process has set, and the native libraries that it used."""

    fields: Mapping[str, Any]
    libraries: tuple[str, ...]


def carried(build: VariantBuild, libraries: tuple[str, ...]) -> Carried:
    """Return what is sent of a variant's build."""
    return Carried({name: getattr(build, name) for name in build.__struct_fields__ if name not in _HERE}, libraries)


def restored(selected: VariantBuild, sent: Carried) -> VariantBuild:
    """Return a variant's build from the variant as selected here and what another process made of it."""
    build = replace(selected, **sent.fields)
    if not build.fitted or not build.fitted.cuts:
        return build
    return replace(build, selection=left_out(selected.selection, build.fitted.cuts, build.fitted.pages))
