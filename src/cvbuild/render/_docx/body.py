"""The six blocks as Word paragraphs: which style each has, and nothing else about its look."""

from __future__ import annotations

import itertools

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn

from cvbuild.document import Block, BulletList, Document, Entry, Header, Paragraph, Section, Span, Spans, Terms
from cvbuild.render._docx.oxml import CharacterStyles, Element, add, add_run, add_tab, xml_text
from cvbuild.render._docx.reference import Reference

__all__ = ["write_body"]

_SEPARATOR = " | "
"""Between contacts: parsers take a middle dot for a part of the address before it."""

_PLAIN_LINKS = ("Entry Title", "Role Title")  # an employer's name keeps its colour, as in the PDF

_STRONG_PARTS = ("Entry Title", "Role Title", "Term Label")  # bold by themselves


def write_body(document: Document, reference: Reference) -> None:
    """Write header and sections into the empty body of the reference."""
    _Writer(reference).document(document)


class _Writer:
    def __init__(self, reference: Reference) -> None:
        self._reference = reference
        self._part = reference.document.part
        self._body = reference.document.element.body
        self._characters = CharacterStyles(reference.styles, reference.ids)

    def document(self, document: Document) -> None:
        self._header(document.header)
        for section in document.sections:
            self._section(section)

    def _header(self, header: Header) -> None:
        add_run(self._paragraph("Title"), header.name)
        if header.label:
            self._spans(self._paragraph("Subtitle"), header.label)
        if header.contacts:
            line = self._paragraph("Contact")
            for index, contact in enumerate(header.contacts):
                if index:
                    add_run(line, _SEPARATOR)
                self._spans(line, contact.spans)

    def _section(self, section: Section) -> None:
        add_run(self._paragraph("heading 1"), section.title)
        for block in section.blocks:
            self._block(block, nested=False)

    def _block(self, block: Block, *, nested: bool) -> None:
        match block:
            case Paragraph():
                self._spans(self._paragraph("Body Text"), block.spans)
            case BulletList():
                for bullet in block.bullets:
                    self._spans(self._paragraph("List Bullet"), bullet.spans)
            case Terms():
                self._terms(block)
            case Entry():
                self._entry(block, ("heading 3", "Role Title") if nested else ("heading 2", "Entry Title"))

    def _terms(self, terms: Terms) -> None:
        for term in terms.terms:
            line = self._paragraph("Term")
            self._spans(line, term.label, "Term Label")
            self._spans(line, (Span(" "), *term.text))

    def _entry(self, entry: Entry, heading: tuple[str, str]) -> None:
        self._line(heading[0], (entry.title, heading[1]), (entry.aside, "Aside"))
        self._line("Entry Detail", (entry.subtitle, "Entry Subtitle"), (entry.subaside, "Aside"))
        for block in entry.blocks:
            self._block(block, nested=True)

    def _line(self, style: str, left: tuple[Spans, str], right: tuple[Spans, str]) -> None:
        """One paragraph with two ends; none where there is nothing at either."""
        if not left[0] and not right[0]:
            return
        line = self._paragraph(style)
        self._spans(line, *left)
        if right[0]:
            add_tab(line)
            self._spans(line, *right)

    def _paragraph(self, style: str) -> Element:
        paragraph = self._body.add_p()
        add(paragraph.get_or_add_pPr(), "w:pStyle", val=self._reference.paragraph(style))
        return paragraph

    def _spans(self, parent: Element, spans: Spans, part: str = "") -> None:
        for url, group in itertools.groupby(spans, lambda span: xml_text(span.url).strip()):
            target = self._hyperlink(parent, url) if url else parent
            for span in group:
                add_run(target, span.text, self._characters.id(_style_names(span, part)))

    def _hyperlink(self, parent: Element, url: str) -> Element:
        link = add(parent, "w:hyperlink")
        link.set(qn("r:id"), self._part.relate_to(url, RT.HYPERLINK, is_external=True))
        return link


def _style_names(span: Span, part: str) -> tuple[str, ...]:
    """The character styles of a span, from the widest to the narrowest."""
    styles = (
        (part, bool(part)),
        ("Strong", span.strong and part not in _STRONG_PARTS),
        ("Emphasis", span.emphasis),
        ("HTML Code", span.code),
        ("Hyperlink", bool(span.url) and part not in _PLAIN_LINKS),
    )
    return tuple(name for name, on in styles if on)
