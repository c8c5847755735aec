"""PDF: text in reading order, columns apart, headings by their look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft
from cvbuild.readers._parts.contacts import take_contacts
from cvbuild.readers._parts.headings import section_of
from cvbuild.readers._parts.heads import has_date
from cvbuild.readers._parts.networks import network_of
from cvbuild.readers._parts.outline import Line, outlined, promoted
from cvbuild.readers._parts.pdf import Piece, pieces
from cvbuild.readers._parts.tree import Tracker

_BULLET = re.compile(r"^[•●▪◦‣·∙■□➢–\-*](?:\s+|(?=[A-ZÀ-Ý]))")
_LABELLED = re.compile(r"[A-ZÀ-Ý][\w &/,+.()-]{1,48}: \S")
_FOOTER = re.compile(
    r"(?:page |seite |página )?\d{1,2}(?: ?(?:of|von|de|/) ?\d{1,2})?|(?:last updated|stand|updated)\b.*\d{4}", re.I
)


def recognise(content: bytes, name: str) -> bool:  # noqa: ARG001 - the content says enough
    """Return whether this is a PDF."""
    return content.startswith(b"%PDF")


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    pages, addresses = pieces(content)
    rows = [row for page in _without_running_heads(pages) for row in _in_order(page)]
    looks = list(_paragraphs(rows))
    lines = [line for line, _ in looks]
    outlined(promoted(_with_headings(looks)), cv, log)
    _take_links(addresses, " ".join(line.text for line in lines), cv, log)
    log.remark("a PDF has no structure: compare cv.yaml with its pages")
    return log


def _take_links(addresses: list[tuple[str, str]], words: str, cv: Draft, log: Tracker) -> None:
    """Add contacts whose address is only in a link; name other links in the report."""
    others = []
    for address, _ in addresses:
        short = re.sub(r"^(?:https?://|mailto:|tel:)(?:www\.)?", "", address).rstrip("/")
        if short in words or (address.startswith("tel:") and _digits(short) in _digits(words)):
            continue
        address = address if not address.startswith("tel:") else f"[]({address})"  # noqa: PLW2901
        if address.startswith(("mailto:", "[](")) or network_of(address):
            take_contacts(address, cv, in_section=True)
        else:
            others.append(address)
    if others:
        log.remark("links in the PDF whose place is unknown: " + ", ".join(others))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


class Row(list[Piece]):
    """The pieces on one line, from left to right."""

    @property
    def size(self) -> float:
        """The height of its largest piece."""
        return max(piece.size for piece in self)


def _without_running_heads(pages: list[list[Piece]]) -> list[list[Piece]]:
    """Return the pages without page numbers and lines that each page repeats."""
    seen = Counter(piece.text for page in pages for piece in page) if len(pages) > 1 else Counter()
    made = []
    for number, page in enumerate(pages):
        low = max((piece.bottom for piece in page), default=0)
        kept = [
            piece
            for piece in page
            if not (
                (_FOOTER.fullmatch(piece.text) and piece.bottom > low - 1.5 * piece.size and piece.bottom > 500)
                or (len(pages) > 1 and _is_number_of(number + 1, piece.text) and piece.top < 70)
                or (number and seen[piece.text] == len(pages) and (piece.top < 70 or piece.bottom > low - 30))
            )
        ]
        made.append(kept)
    return made


def _is_number_of(number: int, text: str) -> bool:
    """Return whether a text is the number of a page, perhaps with the number of all."""
    found = re.fullmatch(r"\D{0,8}?(\d{1,2}) ?(?:of|von|de|sur|di|/) ?\d{1,2}", text)
    return found is not None and int(found[1]) == number


def _in_order(page: list[Piece]) -> Iterator[Row]:
    """Yield the rows of a page: what crosses the columns, then column by column."""
    gutter = _gutter(page)
    if gutter is None:
        yield from _rows(page)
        return
    top = max((p.bottom for p in page if p.left < gutter - 2 and p.right > gutter + 2), default=0)
    yield from _rows([piece for piece in page if piece.top < top - 1])
    below = [piece for piece in page if piece.top >= top - 1]
    columns = [[p for p in below if p.left < gutter - 2], [p for p in below if p.left >= gutter - 2]]
    yield from (row for column in columns for row in _rows(column))


def _gutter(page: list[Piece]) -> float | None:
    """Return where a second column begins; none for dates at the margin."""
    edges = Counter(round(piece.left) for piece in page)
    wide = max((piece.right for piece in page), default=0)
    low = min((piece.left for piece in page), default=0)
    for edge, count in edges.most_common(6):
        if count < 6 or not low + 0.18 * (wide - low) < edge < low + 0.75 * (wide - low):
            continue
        right = [piece for piece in page if piece.left >= edge - 2]
        left = [piece for piece in page if piece.left < edge - 2]
        crossing = [piece for piece in left if piece.right > edge + 2]
        side = [piece for piece in left if piece not in crossing]
        dated = sum(has_date(piece.text) and len(piece.text) < 30 for piece in side)
        if (
            len(crossing) <= max(3, 0.1 * len(page))
            and len(side) >= 6
            and dated < 0.4 * len(side)
            and _is_column(right)
        ):
            has_headings = any(section_of(piece.text) for piece in side) or len(side) > 12
            if has_headings:
                return float(edge)
    return None


def _is_column(right: list[Piece]) -> bool:
    texts = [piece.text for piece in right]
    return len(texts) >= 6 and sum(map(len, texts)) / len(texts) > 14 and any(section_of(text) for text in texts)


def _rows(page: list[Piece]) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(page, key=lambda one: ((one.top + one.bottom) / 2, one.left)):
        middle = (piece.top + piece.bottom) / 2
        if (
            rows
            and rows[-1][0].top < middle < rows[-1][0].bottom
            and abs(_middle(rows[-1]) - middle) < 0.4 * piece.size
        ):
            rows[-1].append(piece)
        else:
            rows.append(Row([piece]))
    return [Row(sorted(row, key=lambda one: one.left)) for row in rows]


def _middle(row: Row) -> float:
    return (row[0].top + row[0].bottom) / 2


class _Held:
    """A paragraph under construction."""

    def __init__(self, row: Row, text: str, bullet: int) -> None:
        self.rows = [row]
        self.text = text
        self.bullet = bullet
        self.left = row[0].left
        self.strong = all(piece.strong for piece in row)
        self.led = row[0].strong != row[-1].strong
        self.size = row.size

    def line(self) -> tuple[Line, float]:
        return Line(_despaced(self.text), bullet=self.bullet, strong=self.strong or self.led), self.size


def _paragraphs(rows: list[Row]) -> Iterator[tuple[Line, float]]:
    """Yield paragraphs: rows that continue the one above are joined to it."""
    margin = _margins(rows)
    held: _Held | None = None
    for row in rows:
        text = _joined(row)
        found = _BULLET.match(text)
        if held and not found and _continues(held, row, text, margin):
            is_split = held.text.endswith("-") or _breaks_address(held.text, text)
            held.text = f"{held.text}{'' if is_split else ' '}{text}"
            held.rows.append(row)
            held.strong = held.strong and all(piece.strong for piece in row)
            held.led = held.led and len(held.rows) == 1
            continue
        if held:
            yield held.line()
        held = _Held(row, text[found.end() :] if found else text, _level(row, rows) if found else 0)
        if found and not held.text:
            held.text = ""
    if held:
        yield held.line()


def _margins(rows: list[Row]) -> dict[tuple[int, int, int], float]:
    """Return the right margin by page and column."""
    made: dict[tuple[int, int, int], float] = {}
    for row in rows:
        key = _column(row)
        made[key] = max(made.get(key, 0), row[-1].right)
    return made


def _column(row: Row) -> tuple[int, int, int]:
    """Return the page, the left edge and the size of a row, roughly."""
    return row[0].page, round(row[0].left / 40), round(row.size / 2)


def _continues(held: _Held, row: Row, text: str, margin: dict[tuple[int, int, int], float]) -> bool:
    last = held.rows[-1]
    right = max((value for key, value in margin.items() if key[0] == last[0].page), default=0)
    own = margin.get(_column(last), right)
    gap = row[0].top - last[0].bottom
    close = row[0].page != last[0].page or -0.5 * row.size < gap < 0.75 * row.size
    same_look = abs(row.size - held.size) < 0.6 and len(row) == 1 and all(p.strong for p in row) == held.strong
    if _is_label(held.text) and close and abs(row[0].left - held.left) < 3:
        return True
    full = last[-1].right > 0.84 * own or (not held.bullet and last[-1].right > 0.9 * right)
    if held.bullet:
        return close and same_look and row[0].left > held.left + 2 and (full or text[:1].islower())
    if _LABELLED.match(text) and _LABELLED.match(held.text):
        return False
    if not (close and same_look and len(last) == 1 and abs(row[0].left - held.left) < 3):
        return False
    is_number = re.fullmatch(r"\+?[\d ()/-]{6,}", held.text) and re.fullmatch(r"[\d ]{2,8}", text)
    if held.text.count("(") > held.text.count(")") or _breaks_address(held.text, text) or is_number:
        return True
    return full and (text[:1].islower() or len(held.text) > 40) and not (has_date(held.text[-12:]) and has_date(text))


def _is_label(text: str) -> bool:
    """Return whether a line is only the label of what is on the next one."""
    return text.endswith(":") and len(text) < 40 and len(text.split()) < 5


def _breaks_address(before: str, text: str) -> bool:
    """Return whether an address continues on the next line."""
    return re.fullmatch(r"(?:https?://|www\.)\S+[-/.]", before) is not None and " " not in text and "@" not in text


def _joined(row: Row) -> str:
    first, *others = row
    if others and _BULLET.fullmatch(first.text + " "):
        return f"{first.text} " + "\t".join(piece.text for piece in others)
    return "\t".join(piece.text for piece in row)


def _level(row: Row, rows: list[Row]) -> int:
    """Return the level of a bullet by its distance from the leftmost one."""
    lefts = [one[0].left for one in rows if _BULLET.match(_joined(one)) and one[0].page == row[0].page]
    return 2 if any(6 < row[0].left - left < 40 for left in lefts) and row[0].left - min(lefts) < 60 else 1


def _despaced(text: str) -> str:
    """Return letter-spaced words (``C O N TA C T``) as words."""
    parts = text.split(" ")
    if len(parts) > 3 and sum(len(part) <= 2 for part in parts) >= 0.75 * len(parts) and text.upper() == text:
        return "".join(parts)
    return text


def _with_headings(lines: list[tuple[Line, float]]) -> list[Line]:
    """Return the lines with headings: the largest is the name, known titles and lines in their size are sections."""
    if not lines:
        return []
    usual = Counter(round(size, 1) for line, size in lines for _ in line.text.split()).most_common(1)[0][0]
    largest = max(size for _, size in lines[:12])
    known = [size for line, size in lines if section_of(line.text) and len(line.text) < 45 and "\t" not in line.text]
    usual_heading = Counter(known).most_common(1)[0][0] if known else 0.0
    alike = _alike(lines, usual_heading)
    made = []
    for number, (line, size) in enumerate(lines):
        short = len(line.text) < 60 and not line.bullet and "\t" not in line.text
        if short and size == largest and largest > usual + 1.5 and number < 12 and not section_of(line.text):
            made.append(Line(line.text, heading=1))
        elif short and (
            (section_of(line.text) and size >= usual_heading - 0.6)
            or _is_heading(size, usual, usual_heading)
            or line in alike
        ):
            made.append(Line(line.text, heading=2))
        else:
            made.append(line)
    return made


def _alike(lines: list[tuple[Line, float]], heading: float) -> list[Line]:
    """Return the bold lines in the size of bold headings, unless they are so many that entries begin with them."""
    found = [
        line
        for line, size in lines
        if line.strong and abs(size - heading) < 0.15 and "\t" not in line.text and not has_date(line.text)
    ]
    known = [line for line in found if section_of(line.text)]
    return found if len(found) <= 1.5 * len(known) else []


def _is_heading(size: float, usual: float, heading: float) -> bool:
    return heading > usual + 0.3 and abs(size - heading) < min(0.3, (heading - usual) / 2)


READER = Reader(
    name="pdf",
    description="PDF",
    recognise=recognise,
    draft=draft,
    rank=85,
)
