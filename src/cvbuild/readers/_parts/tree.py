"""The tracked tree: a foreign file's values, each of whose texts has a known fate.

A reader never sees plain data. It sees a :class:`Node`, and asking a node for a text marks that text as taken. What no
reader asked for remains untaken, and :func:`cvbuild.readers._parts.conservation.check` reports it. So a key that nobody
thought of cannot vanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct, field

from cvbuild.readers._parts.dates import iso_date, iso_range
from cvbuild.readers._parts.words import tidy

__all__ = ["Leaf", "Node", "Tracker", "plain"]

_DEEPEST = 60
"""Levels of nesting: the deepest real file has 12."""


class Leaf(Struct):
    """A text of the source and its fate.

    Attributes:
        path: its place in the source, for the report.
        text: the text.
        taken: a reader asked for it.
        dropped: why it is deliberately left out; empty if it is not.
        became: pairs of words in the text and the value that they became, such as a date.
    """

    path: str
    text: str
    taken: bool = False
    dropped: str = ""
    became: list[tuple[str, str]] = field(default_factory=list)


class Tracker(Struct):
    """All texts of a source by path, what is someone else's, and remarks for the report."""

    leaves: dict[str, Leaf] = field(default_factory=dict)
    others: list[tuple[str, int]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def remark(self, text: str) -> None:
        """Add a remark to the report, once."""
        if text not in self.remarks:
            self.remarks.append(text)

    def root(self, data: Any) -> Node:
        """Register every text below ``data`` and return its node.

        Raises:
            ValueError: it is nested too deeply for any CV.
        """
        self._register(data, "", 0)
        return Node(data, "", self)

    def _register(self, data: Any, path: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise ValueError("it is nested more deeply than any CV")
        if isinstance(data, dict | list):
            for step, value in _children(data):
                self._register(value, f"{path}{step}" if step.startswith("[") else f"{path}.{step}", depth + 1)
        elif text := plain(data):
            self.leaves[path.lstrip(".")] = Leaf(path.lstrip("."), text)


def _children(data: dict[str, Any] | list[Any]) -> Iterator[tuple[str, Any]]:
    if isinstance(data, list):
        yield from ((f"[{number}]", value) for number, value in enumerate(data))
    else:
        yield from data.items()


def plain(value: Any) -> str:
    """Return a scalar as tidy text; empty for none, and for a list or mapping."""
    if value is None or isinstance(value, dict | list):
        return ""
    return tidy(str(value).lower() if isinstance(value, bool) else str(value))


class Node:
    """A value in the source, at a path. A missing value is a node too, and false."""

    __slots__ = ("data", "log", "path")

    def __init__(self, data: Any, path: str, log: Tracker) -> None:
        self.data = data
        self.path = path
        self.log = log

    def __bool__(self) -> bool:
        return any(True for _ in self._leaves())

    def get(self, *keys: str) -> Node:
        """Return the first of these keys that has a value, else a missing node."""
        found = [self._child(key) for key in keys if isinstance(self.data, dict) and key in self.data]
        return next((node for node in found if node), found[0] if found else Node(None, "?", self.log))

    def _child(self, key: str) -> Node:
        return Node(self.data[key], f"{self.path}.{key}".lstrip("."), self.log)

    def items(self, *keys: str) -> list[Node]:
        """Return the elements of the list at a key (or of this list); a single value is a list of one."""
        node = self.get(*keys) if keys else self
        if isinstance(node.data, list):
            found = [Node(value, f"{node.path}[{n}]", self.log) for n, value in enumerate(node.data)]
            return [one for one in found if one]
        return [node] if node else []

    def pairs(self) -> list[tuple[str, Node]]:
        """Return keys with their values; none for a list or a text."""
        if not isinstance(self.data, dict):
            return []
        return [(key, node) for key in self.data if (node := self._child(key))]

    @property
    def keys(self) -> set[str]:
        """Return the keys of a mapping."""
        return set(self.data) if isinstance(self.data, dict) else set()

    @property
    def is_text(self) -> bool:
        """Return whether this is a text."""
        return bool(plain(self.data))

    def peek(self, *keys: str) -> str:
        """Return the text without taking it, to decide what to do with it."""
        return plain(self.get(*keys).data if keys else self.data)

    def text(self, *keys: str) -> str:
        """Take and return the text of the first key that has one."""
        node = self.get(*keys) if keys else self
        leaf = node._leaf()
        if leaf is None:
            return ""
        leaf.taken = True
        return leaf.text

    def texts(self, *keys: str) -> list[str]:
        """Take and return the texts of a list, or a single text as a list."""
        return [one.text() for one in self.items(*keys) if one.is_text]

    def date(self, *keys: str) -> str:
        """Take a date and return it in ISO form; leave a text that is no date untaken."""
        node = self.get(*keys) if keys else self
        leaf = node._leaf()
        iso = iso_date(leaf.text) if leaf else ""
        if leaf and iso:
            node.became(leaf.text, iso)
            if len(iso) == 4 and len(re.findall(r"\d+", leaf.text)) == 3:
                self.log.remark(f"{leaf.path}: day and month of '{leaf.text}' are ambiguous; only the year was taken")
        return iso

    def dates(self, *keys: str) -> tuple[str, str]:
        """Take a text with a range of dates; return start and end in ISO form."""
        node = self.get(*keys) if keys else self
        leaf = node._leaf()
        start, end = iso_range(leaf.text) if leaf else ("", "")
        if leaf:
            for iso in filter(None, (start, end)):
                node.became(leaf.text, iso)
        return start, end

    def became(self, words: str, value: str) -> None:
        """Take the text, and record that some of its words became another value."""
        leaf = self._leaf()
        if leaf is not None:
            leaf.taken = True
            leaf.became.append((words, value))

    def drop(self, reason: str, *keys: str) -> None:
        """Leave out all untaken texts at these keys (or here), for a reason that the report gives."""
        for node in [self.get(key) for key in keys] if keys else [self]:
            for leaf in node._leaves():
                if not leaf.taken:
                    leaf.dropped = leaf.dropped or reason

    def untaken(self) -> bool:
        """Return whether a text below has no fate yet."""
        return any(not leaf.taken and not leaf.dropped for leaf in self._leaves())

    def rest(self) -> list[tuple[str, str]]:
        """Take and return all untaken texts below, each with the last keys of its path as a label."""
        found = [leaf for leaf in self._leaves() if not leaf.taken and not leaf.dropped]
        for leaf in found:
            leaf.taken = True
        return [(leaf.path[len(self.path) :].lstrip("."), leaf.text) for leaf in found]

    def _leaf(self) -> Leaf | None:
        return self.log.leaves.get(self.path) if plain(self.data) else None

    def _leaves(self) -> Iterator[Leaf]:
        yield from _below(self.data, self.path, self.log)


def _below(data: Any, path: str, log: Tracker) -> Iterator[Leaf]:
    if isinstance(data, dict | list):
        for step, value in _children(data):
            below = f"{path}{step}" if step.startswith("[") else f"{path}.{step}".lstrip(".")
            yield from _below(value, below, log)
    elif path in log.leaves and plain(data):
        yield log.leaves[path]
