"""WordprocessingML to lines: paragraphs with their styles, in the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from cvbuild.readers._parts.outline import Line
from cvbuild.readers._parts.parse import Element, xml

__all__ = ["Styles", "paragraphs"]

_SKIPPED = frozenset(
    {"del", "moveFrom", "Fallback", "instrText", "delText", "pict", "commentReference", "annotationRef"}
)
_BULLET = re.compile(r"^\s*[•●▪◦‣·\-–*\uf0b7\uf0a7o]\s*\t\s*|^\s*[•●▪◦‣·\uf0b7\uf0a7–\-]\s+")


class Styles(Struct, frozen=True):
    """The meaning of a document's styles: levels of headings, which are lists, which are bold."""

    headings: Mapping[str, int] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()
    strong: frozenset[str] = frozenset()

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> Styles:
        """Return the styles of a Word file."""
        if "word/styles.xml" not in parts:
            return cls()
        headings, lists, strong = {}, set(), set()
        for style in xml(parts["word/styles.xml"]).all("style"):
            key, name = style.attributes.get("styleId", ""), _value(style.first("name")).lower()
            outline = _value((style.first("pPr") or Element("")).first("outlineLvl"))
            if level := _level(name, outline):
                headings[key] = level
            if name.startswith("list") or (style.first("pPr") or Element("")).first("numPr"):
                lists.add(key)
            if (style.first("rPr") or Element("")).first("b"):
                strong.add(key)
        return cls(headings, frozenset(lists), frozenset(strong))


def _level(name: str, outline: str) -> int:
    if found := re.fullmatch(r"(?:heading|überschrift|titre|título|titolo) (\d)", name):
        return int(found[1]) + 1
    if name == "title":
        return 1
    return int(outline) + 2 if outline.isdigit() and int(outline) < 6 else 0


def _value(element: Element | None) -> str:
    return element.attributes.get("val", "") if element else ""


def paragraphs(root: Element, styles: Styles, links: Mapping[str, str]) -> Iterator[Line]:
    """Yield the paragraphs of a part; rows of layout tables become lines with tabs, or one cell after the other."""
    for one in root.elements:
        if one.name == "p":
            yield from _paragraph(one, styles, links)
        elif one.name == "tbl":
            yield from _table(one, styles, links)
        elif one.name not in _SKIPPED:
            yield from paragraphs(one, styles, links)


def _paragraph(element: Element, styles: Styles, links: Mapping[str, str]) -> Iterator[Line]:
    text = _tidied("".join(_runs(element, links, plain=False)))
    plain = _tidied("".join(_runs(element, links, plain=True)))
    properties = element.first("pPr") or Element("")
    style = _value(properties.first("pStyle"))
    strong = _all_strong(element) or style in styles.strong
    if plain:
        heading = styles.headings.get(style, 0)
        is_list = style in styles.lists or properties.first("numPr") is not None
        typed = _BULLET.match(plain)
        bullet = _bullet_level(properties) if is_list else int(bool(typed))
        shown = plain if heading or strong else text
        if typed and bullet:
            shown = _BULLET.sub("", shown)
        yield Line(shown, heading=heading, bullet=0 if heading else bullet, strong=strong)
    for box in element.all("txbxContent"):
        yield from paragraphs(box, styles, links)


def _tidied(text: str) -> str:
    text = re.sub(r"\*\*(\s*)\*\*|(?<!\*)\*(\s+)\*(?!\*)", r"\1\2", text)
    return re.sub(r" *\t[\t ]*", "\t", text).strip()


def _bullet_level(properties: Element) -> int:
    level = _value((properties.first("numPr") or Element("")).first("ilvl"))
    return 2 if level.isdigit() and int(level) > 0 else 1


def _all_strong(element: Element) -> bool:
    runs = [run for run in element.all("r") if run.all("t") and "".join(t.text for t in run.all("t")).strip()]
    return bool(runs) and all(_is_on(run, "b") for run in runs)


def _is_on(run: Element, name: str) -> bool:
    found = (run.first("rPr") or Element("")).first(name)
    return found is not None and found.attributes.get("val", "1") not in ("0", "false")


def _runs(element: Element, links: Mapping[str, str], *, plain: bool) -> Iterator[str]:
    for one in element.elements:
        if one.name in _SKIPPED or one.name in ("pPr", "rPr", "txbxContent", "drawing", "AlternateContent"):
            continue
        if one.name == "hyperlink":
            yield _link("".join(_runs(one, links, plain=plain)), links.get(one.attributes.get("id", ""), ""))
        elif one.name == "r":
            yield _run(one, plain=plain)
        else:
            yield from _runs(one, links, plain=plain)


def _link(text: str, target: str) -> str:
    bare = text.strip()
    if not target or not bare or bare in target:
        return target.removeprefix("mailto:") if bare and bare in target and bare != target.rstrip("/") else text
    return f"[{bare}]({target})"


def _run(run: Element, *, plain: bool) -> str:
    text = ""
    for one in run.elements:
        if one.name == "t":
            text += one.text
        elif one.name in ("tab", "ptab"):
            text += "\t"
        elif one.name in ("br", "cr"):
            text += "\n"
        elif one.name == "noBreakHyphen":
            text += "-"
        elif one.name == "sym":
            text += ""
    if plain or not text.strip():
        return text
    mark = "**" if _is_on(run, "b") else "*" if _is_on(run, "i") else ""
    bare = text.strip()
    return text.replace(bare, f"{mark}{bare}{mark}") if mark and "\t" not in bare and "\n" not in bare else text


def _table(table: Element, styles: Styles, links: Mapping[str, str]) -> Iterator[Line]:
    for row in list(_within(table, "tr")):
        cells = [list(paragraphs(cell, styles, links)) for cell in _within(row, "tc")]
        yield from _row([cell for cell in cells if cell])


def _within(element: Element, name: str) -> Iterator[Element]:
    """Yield rows or cells, also those in content controls."""
    for one in element.elements:
        if one.name == name:
            yield one
        elif one.name in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _within(one, name)


def _row(cells: list[list[Line]]) -> Iterator[Line]:
    if len(cells) > 1 and all(len(cell) == 1 and not cell[0].bullet for cell in cells):
        yield Line("\t".join(cell[0].text for cell in cells), pair=True)
    elif len(cells) == 2 and len(cells[0]) == 1 and len(cells[0][0].text) < 40 and not cells[0][0].heading:
        first, *others = cells[1]
        yield Line(f"{first.text}\t{cells[0][0].text}" if not first.bullet else cells[0][0].text, strong=True)
        yield from others if not first.bullet else cells[1]
    else:
        yield from (line for cell in cells for line in cell)
