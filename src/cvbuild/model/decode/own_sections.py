"""Names of the sections that a source defines under ``sections:``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.model.decode.slug import slug
from cvbuild.model.resume import SECTIONS
from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import ParsedFile, child_path

__all__ = ["own_sections", "unusable_sections"]

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_TAKEN = frozenset(
    {*SECTIONS, "basics", "facts", "headlines", "location", "locations", "name", "profiles", "summaries", "summary"}
)
"""Words that begin another address, or mean something else in a variant."""


def own_sections(loaded: ParsedFile) -> tuple[str, ...]:
    """Return the names of the sections that a source defines, whatever their form."""
    written = loaded.data.get("sections")
    return tuple(written) if isinstance(written, dict) else ()


def unusable_sections(loaded: ParsedFile) -> Iterator[Mistake]:
    """Yield S034 for a section whose name variants could not use."""
    for name in own_sections(loaded):
        path = child_path("sections", name)
        if name in _TAKEN:
            hint = _to_another(name)
            message = f"`{name}` is a name that cvbuild uses itself"
            yield Mistake("S034", message, loaded.places.key(path), path=path, hint=hint)
        elif not _NAME.fullmatch(name):
            hint = f"write {slug(name)}: and below it title: {name}"
            message = f"'{name}' is not a name for a section; it may have letters, digits, - and _"
            yield Mistake("S034", message, loaded.places.key(path), path=path, hint=hint)


def _to_another(name: str) -> str:
    if name in SECTIONS:
        return f"move its entries to `{name}:` at the top level, or choose another name, such as more-{name}"
    return f"choose another name, such as my-{name}"
