"""Number and case of German words after prepositions, counts and articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["disagreements"]

_NOUN = r"(?:[a-zäöüß]+e[nmrs]? ){0,2}(?P<noun>[A-ZÄÖÜ][\w-]+)"
_DATIVE = re.compile(
    r"(?i:\b(?:mit|bei|von|aus|nach|gegenüber)) (?P<w>eine|einen|ein|die|das) "
    rf"(?!paar\b|wenig\b|bis\b|oder\b|und\b|Uhr\b){_NOUN}"
)
_ACCUSATIVE = re.compile(rf"(?i:\b(?:für|durch|ohne|gegen)) (?P<w>einem|einer|dem) (?!von\b|nach\b){_NOUN}")
_COUNTED = lazy_pattern(
    r"\b(?:[2-9]|[1-9]\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|mehrere|einige|viele)"
    r" (?:[a-zäöüß]+e[nr]? )?(?P<w>[A-ZÄÖÜ][a-zäöüß]+(?:ung|heit|keit|schaft|tion|ität|sion))\b(?!-)"
)
_PLURAL_SUBJECT = re.compile(
    r"(?:^|[.;] )(?:Die|Alle|Beide) (?:[a-zäöüß]+en )?[A-ZÄÖÜ][a-zäöüß]+(?:ungen|heiten|keiten|schaften"
    r"|tionen|täten|innen|kunden)"
    r" (?P<w>wurde|wird|war|hat|ist)\b"
)
_PLURAL_VERB = {"wurde": "wurden", "wird": "werden", "war": "waren", "hat": "haben", "ist": "sind"}
_IN_ACCUSATIVE = {"einem": "einen", "einer": "eine", "dem": "den"}


def disagreements(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each word in the wrong number or case, with the right word."""
    for match in _DATIVE.finditer(text):
        yield *match.span("w"), _dative(match["w"], match["noun"])
    for match in _ACCUSATIVE.finditer(text):
        yield *match.span("w"), _IN_ACCUSATIVE[match["w"]]
    for match in _COUNTED.finditer(text):
        yield *match.span("w"), f"{match['w']}en"
    for match in _PLURAL_SUBJECT.finditer(text):
        yield *match.span("w"), _PLURAL_VERB[match["w"]]


def _dative(article: str, noun: str) -> str:
    if article == "die":
        return "den" if noun.endswith(("n", "s")) and not noun.endswith(("ion", "in")) else "der"
    return {"eine": "einer", "das": "dem"}.get(article, "einem")
