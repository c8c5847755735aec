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
    resume = same.things[0]
    return tuple(text for key in ("basics", *SECTIONS, "facts") for text in _texts(getattr(resume, key), key, key))


def _texts(value: Any, key: str, path: str) -> Iterator[Written]:
    if isinstance(value, str):
        yield Written(key, path, value)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            below = item.path if isinstance(item, Node) else child_path(path, number)
            yield from _texts(item, key, below)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, key, child_path(path, name))
    elif isinstance(value, Node):
        yield from _texts_of(value)


def _texts_of(node: Node) -> Iterator[Written]:
    for _, key, value in node.fields():
        if value and key not in _PRIVATE:
            bare = key == "text" and not node.path.endswith(".text")
            yield from _texts(value, key, node.path if bare else child_path(node.path, key))
