"""Printed text for checks of language: passages with their kind, masked code and quotations, opening words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.language.tokens import compound
from cvbuild.model.document import Document, Fragment, Span
from cvbuild.model.nodes import section_of
from cvbuild.syntax.source import Place

__all__ = [
    "BLOT",
    "OWN_WORDS",
    "Opening",
    "Passage",
    "highlights",
    "in_english",
    "opening",
    "passages",
    "passages_of",
    "place",
    "prose",
    "sentences",
]

BLOT = "\ufffc"
"""Replaces each character of code, an address or a quotation: not a word, a space or punctuation."""

OWN_WORDS = frozenset({"headline", "summary", "highlight", "text"})
"""Kinds of passages that are the author's own sentences."""
_KINDS = {"label": "headline", "term": "list", "title": "name", "subtitle": "position", "subaside": "aside"}
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w.])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|ai|edu|gov|app|uk)(?:/[\w./#?=&%+~-]*)?(?!\w)"
)
_QUOTATION = re.compile(r'"[^"]+"|“[^”]+”|(?<!\w)‘[^’]+’(?!\w)')
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z“\"(])")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|vs|etc|approx|incl|Inc|Ltd|Corp|Co|Dr|Mr|Mrs|Ms|Prof|St|No|Jr|Sr|[A-Z])\.$")
_ADVERB = re.compile(r"(?!(?:apply|supply|reply|rely|comply|multiply|fly|assembly|family|tally|rally|ally)\b)\w{3,}ly$")


class Passage(Struct, frozen=True):
    """A stretch of printed text with its ``kind``.

    The author's own sentences are ``headline``, ``summary``, ``highlight`` and ``text`` (descriptions of entries and
    projects). Other kinds are ``list`` (keywords, courses, languages), ``position`` (jobs and degrees), ``name``
    (employers, schools, projects), ``publication``, ``quotation`` (references), ``heading``, ``contact`` and ``aside``
    (dates and places). ``lead`` is the offset after a lead-in in bold ("GPU sharing: ..."). ``language`` is that of the
    document: ``de``.
    """

    path: str
    kind: str
    text: str
    masked: str
    unquoted: str
    lead: int = 0
    language: str = "en"

    @property
    def entry(self) -> str:
        """The path of its entry: ``work[0]`` for ``work[0].highlights[2]``."""
        return self.path.partition(".highlights")[0]

    @property
    def section(self) -> str:
        """The key of its section in the source file."""
        return _section(self.path)


class Opening(Struct, frozen=True):
    """The opening word of a passage, after a lead-in and an adverb ("Successfully managed")."""

    word: str
    start: int
    rest: str
    after_lead: bool = False


def in_english(subject: Subject) -> bool:
    """Return whether the document is in English."""
    return subject.locale.split("-", maxsplit=1)[0].lower() == "en"


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Return all printed text in reading order."""
    language = document.language.partition("-")[0].lower()
    return tuple(_passage(fragment, language) for fragment in document.fragments)


def passages(subject: Subject) -> tuple[Passage, ...]:
    """Return all printed text of the subject in reading order; nothing without a document."""
    return subject.memo.once(passages_of, subject.document) if subject.document else ()


def prose(subject: Subject) -> Iterator[Passage]:
    """Yield the sentences of the author: headline, summary, highlights, descriptions."""
    return (passage for passage in passages(subject) if passage.kind in OWN_WORDS)


def highlights(subject: Subject, *sections: str) -> Iterator[Passage]:
    """Yield the highlights, only those of ``sections`` if any are given."""
    for passage in passages(subject):
        if passage.kind == "highlight" and (not sections or passage.section in sections):
            yield passage


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a text with their offsets; an abbreviation does not end one."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if not _ABBREVIATION.search(text[start : match.start()]):
            yield start, text[start : match.start()]
            start = match.end()
    yield start, text[start:]


def opening(passage: Passage) -> Opening | None:
    """Return the opening word; ``None`` if a figure, a sign or code comes first."""
    first = compound(passage.masked, passage.lead)
    if first is None:
        return None
    second = compound(passage.masked, first.end() + 1) if _ADVERB.match(first[0].lower()) else None
    found = second or first
    return Opening(found[0], found.start(), passage.masked[found.end() :], after_lead=passage.lead > 0)


def place(subject: Subject, passage: Passage, start: int, end: int) -> Place:
    """Return the place in the source file of the words between two offsets of a passage.

    Neighbouring words distinguish repeated words; markup between them prevents a match, so they are tried first and
    then dropped.
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
    """Return the path of the text itself: a highlight may be a mapping, and a variant may have its own wording."""
    written = subject.places.places
    variant = subject.chosen.variant if subject.chosen else None
    names = filter(None, (*variant.lineage, variant.wording)) if variant else ()
    wordings = [f"{path}.wordings.{name}" for name in names]
    candidates = (*(f"{wording}.text" for wording in wordings), *wordings, f"{path}.text", path)
    return next((candidate for candidate in candidates if candidate in written), path)


def _passage(fragment: Fragment, language: str) -> Passage:
    spans = fragment.spans or (Span(fragment.text),)
    unquoted = _ADDRESS.sub(_blot, "".join(BLOT * len(span.text) if span.code else span.text for span in spans))
    masked = _QUOTATION.sub(_blot, _without_italics(unquoted, spans))
    return Passage(fragment.path, _kind(fragment), fragment.text, masked, unquoted, _lead(spans), language)


def _section(path: str) -> str:
    return "basics" if path.startswith("basics") else section_of(path)


def _kind(fragment: Fragment) -> str:
    section = _section(fragment.path)
    if fragment.role == "term" and section == "publications":
        return "publication"
    if fragment.role == "bullet":
        own = "text" if fragment.path.startswith("sections.") else "publication"
        return "highlight" if ".highlights" in fragment.path else own
    if fragment.role in ("paragraph", "point"):
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
    return "list" if section in ("interests", "languages") or path.endswith((".courses", ".keywords")) else "text"


def _without_italics(text: str, spans: tuple[Span, ...]) -> str:
    """Mask words in italics: titles of works and foreign words."""
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
    """Return the end of a lead-in: bold words with a colon, inside or after them."""
    bold = ""
    for number, span in enumerate(spans):
        if not span.strong:
            break
        bold += span.text
        following = spans[number + 1].text if number + 1 < len(spans) else ""
        if bold.rstrip().endswith(":"):
            return len(bold) + len(following) - len(following.lstrip())
        if following.lstrip().startswith(":"):
            after = following.lstrip()[1:]
            return len(bold) + len(following) - len(after.lstrip())
    return 0
