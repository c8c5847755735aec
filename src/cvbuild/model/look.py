"""The look that a variant chooses over its theme, and the presets of colours."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from msgspec import Meta

from cvbuild.model.nodes import Node, Texts

__all__ = ["ACCENTS", "NARROWER", "Look", "Typography", "accent_problem", "contrast"]

ACCENTS: Mapping[str, str] = {
    "ink": "#16181c",
    "navy": "#1d4170",
    "teal": "#0b5a6b",
    "green": "#1c5336",
    "burgundy": "#7a1f33",
    "plum": "#56306b",
}
"""Colours by name; each has a contrast of at least 7:1 on white (WCAG 2.2, 1.4.6)."""

NARROWER: Mapping[str, float] = {"narrow": 0.8, "wide": 1.25}
"""Factors of the theme's margins."""

_HEX = re.compile("#(?:[0-9a-fA-F]{3}){1,2}")

_Accent = Annotated[str, Meta(description=f"colour of headings and links: {', '.join(ACCENTS)}, or such as #0b5a6b")]


class Typography(Node):
    """Marks and spaces as a printer sets them, each with a switch. Plain text and data have what is written."""

    quotes: Annotated[bool, Meta(description="quotation marks and apostrophes of the language")] = True
    spaces: Annotated[bool, Meta(description="no line break in dates, before units, after initials and pp.")] = True
    last_lines: Annotated[bool, Meta(description="no last line with one short word")] = True
    multiplication: Annotated[bool, Meta(description="12× for 12x")] = False

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Expand ``false`` to none of them, and ``true`` to the usual ones."""
        word = str(value).lower()
        if word in {"true", "false"}:
            return {} if word == "true" else dict.fromkeys(("quotes", "spaces", "lastLines"), "false")
        return value


class Look(Node):
    """Choices of the look that a variant makes over those of its theme."""

    accent: Annotated[_Accent | None, Meta(description="colour of name, headings and links: a name or #rrggbb")] = None
    header: Annotated[
        Literal["left", "centred", "inline"] | None,
        Meta(description="letterhead: left, centred, or inline with the headline beside the name"),
    ] = None
    headings: Annotated[
        Literal["plain", "capitals", "small-caps"] | None, Meta(description="letters of the section headings")
    ] = None
    entry_order: Annotated[
        Literal["employer", "position"] | None, Meta(description="what a job or degree begins with")
    ] = None
    date_column: Annotated[Literal["right", "left"] | None, Meta(description="the side on which dates are")] = None
    side: Annotated[
        Texts | None,
        Meta(
            description="sections for the side column of a theme that has one; they come first, as many as page 1 holds"
        ),
    ] = None
    numbered: Annotated[
        Texts | None, Meta(description="sections whose entries are numbered, unless `numbered` there says otherwise")
    ] = None
    columns: Annotated[
        Annotated[int, Meta(ge=1, le=3)] | None, Meta(description="columns of groups of skills and the like, 1 to 3")
    ] = None
    photo: Annotated[bool | None, Meta(description="print the photo under basics.image")] = None
    icons: Annotated[
        bool | None, Meta(description="a small picture before each contact, in PDF and HTML; it is no part of the text")
    ] = None
    figures: Annotated[
        Literal["plain", "strong"] | None, Meta(description="strong: the first figure of a highlight in bold")
    ] = None
    margins: Annotated[Literal["narrow", "normal", "wide"] | None, Meta(description="margins of the pages")] = None
    footer: Annotated[
        Literal["foot", "head", "none"] | None, Meta(description="where name and number of further pages are")
    ] = None

    def __post_init__(self) -> None:
        if self.accent and (problem := accent_problem(self.accent)):
            raise ValueError(problem)

    def over(self, other: "Look | None") -> "Look":
        """Return this look, with the choices of another one for what it leaves open."""
        if other is None:
            return self
        open_ = {name: getattr(other, name) for name, _, value in self.fields() if value is None}
        return self.changed(**open_)


def accent_problem(accent: str) -> str:
    """Return what is wrong with a colour; empty if it can be used."""
    if accent in ACCENTS or _HEX.fullmatch(accent):
        return ""
    return f"'{accent}' is not a colour; write {', '.join(ACCENTS)}, or one such as \"#0b5a6b\""


def contrast(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return the contrast of two colours of sRGB, each part from 0 to 1: from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: tuple[float, float, float]) -> float:
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
