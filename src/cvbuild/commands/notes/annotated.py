"""A document with private lines beneath its own, marked as private in title, first section and metadata."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import count

from msgspec.structs import replace

from cvbuild.analysis.phrases import shortened
from cvbuild.commands.notes.asides import Aside
from cvbuild.model import inline
from cvbuild.model.document import (
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
    plain,
)
from cvbuild.syntax.source import parent_path

__all__ = ["BANNER", "PRIVATE", "annotated"]

PRIVATE = "private"
"""The prefix of paths of private blocks, and so of their ids in HTML."""

BANNER = "PRIVATE: notes for the interview, not for sending"
"""The banner on every page."""

_EVERYWHERE = "Each line of the CV as printed, with your private notes below it."
_NOTHING = "This variant prints nothing that has private notes."


def annotated(
    document: Document, asides: Mapping[str, tuple[Aside, ...]], words: Mapping[str, str], variant: str, mark: str = ""
) -> Document:
    """Add all private lines to a document.

    Args:
        document: the variant as printed.
        asides: private lines by the path of their item.
        words: the words of items by path, for those that share a line with others.
        variant: its name, for the title.
        mark: the prefix of every private line, if style cannot mark them.
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
    """Map private lines to the path of the printed line above them: the item's own, or that of its entry."""
    lines = {fragment.path for fragment in document.fragments if fragment.role not in ("name", "label", "contact")}
    found: dict[str, list[Aside]] = {}
    for path, own in asides.items():
        at = path
        while at and at not in lines:
            at = parent_path(at)
        told = own if at == path else (replace(one, label=f"{one.label} on {shortened(words[path])}") for one in own)
        found.setdefault(at, []).extend(told)
    return found


class _Layer:
    """Private lines to insert below those of a document, each once; :meth:`rest` has those without a line."""

    def __init__(self, asides: dict[str, list[Aside]], mark: str) -> None:
        self._asides, self._mark, self._numbers = asides, mark, count()

    def rest(self) -> Iterator[Terms]:
        """Return the lines for the head of the page, where there is no room below each line."""
        for path in tuple(self._asides):
            yield from self._below(path)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Return the blocks with private ones between them."""
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
        """Split a list after each line that has private lines."""
        part: list[Bullet | Term] = []
        for line in lines:
            part.append(line)
            below = tuple(private for path in _paths(line) for private in self._below(path))
            if below or line is lines[-1]:
                yield _list(block, part)
                yield from below
                part = []

    def _take_late(self, path: str) -> list[Aside]:
        """Return the private lines that follow a whole entry."""
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


def _paths(line: Bullet | Term) -> Iterator[str]:
    """Return the path of a line and of the lines inside it."""
    yield line.path
    for block in line.blocks if isinstance(line, Bullet) else ():
        if isinstance(block, BulletList):
            yield from (path for bullet in block.bullets for path in _paths(bullet))


def _list(block: BulletList | Terms, part: list[Bullet | Term]) -> Block:
    if isinstance(block, BulletList):
        return replace(block, bullets=tuple(line for line in part if isinstance(line, Bullet)))
    return replace(block, terms=tuple(line for line in part if isinstance(line, Term)))


def _one_line(text: str) -> Spans:
    """Return words as written, with collapsed white space; markup is parsed as in the CV."""
    return inline.spans(text) if plain(inline.spans(text)) else inline.text_span(text)
