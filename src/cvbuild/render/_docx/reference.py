"""Open a theme's ``reference.docx``, check that it has the required styles, and remove everything else."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import docx
from docx.document import Document as WordDocument
from msgspec import Struct

from cvbuild.inspection._python_docx import RT, Relationships, qn
from cvbuild.model.theme import Theme, broken_theme
from cvbuild.render._docx.limits import package_problem
from cvbuild.render._docx.oxml import CHARACTER, PARAGRAPH, Element, style_ids
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.source import Place

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
"""The styles that the renderer uses, by type and by the names that Word shows."""

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


class Reference(Struct, frozen=True):
    """The opened file without text, and the ids of its styles by type and name."""

    document: WordDocument
    ids: Mapping[tuple[str, str], str]

    def paragraph(self, name: str) -> str:
        """Return the id of a paragraph style."""
        return self.ids[PARAGRAPH, name.lower()]

    @property
    def styles(self) -> Element:
        """Return the ``w:styles`` element."""
        return self.document.styles.element


def open_reference(theme: Theme) -> Outcome[Reference]:
    """Open the theme's reference document, or return what is wrong with it."""
    place = Place(theme.origins.get(FILE, FILE))
    if FILE not in theme.files:
        return Outcome(None, (_broken(f"the theme '{theme.name}' has no {FILE}", place),))
    if theme.own and (problem := package_problem(theme.files[FILE])):
        return Outcome(None, (_broken(f"{FILE} {problem}", place),))
    try:
        document = docx.Document(io.BytesIO(theme.files[FILE]))
        ids = style_ids(document.styles.element)
        _empty(document)
    except (
        Exception
    ) as error:  # a damaged file can raise anything in the library; a user's file must never cause a traceback
        return Outcome(None, (_broken(f"{FILE} is not a readable Word document ({_reason(error)})", place),))
    missing = (*_missing(ids, place), *_without_numbering(document, place))
    return Outcome(None if missing else Reference(document, ids), missing)


def _broken(message: str, place: Place) -> Mistake:
    return broken_theme(message, place, "copy the one of the theme classic and change its styles in Word")


def _reason(error: Exception) -> str:
    return (str(error).splitlines() or [""])[0] or type(error).__name__


def _missing(ids: Mapping[tuple[str, str], str], place: Place) -> Iterator[Mistake]:
    for kind, names in NEEDED.items():
        for name in names:
            if (kind, name.lower()) not in ids:
                yield _broken(f"{FILE} has no {kind} style '{name}'", place)


def _without_numbering(document: WordDocument, place: Place) -> Iterator[Mistake]:
    if not any(rel.reltype == RT.NUMBERING for rel in document.part.rels.values()):
        yield _broken(f"{FILE} has no numbering, so its style 'List Bullet' has no bullet", place)


def _empty(document: WordDocument) -> None:
    """Remove samples and what Word stores with them: thumbnail, custom data, authors, a template's path."""
    package, part = document.part.package, document.part
    assert package is not None  # every part that was read belongs to a package
    settings = document.settings.element
    document.element.body.clear_content()
    _keep(package.rels, _KEPT_PACKAGE)
    _keep(part.rels, _KEPT_DOCUMENT)
    _keep(part.part_related_by(RT.SETTINGS).rels, ())
    for tag in _PRIVATE_SETTINGS:
        for element in settings.findall(qn(tag)):
            settings.remove(element)


def _keep(rels: Relationships, kinds: tuple[str, ...]) -> None:
    """Remove relationships of all other kinds; a part without a relationship is not saved."""
    for identifier in [identifier for identifier, rel in rels.items() if rel.reltype not in kinds]:
        del rels[identifier]
