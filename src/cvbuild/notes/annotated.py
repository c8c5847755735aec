"""A document with private lines beneath its own, marked as private in title, first section and metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from cvbuild import inline
from cvbuild.analysis.wording import shortened
from cvbuild.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Paragraph,
    Section,
    Spans,
    Term,
    Terms,
    fragments,
    plain,
)
from cvbuild.notes.asides import Aside
from cvbuild.source import parent_path

__all__ = ["BANNER", "PRIVATE", "annotated"]

PRIVATE = "private"
"""How the paths of private blocks begin; their ids in HTML begin so, too."""

BANNER = "PRIVATE: notes for the interview, not for sending"
"""What every page says."""

_EVERYWHERE = "Each line of the CV as printed; below it, marked, what only you may read."
_NOTHING = "There is nothing private on what this variant prints."


def annotated(
    document: Document, asides: Mapping[str, tuple[Aside, ...]], words: Mapping[str, str], variant: str, mark: str = ""
) -> Document:
    """The document with all private lines.

    Args:
        document: the variant as printed.
        asides: private lines by the path of their item.
        words: the words of items by path, for those that share a line with others.
        variant: its name, for the title.
        mark: what begins every private line, where type cannot show which ones they are.
    """
    laid = _Layer(_by_line(document, asides, words), mark)
    sections = tuple(replace(section, blocks=tuple(laid.blocks(section.blocks))) for section in document.sections)
    first: tuple[Block, ...] = (
        Paragraph(inline.text_span(_EVERYWHERE if asides else _NOTHING), f"{PRIVATE}.about"),
        *laid.rest(),
    )
    return replace(
        document,
        sections=(Section(BANNER, first, PRIVATE), *sections),
        title=f"{BANNER} – {document.author}, {variant}",
        subject=BANNER,
        keywords=(),
    )


def _by_line(
    document: Document, asides: Mapping[str, tuple[Aside, ...]], words: Mapping[str, str]
) -> dict[str, list[Aside]]:
    """Private lines by the path of the printed line below which they stand: the item's own, or that of its entry."""
    lines = {fragment.path for fragment in fragments(document) if fragment.role not in ("name", "label", "contact")}
    found: dict[str, list[Aside]] = {}
    for path, own in asides.items():
        at = path
        while at and at not in lines:
            at = parent_path(at)
        told = own if at == path else (replace(one, label=f"{one.label} on {shortened(words[path])}") for one in own)
        found.setdefault(at, []).extend(told)
    return found


class _Layer:
    """Lays private lines under those of a document, each once; :meth:`rest` has what found no line."""

    def __init__(self, asides: dict[str, list[Aside]], mark: str) -> None:
        self._asides, self._mark, self._numbers = asides, mark, count()

    def rest(self) -> Iterator[Terms]:
        """What belongs to the head of the page, where there is no room below each line."""
        for path in tuple(self._asides):
            yield from self._below(path)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """The blocks with private ones between them."""
        for block in blocks:
            match block:
                case BulletList():
                    yield from self._parted(block, block.bullets)
                case Terms():
                    yield from self._parted(block, block.terms)
                case Entry():
                    late = self._take_late(block.path)
                    below = (*self._below(block.path), *self.blocks(block.blocks), *self._terms(late))
                    yield replace(block, blocks=below)
                case Paragraph():
                    yield block
                    yield from self._below(block.path)

    def _parted(self, block: BulletList | Terms, lines: tuple[Bullet, ...] | tuple[Term, ...]) -> Iterator[Block]:
        """A list cut behind each line that has something private below it."""
        part: list[Bullet | Term] = []
        for line in lines:
            part.append(line)
            below = tuple(self._below(line.path))
            if below or line is lines[-1]:
                yield _list(block, part)
                yield from below
                part = []

    def _take_late(self, path: str) -> list[Aside]:
        """What stands behind all of an entry."""
        own = self._asides.get(path, [])
        self._asides[path] = [aside for aside in own if not aside.late]
        return [aside for aside in own if aside.late]

    def _below(self, path: str) -> Iterator[Terms]:
        return self._terms(self._asides.pop(path, []))

    def _terms(self, own: list[Aside]) -> Iterator[Terms]:
        if own:
            yield Terms(tuple(self._term(aside) for aside in own), f"{PRIVATE}[{next(self._numbers)}]")

    def _term(self, aside: Aside) -> Term:
        return Term(inline.text_span(f"{self._mark}{aside.label}:"), _one_line(aside.text))


def _list(block: BulletList | Terms, part: list[Bullet | Term]) -> Block:
    if isinstance(block, BulletList):
        return replace(block, bullets=tuple(line for line in part if isinstance(line, Bullet)))
    return replace(block, terms=tuple(line for line in part if isinstance(line, Term)))


def _one_line(text: str) -> Spans:
    """Words as written, without blanks at their ends and line ends between them; markup is read as in the CV."""
    return inline.spans(text) if plain(inline.spans(text)) else inline.text_span(text)
