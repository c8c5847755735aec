"""German nouns that a dictionary shows to be wrong: in lower case, in the singular, apart from what they belong to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cvbuild.analysis.language.corrections import Slip

__all__ = ["wrong_nouns"]


def wrong_nouns(text: str, listed: Callable[[str], bool], lemma: Callable[[str], str]) -> Iterator[Slip]:
    """Yield the nouns of a German text that are written in another way than the dictionary shows.

    Args:
        text: German words.
        listed: returns whether the dictionary has a word as it is written.
        lemma: returns the form that the dictionary lists.
    """
    yield from _small_nouns(lemma, text)
    yield from _series_nouns(lemma, text)
    yield from _second_nouns(lemma, text)
    yield from _small_infinitives(lemma, text)
    yield from _without_hyphen(listed, lemma, text)
    yield from _counted_singulars(listed, lemma, text)
    yield from _genitives(listed, lemma, text)
    yield from _compounds_apart(listed, text)


_NOUN_PLACE = re.compile(
    r"\b(?:ohne|mit|für|durch|gegen|von|bei|zur|zum|im|vom|des|den|dem|ein|einen|einem|einer|eines"
    r"|zwei|drei|vier|fünf|sechs|sieben|acht"
    r"|neun|zehn|elf|zwölf|\d+) (?P<word>[a-zäöüß]{5,})(?= (?:und|in|im|von|mit|für|zu|auf|bei|an|der|des"
    r"|sowie|aus|nach)\b|[.,;)]|$)"
)


_AMONG_NOUNS = re.compile(
    r"\b[A-ZÄÖÜ][a-zäöüß]{3,}(?:,| und| sowie) (?P<word>[a-zäöüß]{5,})(?=(?:, [A-ZÄÖÜ]| (?:und"
    r"|sowie) [A-ZÄÖÜ][a-zäöüß]+(?! \w+(?:en|te|t)\b)))"
    r"|\b[A-ZÄÖÜ][a-zäöüß]{3,}, [A-ZÄÖÜ][a-zäöüß]{3,} (?:und|sowie) (?P<last>[a-zäöüß]{5,})(?=[.;)]|$)"
)
"""A word in a series of nouns: “Flächennutzung, bestände und Lieferfähigkeit”."""


def _series_nouns(lemma: Callable[[str], str], text: str) -> Iterator[Slip]:
    """Yield German nouns in lower case in a series of nouns."""
    for match in _AMONG_NOUNS.finditer(text):
        name = "word" if match["word"] else "last"
        word = match[name]
        if lemma(word.capitalize())[:1].isupper() and not word.endswith(
            ("liche", "ische", "ige", "iges", "te", "ten", "ung")
        ):
            yield (*match.span(name), word.capitalize())


_SECOND_NOUN = re.compile(
    r"^[A-ZÄÖÜ][a-zäöüß-]+ (?:an|von|mit|für|bei|der|von den|an den) (?:[a-zäöüß]+en )?[A-ZÄÖÜ][\w-]+"
    r" (?:und|sowie|oder) (?P<word>[a-zäöüß]{4,}en)\.?$"
)


def _second_nouns(lemma: Callable[[str], str], text: str) -> Iterator[Slip]:
    """Yield a plural in lower case at the end of a line of nouns: “Fehlersuche an Förderbändern und pressen”."""
    match = _SECOND_NOUN.match(text)
    noun = match["word"].capitalize() if match else ""
    found = lemma(noun) if noun else ""
    if match and found != noun and found[:1].isupper() and not noun.startswith(("Ander", "Weiter", "Viel")):
        yield (*match.span("word"), noun)


_TWO_NOUNS = re.compile(
    r"\b(?:der|die|das|den|dem|des|eine?[rnms]?|im|zur|zum|vom"
    r"|beim) (?P<both>(?P<first>[A-ZÄÖÜ][a-zäöüß]{3,}) (?P<second>[A-ZÄÖÜ][a-zäöüß]{3,}))(?! [A-ZÄÖÜ])"
    r"(?![\w-])"
)
_NAMERS_WORDS = """
abteilung projekt team firma verein marke linie gruppe bereich fach thema schule hotel restaurant stadt software
system programm stufe niveau
"""
_NAMERS = frozenset(_NAMERS_WORDS.split())
"""Nouns before which a name is: “die Abteilung Einkauf”."""


def _compounds_apart(known: Callable[[str], bool], text: str) -> Iterator[Slip]:
    """Yield two German nouns that are one word: “für die Personal Abteilung”."""
    for match in _LINKED_APART.finditer(text):
        if known(match["second"]) or known(match["second"].lower()):
            yield (*match.span(), match["first"] + match["second"].lower())
    for match in _TWO_NOUNS.finditer(text):
        joined = match["first"] + match["second"].lower()
        if match["first"].lower() not in _NAMERS and known(joined):
            yield (*match.span("both"), joined)


_LINKED_APART = re.compile(
    r"(?<![\w-])(?P<first>[A-ZÄÖÜ][a-zäöüß]{2,}(?:ungs|heits|keits|schafts|tions|sions|täts))"
    r" (?P<second>[A-ZÄÖÜ][a-zäöüß]{3,})"
    r"(?![\w-])"
)
"""Two parts of a German compound, of which the first has the letter that links them."""
_COUNTED = re.compile(
    r"(?<![\w.,-])(?P<before>[^\W\d_][\w-]* |^)(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
    r"|(?!(?:19|20)\d\d )(?:[2-9]|[1-9]\d+)|mehreren?|vielen?|einigen?)"
    r" (?P<noun>[A-ZÄÖÜ][a-zäöüß]{3,})(?![\w-])(?! [A-ZÄÖÜ])"
)
_NO_PLURAL = re.compile(
    r"(?:e[rln]|[sn]|ung|heit|keit|schaft|tion|sion|ität|prozent|euro|meter|liter|uhr|mann|stück|paar|grad|kilo|pfund|dutzend"
    r"|mal|fuß|blatt|bar|watt|volt|ampere|hertz|byte|hektar|karat|zoll|cent|lux|tausend|hundert|prozentpunkt|gramm|bit"
    r"|personal|vieh|publikum|obst|material|geld|volk|milch|wild)$"
)
_ENDINGS = ("e", "n", "en", "s", "er", "se", "nen")
_AS_IN_PLURAL = str.maketrans("aou", "äöü")


def _counted_singulars(known: Callable[[str], bool], lemma: Callable[[str], str], text: str) -> Iterator[Slip]:
    """Yield German nouns in the singular after a count: “drei Montagetrupp”."""
    for match in _COUNTED.finditer(text):
        noun = match["noun"]
        if _NO_PLURAL.search(noun.lower()) or (match["before"][:1].isupper() and match.start() > 0):
            continue
        tail = next((noun[at:].capitalize() for at in range(len(noun) - 3) if known(noun[at:].capitalize())), "")
        stems = (_with_umlaut(tail), tail) if tail and lemma(tail) == tail else ()
        plurals = (stem + ending for stem in stems for ending in _ENDINGS)
        adjective = noun.endswith(("nde", "te")) and known(f"{noun}r")  # “zwei Auszubildende” is right
        right = next((one for one in plurals if known(one) and lemma(one) == tail and not adjective), "")
        if right:
            whole = right if len(tail) == len(noun) else noun[: len(noun) - len(tail)] + right.lower()
            yield (*match.span("noun"), whole)


def _with_umlaut(noun: str) -> str:
    """Return a noun with an umlaut in its last syllable that can have one: Rechtsanwält, Räum."""
    at = max(noun.rfind("au"), noun.rfind("a"), noun.rfind("o"), noun.rfind("u") if "au" not in noun else -1)
    return noun[:at] + noun[at].translate(_AS_IN_PLURAL) + noun[at + 1 :] if at > 0 else noun


_IN_DATIVE = re.compile(
    r"\b(?:dem|beim|vom|zum|im|am|einem|meinem|unserem|ihrem|seinem) (?:[a-zäöüß]+en )?"
    r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]{4,}s)(?![\w-])"
    r"(?! [A-ZÄÖÜ])"
)


def _genitives(known: Callable[[str], bool], lemma: Callable[[str], str], text: str) -> Iterator[Slip]:
    """Yield German genitives where only a dative can be: “beim Netzbetreibers”."""
    for match in _IN_DATIVE.finditer(text):
        noun = match["noun"]
        tail = next((noun[at:].capitalize() for at in range(len(noun) - 4) if known(noun[at:].capitalize())), "")
        right = lemma(tail) if tail else ""
        if right and right != tail and right in (tail[:-1], tail[:-2]) and known(right):
            yield (*match.span("noun"), noun[: len(noun) - len(tail) + len(right)])


_INFINITIVE = re.compile(
    r"\b(?:beim|zum|vom|im|am) (?P<word>[a-zäöüß]{2,}(?:en|ern|eln))"
    r"(?= (?:und|oder|sowie) [A-ZÄÖÜ]| (?:von|der|des)\b|[.,;)]|$)"
)


def _small_infinitives(lemma: Callable[[str], str], text: str) -> Iterator[Slip]:
    """Yield German infinitives in lower case after an article: “beim essen und Trinken”."""
    for match in _INFINITIVE.finditer(text):
        word = match["word"]
        if lemma(word) == word and not word.endswith(("sten", "ten und", "igen", "lichen", "ischen", "eren", "baren")):
            yield (*match.span("word"), word.capitalize())


def _small_nouns(lemma: Callable[[str], str], text: str) -> Iterator[Slip]:
    """Yield German nouns in lower case, where only a noun can be."""
    for match in _NOUN_PLACE.finditer(text):
        word = match["word"]
        if not word.endswith(("en", "t", "ig", "lich", "isch")) and lemma(word)[:1].isupper():
            yield (*match.span("word"), word.capitalize())


_JOINED_NOUNS = re.compile(
    r"(?P<before>\b\w+ |-, |^)(?P<first>(?<![\w-])[A-ZÄÖÜ][a-zäöüß]{1,}) (?:und|oder|sowie|bzw\.)"
    r" (?P<second>[A-ZÄÖÜ][a-zäöüß]{6,})(?![\w-])"
)
_BOUND_WORDS = """
Wohn Nah Fern Vor Nach Hüft Schul Groß Klein Innen Außen Ein Aus Auf Ab An Um Haupt Neben Ober Unter Mess Prüf Fahr Lehr
Lern Koch Back Tief Hoch Kurz Lang Früh Spät Warm Kalt Erst Elektro Straf Sozial Zivil Privat Halb Voll Roh Bohr
Dreh Fräs Schleif Wasch Spül Heiz Kühl Arbeits Betriebs Geschäfts Berufs Kranken Mittel Misch Gieß Schmelz Sprech Hör
Seh Geh Lauf
Groß Jung Alt Bio Öko Geo Hydro Thermo Mikro Makro Mono Stereo Vertriebs Einkaufs Verkaufs Vertrags Bestands Auftrags
"""
_BOUND = frozenset(_BOUND_WORDS.split())
"""First parts of compounds that are no nouns."""
_LINKED = re.compile(r"[a-zäöüß]{2,}(?:ungs|heits|keits|schafts|tions|sions|täts|ings)$")
_BARE_PLACE = re.compile(r"(?:nach|von|für|bei|mit|zu|in|an|aus|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|\d+) $")


def _without_hyphen(known: Callable[[str], bool], lemma: Callable[[str], str], text: str) -> Iterator[Slip]:
    """Yield the first of two German compounds that share their last part, without its hyphen: “Nah und Fernverkehr”."""
    for match in _JOINED_NOUNS.finditer(text):
        first, second = match["first"], match["second"]
        bound = first in _BOUND or _LINKED.search(first) or (known(f"{first}e") and not known(first))
        tails = [second[cut:] for cut in range(3, len(second) - 3) if known(second[cut:].capitalize())]
        if bound and tails:
            yield (*match.span("first"), f"{first}-")
        elif match["before"] == "-, " or _BARE_PLACE.search(match["before"]):
            plural = [
                tail for tail in tails if len(tail) > _SHORTEST_TAIL and lemma(tail.capitalize()) != tail.capitalize()
            ]
            if any(known(first + tail) for tail in plural) and not second.startswith(first):
                yield (*match.span("first"), f"{first}-")


_SHORTEST_TAIL = 5  # letters: “Stadt und Landkreise” are two things, though there is a “Stadtkreis”
