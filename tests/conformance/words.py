"""Compare extracted text with the document: complete, in order, bullets before their texts."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from cvbuild.model.document import Document, Span

__all__ = ["difference", "letters_differ", "missing_words", "torn_words"]

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


def missing_words(document: Document, text: str) -> str:
    """The words that were extracted less often or more often than printed, in whatever order; nothing if none.

    The kerning of “f)” is a blank to some, and the parts of a footer may be apart.
    """
    expected = Counter(_expected(document, bullets=True))
    found = Counter(_without_footers(document, text).replace(" )", ")").split())
    found.pop(_GLUE.strip(), None)
    expected.pop(_GLUE.strip(), None)
    footers = {*document.header.name.split(), "/"}
    added = (word for word in (found - expected).elements() if word not in footers and not word.isdigit())
    lost, strange = " ".join((expected - found).elements()), " ".join(added)
    return f"“{lost[:90]}” is “{strange[:90]}”" if lost or strange else ""


def torn_words(document: Document, text: str) -> str:
    """The first word that was torn, or joined to the next one of the same type; nothing where there is none.

    For software that breaks text where the type changes, drops the blank there (``**Languages:** C++``), and takes the
    kerning of “f)” for a blank.
    """
    expected = [_plain(word) for word in _expected(document, bullets=True) if _plain(word)]
    found = _plain(_without_footers(document, text).replace(" )", ")"), " ").split()
    letters, firm, ends = "".join(expected), set(_firm_ends(document)), _ends(found)
    if letters != "".join(found):
        return letters_differ(document, text) or "other letters"
    wrong = sorted((firm - ends) | (ends - _ends(expected)))
    return f"a blank at letter {wrong[0]}: “{letters[max(wrong[0] - 15, 0) : wrong[0] + 15]}”" if wrong else ""


def _plain(text: str, glue: str = "") -> str:
    return unicodedata.normalize("NFKC", text).replace(_GLUE.strip(), glue)


def _firm_ends(document: Document) -> Iterator[int]:
    """The ends, counted in letters, of the words that are followed by a word of the same type."""
    size = 0
    for fragment in document.fragments:
        mark = fragment.marker or ("•" if fragment.role in ("bullet", "point") else "")
        size += len(_plain(mark))
        for span in fragment.spans or (Span(fragment.text),):
            for word, after in itertools.pairwise((*span.text.split(), "")):
                size += len(_plain(word))
                if after and not _is_sign(word[-1]) and not _is_sign(after[0]):
                    yield size


def _is_sign(letter: str) -> bool:
    """Whether a letter may be from another font, where the type changes too: ``≤``, ``ℝ``."""
    return not letter.isascii() and (unicodedata.category(letter)[0] == "S" or _plain(letter) != letter)


def _ends(words: list[str]) -> set[int]:
    return set(itertools.accumulate(map(len, words)))


def _expected(document: Document, bullets: bool) -> list[str]:
    words = []
    for fragment in document.fragments:
        mark = fragment.marker or ("•" if bullets and fragment.role in ("bullet", "point") else "")
        words += [*([mark] if mark else []), *fragment.text.split()]
    return words


def _without_footers(document: Document, text: str) -> str:
    """Without the page number at the foot, and the name there on all pages but the first."""
    name = re.escape(document.header.name)
    footer = re.compile(rf"{name}\s*\d+\s*/\s*(\d+)")
    totals = footer.findall(text)
    text = footer.sub("", text)
    return re.sub(rf"(?<!\d)1\s*/\s*{totals[0]}(?!\d)", "", text, count=1) if totals else text
