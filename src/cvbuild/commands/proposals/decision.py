"""Accept or reject a proposal: one way to do it, for whoever asks the owner. No tool of an assistant imports it."""

from __future__ import annotations

import difflib
import hashlib
import json
from pathlib import Path

import msgspec

from cvbuild.commands.proposals import store
from cvbuild.commands.proposals.edit import edited
from cvbuild.commands.proposals.store import Proposal
from cvbuild.pipeline.project import source_file
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.load import MAX_BYTES

__all__ = ["Change", "accept", "change_of", "found", "key_of", "reject"]

_AGAIN = "read it again, then decide"


class Change(msgspec.Struct, frozen=True):
    """A proposal as a change of the source.

    Attributes:
        proposal: the proposal.
        path: the source file.
        lines: a unified diff.
        content: the file with the proposed words.
    """

    proposal: Proposal
    path: Path
    lines: tuple[str, ...]
    content: bytes

    @property
    def key(self) -> str:
        """Return a key of what is written and what surrounds it; lines may have moved as a whole."""
        changed = (line for line in self.lines if not line.startswith("@@"))
        return hashlib.sha256("\n".join((key_of(self.proposal), *changed)).encode("utf-8", "replace")).hexdigest()


def key_of(proposal: Proposal) -> str:
    """Return a key of a proposal: a new one may have the number of one that is gone."""
    text = json.dumps(msgspec.to_builtins(proposal), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def found(root: Path, number: int) -> Proposal:
    """Return the proposal with a number.

    Raises:
        CannotBuild: there is none.
    """
    there = store.all_of(root)
    for one in there:
        if one.number == number:
            return one
    if (name := f"{store.FOLDER}/{number}.json") in store.damaged(root):
        raise CannotBuild(f"{name} cannot be read as a proposal", "restore or delete it")
    numbers = ", ".join(str(one.number) for one in there)
    raise CannotBuild(f"there is no proposal {number}", f"there are: {numbers}" if numbers else "none waits")


def change_of(root: Path, number: int) -> Change:
    """Return a proposal as a change of the source.

    Raises:
        CannotBuild: there is no such proposal, or it cannot be written.
    """
    proposal = found(root, number)
    path = source_file(root)
    name = files.display(path)
    before = (files.read_bytes(path, MAX_BYTES) or b"").decode("utf-8", "surrogateescape")
    after = edited(before, name, proposal)
    old, new = before.splitlines(), after.splitlines()
    lines = difflib.unified_diff(old, new, name, f"{name} (proposal {number})", lineterm="", n=1)
    return Change(proposal, path, tuple(lines), after.encode("utf-8", "surrogateescape"))


def accept(root: Path, number: int, seen: str) -> Path:
    """Write a proposal into the source, remove it, and return the file.

    Args:
        root: the project's folder.
        number: of the proposal.
        seen: the key of the change that the owner has read.

    Raises:
        CannotBuild: it cannot be written, or it is not the change that the owner has read.
    """
    change = change_of(root, number)
    if change.key != seen:
        raise CannotBuild(f"proposal {number} is another change by now; nothing is written", _AGAIN)
    files.write_all(change.path.parent, {change.path.name: change.content})
    store.remove(root, number)
    return change.path


def reject(root: Path, number: int, seen: str = "") -> None:
    """Delete a proposal.

    Args:
        root: the project's folder.
        number: of the proposal.
        seen: the key of the proposal that the owner has read; empty if only the number is known.

    Raises:
        CannotBuild: there is none, or it is not the one that the owner has read.
    """
    proposal = found(root, number)
    if seen and key_of(proposal) != seen:
        raise CannotBuild(f"proposal {number} is another one by now; nothing is deleted", _AGAIN)
    store.remove(root, number)
