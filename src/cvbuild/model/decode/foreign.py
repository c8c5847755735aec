"""Files of other tools, recognised by their content: they need an import, and are not half read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cvbuild.syntax.finding import Mistake
from cvbuild.syntax.source import ParsedFile

__all__ = ["foreign"]

Data = Mapping[str, Any]


def foreign(file: ParsedFile) -> Mistake | None:
    """Return that a file is one of another tool (S025); None for JSON Resume and for cvbuild's own form."""
    found = next((sign for sign in _SIGNS if sign.holds(file.data)), None)
    if found is None:
        return None
    name = file.places.file
    if found.tool == _SCHEMA:
        hint = "cvbuild reads a résumé, such as a resume.json, not the schema of one"
        return Mistake("S025", f"this is {_SCHEMA}", file.places.key(found.key), path=found.key, hint=hint)
    hint = f"convert it: cvbuild import {name}"
    return Mistake("S025", f"this is a file of {found.tool}", file.places.key(found.key), path=found.key, hint=hint)


class _Sign:
    """A tool, the key that gives its files away, and the test."""

    def __init__(self, tool: str, key: str, test: Callable[[Data], bool]) -> None:
        self.tool, self.key, self._test = tool, key, test

    def holds(self, data: Data) -> bool:
        return self.key in data and self._test(data)


def _is_mapping(data: Data, *keys: str) -> bool:
    return all(isinstance(data.get(key), dict) for key in keys)


def _is_fresh(data: Data) -> bool:
    meta = data.get("meta")
    named = isinstance(meta, dict) and str(meta.get("format", "")).startswith("FRESH@")
    return named or ("contact" in data and ("employment" in data or "info" in data) and "basics" not in data)


def _has_items(data: Data) -> bool:
    """Return whether the sections are those of Reactive Resume: mappings with items or content."""
    sections = data.get("sections")
    found = sections.items() if isinstance(sections, dict) else ()
    inside = [one for name, one in found if name in _REACTIVE and isinstance(one, dict)]
    return _is_mapping(data, "basics") and any("items" in one or "content" in one for one in inside)


_REACTIVE = frozenset(
    {
        *("awards", "certifications", "custom", "education", "experience", "interests", "languages", "profiles"),
        *("projects", "publications", "references", "skills", "summary", "volunteer"),
    }
)
"""The names of Reactive Resume's sections; one of the user's own may have a key ``items`` by mistake."""

_SCHEMA = "a JSON Schema"
_SIGNS = (
    _Sign(_SCHEMA, "properties", lambda data: _is_mapping(data, "properties") and "basics" not in data),
    _Sign("RenderCV", "cv", lambda data: _is_mapping(data, "cv") and "basics" not in data),
    _Sign("YAMLResume", "content", lambda data: _is_mapping(data, "content") and "basics" not in data),
    _Sign("Reactive Resume", "sections", _has_items),
    _Sign("FRESH", "meta", lambda data: _is_fresh(data) and "contact" not in data),
    _Sign("FRESH", "contact", _is_fresh),
    _Sign("Europass", "SkillsPassport", lambda _: True),
)
