"""A tightened page in Word's styles: the steps of a theme are numbers of CSS, of which Word gets the ratios."""

from __future__ import annotations

import re

from cvbuild.inspection._python_docx import qn
from cvbuild.model.theme import Theme
from cvbuild.render._docx.oxml import Element

__all__ = ["tighten"]

_NUMBER = re.compile(r"[\d.]+")


def tighten(styles: Element, theme: Theme) -> None:
    """Bring lines and paragraphs closer by as much as the theme's style is closer than it was."""
    if not theme.loose:
        return
    size = _ratio(theme, "body-size")
    lines, gaps = size * _ratio(theme, "leading"), _ratio(theme, "section-gap")
    for spacing in styles.iter(qn("w:spacing")):
        for key, ratio in (("line", lines), ("before", gaps), ("after", gaps)):
            _scale(spacing, key, ratio)
    for tag in ("w:sz", "w:szCs") if size < 1 else ():
        for element in styles.iter(qn(tag)):
            _scale(element, "val", size)


def _ratio(theme: Theme, name: str) -> float:
    now, before = (_NUMBER.search(style.get(name, "")) for style in (theme.style, theme.loose))
    return float(now[0]) / float(before[0]) if now and before and float(before[0]) else 1.0


def _scale(element: Element, key: str, ratio: float) -> None:
    value = element.get(qn(f"w:{key}"))
    if value and value.isdecimal():
        element.set(qn(f"w:{key}"), str(int(int(value) * ratio)))
