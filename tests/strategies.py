"""Generated documents: every kind of block in every place, words of many scripts, lone marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import seed, settings
from hypothesis import strategies as st

from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Section,
    Span,
    Spans,
    Term,
    Terms,
)

__all__ = ["document_words", "documents", "numbered", "spans"]

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCÉßøłµ日本λ"
_INNER = _LETTERS + "0123456789.,:;+-−–—’'\"/@#&<>{}%()[]\\*_`~^$€×→≥…½⁶\u00a0\u0301\u200b\U0001f642"
_MARKS = ("–", "-", "—", "&", "→", "=", "/", "+", "×")
_URLS = ("", "https://example.org/a?b=c&d=e", "mailto:a@example.org", "https://example.org/é (1)")


def numbered(run: int) -> Callable[[Any], Any]:
    """A decorator: each run of a property test has other examples, the same ones each time without ``--random``."""
    return seed(run) if settings.default.derandomize else lambda test: test


def words() -> st.SearchStrategy[str]:
    """A word that begins with a letter."""
    return st.builds("".join, st.tuples(st.sampled_from(_LETTERS), st.text(_INNER, max_size=12)))


def lines() -> st.SearchStrategy[str]:
    """Words with blanks between them; marks may stand alone, but not first."""
    more = st.lists(words() | st.sampled_from(_MARKS), max_size=14)
    return st.builds(lambda first, rest: " ".join((first, *rest)), words(), more)


LINES = lines()


def spans(text: st.SearchStrategy[str] = LINES) -> st.SearchStrategy[Spans]:
    """Spans in any mix of styles, glued to each other or not."""
    span = st.builds(
        Span,
        text | st.builds("{} ".format, text),
        strong=st.booleans(),
        emphasis=st.booleans(),
        code=st.booleans(),
        url=st.sampled_from(_URLS),
    )
    return st.lists(span, min_size=1, max_size=3).map(tuple)


def blocks(text: st.SearchStrategy[str], depth: int = 1) -> st.SearchStrategy[Block]:
    """Any block; entries hold blocks down to ``depth``."""
    of = spans(text)
    numbers = st.sampled_from((0, 0, 1, 9))
    points = st.lists(st.builds(Bullet, of, st.just("basics.summary")), min_size=1, max_size=2).map(tuple)
    inside = st.builds(Paragraph, of) | st.builds(BulletList, points, st.just("basics.summary"), numbers)
    items = st.builds(Bullet, of, st.just("work[0].highlights[0]"), st.just(()) | st.tuples(inside))
    bullets = st.lists(items, min_size=1, max_size=3).map(tuple)
    terms = st.lists(st.builds(Term, of, of, st.just("skills[0]")), min_size=1, max_size=2).map(tuple)
    simple = st.builds(Paragraph, of) | st.builds(BulletList, bullets, st.just(""), numbers) | st.builds(Terms, terms)
    if depth < 0:
        return simple
    inner = st.lists(blocks(text, depth - 1), max_size=2).map(tuple)
    optional = st.just(()) | of
    return simple | st.builds(Entry, of, optional, optional, optional, inner)


def documents(text: st.SearchStrategy[str] = LINES) -> st.SearchStrategy[Document]:
    """A document; all its texts come from ``text``."""
    contacts = st.lists(st.builds(Bullet, spans(text), st.just("basics.email")), max_size=3).map(tuple)
    header = st.builds(Header, text, st.just(()) | spans(text), contacts)
    section = st.builds(Section, text, st.lists(blocks(text), min_size=1, max_size=3).map(tuple))
    sections = st.lists(section, max_size=2).map(tuple)
    return st.builds(Document, header, sections, text, text, st.just("en-US"), text, st.tuples(text))


def document_words(document: Document) -> list[str]:
    """What every format must hold, in this order."""
    return [word for part in document.fragments for word in (f"{part.marker} {part.text}").split()]
