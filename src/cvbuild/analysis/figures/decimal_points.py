"""Numbers as in English where the language writes them otherwise: “von 1.8 auf 1,2”, “1,200 Anfragen”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.figures.languages import notation

__all__ = ["decimal_points", "foreign_numbers", "has_grouping"]

_UNIT = (
    r"[ \u00a0\u202f]?(?:%|€|\$|£|Mio\b|Mrd\b|Millionen\b|Milliarden\b|millions?\b|milliards?\b|millones\b"
    r"|M€|k€|Punkte?\b|points?\b"
    r"|puntos?\b|Prozent\b|pour\scent\b|por\sciento\b|km\b|kg\b|cm\b|mm\b|kW\b|MW\b|kWh\b|GWh\b|ha\b"
    r"|m[²³]|Liter\b|Tonnen?\b|tonnes?\b"
    r"|litres?\b|litros?\b|toneladas?\b|Stunden\b|heures?\b|horas?\b|Tage\b|jours?\b|días?\b|Jahre\b|años\b|ans\b)"
)
_POINT = re.compile(rf"(?<![\w.,/:-])\d{{1,3}}\.\d{{1,2}}(?={_UNIT})")
_GRADE = re.compile(
    r"\b(?:Note|Gesamtnote|Abschlussnote|Schnitt|Durchschnitt|[Mm]oyenne|[Nn]ota|[Cc]alificación"
    r"|media)(?:\s(?:de|von))?:?\s(?P<grade>\d{1,2}\.\d{1,2})"
    r"(?![\d.,]*\d)"
)
_PAIR = re.compile(
    r"(?<![\w.,/:-])(?:(?P<first>\d{1,3}\.\d{1,2})(?P<gap>\s(?:auf|à|a|bis|au)\s)\d{1,3},\d{1,2}"
    r"|\d{1,3},\d{1,2}\s(?:auf|à|a|bis|au)\s(?P<second>\d{1,3}\.\d{1,2}))(?![\d.,]*\d)"
)
_GROUPED = re.compile(
    r"(?<![\w.,/:-])[1-9]\d{0,2}(?:,\d{3})+(?![\d,.])(?=[ \u00a0\u202f]?(?:€|\$|£)|[ \u00a0\u202f](?!(?:kg"
    r"|g|mg|µg|km|m|mm|cm|t|l|ml|s|ms|V"
    r"|A|Hz|kHz|MHz|GHz|kW|MW|kWh|Mio|Mrd|Millionen|millions?|milliards?|millones|M€|bar|ha|Prozent|Grad)\b|%)[^\W\d_])"
)
_POINT_LOCALES = frozenset(("ch", "li", "mx", "pr", "do", "gt", "hn", "ni", "pa", "sv"))
"""Countries that write a point in a language of the comma."""


_ENGLISH_UNIT = (
    r"(?:\s?%|\s?(?:m|bn|k|M|B|K)\b|[\s-](?:million|billion|percent|per\scent|points?|hours?|days?|weeks?|months?|years?|minutes?|seconds?|km|kg|g|mg|ml|l|litres?"
    r"|liters?|tonnes?|tons?|miles?|metres?|meters?|m|cm|mm|MW|kW|GWh|kWh|hectares?|ha|acres?|FTE|times)\b)"
)
_COMMA = re.compile(rf"(?<![\w.,/:-])(?:[$€£]\s?\d{{1,3}},\d{{1,2}}(?![\d,])|\d{{1,3}},\d{{1,2}}(?={_ENGLISH_UNIT}))")
_POINT_OF_MONEY = re.compile(
    r"(?<![\w.,/:-])[$€£]\s?[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,]*\d|\s?(?:m|bn|k|M|B|K|million|billion)\b)"
)
_POINT_OF_COUNT = re.compile(
    r"(?<![\w.,/:$€£-])[1-9]\d{0,2}(?:\.\d{3})+(?=\s(?!(?:miles|metres|meters|seconds|minutes|hours|inches|degrees|percent|tons|tonnes|litres|liters|grams|volts|watts|points|times|acres"
    r"|hectares|kilometres|kilometers|million|billion)\b)(?:[a-z]+(?:al|ed|ing|ic|ive|y|er|or)\s)?(?:[a-z]{3,}s|people|staff|children|women|men)\b)"
)
_GROUPED_BY_COMMA = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")


def foreign_numbers(text: str, *, commas: bool) -> Iterator[tuple[int, int]]:
    """Yield the offsets of numbers of an English text as other languages write them: “£9,6m”, “1.400 employees”.

    Args:
        text: of a passage.
        commas: whether the document has commas before thousands, so that “1.400 pupils” cannot be meant otherwise.
    """
    found = {match.span() for match in _COMMA.finditer(text)} if "," in text else set()
    if "." in text:
        found |= {match.span() for match in _POINT_OF_MONEY.finditer(text)}
        found |= {match.span() for match in _POINT_OF_COUNT.finditer(text)} if commas else set()
    yield from sorted(found)


def has_grouping(text: str) -> bool:
    """Return whether a text has a comma before thousands: “1,400”."""
    return bool(_GROUPED_BY_COMMA.search(text))


def decimal_points(text: str, locale: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of numbers with a decimal point, or a comma before thousands, if the language has neither."""
    country = locale.replace("_", "-").lower().partition("-")[2]
    if not notation(locale).comma or country in _POINT_LOCALES:
        return
    found = {match.span() for match in _POINT.finditer(text)}
    found |= {match.span("grade") for match in _GRADE.finditer(text)}
    for match in _PAIR.finditer(text):
        found.add(match.span("first" if match["first"] else "second"))
    found |= {match.span() for match in _GROUPED.finditer(text)}
    yield from sorted(found)
