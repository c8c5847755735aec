"""The word lists that checks read: data files of one entry a line, as a person has extended or reduced them."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

__all__ = ["entries", "met", "names", "raw", "wordlist"]

_FOLDER = files("cvbuild.checks") / "words"


def names() -> tuple[str, ...]:
    """The lists that are shipped, by the names that ``words:`` in the source file may use."""
    found = (item.name for item in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in found if name.endswith(".txt")))


@functools.cache
def raw(name: str) -> bytes:
    """The bytes of a list; empty where none of this name is shipped."""
    file = _FOLDER / f"{name}.txt"
    return file.read_bytes() if file.is_file() else b""


@functools.cache
def entries(name: str) -> tuple[str, ...]:
    """The entries of a list in their order. Blank lines and lines that begin with ``#`` are comments."""
    lines = raw(name).decode("utf-8").splitlines()
    return tuple(line for line in map(str.strip, lines) if line and line[0] != "#")


def wordlist(name: str, changes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A list with the changes under ``words:``: ``+robust`` or ``robust`` adds an entry, ``-robust`` takes it out.

    What some lists say of an entry behind a bar belongs to it and goes with it.
    """
    shipped, changed = entries(name), changes.get(name, ())
    if not changed:
        return shipped
    out = {entry[1:].strip().casefold() for entry in changed if entry.startswith("-")}
    more = (entry.removeprefix("+").strip() for entry in changed if not entry.startswith("-"))
    return tuple(entry for entry in (*shipped, *more) if entry.partition("|")[0].strip().casefold() not in out)


def met(words: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Those of the words that stand in some text at all, inside longer words and in any letters, too.

    A pattern of hundreds of words takes long to make and to search; of those that are met there are but a few.
    """
    whole = "\n".join(texts).casefold()
    return [word for word in words if word.casefold() in whole]
