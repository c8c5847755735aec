"""The record of one sending: to whom, when, which files, and what is needed to tell later what they were made of."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

__all__ = ["Record", "decoded", "encoded", "folder_name"]

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 50  # characters of a name in a folder's name; a file system holds 255 bytes, up to four a character


@dataclass(frozen=True, slots=True)
class Record:
    """One sending.

    ``files`` is from name to SHA-256. ``commit`` is empty outside of a git repository; where ``dirty``, the sources
    were not as in that commit. ``errors`` are those that it was sent with all the same. ``job`` is the name of the
    posting's copy beside the files.
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
    """The record as a file."""
    return (json.dumps(asdict(record), indent=2, ensure_ascii=False) + "\n").encode()


def decoded(content: bytes) -> Record | None:
    """The record in a file, none where it is none: people edit what lies in their folders."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    kinds = {"files": dict, "sources": dict, "versions": dict, "errors": list, "dirty": bool}
    known = {name: data[name] for name in Record.__dataclass_fields__ if name in data}
    right = all(isinstance(value, kinds.get(name, str)) for name, value in known.items())
    texts = (part for name in ("files", "sources", "versions") for part in known.get(name, {}).values())
    needed = {"to", "date", "variant", "build", "files"} <= known.keys()
    if not (right and needed and all(isinstance(part, str) for part in (*texts, *known.get("errors", ())))):
        return None
    return Record(**{**known, "errors": tuple(known.get("errors", ()))})


def folder_name(date: str, to: str) -> str:
    """``2026-03-01-acme-co`` for Acme & Co.; letters of any script stay."""
    words = "-".join(_WORD.findall(unicodedata.normalize("NFC", to).casefold()))
    return f"{date}-{words[:_LONGEST].strip('-') or 'someone'}"
