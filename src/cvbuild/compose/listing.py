"""Groups with headings and numbers of entries, as a variant asks for them, whatever the section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from cvbuild.model import inline
from cvbuild.model.document import Block, BulletList, Entry, Paragraph, Spans, Term, Terms
from cvbuild.model.labels import Labels
from cvbuild.model.nodes import Item
from cvbuild.model.publication_types import PUBLICATION_TYPES, publication_type, type_heading

__all__ = ["by_type", "numbered"]


def by_type(
    entries: tuple[Item, ...], blocks: Callable[[tuple[Item, ...]], Iterable[Block]], section: str, labels: Labels
) -> Iterator[Block]:
    """Yield a sub-heading for each type of the entries, with what ``blocks`` makes of them below it."""
    groups: dict[str, list[Item]] = {}
    for entry in entries:
        groups.setdefault(publication_type(getattr(entry, "type", None) or "other"), []).append(entry)
    known = [name for name in PUBLICATION_TYPES if name in groups and name != "other"]
    further = [name for name in groups if name not in PUBLICATION_TYPES]
    for number, name in enumerate((*known, *further, *({"other"} & groups.keys())), 1):
        title = inline.text_span(type_heading(_written(groups[name]), labels))
        yield Entry(title, blocks=tuple(blocks(tuple(groups[name]))), path=f"{section}.types.{number}")


def _written(group: list[Item]) -> str:
    """Return the type as its first entry has it: a type of one's own is printed as written."""
    return getattr(group[0], "type", None) or "other"


def numbered(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with a number before each bullet or entry, counted through all groups."""
    return tuple(_Counter().all(blocks))


class _Counter:
    def __init__(self) -> None:
        self.last = 0

    def all(self, blocks: Iterable[Block]) -> Iterator[Block]:
        for block in blocks:
            match block:
                case BulletList():
                    yield Terms(tuple(self._term(bullet.path, bullet.spans) for bullet in block.bullets), block.path)
                case Entry() if self._is_group(block):
                    yield replace(block, blocks=tuple(self.all(block.blocks)))
                case Entry():
                    yield replace(block, title=inline.join((inline.text_span(self._next()), block.title), " "))
                case Paragraph() | Terms():
                    yield block

    def _is_group(self, entry: Entry) -> bool:
        return "[" not in entry.path

    def _term(self, path: str, spans: Spans) -> Term:
        return Term(inline.text_span(self._next()), spans, path)

    def _next(self) -> str:
        self.last += 1
        return f"{self.last}."
