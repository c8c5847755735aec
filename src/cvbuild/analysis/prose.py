"""The printed text as checks of language see it: whose words they are, what is code or quoted, where it opens."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from cvbuild.check import Subject
from cvbuild.document import Document, Fragment, Span, fragments
from cvbuild.same import Same
from cvbuild.source import Place

__all__ = [
    "BLOT",
    "Opening",
    "Passage",
    "highlights",
    "in_english",
    "opening",
    "passages",
    "place",
    "prose",
    "sentences",
]

BLOT = "\ufffc"
"""Stands for each character of code, of an address, of a quotation: no word, no blank, no punctuation."""

_OWN_WORDS = frozenset({"headline", "summary", "highlight", "text"})
_KINDS = {"label": "headline", "term": "list", "title": "name", "subtitle": "position", "subaside": "aside"}
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|edu|gov|app|uk)(?:/[\w./#?=&%+~-]*)?(?!\w)"
)
_QUOTATION = re.compile(r'"[^"]+"|“[^”]+”|(?<!\w)‘[^’]+’(?!\w)')
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|etc|approx|incl|Inc|Ltd|Corp|Co|Dr|Mr|Mrs|Ms|Prof|St|No|Jr|Sr|[A-Z])\.$")
_WORD = re.compile(r"[^\W\d_](?:[\w'’-]*\w)?")
_ADVERB = re.compile(r"(?!(?:apply|supply|reply|rely|comply|multiply|fly|assembly|family|tally|rally|ally)\b)\w{3,}ly$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of printed text; ``kind`` says what it is.

    ``headline``, ``summary``, ``highlight`` and ``text`` (what an entry or a project says of itself) are the person's
    own sentences; ``list`` (keywords, courses, languages), ``position`` (jobs and degrees), ``name`` (employers,
    schools, projects), ``publication``, ``quotation`` (references), ``heading``, ``contact`` and ``aside`` (dates and
    places) are not. ``lead`` is the offset behind a lead-in in bold ("GPU sharing: ...").
    """

    path: str
    kind: str
    text: str
    masked: str
    unquoted: str
    lead: int = 0

    @property
    def entry(self) -> str:
        """The path of the entry it belongs to: ``work[0]`` for ``work[0].highlights[2]``."""
        return self.path.partition(".highlights")[0]

    @property
    def section(self) -> str:
        """The key of its section in the source file."""
        return _section(self.path)


@dataclass(frozen=True, slots=True)
class Opening:
    """The word with which a passage opens, past a lead-in and an adverb ("Successfully managed")."""

    word: str
    start: int
    rest: str
    after_lead: bool = False


def in_english(subject: Subject) -> bool:
    """Whether the document is in English."""
    return subject.resume.locale.split("-", maxsplit=1)[0].lower() == "en"


def passages(document: Document | None) -> tuple[Passage, ...]:
    """All printed text in reading order."""
    return _passages(Same(document))


@functools.lru_cache(maxsize=8)
def _passages(same: Same) -> tuple[Passage, ...]:
    """Two dozen checks ask for it, one after the other; to compare documents takes as long as to walk one."""
    (document,) = same.things
    return tuple(map(_passage, fragments(document))) if isinstance(document, Document) else ()


def prose(document: Document | None) -> Iterator[Passage]:
    """The person's own sentences."""
    return (passage for passage in passages(document) if passage.kind in _OWN_WORDS)


def highlights(document: Document | None, *sections: str) -> Iterator[Passage]:
    """The highlights, of these sections only where some are named."""
    for passage in passages(document):
        if passage.kind == "highlight" and (not sections or passage.section in sections):
            yield passage


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets; an abbreviation ends none."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:]


def opening(passage: Passage) -> Opening | None:
    """The opening word; none where a figure, a sign or code stands first."""
    first = _WORD.match(passage.masked, passage.lead)
    if first is None:
        return None
    second = _WORD.match(passage.masked, first.end() + 1) if _ADVERB.match(first[0].lower()) else None
    found = second or first
    return Opening(found[0], found.start(), passage.masked[found.end() :], after_lead=passage.lead > 0)


def place(subject: Subject, passage: Passage, start: int, end: int) -> Place:
    """Where the words between two offsets of a passage stand in the source file.

    Neighbouring words help to tell one occurrence from another; markup between them hinders, so they are tried first
    and given up.
    """
    path = _written(subject, passage.path)
    left = passage.text.rfind(" ", 0, max(start - 1, 0)) + 1
    right = passage.text.find(" ", min(end + 1, len(passage.text)))
    right = len(passage.text) if right < 0 else right
    whole = subject.places.value(path)
    for a, b in ((left, right), (left, end), (start, right), (start, end)):
        found = subject.locate(path, passage.text[a:b])
        if found != whole:
            column = found.column + start - a
            return Place(found.file, found.line, column, found.line, column + end - start)
    return whole


def _written(subject: Subject, path: str) -> str:
    """The path of the very text: a highlight may be a mapping, and a variant may have its own wording of it."""
    written = subject.places.places
    variant = subject.chosen.variant if subject.chosen else None
    names = filter(None, (*variant.lineage, variant.wording)) if variant else ()
    wordings = [f"{path}.wordings.{name}" for name in names]
    candidates = (*(f"{wording}.text" for wording in wordings), *wordings, f"{path}.text", path)
    return next((candidate for candidate in candidates if candidate in written), path)


def _passage(fragment: Fragment) -> Passage:
    spans = fragment.spans or (Span(fragment.text),)
    unquoted = _ADDRESS.sub(_blot, "".join(BLOT * len(span.text) if span.code else span.text for span in spans))
    masked = _QUOTATION.sub(_blot, _without_italics(unquoted, spans))
    return Passage(fragment.path, _kind(fragment), fragment.text, masked, unquoted, _lead(spans))


def _section(path: str) -> str:
    return path.partition(".")[0].partition("[")[0]


def _kind(fragment: Fragment) -> str:
    section = _section(fragment.path)
    if fragment.role == "bullet":
        return "highlight" if ".highlights" in fragment.path else "publication"
    if fragment.role == "paragraph":
        return _paragraph_kind(section, fragment.path)
    if fragment.role == "subtitle" and section == "projects":
        return "list"
    if fragment.role == "title" and ".roles[" in fragment.path:
        return "position"
    return _KINDS.get(fragment.role, fragment.role)


def _paragraph_kind(section: str, path: str) -> str:
    if section == "basics":
        return "summary"
    if section == "references":
        return "quotation"
    return "list" if section in ("interests", "languages") or path.endswith(".courses") else "text"


def _without_italics(text: str, spans: tuple[Span, ...]) -> str:
    """Titles of works and foreign words stand in italics."""
    if not any(span.emphasis for span in spans):
        return text
    parts, start = [], 0
    for span in spans:
        end = start + len(span.text)
        parts.append(BLOT * len(span.text) if span.emphasis else text[start:end])
        start = end
    return "".join(parts)


def _blot(match: re.Match[str]) -> str:
    return BLOT * len(match[0])


def _lead(spans: tuple[Span, ...]) -> int:
    """The end of a lead-in: bold words with a colon, inside or behind them."""
    bold = ""
    for number, span in enumerate(spans):
        if not span.strong:
            break
        bold += span.text
        behind = spans[number + 1].text if number + 1 < len(spans) else ""
        if bold.rstrip().endswith(":"):
            return len(bold) + len(behind) - len(behind.lstrip())
        if behind.lstrip().startswith(":"):
            after = behind.lstrip()[1:]
            return len(bold) + len(behind) - len(after.lstrip())
    return 0
