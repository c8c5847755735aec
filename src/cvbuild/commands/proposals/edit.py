"""A proposal as an edit of the source's text: pure, and checked by reading the result again."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from cvbuild.commands.proposals.store import Proposal
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.load import load
from cvbuild.syntax.source import ParsedFile, Place

__all__ = ["edited", "text_at"]

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")
_BY_HAND = "change the file by hand, and reject the proposal"


def text_at(data: Any, path: str) -> str | None:
    """Return the text at a path; of a highlight that is a mapping, its own; None if no text is there."""
    value = _at(data, path)
    if isinstance(value, dict):
        value = value.get("text")
    return value if isinstance(value, str) else None


def _at(data: Any, path: str) -> Any:
    for key, number in _STEP.findall(path):
        if number and isinstance(data, list) and int(number) < len(data):
            data = data[int(number)]
        elif key and isinstance(data, dict) and key in data:
            data = data[key]
        else:
            return None
    return data


def edited(text: str, name: str, proposal: Proposal) -> str:
    """Return the source with the proposed words, and with nothing else changed.

    Raises:
        CannotBuild: the text is another one by now, or the edit would change anything else.
    """
    loaded = load(text.encode("utf-8", "surrogateescape"), name).value
    if loaded is None or loaded.broken:
        raise CannotBuild(f"{name} cannot be read", "correct it first: cvbuild check")
    new = _added(loaded, proposal) if proposal.kind == "add" else _replaced(loaded, proposal)
    again = load(new.encode("utf-8", "surrogateescape"), name).value
    if again is None or again.data != _expected(loaded.data, proposal):
        raise CannotBuild(f"{proposal.path} cannot be changed safely in this layout", _BY_HAND)
    return new


def _replaced(loaded: ParsedFile, proposal: Proposal) -> str:
    if text_at(loaded.data, proposal.path) != proposal.before:
        raise CannotBuild(f"{proposal.path} has another text by now", "reject the proposal, and ask for a new one")
    path = _text_path(loaded, proposal.path)
    return _with(loaded.source.text, loaded.places.value(path), json.dumps(proposal.after, ensure_ascii=False))


def _text_path(loaded: ParsedFile, path: str) -> str:
    return f"{path}.text" if isinstance(_at(loaded.data, path), dict) else path


def _added(loaded: ParsedFile, proposal: Proposal) -> str:
    """Return the source with a new last highlight, written like the one before it."""
    there = _at(loaded.data, f"{proposal.path}.highlights")
    if not isinstance(there, list) or not there:
        raise CannotBuild(f"{proposal.path} has no highlights to add one to", _BY_HAND)
    place = loaded.places.value(f"{proposal.path}.highlights[{len(there) - 1}]")
    quoted = json.dumps(proposal.after, ensure_ascii=False)
    before = loaded.source.line(place.line)[: place.column - 1]
    if not before.strip(" -") and "-" in before:
        lines = loaded.source.text.splitlines(keepends=True)
        last = place.end_line if place.end_line and place.end_column > 1 else place.end_line - 1 or place.line
        end = lines[last - 1]
        lines[last - 1] = end if end.endswith("\n") else f"{end}\n"
        return "".join([*lines[:last], f"{before}{quoted}\n", *lines[last:]])
    end_place = Place(place.file, place.end_line, place.end_column, place.end_line, place.end_column)
    return _with(loaded.source.text, end_place, f", {quoted}")


def _with(text: str, place: Place, new: str) -> str:
    if not place.end_line:
        raise CannotBuild("the end of the text is not known", _BY_HAND)
    lines = text.splitlines(keepends=True)
    head = "".join(lines[: place.line - 1]) + lines[place.line - 1][: place.column - 1]
    tail = lines[place.end_line - 1][place.end_column - 1 :] if place.end_line <= len(lines) else ""
    after = "".join(lines[place.end_line :])
    newline = "\n" if tail == "" and after else ""
    return head + new + newline + tail + after


def _expected(data: Any, proposal: Proposal) -> Any:
    wanted = copy.deepcopy(data)
    if proposal.kind == "add":
        _at(wanted, f"{proposal.path}.highlights").append(proposal.after)
        return wanted
    if isinstance(_at(wanted, proposal.path), dict):
        _at(wanted, proposal.path)["text"] = proposal.after
        return wanted
    parent, _, last = _split(proposal.path)
    _at(wanted, parent)[last] = proposal.after
    return wanted


def _split(path: str) -> tuple[str, str, Any]:
    if path.endswith("]"):
        head, _, number = path[:-1].rpartition("[")
        return head, "[", int(number)
    head, dot, key = path.rpartition(".")
    return head, dot, key
