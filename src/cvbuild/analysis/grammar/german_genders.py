"""German articles and adjectives against the gender of their noun, of which lists and endings are certain."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["bare_adjectives", "gender_of", "misfits"]

_LIST = "genders-de"
_BY_ENDING = (
    ("f", re.compile(r"[a-zäöüß]{2}(?:ung|heit|keit|schaft|tion|sion|tät|enz|anz)$")),
    ("m", re.compile(r"[a-zäöüß]{2}(?:ismus|ling)$")),
    ("n", re.compile(r"[a-zäöüß]{2}(?:lein)$")),
)
_NO_ENDING = ("sprung", "dung", "schwung", "glanz", "tanz", "kranz", "lehrling")
_SHORTEST = 3  # letters of a noun that ends a longer one
_DETERMINERS = (
    "das|dem|den|der|des|die|ein|eine|einem|einen|einer|eines|im|vom|zum|zur|beim|am|ins"
    r"|kein(?:e[nmrs]?)?|diese[nmrs]?|jede[nmrs]?|(?:mein|sein|ihr|unser)(?:e[nmrs]?)?"
)
_NO_ADJECTIVE = (
    r"(?:und|oder|sowie|wie|nie|(?:diese|eine|keine|jede|alle|seine|ihre|unsere|meine|deine|welche"
    r"|solche)[nmrs]?|deren|dessen)\b"
)
"""Words that end like an adjective and are none."""
_PHRASE = lazy_pattern(
    rf"(?<![\w-])(?P<det>(?i:{_DETERMINERS}))"
    rf"(?P<adjectives>(?: (?!{_NO_ADJECTIVE})[a-zäöüß]{{3,}}(?<!maß)e[nmrs]?){{0,2}}) "
    rf"(?P<noun>[A-ZÄÖÜ][a-zäöüß]{{2,}})(?![\w-])"
)
_FIRM = lazy_pattern(r"(?: [A-ZÄÖÜ&][\w.&-]*){0,4} (?:KG|GmbH|g?AG|SE|OHG|UG|mbH|eG|KGaA|Stiftung|Gruppe)\b")
"""The rest of a name that has the gender of its last word: “bei der Pressenwerk Nord KG”."""
_ENDINGS = {
    "f": {"": "e", "e": "e", "er": "er", "en": "er", "em": "er", "es": "er"},
    "m": {"": "", "en": "en", "em": "em", "es": "es", "e": "en", "er": "em"},
    "n": {"": "", "es": "es", "em": "em", "e": "", "en": "", "er": "em"},
}
"""The right ending of “ein” for each ending that is written, by gender; another one than written is an error."""
_DEFINITE = {
    "f": {"das": "die", "dem": "der", "den": "die", "des": "der"},
    "m": {"die": "den", "das": "der"},
    "n": {"die": "das", "den": "das", "der": "das"},
}
_JOINED = {
    "f": {"im": "in der", "vom": "von der", "zum": "zur", "beim": "bei der", "am": "an der", "ins": "in die"},
    "m": {"zur": "zum", "ins": "in den"},
    "n": {"zur": "zum"},
}
_IN_DATIVE = re.compile(r"(?<![\w-])(?i:mit|bei|von|aus|nach|seit|zu|gegenüber|außer) $")
_IN_ACCUSATIVE = re.compile(r"(?<![\w-])(?i:für|durch|ohne|gegen|um) $")
_LONG = (
    "projekt",
    "betrieb",
    "vertrag",
    "bereich",
    "unternehmen",
    "konzept",
    "standort",
    "system",
    "programm",
    "lager",
    "vertrieb",
    "einkauf",
    "handbuch",
)
"""Last parts of compounds that take an -s in the genitive."""
_WEAK = frozenset(("kunde", "student", "patient", "lieferant", "assistent"))
"""Nouns whose other cases end in -n, so that “den Kunde” is another mistake."""
_ADJECTIVE = re.compile(r"[a-zäöüß]{2,}(?P<ending>e[nmrs]?)$")
_NO_ADJECTIVES_WORDS = """
oder über unter hinter außer weiter immer aller sowie eher lieber später wieder ihrer seiner deren dessen ihre
seine unsere ihren seinen unseren alle mehrere andere anderer anderen anderes viele wenige einige beide beiden
diverse einer eine einen eines einem
"""
_NO_ADJECTIVES = frozenset(_NO_ADJECTIVES_WORDS.split())
_STRONG = re.compile(r"(?:dem|den|des|im|vom|zum|zur|beim|am|(?:ein|kein|dies|jed|mein|sein|ihr|unser)(?:em|en|es))$")
"""Determiners that show the case, after which an adjective ends in -en."""


@functools.cache
def _genders() -> Mapping[str, str]:
    rows = (entry.split(":") for entry in entries(_LIST))
    return {word: gender for gender, words in rows for word in words.split()}


@functools.cache
def gender_of(noun: str) -> str:
    """Return ``f``, ``m`` or ``n`` of a noun in the singular, by the last part of a compound; empty if unsure."""
    low = noun.lower()
    known = _genders()
    for at in range(len(low) - _SHORTEST):
        tail = low[at:]
        if tail in known and (at == 0 or at >= _SHORTEST):
            return known[tail]
    if low in known:
        return known[low]
    if low.endswith(_NO_ENDING):
        return ""
    return next((gender for gender, ending in _BY_ENDING if ending.search(low)), "")


def misfits(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the offsets of each article or adjective that no case of its noun can have, with the right one."""
    for match in _PHRASE.finditer(text):
        gender, ahead, article = gender_of(match["noun"]), text[: match.start()], match["det"].lower()
        relative = ahead.rstrip().endswith(",") and article in ("das", "dem", "den", "der", "des", "die")
        if not gender or relative or _FIRM.match(text, match.end()) or (article == "ein" and text.endswith(" ein")):
            continue
        if article in ("des", "eines") and _lacks_s(match["noun"], gender):
            yield *match.span("noun"), f"{match['noun']}s"
            continue
        right = _article(article, gender, ahead, match["noun"].lower())
        if right:
            yield *match.span("det"), right.capitalize() if match["det"][0].isupper() else right
        else:
            yield from _adjectives(match, article, gender)


_BARE = lazy_pattern(
    r"(?<![\w-])(?P<prep>(?i:mit|bei|von|aus|nach|seit|zu|für|durch|ohne|gegen|um)) (?!\w+(?:maßen"
    r"|eren)\b)(?P<adjective>[a-zäöüß]{2,}(?P<ending>e[nmrs]?))"
    r" (?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,})(?![\w-])"
)
_BARE_ENDINGS = {"dative": {"f": "er", "m": "em", "n": "em"}, "accusative": {"f": "e", "m": "en", "n": "es"}}
_INSTEAD_OF_ARTICLES = re.compile(
    r"(?:de[mnrs]|die|das|ein\w*|kein\w*|dies\w*|jed\w*|jen\w*|mein\w*|sein\w*|ihr\w*|unser\w*|alle\w*"
    r"|beide\w*|welch\w*|manch\w*|solch\w*|viele\w*|mehrere\w*"
    r"|deren|dessen|über|unter|einige\w*|andere\w*|wenige\w*|diverse\w*|unsere\w*|eigene|weitere|heute"
    r"|denen|dasselbe|dieselbe\w*|inline|rechte|linke|ende|mitte|rosa|nahe|gerne|ohne|oder|sowie|etwa"
    r"|circa)$"
)


def bare_adjectives(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the adjectives between a preposition and a noun whose ending shows another case: “zu mobile Arbeit”."""
    for match in _BARE.finditer(text):
        gender = gender_of(match["noun"])
        too = match["prep"].lower() == "zu" and re.search(
            r"nd(?:e[nmrs]?)$|^(?:lang|groß|klein|hoh|kurz|viel|schnell|spät|früh)e", match["adjective"]
        )
        if too or not gender or _INSTEAD_OF_ARTICLES.match(match["adjective"]) or _FIRM.match(text, match.end()):
            continue
        case = "accusative" if match["prep"].lower() in ("für", "durch", "ohne", "gegen", "um") else "dative"
        right = _BARE_ENDINGS[case][gender]
        if match["ending"] != right:
            yield *match.span("adjective"), match["adjective"].removesuffix(match["ending"]) + right


def _article(article: str, gender: str, ahead: str, noun: str) -> str:
    """Return the right article if the written one does not fit; empty if it may."""
    right = _DEFINITE[gender].get(article) or _JOINED[gender].get(article) or _inflected(article, gender)
    if right:
        return _in_case(right, gender, ahead)
    if gender == "m" and _IN_DATIVE.search(ahead) and article in ("den", "der", "einen") and noun not in _WEAK:
        return "einem" if article == "einen" else "dem"
    if _IN_ACCUSATIVE.search(ahead) and article in ("der", "des"):
        return {"f": "die", "m": "den", "n": "das"}[gender]
    if gender == "m" and _IN_ACCUSATIVE.search(ahead) and article == "ein":
        return "einen"
    return ""


_NO_S = re.compile(r"(?:[szxß]|sch|st|us|marketing|workshop|event|management|café)$")


def _lacks_s(noun: str, gender: str) -> bool:
    """Return whether a noun that is no woman’s word lacks the ending of its genitive: “des Standard”."""
    low = noun.lower()
    return (
        gender in ("m", "n")
        and low not in _WEAK
        and not _NO_S.search(low)
        and (low in _genders() or any(low.endswith(one) for one in _LONG))
    )


def _in_case(right: str, gender: str, ahead: str) -> str:
    if _IN_DATIVE.search(ahead) and right in ("die", "der", "das", "den"):
        return "der" if gender == "f" else "dem"
    return right


def _inflected(word: str, gender: str) -> str:
    """Return the right form of “ein”, “kein”, “dieser” and possessives; empty if the written one may be right."""
    match = re.fullmatch(r"(?P<stem>ein|kein|dies|jed|mein|sein|ihr|unser)(?P<ending>e[nmrs]?)?", word)
    if match is None:
        return ""
    stem, ending = match["stem"], match["ending"] or ""
    if stem in ("dies", "jed") and ending in ("er", "es"):
        return {"f": f"{stem}e" if ending == "es" else "", "m": "", "n": f"{stem}es" if ending == "er" else ""}[gender]
    if stem == "ihr" and ending in ("", "e", "er"):
        return ""  # a pronoun may be meant: “die ihr Leitung …”
    right = _ENDINGS[gender][ending]
    return "" if right == ending else stem + right


def _adjectives(match: re.Match[str], article: str, gender: str) -> Iterator[tuple[int, int, str]]:
    """Yield the adjectives between that have an ending which the article excludes: “im neue Werk”."""
    at = match.start("adjectives")
    for word in match["adjectives"].split():
        start = match.string.index(word, at)
        at = start + len(word)
        found = _ADJECTIVE.match(word)
        if found is None or word in _NO_ADJECTIVES:
            return
        right = _ending(article, gender, found["ending"])
        if right:
            yield start, start + len(word), word[: found.start("ending")] + right


_AFTER = {
    **{("f", article): "e" for article in ("die", "eine", "keine", "diese", "jede")},
    **{("f", article): "en" for article in ("der", "einer", "keiner", "dieser", "zur")},
    **{("n", article): "es" for article in ("ein", "kein")},
    **{("m", article): "er" for article in ("ein", "kein")},
}
"""The ending of an adjective after an article that shows no case."""


def _ending(article: str, gender: str, ending: str) -> str:
    """Return the right ending of an adjective; empty if the written one may be right."""
    strong = bool(_STRONG.match(article)) and not (gender == "n" and article.endswith("es") and article != "des")
    if strong and not (gender == "f" and article.endswith(("em", "es"))):
        return "" if ending == "en" else "en"
    right = _AFTER.get((gender, article)) or ("e" if article == "das" else "")
    return "" if ending == right else right
