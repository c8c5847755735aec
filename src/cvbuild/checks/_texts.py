"""Every text of the source file that may be printed, and the titles of variants, with their places."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cvbuild.analysis.node_texts import node_texts
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
    (resume,) = same.things
    below = (node_texts(getattr(resume, key), key, key, _private) for key in ("basics", *SECTIONS, "facts"))
    return tuple(Written(key, _owner(key, path), text) for found in below for key, path, text in found)


def _private(_node: Node) -> frozenset[str]:
    return _PRIVATE


def _owner(key: str, path: str) -> str:
    """The path of what a text is all of, as a highlight's; else its own."""
    above = path.removesuffix(".text")
    return path if key != "text" or above.endswith(".text") else above
