"""Quotation marks, apostrophes and fixed spaces of finished pages, by language. The words stay the same.

Checks, plain text and data formats have what is written. Code and addresses are left alone everywhere.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from cvbuild.model.document import (
    Block,
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Span,
    Spans,
    Term,
    Terms,
)
from cvbuild.model.labels import labels
from cvbuild.model.locales import tag
from cvbuild.model.look import Typography

__all__ = ["typeset", "typeset_words"]

_SPACE = "\u00a0"
_ENGLISH = ("“", "”", "‘", "’")
_LOW = ("„", "“", "‚", "‘")
_LOW_HIGH = ("„", "”", "‚", "’")
_ANGLED = ("«", "»", "‹", "›")
_FRENCH = (f"«{_SPACE}", f"{_SPACE}»", "‹", "›")
_MARKS: Mapping[str, tuple[str, str, str, str]] = {
    "en": _ENGLISH, "nl": _ENGLISH, "pt": _ENGLISH, "tr": _ENGLISH, "es-MX": _ENGLISH,
    "de": _LOW, "cs": _LOW, "sk": _LOW, "sl": _LOW, "bg": _LOW, "de-CH": _ANGLED,
    "pl": _LOW_HIGH, "ro": _LOW_HIGH, "hu": _LOW_HIGH, "hr": _LOW_HIGH,
    "sv": ("”", "”", "’", "’"), "fi": ("”", "”", "’", "’"), "da": ("”", "”", "’", "’"),
    "es": _ANGLED, "it": _ANGLED, "ca": _ANGLED, "pt-PT": _ANGLED, "el": _ANGLED, "nb": _ANGLED, "ru": _ANGLED,
    "uk": _ANGLED, "fr": _FRENCH, "fr-CH": _ANGLED,
}  # fmt: skip
"""Double and single marks by language (CLDR); one that is not here keeps its straight ones."""

_APOSTROPHE = "’"
_OPENING = frozenset("([{-–—/“‘„‚«‹\u00a0")
_ADDRESS = re.compile(r"\S*(?:@|://|\w\.\w[\w.-]*/|www\.)\S*|\S+\.[a-z]{2,}")

_UNITS = (
    "%|[kKMGTP]i?[Bb](?:ps)?|[kMG]?Hz|[kMG]?W(?:h|p)?|[nµmk]?[sm]²?|min|h|ha|[mk]?g|t|°C|m³|km²|"
    "[Mm]illion(?:s|en)?|[Bb]illion|Mio\\.?|Mrd\\.?|EUR|USD|GBP|CHF|[€$£]"
)
_PATTERNS = (
    re.compile(rf"\d[+]? (?=(?:{_UNITS})(?![\w]))"),
    re.compile(
        r"(?<![\w.,])(?!(?:19|20)\d\d )\d(?:[\d.,]*\d)?[+%]? (?=(?:[a-z]{2,8}s|people)(?![\w-]))"
    ),  # "15 minutes"
    re.compile(r"\b(?:pp?|[Vv]ol|[Nn]os?|Nr|Bd|S|Fig|Ch|[Aa]rt|Dr|Prof|Mr|Mrs|Ms|St|ca|c)\. (?=\w)"),
    re.compile(r"§ (?=\d)"),
    re.compile(r"(?<![\w.])[^\W\d_a-zà-ž]\. (?=[^\W\d_a-zà-ž])"),  # initials
    re.compile(r"\b[A-Z][A-Za-z+#]*\+* (?=v?\d+(?:\.\d+)+(?![\w%]))"),  # a name and its version
    re.compile(r"(?<=\w) (?=[–—] )"),  # a dash never begins a line
    re.compile(r"« ?(?=\S)(?<= )|(?<=\S) (?=[»:;!?](?:\s|$))"),  # French, where a space is written
)
_LAST = re.compile(r" (?=[^\s\u00a0]{1,10}$)")
_LONGEST = 24  # characters of the two words that end a text together
_TIMES = (re.compile(r"(?<=\d)x(?![\w/])"), re.compile(r"(?<=\d )x(?= \d)"), re.compile(r"(?<!\b0)(?<=\d)x(?=\d)"))


def typeset(document: Document, *, spaces: bool = True) -> Document:
    """Return the document as it is printed: with the marks of its language, and fixed spaces if they are wanted.

    Args:
        document: what is to be printed.
        spaces: whether the format keeps lines together by fixed spaces.
    """
    key = f"typeset-{spaces}"
    known: Document | None = document.__dict__.get(key)
    if known is None:
        known = document.__dict__[key] = _Setter(document, spaces=spaces).document()
    return known


def typeset_words(text: str, language: str, typography: Typography | None = None) -> str:
    """Return one text as it is printed at the end of a paragraph."""
    document = Document(Header(""), (), "", "", language, typography=typography)
    return "".join(span.text for span in _Setter(document, spaces=True).spans((Span(text),), last=True))


class _Setter:
    def __init__(self, document: Document, *, spaces: bool) -> None:
        self._document = document
        self._chosen = document.typography or Typography()
        self._marks = _marks(document.language) if self._chosen.quotes else None
        self._spaces = spaces and self._chosen.spaces
        self._joins = spaces and self._chosen.last_lines
        self._dates = _dates(document.language) if self._spaces else None

    def document(self) -> Document:
        if not (self._marks or self._spaces or self._joins or self._chosen.multiplication):
            return self._document
        header = self._document.header
        header = replace(header, label=self.spans(header.label))
        sections = tuple(
            replace(one, title=self._title(one.title), blocks=self._blocks(one.blocks))
            for one in self._document.sections
        )
        return replace(self._document, header=header, sections=sections)

    def _title(self, title: str) -> str:
        return "".join(span.text for span in self.spans((Span(title),))) if title else title

    def _blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph():
                return replace(block, spans=self.spans(block.spans, last=True))
            case BulletList():
                return replace(block, bullets=tuple(map(self._bullet, block.bullets)))
            case Terms():
                return replace(block, terms=tuple(map(self._term, block.terms)))
            case Entry():
                parts = {name: self.spans(getattr(block, name)) for name in ("title", "aside", "subtitle", "subaside")}
                return replace(block, **parts, blocks=self._blocks(block.blocks))

    def _bullet(self, bullet: Bullet) -> Bullet:
        return replace(bullet, spans=self.spans(bullet.spans, last=True), blocks=self._blocks(bullet.blocks))

    def _term(self, term: Term) -> Term:
        return replace(term, label=self.spans(term.label), text=self.spans(term.text, last=True))

    def spans(self, spans: Spans, *, last: bool = False) -> Spans:
        """Return spans with other marks and spaces; ``last`` if they end a text of several lines."""
        text = "".join(span.text for span in spans)
        letters, kept = list(text), frozenset(_kept(spans))
        if self._marks and ('"' in text or "'" in text):
            _set_marks(letters, text, kept, self._marks)
        for at in {*self._fixed(text), *(_before_last(text) if last and self._joins else ())} - kept:
            letters[at] = _SPACE
        for at in {*(_times(text) if self._chosen.multiplication else ())} - kept:
            letters[at] = "×"
        return tuple(_cut(spans, letters))

    def _fixed(self, text: str) -> Iterator[int]:
        """Yield the places of spaces at which no line breaks."""
        for pattern in (*_PATTERNS, self._dates) if self._dates and " " in text else ():
            for match in pattern.finditer(text):
                at = match[0].rfind(" ")
                if at >= 0:
                    yield match.start() + at


def _before_last(text: str) -> Iterator[int]:
    """Yield the place of the space before the last word, if that is short."""
    if end := _LAST.search(text):
        before = text[: end.start()].rpartition(" ")[2]
        if before != text[: end.start()] and len(before) + len(text) - end.start() <= _LONGEST:
            yield end.start()


def _times(text: str) -> Iterator[int]:
    """Yield the places of a letter x that multiplies."""
    for pattern in _TIMES:
        yield from (match.start() for match in pattern.finditer(text))


def _marks(language: str) -> tuple[str, str, str, str] | None:
    usual = tag(language)
    return _MARKS.get(usual) or _MARKS.get(usual.partition("-")[0])


@functools.lru_cache(maxsize=16)
def _dates(language: str) -> re.Pattern[str]:
    """Return the spaces inside dates: between month and year, and between day and month."""
    words = labels(language)
    names = {name for style in ("short", "long") for name in words.months(style)}
    months = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if any(map(str.isalpha, name)))
    if not months:
        return re.compile(r"(?!)")
    return re.compile(rf"\b(?:{months})\.? (?=(?:de )?\d{{4}}\b)|\b\d{{1,2}}\.? (?=(?:{months})\b)")


def _kept(spans: Spans) -> Iterator[int]:
    """Yield the places of characters that are left alone: code, and addresses."""
    start = 0
    for span in spans:
        if span.code:
            yield from range(start, start + len(span.text))
        else:
            for match in _ADDRESS.finditer(span.text):
                yield from range(start + match.start(), start + match.end())
        start += len(span.text)


def _set_marks(letters: list[str], text: str, kept: frozenset[int], marks: tuple[str, str, str, str]) -> None:
    """Put the marks of a language in place of straight ones, in place."""
    opened = {'"': False, "'": False}
    for at, mark in enumerate(text):
        if mark not in opened or at in kept:
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        opens = (not before or before.isspace() or before in _OPENING or (before in opened)) and after.strip() != ""
        if mark == "'":
            letters[at] = _single(text, at, opens, opened, marks)
        elif opens and not opened[mark]:
            letters[at], opened[mark] = marks[0], True
        elif opened[mark]:
            letters[at], opened[mark] = marks[1], False
        # else it is a sign of inches or seconds, or has no partner


def _single(text: str, at: int, opens: bool, opened: dict[str, bool], marks: tuple[str, str, str, str]) -> str:
    """Return what an apostrophe or a single mark becomes."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if before.isdigit() and not after.isalpha() and not opened["'"]:
        return "'"  # feet or minutes
    if before.isalnum() and after.isalnum():
        return _APOSTROPHE
    if opens and not after.isdigit() and re.search(r"[\w.,!?]'(?!\w)", text[at + 1 :]):
        opened["'"] = True
        return marks[2]
    if opened["'"] and not opens:
        opened["'"] = False
        return marks[3]
    return _APOSTROPHE


def _cut(spans: Spans, letters: Sequence[str]) -> Iterator[Span]:
    """Yield the spans with other letters."""
    start = 0
    for span in spans:
        text = "".join(letters[start : start + len(span.text)])
        start += len(span.text)
        yield span if text == span.text else replace(span, text=text)
