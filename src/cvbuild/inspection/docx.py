"""Read a Word file as software sees it: words, links, properties, the fonts of its styles."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cvbuild.inspection._docx_numbers import Numbers
from cvbuild.inspection._docx_shape import direct_formatting, headings, layout_tricks
from cvbuild.model.artifact import Font, Inspection, Word
from cvbuild.syntax.libraries import expecting

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


@expecting("python-docx", "docx")
def inspect(content: bytes) -> Inspection:
    """Read a Word file back. Bullets are numbering, not words; numbers of lists are counted. Only Word has pages."""
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
    """Return the build id in the file, as written (``urn:uuid:…``); empty if it has none.

    Raises:
        ValueError: the file cannot be read.
    """
    import docx

    try:
        return docx.Document(io.BytesIO(content)).core_properties.identifier or ""
    except Exception as error:  # for a damaged file it raises any error of its parser
        raise ValueError(str(error) or type(error).__name__) from None


def _margins(document: WordDocument) -> Iterator[Any]:
    """Return the elements of all headers and footers that the body refers to."""
    from cvbuild.inspection._python_docx import RT

    related = (rel.target_part for rel in document.part.rels.values() if rel.reltype in (RT.HEADER, RT.FOOTER))
    yield from (part.element for part in related)


def _parts(document: WordDocument) -> Iterator[str]:
    package = document.part.package
    yield from sorted(part.partname.lstrip("/") for part in package.iter_parts()) if package else ()


def _style_names(document: WordDocument) -> dict[str, str]:
    from cvbuild.inspection._python_docx import qn

    names = ((style.get(qn("w:styleId")), style.find(qn("w:name"))) for style in document.styles.element)
    return {identifier: name.get(qn("w:val")).lower() for identifier, name in names if name is not None}


def _words(document: WordDocument) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    from cvbuild.inspection._python_docx import qn

    numbers = Numbers(_numbering(document), document.styles.element)
    for paragraph in document.element.body.iter(qn("w:p")):
        yield from numbers.take(paragraph)
        yield from Paragraph(paragraph, document).text.split()


def _numbering(document: WordDocument) -> Any:
    """Return the element with the definitions of lists; ``None`` if the file has none."""
    from cvbuild.inspection._python_docx import RT

    related = (rel.target_part for rel in document.part.rels.values() if rel.reltype == RT.NUMBERING)
    return next((part.element for part in related), None)


def _metadata(document: WordDocument) -> Iterator[tuple[str, str]]:
    properties = document.core_properties
    for name in _PROPERTIES:
        yield name, getattr(properties, name)
    for name in _TIMES:
        time = getattr(properties, name)
        yield name, time.isoformat() if time else ""


def _links(document: WordDocument) -> Iterator[str]:
    from cvbuild.inspection._python_docx import qn

    for link in document.element.body.iter(qn("w:hyperlink")):
        identifier = link.get(qn("r:id"))
        if identifier in document.part.rels:
            yield document.part.rels[identifier].target_ref


def _fonts(document: WordDocument) -> Iterator[str]:
    """Return the font names of styles, numbering and runs, for any script."""
    from cvbuild.inspection._python_docx import RT, qn

    related = (rel.target_part for rel in document.part.rels.values() if rel.reltype in (RT.STYLES, RT.NUMBERING))
    scripts = tuple(qn(f"w:{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    for root in (document.element, *(part.element for part in related)):
        for fonts in root.iter(qn("w:rFonts")):
            yield from (name for name in map(fonts.get, scripts) if name)
