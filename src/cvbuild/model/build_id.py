"""Build id: a digest of a variant's words and look that reveals nothing else.

It is a UUID (version 8, RFC 9562) in two parts: the first 60 bits are a digest of the document, the other 62 of theme
and paper. So a file can be identified by its words even if the theme has changed since. All formats of a variant share
one id. Library versions are excluded, so that an upgrade does not change ids. Private data is excluded because the
document contains none. See ``docs/decisions/0010-build-id.md``.
"""

from __future__ import annotations

import functools
import hashlib
import json
import uuid

from msgspec import Struct, structs

from cvbuild.model.document import Document
from cvbuild.model.theme import Paper, Theme

__all__ = ["build_id", "is_build_id", "look_part", "words_part"]

_FORM = 1
"""Increment this to change the id of the same words, if the input of the digest changes."""


def build_id(document: Document, theme: Theme, paper: Paper) -> str:
    """Return the id of a variant's files: ``1f0c2ab4-77d1-8e3a-9c05-5d2e6f7a8b9c``."""
    words = _digest([_FORM, _plain(document)], 60)
    look = _digest([_FORM, paper, _look(theme)], 62)
    version, variant = 0b1000, 0b10  # version and variant bits as in RFC 9562: between bits 48 and 52, and at bit 64
    return str(uuid.UUID(int=(words >> 12) << 80 | version << 76 | (words & 0xFFF) << 64 | variant << 62 | look))


def is_build_id(text: str) -> bool:
    """Return whether a text has the form of a build id; other programs write UUIDs of other versions."""
    try:
        known = uuid.UUID(text)
    except ValueError:
        return False
    return str(known) == text and known.version == 8 and known.variant == uuid.RFC_4122


def words_part(identifier: str) -> str:
    """Return the part for the words: files with the same part have the same words."""
    return identifier[:18]


def look_part(identifier: str) -> str:
    """Return the part for theme and paper."""
    return identifier[19:]


def _digest(value: object, bits: int) -> int:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()) >> (256 - bits)


def _plain(value: object) -> object:
    """Return values as JSON. Fields with default values are omitted, so that a new field does not change old ids."""
    if isinstance(value, Struct):
        fields = ((field, getattr(value, field.name)) for field in _fields(type(value)))
        said = {field.name: _plain(found) for field, found in fields if found != field.default}
        return [type(value).__name__, said]
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


@functools.lru_cache(maxsize=64)
def _fields(kind: type[Struct]) -> tuple[structs.FieldInfo, ...]:
    """Return the fields of a class; cached, because msgspec evaluates the annotations at each call."""
    return structs.fields(kind)


def _look(theme: Theme) -> object:
    """Return what shapes files in a theme: numbers, style, fonts and contents, but not its name or folder."""
    contents = {name: _content(content) for name, content in theme.files.items()}
    chosen = [_plain(theme.look)] if theme.look else []
    return [_plain(theme.margins), dict(theme.style), _plain(theme.fonts), dict(theme.docx), contents, *chosen]


@functools.lru_cache(maxsize=256)
def _content(content: bytes) -> str:
    """Cached: fonts take megabytes, and all variants of a run share them."""
    return hashlib.sha256(content).hexdigest()
