"""A theme's ``reference.docx``: opened, checked for the styles that are used, and emptied of everything else."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.rel import Relationships
from docx.oxml.ns import qn

from cvbuild.finding import Finding, Outcome
from cvbuild.render._docx.oxml import CHARACTER, PARAGRAPH, Element, style_ids
from cvbuild.source import Place
from cvbuild.theme import Theme, broken_theme

__all__ = ["FILE", "Reference", "open_reference"]

FILE = "reference.docx"

NEEDED = {
    PARAGRAPH: (
        "Normal", "Title", "Subtitle", "Contact", "heading 1", "heading 2", "heading 3", "Entry Detail", "Body Text",
        "List Bullet", "Term",
    ),
    CHARACTER: (
        "Strong", "Emphasis", "HTML Code", "Hyperlink", "Entry Title", "Role Title", "Entry Subtitle", "Aside",
        "Term Label",
    ),
}  # fmt: skip
"""The styles that the renderer sets, by type and by the names that Word shows."""

_KEPT_PACKAGE = (RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES)
_KEPT_DOCUMENT = (
    RT.STYLES,
    RT.NUMBERING,
    RT.SETTINGS,
    RT.THEME,
    RT.FONT_TABLE,
    RT.FOOTNOTES,
    RT.ENDNOTES,
    RT.HEADER,
    RT.FOOTER,
)
_PRIVATE_SETTINGS = ("w:attachedTemplate", "w:docVars", "w:rsids", "w:mailMerge", "w:trackRevisions")


@dataclass(frozen=True, slots=True)
class Reference:
    """The opened file, without a word in it, and the ids of its styles by type and name."""

    document: WordDocument
    ids: Mapping[tuple[str, str], str]

    def paragraph(self, name: str) -> str:
        """The id of a paragraph style."""
        return self.ids[PARAGRAPH, name.lower()]

    @property
    def styles(self) -> Element:
        """The ``w:styles`` element."""
        return self.document.styles.element


def open_reference(theme: Theme) -> Outcome[Reference]:
    """Open the theme's reference document, or say what is wrong with it."""
    place = Place(theme.origins.get(FILE, FILE))
    if FILE not in theme.files:
        return Outcome(None, (_broken(f"the theme '{theme.name}' has no {FILE}", place),))
    try:
        document = docx.Document(io.BytesIO(theme.files[FILE]))
        ids = style_ids(document.styles.element)
        _empty(document)
    except Exception as error:  # whatever a damaged file makes of a library; a person's file is never a traceback
        return Outcome(None, (_broken(f"{FILE} is no Word document that can be read ({_reason(error)})", place),))
    missing = (*_missing(ids, place), *_without_numbering(document, place))
    return Outcome(None if missing else Reference(document, ids), missing)


def _broken(message: str, place: Place) -> Finding:
    return broken_theme(message, place, "take the one of the theme classic and change its styles in Word")


def _reason(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0] or type(error).__name__


def _missing(ids: Mapping[tuple[str, str], str], place: Place) -> Iterator[Finding]:
    for kind, names in NEEDED.items():
        for name in names:
            if (kind, name.lower()) not in ids:
                yield _broken(f"{FILE} has no {kind} style '{name}'", place)


def _without_numbering(document: WordDocument, place: Place) -> Iterator[Finding]:
    if not any(rel.reltype == RT.NUMBERING for rel in document.part.rels.values()):
        yield _broken(f"{FILE} has no numbering, so its style 'List Bullet' has no bullet", place)


def _empty(document: WordDocument) -> None:
    """Take out the samples and what Word keeps beside them: thumbnail, custom data, authors, a template's path."""
    package, part = document.part.package, document.part
    assert package is not None  # a part that was read belongs to one
    settings = document.settings.element
    document.element.body.clear_content()
    _keep(package.rels, _KEPT_PACKAGE)
    _keep(part.rels, _KEPT_DOCUMENT)
    _keep(part.part_related_by(RT.SETTINGS).rels, ())
    for tag in _PRIVATE_SETTINGS:
        for element in settings.findall(qn(tag)):
            settings.remove(element)


def _keep(rels: Relationships, kinds: tuple[str, ...]) -> None:
    """Drop the relationships of all other kinds; a part that nothing relates to is not saved."""
    for identifier in [identifier for identifier, rel in rels.items() if rel.reltype not in kinds]:
        del rels[identifier]
