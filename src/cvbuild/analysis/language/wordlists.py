"""Word lists: data files with one entry a line, as users extend or reduce them.

Tables built from them are cached for the process: they depend on shipped files alone, which never change while it runs.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

__all__ = ["entries", "met", "names", "raw", "wordlist"]

_FOLDER = files("cvbuild.analysis") / "words"


def names() -> tuple[str, ...]:
    """Return the names of the shipped lists, which ``words:`` in the source file may use."""
    found = (item.name for item in _FOLDER.iterdir())
    return tuple(sorted(name.removesuffix(".txt") for name in found if name.endswith(".txt")))


@functools.cache
def raw(name: str) -> bytes:
    """Return the bytes of a list; empty if there is no such list."""
    file = _FOLDER / f"{name}.txt"
    return file.read_bytes() if file.is_file() else b""


@functools.cache
def entries(name: str) -> tuple[str, ...]:
    """Return the entries of a list in order. Blank lines and lines that begin with ``#`` are comments."""
    lines = raw(name).decode("utf-8").splitlines()
    return tuple(line for line in map(str.strip, lines) if line and line[0] != "#")


def wordlist(name: str, changes: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return a list with the changes under ``words:``: ``+robust`` or ``robust`` adds an entry, ``-robust`` removes it.

    In some lists text after a bar belongs to the entry and is removed with it.
    """
    shipped, changed = entries(name), changes.get(name, ())
    if not changed:
        return shipped
    out = {entry[1:].strip().casefold() for entry in changed if entry.startswith("-")}
    more = (entry.removeprefix("+").strip() for entry in changed if not entry.startswith("-"))
    return tuple(entry for entry in (*shipped, *more) if entry.partition("|")[0].strip().casefold() not in out)


def met(words: Iterable[str], texts: Iterable[str]) -> list[str]:
    """Return the words that occur in the texts, in any case and inside longer words.

    A pattern of hundreds of words is slow to compile and to search; few of the words occur.
    """
    whole = "\n".join(texts).casefold()
    return [word for word in words if word.casefold() in whole]
