"""The colour profile that PDF/A embeds, passed to WeasyPrint as the bytes in WeasyPrint's own folder.

Otherwise WeasyPrint imports Pillow to parse the profile and to write the same bytes again: 1.5% of a cold build.
"""

from __future__ import annotations

import importlib.resources
from typing import Any

__all__ = ["NAME", "Profile", "profiles"]

NAME = "srgb"
"""WeasyPrint's name for it, which is also written into the file."""


class Profile:
    """WeasyPrint's sRGB profile, with the attributes that WeasyPrint reads when it writes a profile."""

    name = "IEC 61966-2-1 Default RGB Colour Space - sRGB"
    components = ("r", "g", "b")

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.pdf_reference: Any = None  # set by WeasyPrint


def profiles() -> dict[str, Profile]:
    """Return the profile for one document; empty if this WeasyPrint keeps it elsewhere and has to find it itself."""
    file = importlib.resources.files("weasyprint.pdf") / "sRGB2014.icc"
    return {NAME: Profile(file.read_bytes())} if file.is_file() else {}
