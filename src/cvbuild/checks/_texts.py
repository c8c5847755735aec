"""Every text of the source file that may be printed, and the titles of variants, with their places."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from cvbuild.check import Subject
from cvbuild.resume import SECTIONS, Node
from cvbuild.same import Same
from cvbuild.source import Place, SourceMap, child_path

__all__ = ["ADDRESSES", "Written", "written"]

ADDRESSES = frozenset({"url", "email", "phone", "image", "repository"})
"""Keys whose values are no prose."""

_PRIVATE = frozenset({"id", "note", "hold", "caveat", "claim", "tags", "priority", "facts", "subject"})


@dataclass(frozen=True, slots=True)
class Written:
    """A text as written, its key and its path; ``places`` are those of its file where that is a variant's."""

    key: str
    path: str
    text: str
    places: SourceMap | None = None

    def place(self, subject: Subject, part: str) -> Place:
        """Where a part of the text stands; the whole text where its line does not show it (an escape)."""
        own = replace(subject, places=self.places) if self.places else subject
        return own.locate(self.path, part)


def written(subject: Subject) -> Iterator[Written]:
    """The texts in the order of the models: letterhead, sections, ledger, variants. What is private is left out."""
    yield from _of_resume(Same(subject.resume))
    for chosen in subject.variants:
        for choice in chosen.variant.sections:
            if choice.title:
                yield Written("title", child_path(choice.path, "title"), choice.title, chosen.places)


@functools.lru_cache(maxsize=1)
def _of_resume(same: Same) -> tuple[Written, ...]:
    """Several checks ask for them."""
    found: list[Written] = []
    for key in ("basics", *SECTIONS, "facts"):
        _add(getattr(same.things[0], key), key, key, found)
    return tuple(found)


def _add(value: Any, key: str, path: str, found: list[Written]) -> None:
    """Note every text at and below a value."""
    if isinstance(value, str):
        found.append(Written(key, path, value))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            _add(item, key, child_path(path, number), found)
    elif isinstance(value, dict):
        for name, item in value.items():
            _add(item, key, child_path(path, name), found)
    elif isinstance(value, Node):
        _add_fields(value, found)


def _add_fields(node: Node, found: list[Written]) -> None:
    path = node.path
    for _, key, value in node.fields():
        if value and key not in _PRIVATE:
            bare = key == "text" and not path.endswith(".text")
            _add(value, key, path if bare else child_path(path, key), found)
