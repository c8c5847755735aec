"""English verbs in a form that the word before them does not allow: “to improved the”, “for plan the”, “was use in”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.grammar.prepositions import Slip
from cvbuild.analysis.language.verbs import Tense, is_participle, past_of, verb
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["verb_form_slips"]

_OBJECT = (
    r"(?=\s(?:the|an?|our|their|its|his|her|all|every|each|both|new|more|over|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r"\s)"
)
_TO_PAST = lazy_pattern(
    rf"(?<![\w-])(?P<to>to|can|could|will|would|should|may|might|must|(?:did|does|do)\snot|helped|in\sorder\sto)\s"
    rf"(?P<verb>[a-z]{{2,}}){_OBJECT}"
)
_FOR_BASE = lazy_pattern(rf"(?<![\w-])(?P<for>by|for|without|after|before|of|in)\s(?P<verb>[a-z]{{3,}}){_OBJECT}")
_AT_END = lazy_pattern(
    r"(?<![\w-])(?P<for>in|by|without|before|after|of|for)\s(?P<verb>[a-z]{3,})(?=[.,;]|$|\s(?:for|them|him|it|people|patients|customers|clients|users|students|pupils)\b)"
)
_BE_BASE = lazy_pattern(
    r"(?<![\w-])(?:was|were|been|is|are|being|got)\s(?P<verb>[a-z]{3,})(?=\s(?:by|in|at|to|for|with|as|from|on|across)\b)"
)
_HAVE_BASE = lazy_pattern(rf"(?<![\w-])(?:[Hh]as|[Hh]ave|had)\s(?P<verb>[a-z]{{3,}}){_OBJECT}")
_NOW_BASE = lazy_pattern(
    r",\s(?:now|later|since|still|also|first)\s(?P<verb>use|adopt|copy|quote|cite|publish|apply|install|employ|sponsor|support|display)(?=\s(?:by|in|at|across|as)\b)"
)
_IN_ORDER = lazy_pattern(rf"\b(?P<in>in\sorder|so\sas|able|unable|used)\s(?P<verb>[a-z]{{3,}}){_OBJECT}")
_PAST_BASE = lazy_pattern(
    rf"^(?P<first>Managed|Needed|Aimed|Decided|Agreed|Planned|Wanted|Tried)\s(?P<verb>[a-z]{{3,}}){_OBJECT}"
)
_ONE_FORM = frozenset(("cost", "beat", "bid", "broadcast", "quit", "spread", "split", "burst", "forecast", "fit"))
"""Base forms that are participles as well."""
_NO_INFINITIVE = re.compile(
    r"(?:\bfrom\s[^.;]*|\b(?:compared|due|according|prior|up|next|added|applied|access|close|linked|related|subject|thanks|committed"
    r"|dedicated|response|addition|relation|respect|and|changes?|improvements?|damage|repairs?|approach\w*|transition\w*|switch\w*|migrat\w+|mov\w+|return\w*)\s)$"
)


def verb_form_slips(text: str) -> Iterator[Slip]:
    """Yield the verbs of an English text whose form is wrong where they are; silent when in doubt."""
    for match in _TO_PAST.finditer(text):
        found = verb(match["verb"])
        past = found and found.tense is Tense.PAST and found.certain
        if past and found and not (match["to"] == "to" and _NO_INFINITIVE.search(text[: match.start()])):
            yield *match.span("verb"), found.base, f"the infinitive follows “{match['to']}”"
    yield from _bases(text)
    for pattern, after in ((_IN_ORDER, "in"), (_PAST_BASE, "first")):
        for match in pattern.finditer(text):
            found = verb(match["verb"])
            if found and found.tense is Tense.BASE and found.certain:
                yield *match.span("verb"), f"to {match['verb']}", f"“to” is missing after “{match[after]}”"


def _bases(text: str) -> Iterator[Slip]:
    """Yield the base forms after words that need a participle or a form in “-ing”."""
    for match in (*_FOR_BASE.finditer(text), *_AT_END.finditer(text)):
        found = verb(match["verb"])
        if found and found.tense is Tense.BASE and found.certain and not _is_series(text, match.start()):
            yield *match.span("verb"), _ing(found.base), f"a form in “-ing” follows “{match['for']}”"
    for match in _NOW_BASE.finditer(text):
        yield *match.span("verb"), past_of(match["verb"]), "the participle is meant"
    for pattern in (_BE_BASE, _HAVE_BASE):
        for match in pattern.finditer(text):
            found = verb(match["verb"])
            sure = pattern is _HAVE_BASE or (found is not None and found.certain)
            is_past = is_participle(match["verb"]) or match["verb"] in _ONE_FORM
            if found and found.tense is Tense.BASE and sure and not is_past:
                yield *match.span("verb"), past_of(found.base), "the participle is meant"


def _is_series(text: str, at: int) -> bool:
    """Return whether a base form may be one of a series that ends before: “what to look for, …”."""
    return text[:at].rstrip().endswith(("look", "call", "ask", "and", "or", "cared", "paid", "used"))


def _ing(base: str) -> str:
    """Return the form in “-ing”; the past shows whether the last letter is doubled."""
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return f"{base[:-1]}ing"
    doubled = past_of(base) == f"{base}{base[-1]}ed"
    return f"{base}{base[-1]}ing" if doubled else f"{base}ing"
