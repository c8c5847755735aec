"""Proposals for the page: what each changes, word by word, and the owner's decisions."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any

from cvbuild.commands.diff.marks import word_marks
from cvbuild.commands.proposals import decision
from cvbuild.commands.proposals.store import Proposal
from cvbuild.report import visible
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild

__all__ = ["decided", "proposed", "row"]


def row(proposal: Proposal) -> dict[str, Any]:
    """Return a proposal with the words that stay, go and come."""
    marks = word_marks(proposal.before, proposal.after)
    return {
        "number": proposal.number,
        "key": decision.key_of(proposal),
        "adds": proposal.kind == "add",
        "path": visible(proposal.path),
        "reason": visible(proposal.reason),
        "words": [{"old": visible(one.old), "new": visible(one.new)} for one in marks],
    }


def proposed(root: Path, number: str) -> dict[str, Any] | None:
    """Return a proposal as a change of the source, or why it cannot be written; ``None`` if there is none."""
    if not number.isdecimal():
        return None
    try:
        change = decision.change_of(root, int(number))
    except CannotBuild as error:
        return {"key": "", "lines": [], "problem": visible(error.message), "hint": visible(error.hint)}
    lines = [visible(line) for line in change.lines[2:]]  # without the names of the file
    return {"key": change.key, "lines": lines, "file": files.display(change.path), "problem": "", "hint": ""}


def decided(root: Path, verdict: str, body: str) -> tuple[HTTPStatus, dict[str, Any]]:
    """Accept or reject what the owner has read: ``{"number": 1, "seen": KEY}``; return the answer.

    A proposal is decided as in the terminal, by the same function: what it refuses is refused here.
    """
    number, seen = _asked(body)
    if number is None or not seen:
        return HTTPStatus.BAD_REQUEST, {"message": "it does not say which proposal was read", "hint": ""}
    try:
        return HTTPStatus.OK, {"said": _VERDICTS[verdict](root, number, seen)}
    except CannotBuild as error:
        return HTTPStatus.CONFLICT, {"message": visible(error.message), "hint": visible(error.hint)}


def _asked(body: str) -> tuple[int | None, str]:
    try:
        asked = json.loads(body)
        number, seen = asked["number"], asked["seen"]
    except (ValueError, TypeError, KeyError):
        return None, ""
    return number if type(number) is int else None, seen if isinstance(seen, str) else ""


def _accept(root: Path, number: int, seen: str) -> str:
    return f"{files.display(decision.accept(root, number, seen))} is written"


def _reject(root: Path, number: int, seen: str) -> str:
    decision.reject(root, number, seen)
    return f"proposal {number} is deleted"


_VERDICTS: dict[str, Callable[[Path, int, str], str]] = {"accept": _accept, "reject": _reject}
