"""The record of a sending: recipient, date, files, and what identifies their sources later."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping

from msgspec import Struct, field
from msgspec.structs import asdict

from cvbuild.analysis.language.tokens import alphanumerics

__all__ = ["Record", "decoded", "encoded", "folder_name"]

_LONGEST = 50  # characters of a name in a folder's name; file systems allow 255 bytes, up to four per character


class Record(Struct, frozen=True):
    """One sending.

    ``files`` maps names to SHA-256. ``commit`` is empty outside of a git repository; if ``dirty``, the sources differed
    from that commit. ``errors`` are those despite which it was sent. ``job`` is the name of the posting's copy beside
    the files.
    """

    to: str
    date: str
    variant: str
    build: str
    files: Mapping[str, str]
    commit: str = ""
    dirty: bool = False
    theme: str = ""
    paper: str = ""
    job: str = ""
    note: str = ""
    errors: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


def encoded(record: Record) -> bytes:
    """Return the record as a file."""
    return (json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n").encode()


def decoded(content: bytes) -> Record | None:
    """Decode the record in a file; ``None`` if it is not one, because users edit files in their folders."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    kinds = {"files": dict, "sources": dict, "versions": dict, "errors": list, "dirty": bool}
    known = {name: data[name] for name in Record.__struct_fields__ if name in data}
    right = all(isinstance(value, kinds.get(name, str)) for name, value in known.items())
    texts = (part for name in ("files", "sources", "versions") for part in known.get(name, {}).values())
    needed = {"to", "date", "variant", "build", "files"} <= known.keys()
    if not (right and needed and all(isinstance(part, str) for part in (*texts, *known.get("errors", ())))):
        return None
    return Record(**{**known, "errors": tuple(known.get("errors", ()))})


def folder_name(date: str, to: str) -> str:
    """Return ``2026-03-01-acme-co`` for Acme & Co.; letters of any script stay."""
    words = "-".join(alphanumerics(unicodedata.normalize("NFC", to).casefold()))
    return f"{date}-{words[:_LONGEST].strip('-') or 'someone'}"
