"""The build id: a name for what a variant's files say and how they look, which tells a stranger nothing.

It is a UUID (version 8, RFC 9562) in two parts: the first 60 bits are a digest of the document, the other 62 of theme
and paper. So a file can be found again by its words although the theme has changed since. All formats of a variant have
the same id. Versions of libraries are no part of it, or no file would be found again after an upgrade; nor is anything
private, for the document holds nothing private. See ``docs/decisions/0010-build-id.md``.
"""

from __future__ import annotations

import dataclasses
import functools
import hashlib
import json
import uuid

from cvbuild.document import Document
from cvbuild.theme import Paper, Theme

__all__ = ["build_id", "is_build_id", "look_part", "words_part"]

_FORM = 1
"""Counted up when the same words must have another id, because what is digested is made in another way."""


def build_id(document: Document, theme: Theme, paper: Paper) -> str:
    """The id of a variant's files: ``1f0c2ab4-77d1-8e3a-9c05-5d2e6f7a8b9c``."""
    words = _digest([_FORM, _plain(document)], 60)
    look = _digest([_FORM, paper, _look(theme)], 62)
    version, variant = 0b1000, 0b10  # where RFC 9562 has them: between bits 48 and 52, at bit 64
    return str(uuid.UUID(int=(words >> 12) << 80 | version << 76 | (words & 0xFFF) << 64 | variant << 62 | look))


def is_build_id(text: str) -> bool:
    """Whether a text may be an id of ours, by its form: other programs write UUIDs of other versions."""
    try:
        known = uuid.UUID(text)
    except ValueError:
        return False
    return str(known) == text and known.version == 8 and known.variant == uuid.RFC_4122


def words_part(identifier: str) -> str:
    """The part that stands for the words: files with the same one say the same."""
    return identifier[:18]


def look_part(identifier: str) -> str:
    """The part that stands for theme and paper."""
    return identifier[19:]


def _digest(value: object, bits: int) -> int:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()) >> (256 - bits)


def _plain(value: object) -> object:
    """Values as JSON has them. A field with its default is left out: a new one does not change the ids of old files."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        said = {field.name: _plain(found) for field, found in fields if found != field.default}
        return [type(value).__name__, said]
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _look(theme: Theme) -> object:
    """What shapes the files: numbers, style, fonts and contents; neither the theme's name nor its folder."""
    contents = {name: _content(content) for name, content in theme.files.items()}
    return [_plain(theme.margins), dict(theme.style), _plain(theme.fonts), dict(theme.docx), contents]


@functools.lru_cache(maxsize=256)
def _content(content: bytes) -> str:
    """Fonts have megabytes, and each variant of a run has the same ones."""
    return hashlib.sha256(content).hexdigest()
