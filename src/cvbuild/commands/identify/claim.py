"""A file's own data: the digest of its bytes, and its build id."""

from __future__ import annotations

import hashlib
from pathlib import Path

from msgspec import Struct

from cvbuild.model.build_id import is_build_id
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.files import display, read_bytes

__all__ = ["Claim", "read_claim"]

_LARGEST = 50_000_000  # bytes; a CV has a fiftieth of it
_MAGIC = {b"%PDF-": "pdf", b"PK\x03\x04": "docx"}


class Claim(Struct, frozen=True):
    """A file as given. ``build`` is empty if it has no id, ``format`` if it is not one of ours."""

    path: Path
    sha256: str
    build: str = ""
    format: str = ""


def read_claim(path: Path) -> Claim:
    """Read a file, whose format is recognized by its content and not by its name.

    Raises:
        CannotBuild: it does not exist, or is too large, damaged, or protected by a password.
    """
    content = read_bytes(path, _LARGEST)
    if content is None:
        raise CannotBuild(f"there is no {display(path)}")
    if len(content) > _LARGEST:
        raise CannotBuild(f"{display(path)} is too large to be a CV")
    kind = next((name for magic, name in _MAGIC.items() if content[:1024].lstrip().startswith(magic)), _text(content))
    return Claim(path, hashlib.sha256(content).hexdigest(), _build(path, content, kind), kind)


def _text(content: bytes) -> str:
    try:
        return "txt" if content.decode().strip() else ""
    except UnicodeDecodeError:
        return ""


def _build(path: Path, content: bytes, kind: str) -> str:
    from cvbuild.inspection import docx, pdf

    readers = {"pdf": pdf.identifier, "docx": docx.identifier}
    try:
        written = readers[kind](content) if kind in readers else ""
    except ValueError as error:
        raise CannotBuild(f"{display(path)} cannot be read as {kind.upper()}: {error}", "is it complete?") from None
    found = written.removeprefix("urn:").removeprefix("uuid:")
    return found if is_build_id(found) else ""
