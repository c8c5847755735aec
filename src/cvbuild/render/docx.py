"""Render DOCX with python-docx: the document's words in the styles of the theme's ``reference.docx``.

All formatting comes from styles that users can edit in Word; there are no tables, text boxes or directly formatted
runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cvbuild.compose.typography import typeset
from cvbuild.model.build_id import build_id
from cvbuild.model.edition import Edition
from cvbuild.render._links import with_live_links
from cvbuild.render._photo import FILE
from cvbuild.syntax.finding import Outcome
from cvbuild.syntax.libraries import expecting

if TYPE_CHECKING:
    from cvbuild.render._docx.reference import Reference

__all__ = ["EXTENSION", "render"]

EXTENSION = "docx"


@expecting("python-docx", "docx")
def render(edition: Edition) -> Outcome[bytes]:
    """Return the document as a Word file, or what is wrong with the theme's ``reference.docx`` or colours (A119)."""
    from cvbuild.render._docx.body import write_body
    from cvbuild.render._docx.colours import colour_problems
    from cvbuild.render._docx.package import packed
    from cvbuild.render._docx.reference import open_reference

    reference = open_reference(edition.theme)
    mistakes = (*reference.mistakes, *colour_problems(edition.theme))
    if reference.value is None or mistakes:
        return Outcome(None, mistakes)
    _apply(reference.value, edition)
    write_body(
        with_live_links(typeset(edition.document, spaces=False)), reference.value, edition.theme.files.get(FILE, b"")
    )
    return Outcome(packed(reference.value.document))


def _apply(reference: Reference, edition: Edition) -> None:
    """Apply what is set once for the file: its look and its properties."""
    from cvbuild.render._docx.choices import set_choices
    from cvbuild.render._docx.colours import set_colours
    from cvbuild.render._docx.direction import set_direction, set_script_fonts
    from cvbuild.render._docx.look import set_font, set_language, set_page, set_tab_stops
    from cvbuild.render._docx.package import set_properties
    from cvbuild.render._docx.running_foot import add_running_foot
    from cvbuild.render._docx.tightness import tighten

    document, theme, options = edition.document, edition.theme, edition.options
    if not theme.look or theme.look.footer != "none":
        add_running_foot(reference, document.author, at_head=bool(theme.look and theme.look.footer == "head"))
    set_choices(reference, theme)
    tighten(reference.styles, theme)
    set_page(reference.document, theme, options)
    set_tab_stops(reference.styles, theme, options)
    set_font(reference.styles, theme)
    set_language(reference.styles, document.language)
    set_script_fonts(reference.styles, theme, document)
    set_direction(reference.styles, reference.document.element.body, document.language)
    set_colours(reference.document, theme)
    set_properties(reference.document, document, build_id(document, theme, options.paper))
