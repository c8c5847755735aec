"""Numbers of a German, French or Spanish sentence and the words that relate them: “…, soit une hausse de 45 %”."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.figures.units import alternatives
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.mentions.sums import Sum
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["relations"]

_NUMBER = r"(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
_LANGUAGES = ("de", "fr", "es")
_CUE = lazy_pattern(
    r"(?<!\w)(?:soit|c['’]est-à-dire|also|das\ssind|das\sentspricht|d\.\s?h\.|es\sdecir|o\ssea|esto\ses|lo\sque\ssupone"
    r"|lo\sque\sequivale),?\s",
    re.IGNORECASE,
)
_PERCENT = lazy_pattern(
    r"(?P<about>près|environ|rund|etwa|fast|knapp|casi|cerca)?[^\d.;]{0,40}?"
    rf"(?P<p>{_NUMBER})\s?%(?!\s?-?p)"
)
_TIMES = lazy_pattern(
    r"[^\d.;]{0,25}?\b(?P<w>(?P<x2>doublement|verdopp?e?lung|duplicación)|(?P<x3>triplement|verdreifachung|triplicación))\b",
    re.IGNORECASE,
)
_PAIR = lazy_pattern(
    rf"(?<!\w)(?:von|vom|de|du|del|desde)\s(?P<a>{_NUMBER})(?P<unit>(?:\s?[^\W\d_]{{1,12}}\.?|\s?[€$]){{0,3}}?)"
    rf"\s(?:auf|à|a|hasta)\s(?P<b>{_NUMBER})(?!\s?%)"
)
_SENTENCE = re.compile(r"(?<!Mio)(?<!Mrd)(?<!Tsd)[.;]\s")
_FRACTIONS = (
    (r"die\sHälfte|la\smoitié|la\smitad", 1, 2),
    (r"ein\sDrittel|un\stiers|un\stercio|una\stercera\sparte", 1, 3),
    (r"ein\sViertel|un\squart|un\scuarto|una\scuarta\sparte", 1, 4),
    (r"zwei\sDrittel|deux\stiers|dos\stercios", 2, 3),
    (r"drei\sViertel|trois\squarts|tres\scuartos", 3, 4),
)
_CLUES = ("älfte", "rittel", "iertel", "moitié", "tiers", "quart", "mitad", "tercio", "tercera", "cuart")


def relations(passage: Passage) -> Iterator[Sum]:
    """Yield the percentages, multiples and fractions that the numbers of the sentence do not have; silent in doubt."""
    if passage.language not in _LANGUAGES:
        return
    text = passage.masked
    for cue in _CUE.finditer(text):
        yield from _stated(passage, cue)
    if any(clue in text for clue in _CLUES):
        yield from _fractions(passage)
    yield from _parts(passage)


def _stated(passage: Passage, cue: re.Match[str]) -> Iterator[Sum]:
    """Yield what a cue states of the pair before it."""
    text = passage.masked
    sentence = _SENTENCE.split(text[: cue.start()])[-1]
    pairs = list(_PAIR.finditer(sentence))
    before, after = (_value(pairs[-1][name]) for name in ("a", "b")) if pairs else (0.0, 0.0)
    if not before or not after or (before == int(before) and 1900 <= before <= 2100):
        return
    percent, times = _PERCENT.match(text, cue.end()), _TIMES.match(text, cue.end())
    if percent and "%" not in pairs[-1]["unit"]:
        said, right = _value(percent["p"]), abs(after - before) / before * 100
        slack = max(1.0, said / (10 if percent["about"] else 16))
        if all(abs(said - one) > slack for one in (right, after / before * 100, before / after * 100)):
            yield Sum(passage, f"{percent['p']} %", f"it is {right:.0f} %", *percent.span("p"))
    elif times:
        said, right = 2 if times["x2"] else 3, max(after, before) / min(after, before)
        if abs(right - said) > said / 10:
            yield Sum(passage, times["w"], f"it is {right:.1f} times as much", *times.span("w"))


def _value(number: str) -> float:
    return float(re.sub(r"[.\s\u00a0\u202f]", "", number).replace(",", "."))


@functools.cache
def _word(language: str) -> str:
    """Return the pattern of a number in digits or in a word."""
    words = alternatives(name for name in notation(language).numbers if " " not in name)
    return rf"(?:{_NUMBER}|{words})(?!\w)"


def _amount(said: str, language: str) -> float:
    return float(notation(language).numbers[said.lower()]) if not said[0].isdigit() else _value(said)


@functools.cache
def _fraction(language: str) -> tuple[tuple[re.Pattern[str], int, int], ...]:
    of = r"(?:\s(?:der|des|de\slos|de\slas|del|de\sces|von)\s(?P<whole>{number}))?"
    return tuple(
        (
            re.compile(
                rf"(?<!\w)(?:{words})\s\((?P<part>{_word(language)})(?:\s?[€$]|\s[^\W\d_]+)?\)"
                + of.format(number=_word(language)),
                re.IGNORECASE,
            ),
            part,
            whole,
        )
        for words, part, whole in _FRACTIONS
    )


def _fractions(passage: Passage) -> Iterator[Sum]:
    """Yield the fractions in brackets that are not that of the whole beside them: “ein Drittel (40) der 90”."""
    text, language = passage.masked, passage.language
    for pattern, above, below in _fraction(language):
        for match in pattern.finditer(text):
            sentence = max((one.end() for one in _SENTENCE.finditer(text, 0, match.start())), default=0)
            known = re.compile(rf"(?<![\w.,]){_word(language)}", re.IGNORECASE).findall(text[sentence : match.start()])
            wholes = [_amount(one, language) for one in ([match["whole"]] if match["whole"] else known)]
            part = _amount(match["part"], language)
            rights = [one * above / below for one in wholes]
            if rights and all(abs(part - right) > max(0.5, right / 30) for right in rights):
                yield Sum(passage, match["part"], f"it would be {rights[-1]:g}", *match.span("part"))


@functools.cache
def _part(language: str) -> re.Pattern[str]:
    number = _word(language)
    behind = r"(?=\s(?:à|au|aux|en|de|du|par|pour|dans|sur|por|con)\b|\s?[.,;)]|$)"
    if language == "fr":
        return re.compile(
            rf"(?<![\w.,])(?P<part>{number})\s[^\W\d_]{{3,}}\ssur\s(?P<whole>{number}){behind}", re.IGNORECASE
        )
    return re.compile(rf"(?<![\w.,])(?P<part>{number})\sde\scada\s(?P<whole>{number})", re.IGNORECASE)


def _parts(passage: Passage) -> Iterator[Sum]:
    """Yield the parts greater than their whole: “cinq semaines sur quatre”, “cinco de cada cuatro”."""
    text, language = passage.masked, passage.language
    if language == "de" or not (" sur " in text or " de cada " in text):
        return
    for match in _part(language).finditer(text):
        part, whole = (_amount(match[name], language) for name in ("part", "whole"))
        if part > whole > 1:
            yield Sum(passage, match["part"], f"the whole is {match['whole']}", *match.span("part"))
