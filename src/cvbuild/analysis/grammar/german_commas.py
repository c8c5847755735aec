"""German subordinate clauses without the comma before them: “drei Projekte weil die alten …”."""

from __future__ import annotations

from collections.abc import Iterator

from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["missing_commas"]

_JOINED_WORDS = """
und oder sowie aber sondern denn doch auch nur selbst gerade allein schon eben allem insbesondere besonders
vielmehr ohne so als anstatt statt außer erst kurz lange noch bereits unmittelbar direkt jeweils immer wie je
vorausgesetzt angenommen mehr zumal bevor bis seit um nicht das die der den dem stets genau vermutlich wohl
"""
_JOINED = frozenset(_JOINED_WORDS.split())
"""Words that may be between the comma and the conjunction, or that take none: “erst nachdem”, “ohne dass”."""
_CLAUSE = lazy_pattern(
    r"(?P<w>[^\W\d_][\w-]*|\d[\d.]*|%|€) (?P<conjunction>weil|obwohl|sodass|nachdem|obgleich|falls"
    r"|sobald|dass) (?!nötig|erforderlich|gewünscht|möglich|notwendig|vorhanden)(?=[^\W\d_])"
)
_REACH = 28  # characters after a conjunction in which a clause has at least a subject


_RELATIVE = lazy_pattern(
    r"(?<![\w-])(?P<w>[A-ZÄÖÜ][a-zäöüß-]{3,})"
    r" (?:mit|in|an|auf|von|bei|aus|zu|für|durch|über|unter|nach|vor|hinter|neben|zwischen)"
    r" denen (?=(?:ich|wir|sie|er|es|man|die|das|ein|eine|sich)\b|[A-ZÄÖÜ])"
)
"""A noun before a relative clause that opens with a preposition: “Übungen mit denen sie …”."""


def missing_commas(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each word that lacks a comma after it, with the comma."""
    for match in _CLAUSE.finditer(text):
        word = match["w"]
        opens = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1:] in ",.;:(–—"
        if word.lower() not in _JOINED and not opens and len(text) - match.end() >= _REACH - 16:
            yield *match.span("w"), f"{word},"
    for match in _RELATIVE.finditer(text):
        yield *match.span("w"), f"{match['w']},"
