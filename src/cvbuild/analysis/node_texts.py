"""Every text at and below a node of the source file, with its key and path."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import NamedTuple

from cvbuild.model.resume import Node
from cvbuild.syntax.source import child_path

__all__ = ["NodeText", "node_texts"]

Hidden = Callable[[Node], Container[str]]
"""The names of the fields of a node to ignore."""


class NodeText(NamedTuple):
    """A text; ``key`` is the field that contains it, alone or among others."""

    key: str
    path: str
    text: str


def node_texts(value: object, key: str, path: str, hidden: Hidden) -> list[NodeText]:
    """Return the texts in the order of the models."""
    found: list[NodeText] = []
    _add(value, key, path, hidden, found)
    return found


def _add(value: object, key: str, path: str, hidden: Hidden, found: list[NodeText]) -> None:
    if isinstance(value, str):
        found.append(NodeText(key, path, value))
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            _add(part, key, child_path(path, number), hidden, found)
    elif isinstance(value, dict):
        for name, part in value.items():
            _add(part, key, child_path(path, name), hidden, found)
    elif isinstance(value, Node):
        _add_fields(value, hidden, found)


def _add_fields(node: Node, hidden: Hidden, found: list[NodeText]) -> None:
    passed_over, path = hidden(node), node.path
    for name, key, value in node.fields():
        if value and name not in passed_over:
            _add(value, key, child_path(path, key), hidden, found)
