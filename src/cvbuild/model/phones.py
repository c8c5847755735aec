"""Phone numbers as people write them: printed as typed, linked as in E.164.

The only module that imports phonenumbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.model.document import Span, Spans
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["countries_of", "is_phone", "phone_spans", "shown_phone"]

_SCHEME = lazy_pattern(r"\s*(?:tel|phone|callto)\s*:\s*(?=[+(\d])", re.IGNORECASE)
_EXTENSION = r"(?:ext\.?|extension|x|#|durchwahl|dw\.?|poste|int\.?|interno)"
_BETWEEN = lazy_pattern(
    rf"(\s+/\s+|\s*[;|,]\s*(?!\s*{_EXTENSION}\s*\d)|\s+(?:or|and|oder|und|ou|et|o|y)\s+)", re.IGNORECASE
)
_NUMBER = lazy_pattern(rf"[+(\d](?:.*\d)?(?:\s*,?\s*{_EXTENSION}\s*\d+)?", re.IGNORECASE)
_AFTER = lazy_pattern(rf"\s*,?\s*{_EXTENSION}\s*(\d{{1,7}})\W*$", re.IGNORECASE)
_VANITY = lazy_pattern(r"\+?\d[\d\-. ]*(?:-[A-Z]{2,})+(?:-[A-Z\d]+)*$")
_PLAIN = lazy_pattern(r"\+[1-9][\d\s.\-–]+")
_CHARS = lazy_pattern(r"[\d\s()+.\-–‐‑−/ \[\]]*")
_DIGIT_WORD = lazy_pattern(
    r"\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple"
    r"|null|eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun"
    r"|zéro|deux|trois|quatre|cinq|sept|huit|neuf|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b",
    re.IGNORECASE,
)
_DIGITS = range(6, 16)  # of one number; E.164 allows 15


def shown_phone(text: str) -> str:
    """Return a number as printed: as typed, without ``tel:`` before it."""
    return _SCHEME.sub("", text, count=1).strip()


def phone_spans(text: str, region: str = "") -> Spans:
    """Return a text with one or several numbers, each a link; ``region`` is the country of numbers that name none."""
    spans: list[Span] = []
    for part in _BETWEEN.split(shown_phone(text)):
        found = _NUMBER.search(part)
        url = _url(found[0], region) if found and _digits(found[0]) in _DIGITS else ""
        if found is None or not url:
            spans.append(Span(part))
        else:
            spans += [Span(part[: found.start()]), Span(found[0], url=url), Span(part[found.end() :])]
    return tuple(span for span in _joined(spans) if span.text)


def is_phone(text: str) -> bool:
    """Return whether a text is one or several phone numbers, with a word such as "mobile" or an extension at most."""
    numbers = [part for part in _BETWEEN.split(shown_phone(text)) if any(map(str.isdigit, part))]
    return bool(numbers) and all(map(_is_number, numbers))


def _is_number(part: str) -> bool:
    if _VANITY.fullmatch(part.strip()):
        return True
    found = _NUMBER.search(_AFTER.sub("", part))
    if found is None or _digits(found[0]) not in _DIGITS or not _CHARS.fullmatch(found[0]):
        return False
    beside = part.replace(found[0], "")
    if found[0].lstrip("( ").startswith("+") and not _international(_AFTER.sub("", found[0]), ""):
        return False  # too short or too long for its country
    is_label = len(beside.split()) <= 4 and not any(mark in beside for mark in "@/\\{}<>$")
    return is_label and not _DIGIT_WORD.search(beside)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, _AFTER.sub("", text)))


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Yield the spans with neighbours without a link made one."""
    text = ""
    for span in spans:
        if span.url:
            yield Span(text)
            yield span
            text = ""
        else:
            text += span.text
    yield Span(text)


def _url(number: str, region: str) -> str:
    """Return ``tel:`` with the number as in E.164, if its country is known; else with its digits."""
    extension = _AFTER.search(number)
    plain = number[: extension.start()] if extension else number
    ending = f";ext={extension[1]}" if extension else ""
    if _PLAIN.fullmatch(plain):  # the usual case, without a library
        return f"tel:+{_only_digits(plain)}{ending}"
    return f"tel:{_international(plain, region) or _dialled(plain)}{ending}"


def _dialled(number: str) -> str:
    return ("+" if number.lstrip("( ").startswith("+") else "") + _only_digits(number)


def _only_digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _international(number: str, region: str) -> str:
    """Return the number as in E.164; empty if its country is not known."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, region.upper() or None)
    except phonenumbers.NumberParseException:
        return ""
    international = number.lstrip("( ").startswith(("+", "00"))
    right = phonenumbers.is_possible_number(parsed) if international else phonenumbers.is_valid_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if right else ""


def countries_of(number: str) -> tuple[str, ...]:
    """Return the codes of the countries that share the international prefix of a number; none without a prefix."""
    plain = number.strip().lstrip("(")
    if not plain.startswith(("+", "00")):
        return ()
    import phonenumbers

    try:
        parsed = phonenumbers.parse(plain, None) if plain.startswith("+") else phonenumbers.parse(f"+{plain[2:]}", None)
    except phonenumbers.NumberParseException:
        return ()
    return tuple(phonenumbers.region_codes_for_country_code(parsed.country_code or 0))
