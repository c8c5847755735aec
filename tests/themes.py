"""The themes that come with cvbuild."""

from __future__ import annotations

__all__ = ["COLUMNS", "DATES_FIRST", "THEMES"]

THEMES = ("classic", "modern", "compact", "centred", "academic", "dates", "sidebar", "photo")
COLUMNS = ("dates", "sidebar", "photo")
"""Those with two columns: what a line of a page has from left to right is not one text."""
DATES_FIRST = ("dates", "photo")
"""Those whose PDF has dates and places before the words beside them; Word files and text have them after."""
