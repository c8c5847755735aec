"""Whether a CSS value is a calculation such as ``calc(1em + 2pt)``, asked by WeasyPrint forty thousand times a page.

It looks for an attribute that the plain values, nearly all of them, do not have, which costs Python an exception each
time: a fifteenth of a layout. They are told by their type here, and only the others are looked into.
"""

from __future__ import annotations

import sys
from typing import Any

__all__ = ["tell_plain_values_at_once"]

_NAME = "check_math"


def tell_plain_values_at_once(weasyprint: Any) -> None:
    """Ask nothing more of a word, a number or a length, wherever WeasyPrint asks."""
    looked_into = weasyprint.css.functions.check_math
    plain = frozenset({str, int, float, bool, type(None), weasyprint.css.properties.Dimension})

    def check_math(token: Any) -> bool | None:
        return None if type(token) in plain else looked_into(token)

    for name, module in list(sys.modules.items()):
        if name.startswith("weasyprint.") and vars(module).get(_NAME) is looked_into:
            setattr(module, _NAME, check_math)
