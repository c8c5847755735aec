"""German cases that a dictionary shows: plurals in the dative, genitives, adjectives and possessives."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from cvbuild.analysis.dictionary.words import Dictionary
from cvbuild.analysis.grammar import german, german_genders
from cvbuild.analysis.language.corrections import Slip
from cvbuild.analysis.language.spelling import is_listed

__all__ = ["wrong_cases"]

_NOUN = r"(?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,})(?![\w-])(?! [A-ZÄÖÜ&\d„»])"
_COUNTS = (
    r"(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig"
    r"|(?!(?:19|20)\d\d )(?:[2-9]|[1-9]\d+)(?:\.\d{3})?)"
)
_PLURALS = r"(?:allen|beiden|vielen|einigen|mehreren|wenigen|den|unseren|meinen|seinen|ihren|diesen)"
_DATIVE = r"(?i:mit|bei|von|aus|nach|seit|zu)"
_DATIVE_PLURAL = re.compile(
    rf"(?<![\w-]){_DATIVE} (?:(?P<count>{_COUNTS} )|(?P<all>{_PLURALS}) )?(?P<adjective>[a-zäöüß]{{3,}}en )?{_NOUN}"
)
_TIMES = re.compile(
    rf"(?<![\w-])(?i:an|in|vor) {_COUNTS} (?P<noun>Tage|Abende|Vormittage|Nachmittage|Jahre|Monate|Standorte|Orte)"
    r"(?![\w-])"
)
_MEASURES = re.compile(
    r"(?:meter|liter|euro|prozent|zentner|dollar|pfund|grad|hektar|kilo|gramm|tel|uhr|stück|mann|watt|volt|karat|zoll"
    r"|franken|bar|mark|cent|personal|mitte|ende|anfang)$",
    re.IGNORECASE,
)
"""Nouns of measures, which need no ending after a number, and nouns without a plural."""
_GENITIVE = re.compile(rf"(?<![\w-])(?:des|eines|unseres|meines|seines|ihres|dieses) (?:[a-zäöüß]{{3,}}en )?{_NOUN}")
_NO_GENITIVE = re.compile(
    r"(?:[sx]|[lp]kw|ing|ment|barock|jazz|islam|internet|januar|februar|märz|april|mai|juni|juli|august|september"
    r"|oktober|november|dezember|tag|ende)$",
    re.IGNORECASE,
)
_GENITIVE_PREPOSITION = re.compile(
    r"(?:(?<![\w-])(?i:aufgrund|wegen|innerhalb|außerhalb|infolge|anhand|mithilfe|mittels|hinsichtlich|bezüglich"
    r"|anlässlich|angesichts|seitens|zugunsten|oberhalb|unterhalb)|(?:^|[.;] )Während) (?P<w>dem|einem)"
    r" (?:[a-zäöüß]+en )?[A-ZÄÖÜ][a-zäöüß]+"
)
_POSSESSIVE = re.compile(rf"(?<![\w-]){_DATIVE} (?P<w>(?:mein|sein|unser|kein)e?|ihre) (?:[a-zäöüß]+e[nr]? )?{_NOUN}")
_SINGULAR = re.compile(rf"(?<![\w-])(?P<w>(?i:dem|einem|im|beim|vom|zum)) (?:[a-zäöüß]{{3,}}en )?{_NOUN}")
_DEFINITE = {"im": "in den", "beim": "bei den", "vom": "von den", "zum": "zu den", "dem": "den"}
_ADJECTIVE = re.compile(rf"(?<![\w-])(?i:mit|bei|von|aus|seit) (?P<w>[a-zäöüß]{{3,}}e) {_NOUN}")
_NO_ADJECTIVES_WORDS = """
heute beide ohne oder sowie eine keine diese jede alle meine seine unsere ihre welche solche manche beige orange gerne
ende mitte nahe ferne viele wenige einige mehrere andere die etwa circa inline online sage
"""
_NO_ADJECTIVES = frozenset(_NO_ADJECTIVES_WORDS.split())
_UMLAUTS = frozenset("äöü")


def wrong_cases(text: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the offsets of each word in a case that the words before it exclude, with the right one.

    What endings alone show is found without a dictionary.
    """
    ahead = (german.disagreements, german_genders.misfits, german_genders.bare_adjectives)
    taken = [(start, end) for find_in in ahead for start, end, _ in find_in(text)]
    readers: tuple[Callable[[str, Dictionary], Iterator[Slip]], ...]
    readers = (_dative_plurals, _genitives, _after_prepositions, _plurals_after_singulars)
    for read in readers:
        for start, end, right in read(text, words):
            if not any(first < end + 1 and start < last + 1 for first, last in taken):
                taken.append((start, end))
                yield start, end, right


def _dative_plurals(text: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the plurals without the -n of the dative: “mit sieben Betriebsräte”, “von neuen Geräte”."""
    for match in _DATIVE_PLURAL.finditer(text):
        adjective = (match["adjective"] or "").strip()
        bare = not (match["count"] or match["all"])
        if bare and not (adjective and words.known(adjective) and words.lemma(adjective) != adjective):
            continue
        if match["all"] == "den" and german_genders.gender_of(match["noun"]) == "m":
            continue
        if not _MEASURES.search(match["noun"]) and (right := _with_n(match["noun"], words)):
            yield *match.span("noun"), right
    for match in _TIMES.finditer(text):
        if not text[match.end() :].startswith((" auf", " verlängert", " verschoben")):
            yield *match.span("noun"), f"{match['noun']}n"


def _with_n(noun: str, words: Dictionary) -> str:
    """Return a noun with the ending of the dative plural if it lacks one; empty if it may be right."""
    if noun[-1] in "ns" or not noun.endswith(("e", "er", "el")) or is_listed(noun.lower()):
        return ""
    tail = words.tail(noun)
    longer = f"{tail}n"
    if not tail or not words.known(longer) or words.lemma(longer) not in (tail, words.lemma(tail)):
        return ""
    return f"{noun}n"


def _genitives(text: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the nouns without the -s of the genitive: “des Umbau der Bibliothek”."""
    for match in _GENITIVE.finditer(text):
        noun = match["noun"]
        tail = words.tail(noun)
        if not tail or words.lemma(tail) != tail or _NO_GENITIVE.search(noun) or is_listed(noun.lower()):
            continue
        endings = ("s", "es", "n", "en") if tail[-1] in "e" else ("s", "es")
        right = next((one for one in endings if words.known(tail + one) and words.lemma(tail + one) == tail), "")
        if right:
            yield *match.span("noun"), f"{noun}{right}"


def _after_prepositions(text: str, words: Dictionary) -> Iterator[Slip]:
    for match in _GENITIVE_PREPOSITION.finditer(text):
        yield *match.span("w"), {"dem": "des", "einem": "eines"}[match["w"]]
    for match in _POSSESSIVE.finditer(text):
        yield *match.span("w"), f"{match['w'].removesuffix('e')}{'er' if match['w'].endswith('e') else 'em'}"
    for match in _ADJECTIVE.finditer(text):
        word, noun = match["w"], match["noun"]
        if word in _NO_ADJECTIVES or not words.known(word) or words.lemma(word) in (word, ""):
            continue
        if words.lemma(word).endswith("en") or is_listed(word):
            continue
        tail = words.tail(noun)
        plural = bool(tail) and words.lemma(tail) != tail
        yield *match.span("w"), f"{word}{'n' if plural else 'r'}"


def _plurals_after_singulars(text: str, words: Dictionary) -> Iterator[Slip]:
    """Yield the articles of the singular before a plural with an umlaut: “mit dem Ärzten”."""
    for match in _SINGULAR.finditer(text):
        noun = match["noun"]
        one = words.lemma(noun) if noun.endswith("n") and words.known(noun) else noun
        if one != noun and one[:1].isupper() and _UMLAUTS & set(noun.lower()) and not _UMLAUTS & set(one.lower()):
            word = match["w"].lower()
            right = _DEFINITE.get(word, "")
            if right and match["w"][0].isupper():
                right = right.capitalize()
            yield *match.span("w"), right
