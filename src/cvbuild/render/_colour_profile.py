"""WeasyPrint's own colour profile (sRGB), as bytes.

WeasyPrint reads it through Pillow's binding to LittleCMS, to write the same bytes and the name that stands in them
into each PDF/A: an import of three libraries for a line of text.
"""

from __future__ import annotations

from typing import Any

__all__ = ["give_profile_unread"]

_OWN = "sRGB2014.icc"
_TAGS = 128  # bytes before the table of tags: its length, then signature, offset and size of each (ICC.1:2001-04, 6.2)
_MODEL = b"dmdd"


def give_profile_unread(weasyprint: Any) -> None:
    """Let WeasyPrint take its own profile as it stands; any other is read as ever."""
    read = weasyprint.pdf.ColorProfile

    def profile(file: Any, source: str, intent: str, components: Any) -> Any:
        if source != _OWN:
            return read(file, source, intent, components)
        with file:
            return Profile(file.read(), components)

    weasyprint.pdf.ColorProfile = profile


class Profile:
    """A profile of ICC version 2 as far as WeasyPrint looks at it when it writes one."""

    def __init__(self, content: bytes, components: Any) -> None:
        self.content = content
        self.components = components
        self.pdf_reference: Any = None

    @property
    def name(self) -> str:
        """The description of the device's model (``textDescriptionType``, 6.5.17)."""
        count = _number(self.content, _TAGS)
        table = range(_TAGS + 4, _TAGS + 4 + 12 * count, 12)
        offset = next(_number(self.content, at + 4) for at in table if self.content[at : at + 4] == _MODEL)
        length = _number(self.content, offset + 8)
        return self.content[offset + 12 : offset + 12 + length].rstrip(b"\0").decode("ascii")


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at : at + 4], "big")
