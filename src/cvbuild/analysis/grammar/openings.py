"""The tense of the verb that opens a highlight in German, French and Spanish, by lists of verbs that CVs open with.

A word that may be a noun (“Pflege”, “Pilote”, “Diseño”) counts only before an article or a number.
"""

from __future__ import annotations

import functools
import re

from msgspec import Struct

from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.figures.units import alternatives
from cvbuild.analysis.language.wordlists import entries
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Form", "lost_accent", "opening_form"]

_LISTS = {"de": "verbs-de", "fr": "verbs-fr", "es": "verbs-es"}
_FIRST = re.compile(r"\s*(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)(?P<rest>.*)", re.DOTALL)
_ARTICLES = {
    "de": "die|das|den|einen|eine|ein|alle|sowie|jährlich|täglich",
    "fr": "la|le|les|l['’]|une?|chaque|tous|toutes|quotidiennement",
    "es": "el|las?|los|unas?|unos?|cada|todos|todas|diariamente",
}
_PERFECT = {
    "fr": re.compile(r"(?:A|Ai|J['’]ai)\s\w+(?:é|i|u|it|is|ert)(?:e?s?)\b"),
    "es": re.compile(r"(?:He|Ha)\s\w+(?:ado|ido|cho|to)\b"),
}


class Form(Struct, frozen=True):
    """The opening verb of a text: the word, whether it is in the past, and whether its work goes on for long."""

    word: str
    start: int
    is_past: bool
    is_ongoing: bool
    other: str
    """The same verb in the other tense."""


class _Verb(Struct, frozen=True):
    is_past: bool
    is_ongoing: bool
    may_be_noun: bool
    other: str


def opening_form(text: str, language: str) -> Form | None:
    """Return the verb that opens a text; ``None`` if the first word is none, or may be a noun."""
    match = _FIRST.match(text) if language in _LISTS else None
    if match is None:
        return None
    perfect = _PERFECT.get(language)
    if perfect and (found := perfect.match(text)):
        return Form(found[0], 0, is_past=True, is_ongoing=False, other="")
    verb = _verbs(language).get(match["word"].lower()) or _by_ending(match["word"].lower(), match["rest"], language)
    if verb is None or (verb.may_be_noun and not _has_object(match["rest"], language)):
        return None
    other = verb.other[:1].upper() + verb.other[1:]
    return Form(match["word"], match.start("word"), verb.is_past, verb.is_ongoing, other)


def lost_accent(text: str, language: str) -> tuple[int, int, str] | None:
    """Return the offsets of an opening “Implante” that lost the accent of “Implanté”, with the right word."""
    match = _FIRST.match(text) if language == "es" else None
    if match and match["word"].endswith(("é", "í")):
        match = next((one for one in _SECOND.finditer(text) if one["word"] in _without_accent()), None)
    if match is None or match["word"].lower() not in _without_accent():
        return None
    return *match.span("word"), f"{match['word'][:-1]}é"


_SECOND = re.compile(r"\sy\s(?P<word>[a-záíóúñ]{3,}e)(?=\s)")
"""A second verb after the first one, which has its accent: “Describí testigos y tome muestras”."""


_PRESENTS = {
    "de": lazy_pattern(
        r"[a-zäöüß]{3,}(?<!s)(?:(?<=[bdfgklmnprstvz])(?<!ah)(?<!ach)(?<!eit)(?<!ekt)(?<!ukt)(?<!ment)"
        r"(?<!nst)t|[td]et|[hw]t(?<!cht))"
    ),
    "fr": lazy_pattern(r"[a-zàâçéèêëîïôûùœ]{3,}e"),
    "es": lazy_pattern(r"[a-záéíóúñ]{3,}(?:[aeiou][a-zñ]*[ae])"),
}
_PASTS = {
    "de": lazy_pattern(r"[a-zäöüß]{4,}(?:[td]ete|[bfghklmnprsvzß]te|[aeiouäöü]hte)"),
    "fr": lazy_pattern(r"[a-zàâçéèêëîïôûùœ]{3,}ai(?:t|ent)"),
    "es": lazy_pattern(r"[a-záéíóúñ]{3,}(?:ó|ía|aba)"),
}
_CLEAR_OBJECT = {
    "de": r"\s(?:(?:die|das|den|einen|eine|alle|sämtliche|täglich|jährlich|monatlich)\b|\d)",
    "fr": r"\s(?:(?:la|les|une?|chaque|environ|plus)\b|l['’]|\d)",
    "es": r"\s(?:(?:el|las?|los|unas?|a los|a las)\b|\d)",
}
"""Words after a verb that no list has; hardly any noun is before them: “des” is, as in “Couverture des conseils”."""
_NO_VERBS = {
    "de": lazy_pattern(r"insgesamt|mitsamt|zuletzt|zunächst|selbst|meist|nebst|samt|(?:je)?weils|derart|sonst|statt"),
    "fr": lazy_pattern(
        r"(?:contre|entre|outre|quatre|comme|toute|même|titulaire|responsable|membre|chaque"
        r"|[a-zàâçéèêëîïôûùœ]+(?:[ae]inte(?<!teinte)|ude|logie|nomie|graphie|erie|isme|(?<!ass)iste(?<!liste)"
        r"|rence|dence|sence)|semaine|permanence|expertise|maintenance|clientèle)"
    ),
    "es": lazy_pattern(r"[a-záéíóúñ]*(?:mente|ante|iente|iembre|able|ible)|mientras|aunque|apenas|fuera|ahora|junta"),
}
"""Other words with the ending of a verb in the present: “Durante la pandemia”, “Insgesamt 12 Lehrlinge”."""


def _by_ending(word: str, rest: str, language: str) -> _Verb | None:
    """Return a verb by its ending and its object; ``None`` if the word may be a noun."""
    is_past = bool(_PASTS[language].fullmatch(word))
    if not is_past and _NO_VERBS[language].fullmatch(word):
        return None
    if not (is_past or _PRESENTS[language].fullmatch(word)) or not re.match(_CLEAR_OBJECT[language], rest):
        return None
    return _Verb(is_past, is_ongoing=False, may_be_noun=False, other="")


def _has_object(rest: str, language: str) -> bool:
    numbers = alternatives(notation(language).numbers)
    return bool(re.match(rf"\s(?:\d|(?:{numbers}|{_ARTICLES[language]})(?!\w))", rest, re.IGNORECASE))


@functools.cache
def _verbs(language: str) -> dict[str, _Verb]:
    """Return each form: of a row ``present past``, with ``*`` for work that goes on and ``?`` for a possible noun."""
    found: dict[str, _Verb] = {}
    for entry in entries(_LISTS[language]):
        row, _, marks = entry.partition(" | ")
        present, past = (part.replace("_", " ").split("/") for part in row.split(" "))
        for forms, is_past, others in ((present, False, past), (past, True, present)):
            for number, form in enumerate(forms):
                other = others[min(number, len(others) - 1)]
                is_noun = "?" in marks and not is_past
                found.setdefault(form, _Verb(is_past, "*" in marks, is_noun, other))
            if language == "de" and not is_past:
                third = _third(present[0])
                found.setdefault(third, _Verb(False, "*" in marks, False, past[0]))
    return found


def _third(first: str) -> str:
    """Return the regular third person of a German verb: “plant” of “plane”; others are in the list."""
    stem = first.removesuffix("e")
    needs_e = stem.endswith(("t", "d")) or re.search(r"[^lrhaeiouäöümn][mn]$", stem)
    return f"{stem}et" if needs_e else f"{stem}t"


@functools.cache
def _without_accent() -> frozenset[str]:
    """Return the Spanish pasts in -é without their accent, except those that are nouns."""
    pasts = (form for form, verb in _verbs("es").items() if verb.is_past and form.endswith("é"))
    nouns = {
        "informe",
        "reporte",
        "cierre",
        "presente",
        "lance",
        "avance",
        "corte",
        "envase",
        "monte",
        "forme",
        "gane",
        "trace",
    }
    return frozenset(f"{form[:-1]}e" for form in pasts) - nouns
