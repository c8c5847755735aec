"""Scripts of a document, and what the theme's fonts cannot write of them."""

from __future__ import annotations

from collections.abc import Mapping

from cvbuild.analysis.check import Subject
from cvbuild.model.document import Document
from cvbuild.model.locales.scripts import Script, by_script
from cvbuild.model.theme import Theme
from cvbuild.render.theme.writing import Unwritten, unwritten

__all__ = ["scripts_of", "unjoined"]


def scripts_of(document: Document) -> Mapping[Script, frozenset[str]]:
    """Return the characters of a document by script, without Latin."""
    return by_script((char for fragment in document.fragments for char in fragment.text), document.language)


def unjoined(subject: Subject) -> tuple[Unwritten, ...]:
    """Return the scripts whose letters a font of the theme has and cannot join."""
    if subject.document is None or subject.theme is None:
        return ()
    return subject.memo.once(_unjoined, subject.document, subject.theme)


def _unjoined(document: Document, theme: Theme) -> tuple[Unwritten, ...]:
    shaped = [(script, found) for script, found in scripts_of(document).items() if script.shaping]
    return tuple(one for one in unwritten(theme, shaped) if one.unjoined_by)
