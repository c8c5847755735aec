"""Differences between a text and its translation that translating does not explain: figures, dates, names, links."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from cvbuild.analysis.language.wordlists import entries
from cvbuild.model.dates import DateError, parse_date
from cvbuild.model.locales import tag
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["drifts"]

_LINK = lazy_pattern(r"(?:https?://|mailto:|www\.)[^\s<>()\[\]]+[^\s<>()\[\].,;:!?]")
_NUMBER = lazy_pattern(
    r"(?<![\w.,])(?P<number>\d+(?:[.,'’\u00a0\u202f]\d+|\s(?=\d{3}(?!\d))\d{3})*)(?:\s?(?P<scale>[^\W\d_]+\.?))?"
)
_SCALES = {
    **dict.fromkeys(("k", "tsd", "thousand", "tausend", "mille", "mila", "mil", "duizend", "tusen", "tys", "тыс"), 3),
    **dict.fromkeys(("m", "mm", "mn", "mio", "million", "millions", "millionen", "millones", "millón", "milhões"), 6),
    **dict.fromkeys(("milioni", "milione", "miljoen", "miljoner", "millioner", "mln", "млн", "milhão", "mill"), 6),
    **dict.fromkeys(("b", "bn", "billion", "billions", "mrd", "milliarde", "milliarden", "milliard", "milliards"), 9),
    **dict.fromkeys(("miliardi", "miliardo", "miljard", "miljarder", "mld", "млрд", "md"), 9),
}
_SCALES |= {
    **dict.fromkeys(("千", "천", "ألف", "آلاف", "الف", "אלף", "हज़ार", "हजार", "พัน"), 3),
    **dict.fromkeys(("万", "萬", "만", "หมื่น"), 4),
    **dict.fromkeys(("लाख", "แสน"), 5),
    **dict.fromkeys(("百万", "백만", "مليون", "ملايين", "میلیون", "מיליון", "ล้าน"), 6),
    **dict.fromkeys(("करोड़",), 7),
    **dict.fromkeys(("億", "亿", "억"), 8),
    **dict.fromkeys(("مليار", "مليارات", "میلیارد", "מיליארד"), 9),
}
_JOINED_SCALE = "|".join(sorted((word for word in _SCALES if not word.isascii()), key=len, reverse=True))
_SPELLED = 12
"""Numbers up to this one may be digits in one language and words in the other."""
_ENGLISH = {
    3: ("three", "third", "triple", "tripled"),
    4: ("four", "fourth", "quadrupled"),
    5: ("five", "fifth"),
    6: ("six", "sixth"),
    7: ("seven", "seventh"),
    8: ("eight", "eighth"),
    9: ("nine", "ninth"),
    10: ("ten", "tenth", "decade"),
    11: ("eleven",),
    12: ("twelve", "dozen"),
}
_DECIMAL = {"en": ".", "de": ","}
"""The sign before decimals, in languages whose writers keep to it."""
_SAME = (
    *(("gdpr", "dsgvo", "rgpd", "avg", "rodo"), ("eu", "ue"), ("un", "uno", "onu"), ("nato", "otan")),
    *(("vat", "mwst", "tva", "iva", "btw"), ("ai", "ki", "ia"), ("gdp", "bip", "pib"), ("usa", "eeuu", "eua")),
    *(("hr", "rh"), ("r&d", "f&e"), ("ceo", "pdg"), ("phd", "dr")),
)
"""Abbreviations that are translated."""
_MONEY = {
    **dict.fromkeys(("€", "eur", "euro", "euros", "euroa"), "EUR"),
    **dict.fromkeys(("$", "usd", "dollar", "dollars", "dólares", "dollari"), "USD"),
    **dict.fromkeys(("£", "gbp"), "GBP"),
    **dict.fromkeys(("¥", "jpy", "yen"), "JPY"),
    **dict.fromkeys(("chf", "sfr"), "CHF"),
    **dict.fromkeys(("ユーロ", "欧元", "歐元", "유로", "يورو", "یورو", "אירו"), "EUR"),
    **dict.fromkeys(("ドル", "米ドル", "美元", "달러", "دولار", "دولارات", "دلار", "דולר"), "USD"),
    **dict.fromkeys(("円", "日元"), "JPY"),
}
_MONEY_WORD = lazy_pattern(r"[€$£¥]|ユーロ|米?ドル|円|[欧歐]元|[美日]元|유로|달러|\b[^\W\d_]{3,8}\b")
_MONTH = lazy_pattern(r"\b(?P<month>[^\W\d_]{3,12}\.?)\s(?:de\s|del\s)?(?P<year>(?:19|20)\d\d)\b")
_YEAR_FIRST = lazy_pattern(r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>1[0-2]|0?[1-9])\s?[月월]")
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u30ff\u3400-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f"
_JOINED = "\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff"  # Hebrew and Arabic letters: a short word joins the next one
_EDGE = lazy_pattern(
    rf"(?<=[{_UNSPACED}{_JOINED}])(?=[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9])"
    rf"|(?<=[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9])(?=[{_UNSPACED}{_JOINED}])"
)
_SCALED = lazy_pattern(rf"(?<=\d )({_JOINED_SCALE})(?=[{_UNSPACED}])")
_BONES = 3
_ALIKE = str.maketrans("kqz", "ccs")
_BULLET = lazy_pattern(r"^\s*(?:[-*•]|\d+[.)])\s", re.MULTILINE)
_NAME = lazy_pattern(r"(?<![\w@/.$€£¥-])[^\W_][\w+#]*(?:[-&.][^\W_][\w+#]*)*")
_SENTENCE = lazy_pattern(r"(?:^|[.!?:•\n]\s*|[-*]\s+|[“\"(„«]\s*)$")
_LANGUAGE_LABEL = lazy_pattern(r"^(?:www|[a-z]{2})\.|(?<=/)[a-z]{2}(?:-[a-z]{2})?(?=/|$)")


def drifts(text: str, language: str, other: str, other_language: str) -> Iterator[str]:
    """Yield each difference in words, such as ``20 in one, 25 in the other``."""
    plain, translated = (_spaced(_LINK.sub(" ", one)) for one in (text, other))
    links = _apart(map(_link, _LINK.findall(text)), map(_link, _LINK.findall(other)))
    yield from _pairs("link", *links)
    months = _apart(_months(plain), _months(translated))
    yield from _pairs("date", *months) if all(months) else ()
    plain, translated = (_YEAR_FIRST.sub(r"\g<year> ", one) for one in (plain, translated))
    yield from _pairs("figure", *_figures(plain, language, translated, other_language))
    money = set(_money(plain)), set(_money(translated))
    if all(money) and money[0] != money[1]:
        yield from _pairs("currency", *(sorted(one) for one in money))
    bullets = [len(_BULLET.findall(one)) for one in (text, other)]
    if bullets[0] != bullets[1]:
        yield f"{bullets[0]} bullets, but {bullets[1]} in `{other_language}`"
    yield from _pairs("name", *_names(plain, language, translated, other_language))


def _spaced(text: str) -> str:
    """Return a text with spaces where a script without them meets another: 6時間 is 6 時間."""
    return text if text.isascii() else _SCALED.sub(r"\1 ", _EDGE.sub(" ", text))


def _pairs(what: str, here: Iterable[object], there: Iterable[object]) -> Iterator[str]:
    for one, two in itertools.zip_longest(here, there):
        if one is None or two is None:
            yield f"the {what} {two if one is None else one} is only in one of them"
        else:
            yield f"the {what} {one} became {two}"


def _apart(here: Iterable[str], there: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return what is only in one of two collections."""
    one, two = Counter(here), Counter(there)
    return list((one - two).elements()), list((two - one).elements())


# -- links and dates


def _link(address: str) -> str:
    bare = re.sub(r"^(?:https?://|mailto:)", "", address).rstrip("/").casefold()
    bare = _LANGUAGE_LABEL.sub("", bare).replace("//", "/")
    return bare.partition("/")[0] if "wikipedia.org" in bare else bare


def _months(text: str) -> Iterator[str]:
    for found in _YEAR_FIRST.finditer(text):
        yield str(parse_date(f"{found['year']}-{int(found['month']):02}"))
    for found in _MONTH.finditer(text):
        try:
            yield str(parse_date(f"{found['month']} {found['year']}"))
        except DateError:
            continue


# -- figures


def _figures(text: str, language: str, other: str, other_language: str) -> tuple[list[str], list[str]]:
    """Return the figures without a partner of the same value. Small ones may be words in the other language."""
    here, there = list(_NUMBER.finditer(text)), list(_NUMBER.finditer(other))
    marks = tuple(_DECIMAL.get(tag(one).partition("-")[0], "") for one in (language, other_language))
    for one in tuple(here):
        partner = next((two for two in there if _same(one, marks[0], two, marks[1])), None)
        if partner:
            here.remove(one)
            there.remove(partner)
    if not (here and there):
        here = [one for one in here if not _is_spelled(one, other, other_language)]
        there = [two for two in there if not _is_spelled(two, text, language)]
    return [one["number"] for one in here], [two["number"] for two in there]


def _same(one: re.Match[str], mark: str, two: re.Match[str], other_mark: str) -> bool:
    scales = _scale(one), _scale(two)
    values = _values(one["number"], mark), _values(two["number"], other_mark)
    if not (all(scales) and scales[0] != scales[1]) and not values[0].isdisjoint(values[1]):
        return True
    if scales[0] == scales[1]:
        return False
    one_scaled = {round(value * 10.0 ** scales[0], 3) for value in values[0]}
    two_scaled = {round(value * 10.0 ** scales[1], 3) for value in values[1]}
    return not one_scaled.isdisjoint(two_scaled)


def _scale(found: re.Match[str]) -> int:
    return _SCALES.get((found["scale"] or "").rstrip(".").casefold(), 0)


def _values(number: str, mark: str) -> set[float]:
    """Return the values that a number may have, where ``mark``, if it is known, begins the decimals."""
    digits = re.sub(r"[\s'’\u00a0\u202f]", "", number)
    marks = [char for char in digits if char in ".,"]
    last = max(digits.rfind("."), digits.rfind(","))
    whole = float(re.sub(r"[.,]", "", digits))
    if not marks:
        return {whole}
    decimal = float(re.sub(r"[.,]", "", digits[:last]) + "." + digits[last + 1 :])
    if len(digits) - last - 1 != 3 or (len(set(marks)) == 2 and marks[-1] != marks[0]):
        return {decimal}
    if len(marks) > 1 or (mark and marks[0] != mark):
        return {whole}
    return {decimal} if mark else {whole, decimal}


def _is_spelled(found: re.Match[str], other: str, language: str) -> bool:
    """Return whether a number may be a word in the other text; in English, the word must be there."""
    number = int(found["number"]) if found["number"].isdigit() else _SPELLED + 1
    if number > _SPELLED or not tag(language).startswith("en") or number < 3:
        return number <= _SPELLED
    return any(word.casefold() in _ENGLISH[number] for word in re.findall(r"[^\W\d_]+", other))


def _money(text: str) -> Iterator[str]:
    return (_MONEY[word.casefold()] for word in _MONEY_WORD.findall(text) if word.casefold() in _MONEY)


# -- names


def _names(text: str, language: str, other: str, other_language: str) -> tuple[list[str], list[str]]:
    """Return the names of each text that the other lacks, if each has some.

    One name more, as with an acronym that one language spells out, is no drift.
    """
    here = [name for name in _proper(text, language) if not _is_in(name, other)]
    there = [name for name in _proper(other, other_language) if not _is_in(name, text)]
    if beside := _changed_beside(text, other, other_language):
        return beside
    if tag(other_language).startswith("de") and here and not there:
        there = [name for name in _proper(other, "") if not _is_in(name, text)][: len(here)]
        return (here, there) if any(_is_distinctive(name) or name in _tools() for name in here) else ([], [])
    return (here, there) if here and there else ([], [])


@functools.cache
def _tools() -> frozenset[str]:
    """Return names of programs and languages, which no translation changes."""
    return frozenset(entries("tools"))


def _changed_beside(text: str, other: str, language: str) -> tuple[list[str], list[str]] | None:
    """Return a part of a name that changed beside one that did not: ``Bluefin Shipping`` became ``Redfin Shipping``."""
    if not tag(language).startswith("de"):
        return None
    here, there = (_NAME.findall(one) for one in (text, other))
    for one, two in itertools.pairwise(here):
        if not (one[0].isupper() and two[0].isupper() and two in there) or _is_in(one, other):
            continue
        before = there[there.index(two) - 1] if there.index(two) else ""
        if before[:1].isupper() and before not in here and not _SENTENCE.search(text[: text.index(one)]):
            return [one], [before]
    return None


def _proper(text: str, language: str) -> Iterator[str]:
    """Yield words with a capital within a sentence, which German nouns have too; and all with capitals inside."""
    for found in _NAME.finditer(text):
        word = found[0]
        inside = not _SENTENCE.search(text[: found.start()])
        capital = word[0].isupper() and inside and not tag(language or "en").startswith("de")
        counts = word[0].isdigit() and word.lstrip("0123456789.,").casefold() in _SCALES
        if (capital or _is_distinctive(word)) and len(word) > 1 and not counts and word.casefold() not in _SCALES:
            yield word


def _is_distinctive(word: str) -> bool:
    return any(char.isupper() for char in word[1:]) or (word[0].isupper() and any(char.isdigit() for char in word))


def _is_in(name: str, text: str) -> bool:
    """Return whether a text has a word that begins alike: endings and accents differ between languages."""
    folded = _folded(name)
    others = [_folded(found[0]) for found in _NAME.finditer(text)]
    alike = next((group for group in _SAME if folded in group), ())
    if any(other.startswith(folded[: 3 if len(name) < 7 else 4]) or other in alike for other in others):
        return True
    bones = "" if _is_distinctive(name) else _bones(folded)
    return len(bones) >= _BONES and any(_bones(other)[:_BONES] == bones[:_BONES] for other in others)


def _bones(word: str) -> str:
    """Return the first letter and the consonants, in which Morocco and Maroc agree."""
    bare = word[:1] + re.sub(r"[aeiouyh]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", bare.translate(_ALIKE))


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
