"""The six blocks as Word paragraphs: the style of each, and no other formatting."""

from __future__ import annotations

import itertools

from cvbuild.inspection._python_docx import RT, qn
from cvbuild.model.document import Block, BulletList, Document, Entry, Header, Paragraph, Section, Span, Spans, Terms
from cvbuild.model.locales.scripts import is_right_to_left
from cvbuild.render._docx.direction import runs
from cvbuild.render._docx.first_texts import FirstTexts
from cvbuild.render._docx.numbering import LEVELS, Lists
from cvbuild.render._docx.oxml import (
    CharacterStyles,
    Element,
    add,
    add_break,
    add_run,
    add_tab,
    declare_namespaces,
    xml_text,
)
from cvbuild.render._docx.picture import add_photo
from cvbuild.render._docx.reference import Reference
from cvbuild.render._docx.room import Room

__all__ = ["write_body"]

_SEPARATOR = " | "
"""Separator of contacts: parsers take a middle dot for a part of the address before it."""

_PLAIN_LINKS = ("Entry Title", "Role Title")  # an employer's name keeps its colour, as in the PDF

_STRONG_PARTS = ("Entry Title", "Role Title", "Term Label")  # bold by style


def write_body(document: Document, reference: Reference, photo: bytes = b"") -> None:
    """Write header and sections into the empty body of the reference document."""
    _Writer(reference, photo, is_right_to_left(document.language)).document(document)


class _Writer:
    def __init__(self, reference: Reference, photo: bytes, turned: bool) -> None:
        self._photo = photo
        self._reference = reference
        self._turned = turned
        self._part = reference.document.part
        self._body = reference.document.element.body
        self._lists = Lists(reference)
        self._first_texts = FirstTexts(reference)
        self._under_heading = False
        self._room = Room(reference)
        self._asides_first = False
        self._characters = CharacterStyles(reference.styles, reference.ids)

    def document(self, document: Document) -> None:
        self._asides_first = document.asides_first
        self._header(document.header)
        for section in document.sections:
            self._section(section)
        declare_namespaces(self._reference.document.element)

    def _header(self, header: Header) -> None:
        title = self._paragraph("Title")
        if header.photo and self._photo:
            add_photo(self._part, title, self._photo, header.photo)
        self._text(title, header.name)
        if header.label:
            self._spans(self._paragraph("Subtitle"), header.label)
        if header.contacts:
            line = self._paragraph("Contact")
            for row in self._room.rows_of_contacts(header, _SEPARATOR):
                for number in row:
                    if number == row[0] and number:
                        add_break(line)
                    elif number:
                        self._text(line, _SEPARATOR)
                    self._spans(line, header.contacts[number].spans)

    def _section(self, section: Section) -> None:
        heading = self._paragraph("heading 1")
        if section.new_page:
            add(heading.get_or_add_pPr(), "w:pageBreakBefore")
        self._text(heading, section.title)
        self._under_heading = True
        self._blocks(section.blocks, nested=False)
        self._under_heading = False

    def _blocks(self, blocks: tuple[Block, ...], *, nested: bool) -> None:
        before = ""
        for block in blocks:
            if isinstance(block, Paragraph) and block.path and block.path == before:
                self._spans(self._styled(self._lists.further()), block.spans)
            else:
                self._block(block, nested=nested)
            before = block.path

    def _block(self, block: Block, *, nested: bool) -> None:
        match block:
            case Paragraph():
                self._spans(self._paragraph("Body Text"), block.spans)
            case BulletList():
                self._list(block, 0)
            case Terms():
                self._terms(block)
            case Entry():
                self._entry(block, ("heading 3", "Role Title") if nested else ("heading 2", "Entry Title"))

    def _list(self, items: BulletList, level: int) -> None:
        number = self._lists.start(items.first, level) if items.first else ""
        for item in items.bullets:
            if item.spans:
                line = self._styled(self._lists.number(level) if number else self._lists.bullet(level))
                if number:
                    self._numbered(line, number, level)
                self._spans(line, item.spans)
            for block in item.blocks:
                if isinstance(block, BulletList):
                    self._list(block, level + 1 if item.spans else level)
                else:
                    self._spans(self._styled(self._lists.inside(level)), block.spans)

    def _numbered(self, line: Element, number: str, level: int) -> None:
        """Count a paragraph in its own list: the style alone would go on counting from the list before."""
        numbering = add(line.get_or_add_pPr(), "w:numPr")
        add(numbering, "w:ilvl", val=str(min(level, LEVELS - 1)))
        add(numbering, "w:numId", val=number)

    def _terms(self, terms: Terms) -> None:
        for term in terms.terms:
            line = self._paragraph("Term")
            self._spans(line, term.label, "Term Label")
            self._spans(line, (*((Span(" "),) if term.label else ()), *term.text))

    def _entry(self, entry: Entry, heading: tuple[str, str]) -> None:
        line = self._dated_line if self._asides_first and entry.is_dated else self._line
        line(heading[0], (entry.title, heading[1]), (entry.aside, "Aside"))
        line("Entry Detail", (entry.subtitle, "Entry Subtitle"), (entry.subaside, "Aside"))
        self._blocks(entry.blocks, nested=True)

    def _line(self, style: str, left: tuple[Spans, str], right: tuple[Spans, str]) -> None:
        """Append a paragraph with two ends; nothing if both are empty."""
        if not left[0] and not right[0]:
            return
        line = self._paragraph(style)
        if self._asides_first:
            add_tab(line)  # past the column of dates
        self._spans(line, *left)
        if right[0]:
            (add_break if self._room.is_too_long(left[0], right[0]) else add_tab)(line)
            self._spans(line, *right)

    def _dated_line(self, style: str, words: tuple[Spans, str], aside: tuple[Spans, str]) -> None:
        """Append a paragraph that begins in the column of dates; nothing if it would be empty."""
        if words[0] or aside[0]:
            line = self._paragraph(style)
            self._spans(line, *aside)
            add_tab(line)
            self._spans(line, *words)

    def _paragraph(self, style: str) -> Element:
        return self._styled(self._reference.paragraph(style))

    def _styled(self, identifier: str) -> Element:
        if self._under_heading:
            identifier, self._under_heading = self._first_texts.style(identifier), False
        paragraph = self._body.add_p()
        add(paragraph.get_or_add_pPr(), "w:pStyle", val=identifier)
        return paragraph

    def _spans(self, parent: Element, spans: Spans, part: str = "") -> None:
        for url, group in itertools.groupby(spans, lambda span: xml_text(span.url).strip()):
            target = self._hyperlink(parent, url) if url else parent
            for span in group:
                self._text(target, span.text, self._characters.id(_style_names(span, part)))

    def _text(self, parent: Element, text: str, style: str = "") -> None:
        """Append a text; one run for each direction in it."""
        if text.isascii() and not self._turned:
            add_run(parent, text, style)
            return
        for piece, turned in runs(text, turned=self._turned):
            add_run(parent, piece, style, turned=turned)

    def _hyperlink(self, parent: Element, url: str) -> Element:
        link = add(parent, "w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(url, RT.HYPERLINK, is_external=True))
        return link


def _style_names(span: Span, part: str) -> tuple[str, ...]:
    """Return the character styles of a span, from the widest to the narrowest."""
    styles = (
        (part, bool(part)),
        ("Strong", span.strong and part not in _STRONG_PARTS),
        ("Emphasis", span.emphasis),
        ("HTML Code", span.code),
        ("Hyperlink", bool(span.url) and part not in _PLAIN_LINKS),
    )
    return tuple(name for name, on in styles if on)
