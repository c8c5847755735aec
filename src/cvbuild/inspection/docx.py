"""What software sees in a Word file: words, links, properties, the fonts that its styles ask for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cvbuild.artifact import Font, Inspection, Word
from cvbuild.inspection._docx_shape import direct_formatting, headings, layout_tricks

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

__all__ = ["identifier", "inspect"]

_PROPERTIES = (
    "title",
    "author",
    "language",
    "subject",
    "keywords",
    "comments",
    "category",
    "content_status",
    "identifier",
    "last_modified_by",
    "version",
)
_TIMES = ("created", "modified", "last_printed")


def inspect(content: bytes) -> Inspection:
    """Read a Word file back. Bullets are numbering there, so they are no words; where its pages end only Word knows."""
    import docx

    document = docx.Document(io.BytesIO(content))
    body, margins, parts = document.element.body, list(_margins(document)), tuple(_parts(document))
    return Inspection(
        "docx",
        tuple(Word(word) for word in _words(document)),
        metadata=dict(_metadata(document)),
        fonts=tuple(Font(name, embedded=False) for name in sorted(set(_fonts(document)))),
        links=tuple(_links(document)),
        size=len(content),
        headings=tuple(headings(body, _style_names(document))),
        images=sum(1 for part in parts if part.startswith("word/media/")),
        tricks=tuple(dict.fromkeys(layout_tricks(body, margins))),
        by_hand=tuple(direct_formatting((body, *margins))),
        parts=parts,
    )


def identifier(content: bytes) -> str:
    """The id that the file carries, as written (``urn:uuid:…``); empty where it has none.

    Raises:
        ValueError: nobody can read the file.
    """
    import docx

    try:
        return docx.Document(io.BytesIO(content)).core_properties.identifier or ""
    except Exception as error:  # of a damaged file it raises whatever its parser stumbled on
        raise ValueError(str(error) or type(error).__name__) from None


def _margins(document: WordDocument) -> Iterator[Any]:
    """The elements of all headers and footers that the body refers to."""
    from docx.opc.constants import RELATIONSHIP_TYPE as RT

    related = (rel.target_part for rel in document.part.rels.values() if rel.reltype in (RT.HEADER, RT.FOOTER))
    yield from (part.element for part in related)


def _parts(document: WordDocument) -> Iterator[str]:
    package = document.part.package
    yield from sorted(part.partname.lstrip("/") for part in package.iter_parts()) if package else ()


def _style_names(document: WordDocument) -> dict[str, str]:
    from docx.oxml.ns import qn

    names = ((style.get(qn("w:styleId")), style.find(qn("w:name"))) for style in document.styles.element)
    return {identifier: name.get(qn("w:val")).lower() for identifier, name in names if name is not None}


def _words(document: WordDocument) -> Iterator[str]:
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for paragraph in document.element.body.iter(qn("w:p")):
        yield from Paragraph(paragraph, document).text.split()


def _metadata(document: WordDocument) -> Iterator[tuple[str, str]]:
    properties = document.core_properties
    for name in _PROPERTIES:
        yield name, getattr(properties, name)
    for name in _TIMES:
        time = getattr(properties, name)
        yield name, time.isoformat() if time else ""


def _links(document: WordDocument) -> Iterator[str]:
    from docx.oxml.ns import qn

    for link in document.element.body.iter(qn("w:hyperlink")):
        identifier = link.get(qn("r:id"))
        if identifier in document.part.rels:
            yield document.part.rels[identifier].target_ref


def _fonts(document: WordDocument) -> Iterator[str]:
    """Names given by styles, numbering and runs, for any script."""
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.oxml.ns import qn

    related = (rel.target_part for rel in document.part.rels.values() if rel.reltype in (RT.STYLES, RT.NUMBERING))
    scripts = tuple(qn(f"w:{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    for root in (document.element, *(part.element for part in related)):
        for fonts in root.iter(qn("w:rFonts")):
            yield from (name for name in map(fonts.get, scripts) if name)
