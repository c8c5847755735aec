"""A job description as lines, and its sentences with how much each matters: required, preferred, mentioned."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cvbuild.analysis.prose import sentences as split
from cvbuild.matching.headings import Level, kind_of

__all__ = ["Level", "Line", "Posting", "Sentence", "sentences"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text as read, Markdown kept; ``number`` is that of its line, page or paragraph in the file."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Posting:
    """A job description. ``unit`` says what the numbers of lines count: ``line``, ``page``, ``paragraph``."""

    file: str
    lines: tuple[Line, ...]
    unit: str = "line"

    def place(self, *numbers: int) -> str:
        """Places in the file as a person writes them: ``job.txt:12, 15``, ``job.pdf page 2``."""
        told = ", ".join(map(str, numbers))
        return f"{self.file}:{told}" if self.unit == "line" else f"{self.file} {self.unit} {told}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its markup. ``short`` says that it is a whole list item of a few words."""

    text: str
    line: int
    level: Level
    short: bool = False


_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*$")
_BOLD = re.compile(r"^(?:\*\*|__)(?P<text>[^*]+?)(?:\*\*|__)\s*:?$")
_BULLET = re.compile(r"^\s*(?:[-*•·●▪◦‣–—✅]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"^(?P<label>[A-Z][\w '’/&-]{2,40}):\s+(?P<rest>\S.*)$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|\{%.*?%\}|\{\{.*?\}\}")
_RULE = re.compile(r"[|\s:-]+")
_ITEM = re.compile(r"<li>|<br\s*/?>|•")
_UNMARKED = 7
"""The depth of a heading without marks: below all that have them."""
_FEW = 6
"""Words of the longest heading that has nothing but its words to be known by."""

_PREFERRED = re.compile(
    r"\b(?:(?:a|an|is|are)\s+(?:\w+\s)?(?:plus|bonus|advantage|asset)|preferred|preferably|(?:nice|good)[ -]to[ -]have"
    r"|desir(?:ed|able)|optional(?:ly)?|ideally|not required|beneficial|very helpful|(?:is|be) (?:valuable|helpful)"
    r"|advantageous|bonus points)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:experienced? (?:with|in|of|as|\w+ing)|\d\+? years|expertise|knowledge of|familiar(?:ity)? with|proficien\w+"
    r"|understanding of|skills|background in|degree|certifi\w+|licen[sc]e)\b",
    re.IGNORECASE,
)
_LONG = 40
"""Words of a sentence in which one word, such as “preferred”, no longer speaks for all: a page without line breaks."""
_ENDLESS = 800
"""Characters of the longest sentence that is read as one."""
_INLINE = re.compile(r"(?<=[\w.!?] )(?=(?P<label>(?:[A-Z][\w'’]*|and|&|/)(?: (?:[A-Z][\w'’]*|and|&|/)){0,4}):\s)")
_PLUS_AT_END = re.compile(r"\bplus[.!]?$", re.IGNORECASE)
_REQUIRED = re.compile(
    r"(?<!as )\b(?:required|mandatory|essential|must|you(?:'ll)? (?:should|need to) (?:have|understand|be|know))\b",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"equal[ -](?:opportunity|employment)"
    r"|regard(?:less)? (?:to|of) (?:\w+,? ){0,3}(?:race|color|colour|gender|sex\b|age)"
    r"|national origin|sexual orientation|gender identity|veteran status|reasonable (?:accommodation|adjustment)"
    r"|401\s?\(?k|dental|parental leave|paid (?:time off|holiday|vacation)|unlimited (?:pto|vacation)|stock options?\b"
    r"|health insurance|salary range|base (?:salary|pay)|compensation package|visa sponsorship|background check"
    r"|all qualified applicants|diverse backgrounds|encourage .{0,40}to apply|please (?:still )?(?:consider|apply|note)"
    r"|other duties as assigned|interview process|pineapple",
    re.IGNORECASE,
)


def sentences(posting: Posting) -> tuple[Sentence, ...]:
    """The sentences that may ask for something, headings among them, in order."""
    said = tuple(_said(posting))
    if any(sentence.level is Level.REQUIRED for sentence in said):
        return said
    return tuple(_raised(sentence) for sentence in said)


def _raised(sentence: Sentence) -> Sentence:
    """A sentence of a posting that marks nothing as required: what speaks of experience or knowledge asks for it."""
    asks = sentence.level is Level.MENTIONED and _ASKS.search(sentence.text)
    return replace(sentence, level=Level.REQUIRED) if asks else sentence


def _said(posting: Posting) -> Iterator[Sentence]:
    state = _State()
    for block in _blocks(list(_unfolded(_without_front_matter(posting.lines)))):
        title = _title(block)
        if title:
            level = state.enter(title, block[0].text)
            short = len(title.split()) <= 2 * _FEW
            yield Sentence(_plain(title), block[0].number, min(level, Level.MENTIONED) if short else level)
        else:
            yield from _of_block(block, state.level)


class _State:
    """The levels of the headings in force, the outermost first, each with its depth."""

    def __init__(self) -> None:
        self.open: list[tuple[int, Level]] = []

    @property
    def level(self) -> Level:
        """The level in force."""
        return self.open[-1][1] if self.open else Level.MENTIONED

    def enter(self, title: str, text: str) -> Level:
        """The level that a heading opens; one that tells nothing has that of the heading above it."""
        kind = kind_of(title)
        if kind is None and text.rstrip().endswith(":"):
            return self.level  # “Examples:”
        marks = _HEADING.match(text.strip())
        depth = len(marks["marks"]) if marks else _UNMARKED
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        self.open.append((depth, self.level if kind is None else kind))
        return self.level


def _without_front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without what static sites put before a text; its title stays."""
    if not lines or lines[0].text.strip() not in ("---", "+++"):
        return lines
    fence = lines[0].text.strip()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.text.strip() == fence), None)
    if end is None:
        return lines
    titles = (line for line in lines[:end] if re.match(r"title\s*[:=]", line.text))
    kept = [Line(line.number, "# " + re.split(r"[:=]", line.text, maxsplit=1)[1].strip(" \"'")) for line in titles]
    return [*kept, *lines[end + 1 :]]


def _unfolded(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with tables taken apart: what stands below “Essential” or “Desirable” is labelled so, item by item."""
    columns: list[str] = []
    for line in lines:
        cells = [cell.strip() for cell in line.text.strip().strip("|").split("|")]
        if not line.text.lstrip().startswith("|"):
            columns = []
            yield from _split(line)
        elif not columns:
            columns = cells
            yield Line(line.number, "")
        elif any(kind_of(column) for column in columns):
            yield from _labelled(line.number, columns, cells)
        elif not _RULE.fullmatch(line.text.strip()):
            yield line


def _split(line: Line) -> Iterator[Line]:
    """A line, taken apart where a known heading stands in running text: “… for you. Requirements: Rust …”."""
    start = 0
    for match in _INLINE.finditer(line.text):
        if kind_of(match["label"]) is not None:
            yield Line(line.number, line.text[start : match.start()])
            start = match.start()
    yield Line(line.number, line.text[start:])


def _labelled(number: int, columns: Sequence[str], cells: Sequence[str]) -> Iterator[Line]:
    for column, cell in zip(columns, cells, strict=False):
        if kind_of(column):
            items = (_TAG.sub(" ", item).strip(" -:") for item in _ITEM.split(cell))
            yield from (Line(number, f"- {column}: {item}") for item in items if item)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: one that begins with a small letter goes on with the one before."""
    block: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if block and text and text[0].islower() and not _BULLET.match(line.text) and not _ends(block[-1].text):
            block.append(line)
            continue
        if block:
            yield block
        block = [line] if text else []
    if block:
        yield block


def _ends(text: str) -> bool:
    return text.rstrip().endswith((".", ":", ";", "!", "?")) or bool(_HEADING.match(text) or _BOLD.match(text.strip()))


def _title(block: Sequence[Line]) -> str:
    """The words of a heading; empty where the block is none."""
    text = block[0].text.strip()
    found = _HEADING.match(text) or _BOLD.match(text)
    if found:
        return found["text"].rstrip(":")
    bare = text.rstrip(":!?… ")
    if len(block) > 1 or _BULLET.match(block[0].text):
        return ""
    if len(text.split()) > 2 * _FEW:
        announces = text.endswith(":") and ". " not in text and len(text.split()) <= _LONG
        return bare if announces and kind_of(bare) in (Level.REQUIRED, Level.PREFERRED) else ""
    if text.endswith(":") or (text.isupper() and len(bare) > 3):
        return bare
    known = len(text.split()) <= _FEW and not text.endswith((".", ";", ",")) and kind_of(bare) is not None
    return bare if known and not _LABEL.match(text) else ""


def _of_block(block: Sequence[Line], level: Level) -> Iterator[Sentence]:
    starts, text = [], ""
    for line in block:
        starts.append(len(text))
        text += _plain(_BULLET.sub("", line.text)) + " "
    label = _LABEL.match(text)
    kind = kind_of(label["label"]) if label else None
    if kind in (Level.PREFERRED, Level.REQUIRED):
        level = kind
    item = bool(_BULLET.match(block[0].text)) and level > Level.MENTIONED
    for start, sentence in _pieces(text.strip()):
        number = block[bisect.bisect_right(starts, start) - 1].number
        yield Sentence(sentence, number, _level(sentence, level), item and len(sentence.split()) <= _FEW)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The sentences with their offsets; one that never ends is cut at words."""
    for start, sentence in split(text):
        at = 0
        while len(sentence) - at > _ENDLESS:
            end = sentence.rfind(" ", at, at + _ENDLESS) + 1 or at + _ENDLESS
            end = end if end > at else at + _ENDLESS
            yield start + at, sentence[at:end].strip()
            at = end
        yield start + at, sentence[at:].strip()


def _level(sentence: str, level: Level) -> Level:
    """The level of a sentence by its own words, by its section where they say nothing."""
    if level is Level.IGNORED or _BOILERPLATE.search(sentence):
        return Level.IGNORED
    if len(sentence.split()) <= _LONG and (_PREFERRED.search(sentence) or _PLUS_AT_END.search(sentence)):
        return Level.PREFERRED
    if level is Level.MENTIONED and _REQUIRED.search(sentence.replace("’", "'")):
        return Level.REQUIRED
    return level


def _plain(text: str) -> str:
    """The words without markup and addresses."""
    text = _ADDRESS.sub(" ", _TAG.sub(" ", _LINK.sub(r"\1", text)))
    return re.sub(r"[ \t\xa0]+", " ", _MARKS.sub("", text).replace("|", " ; ")).strip()
