"""Proposals on disk: one JSON file each in ``proposals/`` beside the source.

No build reads this folder, so nothing in it can be printed. It is no cache, so it is not in ``.cvbuild/``, which may be
deleted at any time.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import msgspec

from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild

__all__ = ["FOLDER", "Proposal", "add", "all_of", "damaged", "remove"]

FOLDER = "proposals"
_MOST = 200  # waiting at a time, so that a loop does not fill the disk
_LONGEST = 4000  # characters of a text
_LIMIT = 100_000  # bytes of a file


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A change of one text of the source.

    Attributes:
        number: its number, given when it is kept.
        kind: ``replace`` for the text at a path, ``add`` for a new highlight of the entry at a path.
        path: such as ``work[0].highlights[3]``.
        before: the text as it was when the change was proposed; empty for a new one.
        after: the proposed text.
        reason: why, in the words of whoever proposes it.
    """

    number: int = 0
    kind: str = "replace"
    path: str
    before: str = ""
    after: str
    reason: str = ""


def all_of(root: Path) -> tuple[Proposal, ...]:
    """Return the proposals that wait, by number; files that are none are left out: see :func:`damaged`."""
    found = (_read(root, number) for number in _numbers(root))
    return tuple(one for one in found if one)


def damaged(root: Path) -> tuple[str, ...]:
    """Return the names of files that should have a proposal and cannot be read."""
    return tuple(f"{FOLDER}/{number}.json" for number in _numbers(root) if _read(root, number) is None)


def _numbers(root: Path) -> list[int]:
    folder = root / FOLDER
    names = (path.stem for path in folder.glob("*.json")) if folder.is_dir() else ()
    return sorted(int(name) for name in names if name.isascii() and name.isdigit() and not name.startswith("0"))


def _read(root: Path, number: int) -> Proposal | None:
    with contextlib.suppress(msgspec.DecodeError, ValueError, CannotBuild):
        content = files.Staging(root / FOLDER, top=root).read(f"{number}.json", _LIMIT) or b""
        return msgspec.structs.replace(msgspec.json.decode(content, type=Proposal), number=number)
    return None


def add(root: Path, proposal: Proposal) -> Proposal:
    """Keep a proposal, and return it with its number.

    Raises:
        CannotBuild: it is too long, or too many wait.
    """
    there = all_of(root)
    if len(there) >= _MOST:
        raise CannotBuild(f"{len(there)} proposals wait already", "cvbuild proposals accepts or rejects them")
    if len(proposal.after) > _LONGEST or len(proposal.reason) > _LONGEST:
        raise CannotBuild(f"a text has at most {_LONGEST} characters")
    kept = msgspec.structs.replace(proposal, number=max(_numbers(root), default=0) + 1)
    text = json.dumps(msgspec.to_builtins(kept), indent=2, ensure_ascii=True) + "\n"
    files.write_all(root / FOLDER, {f"{kept.number}.json": text.encode()}, root)
    return kept


def remove(root: Path, number: int) -> None:
    """Remove a proposal that was accepted or rejected."""
    files.Staging(root / FOLDER, top=root).delete(f"{number}.json")
