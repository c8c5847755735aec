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
_PLURALS = {
    **dict.fromkeys(("restaurant", "hotel", "team", "büro", "labor", "café"), "s"),
    **dict.fromkeys(("projekt", "produkt", "betrieb", "standort", "jahr", "monat", "gerät", "lehrling", "beruf"), "e"),
    **dict.fromkeys(("kunde", "stunde", "woche", "filiale", "maschine", "anlage", "schule", "klasse", "gruppe"), "n"),
    **dict.fromkeys(("stelle", "tonne", "kollege", "kollegin", "niederlassung", "sprache", "seite", "reihe"), "n"),
    **dict.fromkeys(("person", "patient", "student", "lieferant", "fabrik", "klinik", "datenbank"), "en"),
}
"""The ending of the plural of nouns whose ending does not show it, alone or as the last part of a compound."""
_COUNTED = lazy_pattern(
    r"\b(?:[2-9]|[1-9]\d|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|mehrere|einige|viele)"
    r" (?:(?!(?:die|eine|keine|diese|jede|seine|ihre|unsere|eine[nr]|keine[nr]"
    r"|jede[nr])\b)[a-zäöüß]+e[nr]? )?(?P<w>[A-ZÄÖÜ][a-zäöüß]+(?:ung|heit|keit|schaft|tion|ität|sion)"
    rf"|(?:[A-ZÄÖÜ][a-zäöüß]+)?(?i:{'|'.join(_PLURALS)}))\b(?!-)"
)
_PLURAL_SUBJECT = re.compile(
    r"(?:^|[.;] )(?:Die|Alle|Beide) (?:[a-zäöüß]+en )?[A-ZÄÖÜ][a-zäöüß]+(?:ungen|heiten|keiten|schaften"
    r"|tionen|täten|innen|kunden)"
    r" (?P<w>wurde|wird|war|hat|ist)\b"
)
_NO_ADJECTIVE = (
    "zwischen|neben|gegen|wegen|binnen|sieben|oben|unten|innen|außen|über|unter|hinter|aller|mehrere|aller|rosa|beige"
)
_ADJECTIVE = re.compile(
    rf"(?<![\w-])(?i:ein (?!{_NO_ADJECTIVE})(?P<e>[a-zäöüß]{{3,}}[^\We]e)"
    rf"|eine (?!{_NO_ADJECTIVE})(?P<en>[a-zäöüß]{{4,}}e[nsm])"
    rf"|einen (?!{_NO_ADJECTIVE})(?P<er>[a-zäöüß]{{3,}}(?:e|es|er))) (?=[A-ZÄÖÜ])"
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
        noun = match["w"].lower()
        yield *match.span("w"), match["w"] + next((end for word, end in _PLURALS.items() if noun.endswith(word)), "en")
    for match in _ADJECTIVE.finditer(text):
        yield _adjective(match)
    for match in _PLURAL_SUBJECT.finditer(text):
        yield *match.span("w"), _PLURAL_VERB[match["w"]]


def _adjective(match: re.Match[str]) -> tuple[int, int, str]:
    """Return the place of an adjective with the ending of another gender, with the right word."""
    name = next(name for name, found in match.groupdict().items() if found)
    stem = re.sub(r"e[nsmr]?$", "", match[name])
    return *match.span(name), stem + {"e": "es", "en": "e", "er": "en"}[name]


def _dative(article: str, noun: str) -> str:
    if article == "die":
        return "den" if noun.endswith(("n", "s")) and not noun.endswith(("ion", "in")) else "der"
    return {"eine": "einer", "das": "dem"}.get(article, "einem")
