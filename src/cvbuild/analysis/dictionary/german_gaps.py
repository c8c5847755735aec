"""Small words that are missing between German nouns: “Zusammenarbeit dem Einkauf”, “Leitung sechs Baustellen”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.dictionary.words import Dictionary
from cvbuild.analysis.grammar.german_genders import gender_of
from cvbuild.analysis.language.corrections import Slip

__all__ = ["lost_words"]

_NUMBER = r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig)"
_WITH = re.compile(
    r"(?<![\w-])(?P<w>Zusammenarbeit|Abstimmung|Absprachen?|Austausch|Kooperation|Kontakt|Verhandlungen|Gespräche)"
    rf" (?:dem|den|einem|{_NUMBER}) (?=[A-ZÄÖÜ]|[a-zäöüß]+en [A-ZÄÖÜ])"
)
_COUNTED = re.compile(
    rf"^(?P<w>(?P<noun>[A-ZÄÖÜ][a-zäöüß]{{3,}})) {_NUMBER} (?:[a-zäöüß]+en )?(?P<after>[A-ZÄÖÜ][a-zäöüß]+)(?![\w-])"
)
_TIMES = re.compile(r"(?:mal|tag|woche|monat|jahr|stunde|minute|abend|nacht|uhr)", re.IGNORECASE)
_ACTION = re.compile(r"(?:ung|tion|bau|pflege|heit|einkauf|verkauf|planung|leitung)$")
_BARE = re.compile(
    r"(?:^|\b(?:und|mit|zum|zur|beim|für|durch|nach) )(?P<w>(?P<noun>[A-ZÄÖÜ][a-zäöüß]{3,}))"
    r" (?P<adjective>[a-zäöüß]{3,}en) (?P<after>[A-ZÄÖÜ][a-zäöüß]{3,})(?![\w-])"
)
_OF_PEOPLE = re.compile(
    r"(?<![\w-])(?P<w>[A-ZÄÖÜ][a-zäöüß]+(?:ung|tion)) (?:Beschäftigten|Angestellten|Studierenden|Auszubildenden"
    r"|Jugendlichen|Erwachsenen|Kranken|Vorgesetzten|Freiwilligen|Angehörigen|Reisenden|Verantwortlichen|Beteiligten|Betroffenen"
    r"|Geflüchteten|Ehrenamtlichen|Interessierten|Mitarbeitenden|Pflegebedürftigen|Versicherten|Gefangenen)(?![\w-])"
)


def lost_words(text: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the offsets of each noun after which a preposition or an article is missing; right may be empty."""
    for match in _WITH.finditer(text):
        yield *match.span("w"), f"{match['w']} mit"
    counted = _COUNTED.match(text)
    of_things = counted and not _TIMES.search(counted["after"]) and not counted["after"].endswith("er")
    if counted and of_things and _ACTION.search(counted["noun"]):
        yield *counted.span("w"), f"{counted['w']} von"
    for match in _BARE.finditer(text):
        after = match["after"]
        one = gender_of(after) == "f" and words.lemma(after) in (after, "") and not after.endswith("en")
        adjective = words.known(match["adjective"]) and words.lemma(match["adjective"]) != match["adjective"]
        if one and adjective and _ACTION.search(match["noun"]):
            yield *match.span("w"), f"{match['w']} der"
    for match in _OF_PEOPLE.finditer(text):
        yield *match.span("w"), f"{match['w']} der"
