"""A job posting as lines and as sentences, each with its level: required, preferred, mentioned."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.language.prose import sentences as split
from cvbuild.analysis.postings.headings import Level, level_of

__all__ = ["Level", "Line", "Posting", "Sentence", "sentences"]


class Line(Struct, frozen=True):
    """A line as read, with Markdown; ``number`` is its line, page or paragraph in the file."""

    number: int
    text: str


class Posting(Struct, frozen=True):
    """A job posting. ``unit`` is the unit of line numbers: ``line``, ``page``, ``paragraph``."""

    file: str
    lines: tuple[Line, ...]
    unit: str = "line"

    @staticmethod
    def of_text(file: str, text: str) -> Posting:
        """Return the posting in a plain text."""
        return Posting(file, tuple(Line(number, line) for number, line in enumerate(text.splitlines(), 1)))

    def place(self, *numbers: int) -> str:
        """Return places in the file as users write them: ``job.txt:12, 15``, ``job.pdf page 2``."""
        listed = ", ".join(map(str, numbers))
        return f"{self.file}:{listed}" if self.unit == "line" else f"{self.file} {self.unit} {listed}"


class Sentence(Struct, frozen=True):
    """A sentence without markup. ``item`` marks one of a list, ``short`` a whole item of a few words."""

    text: str
    line: int
    level: Level
    short: bool = False
    item: bool = False


_HEADING = re.compile(r"^(?P<marks>#{1,6})\s+(?P<text>.+?)\s*#*$")
_BOLD = re.compile(r"^(?:\*\*|__)(?P<text>[^*]+?)(?:\*\*|__)\s*:?$")
_BULLET = re.compile(r"^\s*(?:[-*•·●▪◦‣–—✅]|\d{1,2}[.)])\s+")
_LABEL = re.compile(r"^(?P<label>[A-Z][\w '’/&-]{2,40}):\s+(?P<rest>\S.*)$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_TAG = re.compile(r"<[^>]*>")
_LONGEST_WORD = 120
_ENDLESS_WORD = re.compile(rf"\S{{{_LONGEST_WORD}}}")
_URL = re.compile(r"(?:https?://|www\.)\S+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)|\{%.*?%\}|\{\{.*?\}\}")
_RULE = re.compile(r"[|\s:-]+")
_ITEM = re.compile(r"<li>|<br\s*/?>|•")
_UNMARKED = 7
"""The depth of a heading without marks: below all headings with marks."""
_FEW = 6
"""The most words of a heading that is recognised by its words alone."""

_PREFERRED = re.compile(
    r"\b(?:(?:a|an|is|are)\s+(?:\w+\s)?(?:plus|bonus|advantage|asset)|preferred|preferably|(?:nice|good)[ -]to[ -]have"
    r"|desir(?:ed|able)|optional(?:ly)?|ideally|not required|beneficial|very helpful|(?:is|be) (?:valuable|helpful)"
    r"|advantageous|bonus points"
    r"|von vorteil|wünschenswert|idealerweise|gern(?:e)? gesehen|(?:wäre|ist|sind) ein plus|nicht zwingend"
    r"|(?:serai(?:t|ent)|est|sont) (?:un (?:plus|atout)|appréciée?s?|souhaitée?s?)|idéalement|souhaitable"
    r"|se valorar[áa]|valorable|deseable|(?:es|ser[íi]a) un plus|opcional)\b",
    re.IGNORECASE,
)
_STATEMENT = re.compile(
    r"\b(?:is|are|be) (?:an? )?(?:\w+ )?(?:plus|bonus|advantage|asset|must|preferred|required|desir(?:ed|able)"
    r"|essential|mandatory|helpful|valuable|beneficial|advantageous|optional)\b|^experienced? (?:with|in|of|as)\b",
    re.IGNORECASE,
)
"""A short line that is a sentence although it has a word of headings: “Terraform is a plus”, “Experience with Go”."""
_ASKS = re.compile(
    r"\b(?:experienced? (?:with|in|of|as|\w+ing)|\d\+? years|expertise|knowledge of|familiar(?:ity)? with|proficien\w+"
    r"|understanding of|skills|background in|degree|certifi\w+|licen[sc]e)\b",
    re.IGNORECASE,
)
_LONG = 40
"""The most words of a sentence whose level one word, such as “preferred”, decides; more are a page without breaks."""
_ENDLESS = 800
"""The most characters of a sentence."""
_CLAUSE = re.compile(r"[^;]+(?:;\s*|$)")
_INLINE = re.compile(r"(?<=[\w.!?] )(?=(?P<label>(?:[A-Z][\w'’]*|and|&|/)(?: (?:[A-Z][\w'’]*|and|&|/)){0,4}):\s)")
_PLUS_AT_END = re.compile(r"\bplus[.!]?$", re.IGNORECASE)
_REQUIRED = re.compile(
    r"(?<!as )\b(?:zwingend|vorausgesetzt|exigée?s?|impérative?(?:ment)?|indispensables?|imprescindibles?"
    r"|obligatori[oa]s?"
    r"|required|mandatory|essential|must|you(?:'ll)? (?:should|need to) (?:have|understand|be|know))\b",
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
    """Return all sentences, headings included, in order."""
    said = tuple(_said(posting))
    if any(sentence.level is Level.REQUIRED for sentence in said):
        return said
    return tuple(_raised(sentence) for sentence in said)


def _raised(sentence: Sentence) -> Sentence:
    """Raise a sentence about experience or knowledge to required, for a posting that marks nothing as required."""
    asks = sentence.level is Level.MENTIONED and _ASKS.search(sentence.text)
    return replace(sentence, level=Level.REQUIRED) if asks else sentence


def _said(posting: Posting) -> Iterator[Sentence]:
    state = _State()
    lines = [Line(line.number, _broken(line.text)) for line in posting.lines]
    for block in _blocks(list(_unfolded(_without_front_matter(lines)))):
        title = _title(block)
        if title:
            level = state.enter(title, block[0].text)
            short = len(title.split()) <= 2 * _FEW
            yield Sentence(_plain(title), block[0].number, min(level, Level.MENTIONED) if short else level)
        else:
            yield from _of_block(block, state.level)


def _broken(text: str) -> str:
    """Break words that no language has, without addresses: patterns look at every pair of places in a word."""
    if len(text) <= _LONGEST_WORD or not _ENDLESS_WORD.search(text):
        return text
    return _ENDLESS_WORD.sub(lambda word: f"{word[0]} ", _URL.sub(" ", text))


class _State:
    """The levels of the open headings, the outermost first, each with its depth."""

    def __init__(self) -> None:
        self.open: list[tuple[int, Level]] = []

    @property
    def level(self) -> Level:
        """The level in force."""
        return self.open[-1][1] if self.open else Level.MENTIONED

    def enter(self, title: str, text: str) -> Level:
        """Return the level a heading introduces; a neutral heading inherits its parent's."""
        kind = level_of(title)
        if kind is None and text.rstrip().endswith(":"):
            return self.level  # “Examples:”
        marks = _HEADING.match(text.strip())
        depth = len(marks["marks"]) if marks else _UNMARKED
        while self.open and self.open[-1][0] >= depth:
            self.open.pop()
        self.open.append((depth, self.level if kind is None else kind))
        return self.level


def _without_front_matter(lines: Sequence[Line]) -> Sequence[Line]:
    """Remove the front matter of static site generators, except the title."""
    if not lines or lines[0].text.strip() not in ("---", "+++"):
        return lines
    fence = lines[0].text.strip()
    end = next((n for n, line in enumerate(lines[1:], 1) if line.text.strip() == fence), None)
    if end is None:
        return lines
    titles = (line for line in lines[:end] if re.match(r"title\s*[:=]", line.text))
    unprinted = [Line(line.number, "# " + re.split(r"[:=]", line.text, maxsplit=1)[1].strip(" \"'")) for line in titles]
    return [*unprinted, *lines[end + 1 :]]


def _unfolded(lines: Sequence[Line]) -> Iterator[Line]:
    """Split tables: cells below “Essential” or “Desirable” get that label, item by item."""
    columns: list[str] = []
    for line in lines:
        cells = [cell.strip() for cell in line.text.strip().strip("|").split("|")]
        if not line.text.lstrip().startswith("|"):
            columns = []
            yield from _split(line)
        elif not columns:
            columns = cells
            yield Line(line.number, "")
        elif any(level_of(column) for column in columns):
            yield from _labelled(line.number, columns, cells)
        elif not _RULE.fullmatch(line.text.strip()):
            yield line


def _split(line: Line) -> Iterator[Line]:
    """Split a line at a known heading in running text: “… for you. Requirements: Rust …”."""
    start = 0
    for match in _INLINE.finditer(line.text):
        if level_of(match["label"]) is not None:
            yield Line(line.number, line.text[start : match.start()])
            start = match.start()
    yield Line(line.number, line.text[start:])


def _labelled(number: int, columns: Sequence[str], cells: Sequence[str]) -> Iterator[Line]:
    for column, cell in zip(columns, cells, strict=False):
        if level_of(column):
            items = (_TAG.sub(" ", item).strip(" -:") for item in _ITEM.split(cell))
            yield from (Line(number, f"- {column}: {item}") for item in items if item)


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Group lines: a line that begins with a lower-case letter continues the previous one."""
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
    """Return the words of a heading; empty if the block is not one."""
    text = block[0].text.strip()
    found = _HEADING.match(text) or _BOLD.match(text)
    if found:
        return found["text"].rstrip(":")
    bare = text.rstrip(":!?… ")
    if len(block) > 1 or _BULLET.match(block[0].text):
        return ""
    if len(text.split()) > 2 * _FEW:
        announces = text.endswith(":") and ". " not in text and len(text.split()) <= _LONG
        return bare if announces and level_of(bare) in (Level.REQUIRED, Level.PREFERRED) else ""
    if text.endswith(":") or (text.isupper() and len(bare) > 3):
        return bare
    known = len(text.split()) <= _FEW and not text.endswith((".", ";", ",")) and level_of(bare) is not None
    return bare if known and not _LABEL.match(text) and not _STATEMENT.search(bare) else ""


def _of_block(block: Sequence[Line], level: Level) -> Iterator[Sentence]:
    starts, text = [], ""
    for line in block:
        starts.append(len(text))
        text += _plain(_BULLET.sub("", line.text)) + " "
    label = _LABEL.match(text)
    kind = level_of(label["label"]) if label else None
    if kind in (Level.PREFERRED, Level.REQUIRED):
        level = kind
    item = bool(_BULLET.match(block[0].text))
    for start, sentence in _pieces(text.strip()):
        number = block[bisect.bisect_right(starts, start) - 1].number
        short = item and level > Level.MENTIONED and len(sentence.split()) <= _FEW
        yield Sentence(sentence, number, _level(sentence, level), short, item)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences with their offsets; a page without full stops is cut at words."""
    clauses = ((start + at, clause) for start, sentence in split(text) for at, clause in _clauses(sentence))
    for start, sentence in clauses:
        at = 0
        while len(sentence) - at > _ENDLESS:
            end = sentence.rfind(" ", at, at + _ENDLESS) + 1 or at + _ENDLESS
            end = end if end > at else at + _ENDLESS
            yield start + at, sentence[at:end].strip()
            at = end
        yield start + at, sentence[at:].strip()


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    """Cut a sentence at semicolons between what is preferred and what is not: “Kubernetes; Terraform is a plus”."""
    for _, group in groupby(_CLAUSE.finditer(sentence), key=lambda clause: bool(_PREFERRED.search(clause[0]))):
        first, *others = group
        yield first.start(), sentence[first.start() : (others or [first])[-1].end()]


def _level(sentence: str, level: Level) -> Level:
    """Return the level of a sentence by its own words, else by its section."""
    if level is Level.IGNORED or _BOILERPLATE.search(sentence):
        return Level.IGNORED
    if len(sentence.split()) <= _LONG and (_PREFERRED.search(sentence) or _PLUS_AT_END.search(sentence)):
        return Level.PREFERRED
    if level is Level.MENTIONED and _REQUIRED.search(sentence.replace("’", "'")):
        return Level.REQUIRED
    return level


def _plain(text: str) -> str:
    """Remove markup and addresses."""
    text = _ADDRESS.sub(" ", _TAG.sub(" ", _LINK.sub(r"\1", text)))
    return re.sub(r"[ \t\xa0]+", " ", _MARKS.sub("", text).replace("|", " ; ")).strip()
