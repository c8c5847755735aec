"""Every printable text of the source and the titles of variants, with their places."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.analysis.node_texts import node_texts
from cvbuild.model.resume import SECTIONS, Node, Resume
from cvbuild.syntax.source import Place, SourceMap, child_path

__all__ = ["ADDRESSES", "Written", "written"]

ADDRESSES = frozenset({"url", "email", "phone", "image", "repository"})
"""Keys whose values are not prose."""

_PRIVATE = frozenset({"id", "note", "hold", "caveat", "claim", "tags", "priority", "facts", "subject"})


class Written(Struct, frozen=True):
    """A text as written, with its key and path; ``places`` is set for a text of a variant's file."""

    key: str
    path: str
    text: str
    places: SourceMap | None = None

    def place(self, subject: Subject, part: str) -> Place:
        """Return the place of a part of the text; of the whole text if its line shows the part escaped."""
        own = replace(subject, places=self.places) if self.places else subject
        return own.locate(self.path, part)


def written(subject: Subject) -> Iterator[Written]:
    """Yield the texts in the order of the models: letterhead, sections, facts, variants. Private texts are omitted."""
    yield from subject.memo.project.once(_of_resume, subject.resume)
    for chosen in subject.variants:
        for choice in chosen.variant.sections:
            if choice.title:
                yield Written("title", child_path(choice.path, "title"), choice.title, chosen.places)


def _of_resume(resume: Resume) -> tuple[Written, ...]:
    below = (node_texts(getattr(resume, key), key, key, _private) for key in ("basics", *SECTIONS, "sections", "facts"))
    return tuple(Written(key, _owner(key, path), text) for found in below for key, path, text in found)


def _private(_node: Node) -> frozenset[str]:
    return _PRIVATE


def _owner(key: str, path: str) -> str:
    """Return the path of the item whose text this is, such as a highlight; otherwise the text's own path."""
    above = path.removesuffix(".text")
    return path if key != "text" or above.endswith(".text") else above
