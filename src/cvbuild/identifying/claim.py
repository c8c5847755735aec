"""What a file says of itself: its bytes' digest, and the build id that it carries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from cvbuild.build_id import is_build_id
from cvbuild.errors import CannotBuild
from cvbuild.files import display, read_bytes

__all__ = ["Claim", "read_claim"]

_LARGEST = 50_000_000  # bytes; a CV has a fiftieth of it
_MAGIC = {b"%PDF-": "pdf", b"PK\x03\x04": "docx"}


@dataclass(frozen=True, slots=True)
class Claim:
    """A file as given. ``build`` is empty where it carries no id, ``format`` where it is nothing that we make."""

    path: Path
    sha256: str
    build: str = ""
    format: str = ""


def read_claim(path: Path) -> Claim:
    """Read a file, by what is in it and not by its name.

    Raises:
        CannotBuild: it is not there, too large, damaged, or locked by a password.
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
        raise CannotBuild(f"{display(path)} cannot be read as {kind.upper()}: {error}", "is it whole?") from None
    found = written.removeprefix("urn:").removeprefix("uuid:")
    return found if is_build_id(found) else ""
