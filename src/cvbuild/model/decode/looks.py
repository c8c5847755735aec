"""Keys for the look that people try in a variant, and what to do instead."""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["break_hint", "look_hint"]

_LOOKS = frozenset(
    (
        *("accent", "background", "color", "colors", "colour", "colours", "columns", "css", "font", "fontfamily"),
        *("fonts", "fontsize", "footer", "footers", "header", "headings", "layout", "letterspacing", "lineheight"),
        *("linespacing", "margin", "margins", "padding", "pagemargins", "pagenumbers", "primarycolor", "spacing"),
        *("style", "styles", "typography"),
    )
)
_BREAKS = frozenset(("break", "newpage", "pagebreak", "clearpage"))


def look_hint(key: str, known: Collection[str]) -> str:
    """Return what to do for a key of the look; empty for other keys."""
    if key.replace("-", "").replace("_", "").lower() not in _LOOKS:
        return ""
    fork = "cvbuild theme fork NAME copies a theme to change; then write `theme: NAME` in the variant"
    return f"it belongs under `look:`; or {fork}" if "look" in known else f"the theme decides this: {fork}"


def break_hint(name: str, following: str) -> str:
    """Return what to write for a page break among the sections of a variant; empty for other names."""
    found = name.replace("-", "").replace("_", "").replace(" ", "").lower() in _BREAKS
    return f"write `- {following or 'education'}: {{pageBreak: before}}`" if found else ""
