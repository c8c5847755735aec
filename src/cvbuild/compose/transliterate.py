"""Transliterate text to ASCII for forms that accept nothing else: one form for every character, no silent loss."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["UNKNOWN", "to_ascii"]

UNKNOWN = "?"
"""The replacement of a character without a form, so that a reader sees that something is missing."""

_AGREED = str.maketrans(
    {
        # dashes and hyphens
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "–": "-", "—": "-", "―": "-", "−": "-", "\u00ad": "",
        # quotes
        "‘": "'", "’": "'", "‚": "'", "‛": "'", "‹": "'", "›": "'", "′": "'", "´": "'", "ʼ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
        # dots and bars
        "•": "-", "‣": "-", "·": "-", "∙": "-", "⋅": "-", "◦": "-", "▪": "-", "…": "...", "¦": "|", "⁄": "/", "∕": "/",
        # arrows
        "→": "->", "←": "<-", "↔": "<->", "⇒": "=>", "⇐": "<=", "⇔": "<=>", "↦": "|->",
        # mathematics
        "×": "x", "÷": "/", "±": "+/-", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "∼": "~", "≪": "<<", "≫": ">>",
        "∞": "infinity", "√": "sqrt", "∑": "sum", "∏": "product", "∈": "in", "∀": "forall", "∃": "exists", "∂": "d",
        "∧": "and", "∨": "or", "¬": "not ", "∗": "*",
        # units, currencies, marks
        "µ": "u", "μ": "u", "\u03a9": "Ohm", "°": "deg", "‰": " per mille", "€": "EUR", "£": "GBP", "¥": "JPY",
        "₹": "INR", "₩": "KRW", "₽": "RUB", "¢": "c", "©": "(c)", "®": "(R)", "™": "(TM)", "№": "No.", "§": "Sec.",
        "¡": "!", "¿": "?",
        # Latin letters that Unicode does not decompose
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ħ": "h", "Ħ": "H", "ı": "i", "ŋ": "ng",
        "Ŋ": "NG", "ŧ": "t", "Ŧ": "T", "ĸ": "k", "ə": "e", "Ə": "E",
        # Greek letters by their names; the Greek mu is taken for the micro sign, as NFKC does
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
        "ι": "iota", "κ": "kappa", "λ": "lambda", "ν": "nu", "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho",
        "σ": "sigma", "ς": "sigma", "τ": "tau", "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
        "Γ": "Gamma", "Δ": "Delta", "∆": "Delta", "Θ": "Theta", "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma",
        "Φ": "Phi", "Ψ": "Psi",
    }
)  # fmt: skip

_NEGATION = "\u0338"  # the stroke through ≮ and ∉: without it the sign means the opposite
_SUPERSCRIPTS = re.compile("[⁰¹²³⁴-⁹⁺⁻ⁿⁱ]+")
_FRACTION_AFTER_DIGIT = re.compile(r"(?<=\d)(?=[¼-¾⅐-⅞])")


def to_ascii(text: str) -> str:
    """Return ``text`` in ASCII characters only.

    Typographic marks, symbols and letters have a fixed form (``−85%`` is ``-85%``, ``340 µs → 51 µs`` is ``340 us -> 51
    us``); accented letters lose their accent; superscripts (``10⁶`` is ``10^6``) and fractions (``2½`` is ``2 1/2``)
    keep their meaning. Every kind of space becomes a plain one. Invisible characters are removed; any other character
    without a form becomes :data:`UNKNOWN`.
    """
    if text.isascii():
        return text
    text = _FRACTION_AFTER_DIGIT.sub(" ", text)
    text = _SUPERSCRIPTS.sub(lambda run: "^" + run[0], text)
    return "".join(_character(c) for c in unicodedata.normalize("NFC", text).translate(_AGREED))


def _character(character: str) -> str:
    if character.isascii():
        return character
    parts = unicodedata.normalize("NFKD", character).translate(_AGREED)
    form = "".join(_part(part) for part in parts)
    return UNKNOWN if set(form) == {UNKNOWN} else form


def _part(part: str) -> str:
    if part.isascii():
        return part
    if part.isspace():
        return " "
    lost = part != _NEGATION and unicodedata.category(part) in {"Mn", "Me", "Cf"}
    return "" if lost else UNKNOWN
