"""Compare extracted text with the document: complete, in order, bullets before their texts."""

from __future__ import annotations

import re

from cvbuild.model.document import Document

__all__ = ["difference", "letters_differ"]

_FOOTER_NUMBER = re.compile(r"\d+ */ *\d+")
_GLUE = " | "  # between contacts


def difference(document: Document, text: str, *, bullets: bool = True) -> str:
    """The first place where the words differ; nothing where they do not.

    Args:
        document: what was to be printed.
        text: what was extracted, pages after one another.
        bullets: whether the text holds a bullet's mark as a character of its own.
    """
    expected, found = _expected(document, bullets), _without_footers(document, text).split()
    found = [word for word in found if word != _GLUE.strip() or word in expected]
    if expected == found:
        return ""
    at = next((i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), len(expected))
    return f"word {at + 1}: “{' '.join(expected[at : at + 3])}” is “{' '.join(found[at : at + 3])}”"


def letters_differ(document: Document, text: str) -> str:
    """As ``difference``, without the blanks: for extractors that leave some out, or see one where type is kerned."""
    expected, found = "".join(_expected(document, bullets=True)), "".join(_without_footers(document, text).split())
    found = found if _GLUE.strip() in expected else found.replace(_GLUE.strip(), "")
    at = next((i for i, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), None)
    if expected == found:
        return ""
    at = min(len(expected), len(found)) if at is None else at
    return f"letter {at + 1}: “{expected[at : at + 20]}” is “{found[at : at + 20]}”"


def _expected(document: Document, bullets: bool) -> list[str]:
    words = []
    for fragment in document.fragments:
        mark = fragment.marker or ("•" if bullets and fragment.role in ("bullet", "point") else "")
        words += [*([mark] if mark else []), *fragment.text.split()]
    return words


def _without_footers(document: Document, text: str) -> str:
    """Without the page number at the foot, and the name there on all pages but the first."""
    name = re.escape(document.header.name)
    footer = re.compile(rf"{name}\s*{_FOOTER_NUMBER.pattern}|^1 */ *\d+$", re.MULTILINE)
    return footer.sub("", text)
