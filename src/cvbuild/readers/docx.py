"""Word files: headings by style or look, lists, layout tables, text boxes, links, header and footer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft
from cvbuild.readers._parts.outline import Line, outlined, promoted
from cvbuild.readers._parts.parse import Unreadable, unpacked, xml, zip_names
from cvbuild.readers._parts.tree import Tracker
from cvbuild.readers._parts.word import Styles, paragraphs

_PARTS = re.compile(
    r"^word/(?:document|styles|numbering|footnotes|comments|header\d*|footer\d*)\.xml$|^word/_rels/[\w.]+\.rels$"
)


def recognise(content: bytes, name: str) -> bool:  # noqa: ARG001 - the content says enough
    """Return whether this is a Word file."""
    return "word/document.xml" in zip_names(content)


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    parts = unpacked(content, _PARTS)
    if "word/document.xml" not in parts:
        raise Unreadable("this is no Word file")
    styles = Styles.of(parts)
    lines: list[Line] = []
    footers: list[Line] = []
    body = list(paragraphs(xml(parts["word/document.xml"]), styles, _links(parts, "word/document.xml")))
    for name in sorted(parts):
        if re.search(r"word/(?:header|footer)\d*\.xml$", name):
            found = _unseen(list(paragraphs(xml(parts[name]), styles, _links(parts, name))), [*lines, *footers], body)
            (lines if "header" in name else footers).extend(found)
    notes = list(paragraphs(xml(parts["word/footnotes.xml"]), styles, {})) if "word/footnotes.xml" in parts else []
    if "word/comments.xml" in parts:
        log.remark("comments in the Word file were left out")
    outlined(_ordered(promoted([*body, *notes, *footers]), lines), cv, log)
    return log


def _unseen(lines: list[Line], before: list[Line], body: list[Line]) -> Iterator[Line]:
    """Yield lines without page numbers and without those that another header has."""
    for line in lines:
        is_number = re.fullmatch(r"(?:page|seite|página|pagina)?\s*\d*\s*(?:of|von|de|/|di)?\s*\d*", line.text, re.I)
        if not is_number and not _is_running(line.text, body) and line.text not in {one.text for one in before}:
            yield Line(line.text)


def _is_running(text: str, before: list[Line]) -> bool:
    """Return whether a line is one of the body's, such as the name, with the number of the page."""
    found = re.fullmatch(r"(.*?)[\s–—|·-]*(?:page|seite|página|pagina)?\s*\d+\s*(?:of|von|de|/|di)\s*\d+", text, re.I)
    return found is not None and found[1].strip() in {line.text.strip() for line in before}


def _ordered(body: list[Line], header: list[Line]) -> list[Line]:
    """Return the lines with those of the page's header after the name."""
    first = next((n for n, line in enumerate(body) if line.heading == 2), 0)
    has_name = any(line.heading == 1 for line in body[: max(first, 1)]) or first > 0
    return [*body[:1], *header, *body[1:]] if has_name else [*header, *body]


def _links(parts: dict[str, bytes], name: str) -> dict[str, str]:
    folder, _, file = name.rpartition("/")
    found = parts.get(f"{folder}/_rels/{file}.rels")
    if found is None:
        return {}
    return {
        one.attributes.get("Id", ""): one.attributes.get("Target", "")
        for one in xml(found).elements
        if one.attributes.get("TargetMode") == "External"
    }


READER = Reader(
    name="docx",
    description="Word (DOCX)",
    recognise=recognise,
    draft=draft,
    rank=80,
)
