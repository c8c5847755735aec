"""DOCX by python-docx: the document's words in the styles of the theme's ``reference.docx``, and nothing by hand.

Every look is a style that a person can edit in Word; there are no tables, text boxes or formatted runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuild.build_id import build_id
from cvbuild.document import Document
from cvbuild.finding import Outcome
from cvbuild.theme import RenderOptions, Theme

if TYPE_CHECKING:
    from cvbuild.render._docx.reference import Reference

__all__ = ["EXTENSION", "render"]

EXTENSION = "docx"


def render(document: Document, theme: Theme, options: RenderOptions) -> Outcome[bytes]:
    """The document as a Word file, or what is wrong with the theme's ``reference.docx`` or its colours (A119)."""
    from cvbuild.render._docx.body import write_body
    from cvbuild.render._docx.colours import colour_problems
    from cvbuild.render._docx.package import packed
    from cvbuild.render._docx.reference import open_reference

    reference = open_reference(theme)
    findings = (*reference.findings, *colour_problems(theme))
    if reference.value is None or findings:
        return Outcome(None, findings)
    _apply(reference.value, document, theme, options)
    write_body(document, reference.value)
    return Outcome(packed(reference.value.document))


def _apply(reference: Reference, document: Document, theme: Theme, options: RenderOptions) -> None:
    """What is set once for the file: its look and its properties."""
    from cvbuild.render._docx.colours import set_colours
    from cvbuild.render._docx.look import set_font, set_language, set_page, set_tab_stops
    from cvbuild.render._docx.package import set_properties

    set_page(reference.document, theme, options)
    set_tab_stops(reference.styles, theme, options)
    set_font(reference.styles, theme)
    set_language(reference.styles, document.language)
    set_colours(reference.document, theme)
    set_properties(reference.document, document, build_id(document, theme, options.paper))
