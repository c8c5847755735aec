"""The text's place on a Word page: within the theme's margins, and no wider than the longest line that it allows."""

from __future__ import annotations

import re

from cvbuild.inspection._python_docx import qn
from cvbuild.model.theme import PAPERS, RenderOptions, Theme
from cvbuild.render._docx.choices import date_column
from cvbuild.render._docx.oxml import Element

__all__ = ["text_sides", "text_size"]

_LENGTH = re.compile(r"(\d+(?:\.\d+)?)(em|pt)")
_TWIPS = 20  # to the point
_USUAL = 20  # half points of text whose styles say no size


def text_sides(styles: Element, theme: Theme, options: RenderOptions) -> tuple[float, float]:
    """Return the margins on the left and on the right in points.

    Both grow alike where the line would be longer than ``measure`` under ``[docx]``: Word's font is another one than
    that of the PDF, and most are narrower. An em there is one of Word's text; a column of dates comes on top. A second
    length is that of A4, where the same margins leave shorter lines.
    """
    margins = theme.margins
    lengths = theme.docx.get("measure", "").split()[: len(PAPERS)]
    length = _LENGTH.fullmatch(lengths[-1 if options.paper == "a4" else 0]) if lengths else None
    if not length:
        return margins.left, margins.right
    longest = float(length[1]) * (text_size(styles) if length[2] == "em" else 1) + date_column(theme) / _TWIPS
    rest = max(PAPERS[options.paper][0] - margins.left - margins.right - longest, 0) / 2
    return margins.left + rest, margins.right + rest


def text_size(styles: Element) -> float:
    """Return the size of text in points."""
    found = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:sz')}")
    value = found.get(qn("w:val")) if found is not None else ""
    return (int(value) if value and value.isdecimal() else _USUAL) / 2
