"""Every text of the source file that may be printed, and the titles of variants, with their places."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from cvbuild.check import Subject
from cvbuild.resume import SECTIONS, Node
from cvbuild.same import Same
from cvbuild.source import Place, child_path

__all__ = ["ADDRESSES", "Written", "written"]

ADDRESSES = frozenset({"url", "email", "phone", "image", "repository"})
"""Keys whose values are no prose."""

_PRIVATE = frozenset({"id", "note", "hold", "caveat", "claim", "tags", "priority", "facts", "subject", "disclosure"})


@dataclass(frozen=True, slots=True)
class Written:
    """A text as written, its key and its path."""

    key: str
    path: str
    text: str
    subject: Subject

    def place(self, part: str) -> Place:
        """Where a part of the text stands; the whole text where its line does not show it (an escape)."""
        return self.subject.locate(self.path, part)


def written(subject: Subject) -> Iterator[Written]:
    """The texts in the order of the models: letterhead, sections, ledger, variants. What is private is left out."""
    for name, path, text in _of_resume(Same(subject.resume)):
        yield Written(name, path, text, subject)
    for chosen in subject.variants:
        local = replace(subject, places=chosen.places)
        for choice in chosen.variant.sections:
            yield Written("title", child_path(choice.path, "title"), choice.title or "", local)


@functools.lru_cache(maxsize=1)
def _of_resume(same: Same) -> tuple[tuple[str, str, str], ...]:
    """Key, path and text of each; several checks ask for them."""
    resume = same.things[0]
    keys = ("basics", *SECTIONS, "facts")
    return tuple(text for key in keys for text in _texts(getattr(resume, key), key, key))


def _texts(value: Any, key: str, path: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, str):
        yield key, path, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            below = item.path if isinstance(item, Node) else child_path(path, number)
            yield from _texts(item, key, below)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, key, child_path(path, name))
    elif isinstance(value, Node):
        yield from _texts_of(value)


def _texts_of(node: Node) -> Iterator[tuple[str, str, str]]:
    for _, key, value in node.fields():
        if value and key not in _PRIVATE:
            bare = key == "text" and not node.path.endswith(".text")
            yield from _texts(value, key, node.path if bare else child_path(node.path, key))
