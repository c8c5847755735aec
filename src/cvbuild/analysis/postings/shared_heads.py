"""Names that share their first word: "Nsight Systems/Compute" asks for two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cvbuild.analysis.postings.term_finder import Mention

__all__ = ["spelt_out"]

_BOTH = re.compile(r" (?P<a>[A-Z][a-z]{2,})\s?/\s?(?P<b>[A-Z][a-z]{2,})(?![\w/-])")
_OTHER = re.compile(r"\s?/\s?(?P<b>[A-Z][a-z]{2,})(?![\w/-])")


def spelt_out(text: str, known: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a known name and a slash after it, each with the first word of the name.

    A word after the slash that is known by itself shares nothing: "Adobe Photoshop/Illustrator".
    """
    alone = {one.start for one in known}
    found = []
    for one in known:
        head, _, rest = one.text.partition(" ")
        both, other = _BOTH.match(text, one.end), _OTHER.match(text, one.end)
        if not rest and both and head[:1].isupper() and not {both.start("a"), both.start("b")} & alone:
            found.append(_named(f"{head} {both['a']}", one.start, both.end("a")))
            found.append(_named(f"{head} {both['b']}", *both.span("b")))
        elif rest and other and other.start("b") not in alone:
            found.append(_named(f"{head} {other['b']}", *other.span("b")))
    return found


def _named(name: str, start: int, end: int) -> Mention:
    return Mention(name, name, start, end)
