"""Arithmetic within a German, French or Spanish sentence: totals, parts, products, fractions of a change.

“210 000 € et 140 000 €, soit 370 000 €”, “34 Pflegekräfte (21 mit, 11 ohne, 4 in Ausbildung)”.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.figures.units import alternatives
from cvbuild.analysis.language.prose import Passage
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Wrong", "fraction_after", "wrong_totals"]

Wrong = tuple[int, int, str]
"""The offsets of a number, and what the others give."""

_TOTAL = (
    r"soit(?:\sau\stotal)?|insgesamt|zusammen|alles\sin\sallem|en\stout|au\stotal(?:\sde)?|en\stotal"
    r"|in\stotal|es\sdecir,?|o\ssea,?|das\ssind"
    r"|das\smacht|un\stotal\sde|also|en\sconjunto|in\sSumme|d\.\s?h\.|mithin"
)
_BEFORE_TOTAL = lazy_pattern(rf"\s?[,;(–—:=]\s?(?:{_TOTAL})\s$", re.IGNORECASE)
_AFTER_TOTAL = lazy_pattern(
    r"(?:\s[^\W\d_]+){0,3}?\s(?:insgesamt|zusammen|en\stout|au\stotal|en\stotal|in\stotal|in\sSumme|en\sconjunto)\b",
    re.IGNORECASE,
)
_BETWEEN = lazy_pattern(
    r"(?:\s[^\W\d_][\w’'-]*){0,5}?\s?(?:,\s|\s(?:und|sowie|et|y|e|plus|más|ainsi\sque|&|\+)\s"
    r"|,\s(?:und|et|y)\s)(?:[^\W\d_]{1,6}\s)?",
    re.IGNORECASE,
)
_TO_TOTAL = lazy_pattern(r"(?:\s[^\W\d_][\w’'-]*){0,6}?", re.IGNORECASE)
_EACH = lazy_pattern(
    r"(?:\s[^\W\d_][\w-]*){1,3}?\s(?:zu\s(?:je\s)?|mit\s(?:je|jeweils)\s|von\sje\s|à\s|de\s)$", re.IGNORECASE
)
_OPENS_PARTS = lazy_pattern(r"(?:\s[^\W\d_][\w’'-]*){0,5}?\s?[(:]\s?$")
_OPEN_END = lazy_pattern(
    r"\b(?:davon|darunter|dont|entre\s(?:ellos|ellas)|de\s(?:los|las)\s(?:que|cuales)|notamment"
    r"|u\.\s?a|z\.\s?B|etc|usw|entre\sotr[oa]s|vor\sallem|etwa"
    r"|auch|aussi|también|p\.\s?ej|ab|depuis|seit|desde|puis|dann|luego)\b|…|%|→|->",
    re.IGNORECASE,
)
_HALF = {
    "de": {
        r"die\sHälfte|halbiert": Decimal("0.5"),
        r"(?:ein|das)\sDrittel": Decimal(1) / 3,
        r"(?:ein|das)\sViertel": Decimal("0.25"),
        r"zwei\sDrittel": Decimal(2) / 3,
        r"drei\sViertel": Decimal("0.75"),
        r"ein\sFünftel": Decimal("0.2"),
    },
    "fr": {
        r"(?:la\s)?moitié": Decimal("0.5"),
        r"un\stiers": Decimal(1) / 3,
        r"un\squart": Decimal("0.25"),
        r"deux\stiers": Decimal(2) / 3,
        r"(?:les\s)?trois\squarts": Decimal("0.75"),
        r"un\scinquième": Decimal("0.2"),
    },
    "es": {
        r"(?:la\s)?mitad": Decimal("0.5"),
        r"un\stercio": Decimal(1) / 3,
        r"(?:un\scuarto|una\scuarta\sparte|la\scuarta\sparte)": Decimal("0.25"),
        r"dos\stercios": Decimal(2) / 3,
        r"tres\scuart[oa]s": Decimal("0.75"),
        r"(?:una|la)\squinta\sparte": Decimal("0.2"),
        r"(?:una|la)\stercera\sparte": Decimal(1) / 3,
    },
}
_LEAD = lazy_pattern(
    r"[^.;\d]{0,40}?[,(–—:]\s?(?:[^\W\d_]+,?\s){0,4}?(?P<how>auf|um|à|au|de|d['’]|a|en)?\s?$", re.IGNORECASE
)
_LESS = lazy_pattern(r"\s(?:weniger|mehr|schneller|kürzer|de\smoins|de\splus|en\smoins|menos|más)\b")
_SLACK = Decimal("0.05")
_FEWEST = 2


def wrong_totals(passage: Passage) -> Iterator[Wrong]:
    """Yield the totals, wholes and products of a passage that its other numbers do not give."""
    text = passage.text
    found = figures(text, words=True, language=passage.language)
    for at, total in enumerate(found):
        if total.is_range or total.bound or total.unit in ("%", "x", "of", "ratio", "pp"):
            continue
        said = bool(_BEFORE_TOTAL.search(text[: total.start])) or bool(
            _AFTER_TOTAL.match(text, _number_end(text, total))
        )
        if said and at:
            yield from _against_list(text, found[:at], total)
        yield from _against_brackets(text, total, found[at + 1 :], passage.language)
    yield from _bare_brackets(text, found)
    if passage.language in _GROUP:
        yield from _members(text, passage.language)


_NUMBERS_ONLY = lazy_pattern(r"\((?P<all>\d+(?:,\s\d+)*\s(?:und|et|y|e)\s\d+)\)")


def _bare_brackets(text: str, found: Sequence[Figure]) -> Iterator[Wrong]:
    """Yield the count before numbers in brackets of another sum: “96 logements en deux tranches (68 et 24)”."""
    for match in _NUMBERS_ONLY.finditer(text):
        listed = [int(number) for number in re.findall(r"\d+", match["all"])]
        sentence = max(text.rfind(mark, 0, match.start()) for mark in (". ", "; ")) + 1
        before = [one for one in found if sentence <= one.start < match.start() and not one.unit and not one.is_range]
        right = Decimal(sum(listed))
        near = [one for one in before if max(listed) < one.low and _is_near(one.low, right)]
        apart = near and any(one.start > near[0].start for one in before)  # the others are read with their noun
        if len(near) == 1 and apart and not any(one.low == right for one in before):
            yield near[0].start, _number_end(text, near[0]), f"{' and '.join(map(str, listed))} are {right}"


_GROUP = {
    "de": "Personen|Leuten?|Mitarbeiterinnen|Mitarbeitern?|Mitarbeitenden?|Kolleginnen|Kollegen|Beschäftigten?|Köpfen?",
    "fr": "personnes|membres|collaborateurs|collaboratrices|salariés|salariées|agents|professionnels",
    "es": "personas|miembros|profesionales|empleados|empleadas|trabajadores|trabajadoras|colaboradores",
}
_ONE = {"de": "eine[mnr]?|ein", "fr": "une?", "es": "una?"}
"""The article before one member of a group."""
_NAMELY = r"soit|à\ssavoir|es\sdecir,|a\ssaber:?|nämlich|das\ssind|und\szwar|also"


@functools.cache
def _group_and_members(language: str) -> re.Pattern[str]:
    own = notation(language)
    number = rf"(?:\d{{1,3}}|{alternatives(own.numbers)})"
    item = rf"(?:{number}|{_ONE[language]})(?:\s[^\W\d_][\w’'-]*){{1,3}}?"
    return re.compile(
        rf"(?<!\w)(?P<whole>{number})\s(?:{_GROUP[language]}),\s(?:{_NAMELY})\s"
        rf"(?P<parts>{item}(?:,\s{item})*\s(?:{own.both})\s{item})(?=\s?(?:[.;)]|$))",
        re.IGNORECASE,
    )


def _members(text: str, language: str) -> Iterator[Wrong]:
    """Yield the size of a group whose members, one of whom has only an article, are not as many."""
    own = notation(language)
    for match in _group_and_members(language).finditer(text):
        items = [item.split()[0].casefold() for item in re.split(rf",\s|\s(?:{own.both})\s", match["parts"])]
        counts = [int(item) if item.isdecimal() else own.numbers.get(item, 1) for item in items]
        whole = match["whole"].casefold()
        said = int(whole) if whole.isdecimal() else own.numbers[whole]
        if 1 in counts and sum(counts) != said:
            yield *match.span("whole"), f"{' and '.join(map(str, counts))} are {sum(counts)}"


def _number_end(text: str, figure: Figure) -> int:
    number = re.compile(r"\d[\d.,\u00a0\u202f]*\d|\d|[^\W\d_]+(?:-[^\W\d_]+)?").match(text, figure.start)
    return number.end() if number else figure.end


def _against_list(text: str, before: Sequence[Figure], total: Figure) -> Iterator[Wrong]:
    """Yield a total that the series or the product directly before it does not give."""
    series = _series(text, before, total)
    last = series[0] if series else None
    product = None
    if last is not None and len(series) == _FEWEST and _EACH.fullmatch(text[_number_end(text, last) : series[1].start]):
        product = last.low * series[1].low
        if not last.unit and product != total.low and last.low > 1 and _is_near(total.low, product):
            yield total.start, total.end, f"{_n(last.low)} times {_n(series[1].low)} is {_n(product)}"
        return
    if len(series) < _FEWEST or any(part.unit != total.unit for part in series):
        return
    right = sum((part.low for part in series), Decimal(0))
    if right != total.low and total.low > max(part.low for part in series) and _is_near(total.low, right):
        yield total.start, total.end, f"{' and '.join(_n(part.low) for part in series)} are {_n(right)}"


def _is_near(said: Decimal, right: Decimal) -> bool:
    """Return whether a number may be meant as the result: 3 sites and 12 people are no part of 40,000 square metres."""
    return right * Decimal("0.6") < said < right * Decimal("1.7")


def _counts_other(part: Figure) -> bool:
    """Return whether a part is “40 de dos dormitorios”, which looks like a share."""
    return part.unit == "of" and bool(re.search(r"\d\D+$", part.text))


def _n(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _series(text: str, before: Sequence[Figure], total: Figure) -> list[Figure]:
    """Return the amounts of the series that ends directly before a total."""
    series: list[Figure] = []
    following = total
    for part in reversed(before):
        between = text[_number_end(text, part) if series or not part.unit else part.end : following.start]
        joint = _JOINT if not series else None
        if part.is_range or part.bound or part.unit in ("%", "x", "of", "ratio", "pp"):
            break
        if joint is not None:
            if not joint.fullmatch(between):
                break
        elif _EACH.fullmatch(between):
            return [part, following] if len(series) == 1 else []
        elif not (_BETWEEN.fullmatch(text[part.end : following.start]) or _BETWEEN.fullmatch(between)):
            break
        series.insert(0, part)
        following = part
    return series


_JOINT = lazy_pattern(rf"(?:\s[^\W\d_][\w’'-]*){{0,6}}?\s?[,;(–—:=]\s?(?:(?:{_TOTAL})\s)?", re.IGNORECASE)
"""Between the last amount and its total."""


def _against_brackets(text: str, whole: Figure, after: Sequence[Figure], language: str) -> Iterator[Wrong]:
    """Yield a whole whose parts in brackets do not add up to it."""
    if whole.unit or not after or not _OPENS_PARTS.fullmatch(text[_number_end(text, whole) : after[0].start]):
        return
    opened = text.rfind("(", whole.start, after[0].start)
    end = text.find(")", after[0].start) if opened >= 0 else len(text.rstrip("."))
    inside = text[after[0].start : end]
    listed = [part for part in after if part.start < end]
    if (
        end < 0
        or len(listed) < _FEWEST
        or _OPEN_END.search(inside)
        or _OPEN_END.search(text[whole.end : after[0].start])
    ):
        return
    if any((part.unit and not _counts_other(part)) or part.is_range or part.bound for part in listed) or re.search(
        r"\b(?:19|20)\d\d\b", inside
    ):
        return
    numbers = rf"\d|(?:{alternatives(notation(language).numbers)})\b"
    items = re.split(rf",\s(?:und\s|et\s|y\s)?|;\s|\s(?:und|sowie|et|y)\s(?={numbers})", inside, flags=re.IGNORECASE)
    right = sum((part.low for part in listed), Decimal(0))
    if (
        len(items) == len(listed)
        and right != whole.low
        and _is_near(whole.low, right)
        and all(part.low < whole.low for part in listed)
    ):
        yield whole.start, _number_end(text, whole), f"{' and '.join(_n(part.low) for part in listed)} are {_n(right)}"


def fraction_after(text: str, language: str, end: int, ratio: Decimal) -> tuple[int, int] | None:
    """Return the place of a fraction after a pair that its ratio contradicts: “von 9 auf 3, also auf die Hälfte”."""
    following = re.split(r"[.;]\s", text[end : end + 90])[0]
    for words, part in _HALF.get(language, {}).items():
        for match in re.finditer(rf"\b(?:{words})\b", following, re.IGNORECASE):
            lead = _LEAD.fullmatch(following[: match.start()])
            if lead is None:
                continue
            change = abs(1 - ratio)
            remains = (lead["how"] or "").lower() in ("auf", "à", "au", "a") and not _LESS.match(following, match.end())
            right = (
                (ratio,)
                if remains
                else (change,)
                if lead["how"] or _LESS.match(following, match.end())
                else (ratio, change)
            )
            if all(abs(value - part) > _SLACK for value in right):
                return end + match.start(), end + match.end()
            return None
    return None
