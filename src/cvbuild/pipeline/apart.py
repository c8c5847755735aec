"""Lay out variants in another process, while this one checks: what the process sends of a variant, and what is kept.

The sources with their places and the files of the theme are in both processes, so they are not sent.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.fit.cuts import left_out
from cvbuild.model.theme import Theme
from cvbuild.model.variant_build import VariantBuild

__all__ = ["Carried", "carried", "joined", "restored"]

_HERE = frozenset(("places", "selection", "source"))
"""The fields of a variant's build that this process has."""


class Carried(Struct, frozen=True):
    """The fields of a variant's build that another process has set, and the native libraries that it used."""

    fields: Mapping[str, Any]
    libraries: tuple[str, ...]


def carried(build: VariantBuild, base: Theme | None, libraries: tuple[str, ...]) -> Carried:
    """Return what is sent of a variant's build. ``base`` is its theme as both processes have read it."""
    fields = {name: getattr(build, name) for name in build.__struct_fields__ if name not in _HERE}
    if build.theme and base:
        own = {name: content for name, content in build.theme.files.items() if base.files.get(name) != content}
        fields["theme"] = replace(build.theme, files=own)
    return Carried(fields, libraries)


def restored(selected: VariantBuild, base: Theme | None, sent: Carried) -> VariantBuild:
    """Return a variant's build from the variant as selected here and what another process made of it."""
    build = replace(selected, **sent.fields)
    if build.theme and base:
        build = replace(build, theme=replace(build.theme, files={**base.files, **build.theme.files}))
    if not build.fitted or not build.fitted.cuts:
        return build
    return replace(build, selection=left_out(selected.selection, build.fitted.cuts, build.fitted.pages))


def joined(build: VariantBuild, beside: VariantBuild, formats: tuple[str, ...]) -> VariantBuild:
    """Return a variant's build with the files that this process made of it, in the order of the formats.

    Args:
        build: as another process sent it.
        beside: as fitted there, with the files of further formats.
        formats: all that are requested.
    """
    artifacts = sorted((*build.artifacts, *beside.artifacts), key=lambda file: formats.index(file.format))
    return replace(
        build,
        artifacts=tuple(artifacts),
        complaints=(*build.complaints, *beside.complaints),
        findings=(*build.findings, *(finding for finding in beside.findings if finding not in build.findings)),
        stage=min(build.stage, beside.stage),
    )
