"""The arithmetic that an English sentence states: wholes and parts, totals, rests, and what other modules read.

Each relation is read from its words (“in all”, “the remaining”, a colon before parts), and is checked with the
quantities that it joins. Any other pairing that holds exactly silences it. Parts that only follow a comma are compared
if one slip of the fingers makes them add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from msgspec import Struct

from cvbuild.analysis.claims.changes_said import wrong_changes
from cvbuild.analysis.claims.fractions_said import CUES, wrong_fractions
from cvbuild.analysis.claims.quantities import Quantity, quantities, rewritten, told
from cvbuild.analysis.language.prose import Passage, sentences
from cvbuild.analysis.mentions.sums import Sum
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["arithmetic"]

_Found = tuple[Quantity, str]

_FEW = 2
_MANY = 8  # quantities of which all sums are tried
_SHORTEST = 10  # a smaller whole with its list is compared by another check
_LEAST, _MOST = Decimal("0.8"), Decimal("1.4")
_OPENER = lazy_pattern(r"(?P<strong>:\s?|\s\(|\s[–—]\s?)$|,\s?$")
_MADE_UP = lazy_pattern(
    r"\b(?:made\sup\sof|comprising|consisting\sof|composed\sof|namely|that\sis,?|split\sinto|divided\sinto|split\sbetween"
    r"|of\sw(?:hich|hom))\s$"
)
_ALONE = lazy_pattern(r"(?<=[:(–—,])\s?an?\s[a-z-]+(?:\s[a-z-]+)?,\s$")
"""An item without a number at the beginning of a list: “a sous-chef, ten cooks and five porters”."""
_SINGLE = lazy_pattern(r"(?:,\s|\sand\s|,\sand\s)(?:an?|one)\s(?=[a-z])")
_JOINED = lazy_pattern(
    r"(?:,\s|;\s|\sand\s|\splus\s)(?:and\s)?(?:(?:the\s)?(?:remaining|other)\s|another\s)?$|(?P<bracket>\()$"
)
_OPEN_END = lazy_pattern(
    r"\b(?:including|include[sd]?|such\sas|e\.g|among|amongst|notably|etc|like|incl|mostly|mainly|chiefly|especially|particularly"
    r"|in\sparticular|even|also|as\swell\sas|up\sfrom|down\sfrom|against|compared|instead)\b"
)
_THE_REST = lazy_pattern(r"\bthe\s(?:remaining|rest|other)\b")
_ONLY_COMMA = lazy_pattern(r"[^,:;]*[,:(–—]\s?")
_FAR = 80  # characters between a whole and its list

_IN_ALL = lazy_pattern(
    r"(?:\s[a-z][a-z-]*){0,3}?\s(?:in\sall|in\stotal|altogether|all\stogether|together|combined|all\stold)\b"
)
_TOTAL_OF = lazy_pattern(r"\b(?:a\stotal\sof|totalling|totaling|which\smakes|making|adding\sup\sto|in\sall,?)\s$")
_SUMMING_UP = lazy_pattern(r"[,(–—]\s?(?:or\s|for\s|a\stotal\sof\s|i\.e\.\s|making\s|which\smakes\s|totall?ing\s)?$")
_EACH = lazy_pattern(
    r"\b(?:each|apiece|every|per)\b|\s(?:of|with|at|by|times)\s$|\ban?\s(?:day|week|month|year|night|term|season)\b"
)
_EACH_BEHIND = lazy_pattern(r"(?:\s[a-z-]+){0,2}\s(?:each|apiece)\b")
_A_TIME = lazy_pattern(r"\ban?\s(?P<time>day|week|month|year)\s(?:for|over|during|in)\s$")
_APART = lazy_pattern(r",\s|\sand\s|\splus\s|\)")

_RESTS = lazy_pattern(r"\b(?:the\s(?:other|remaining)|leaving|which\sleft|the\srest,)\s$", re.IGNORECASE)
_GONE = lazy_pattern(
    r"\b(?:left|leave|remained|stayed|scrapped|failed|lost|dropped|closed|declined|retired|died|resigned|rejected|dismissed"
    r"|refused|withdrew|withdrawn|sold|discarded|cancelled|canceled|kept|unfilled|unsold|open|returned|missed|unanswered"
    r"|outstanding|pending)\b"
)
"""Words for a part that is no part of the other: who left was not redeployed."""
_STILL = lazy_pattern(r"\s(?:left|still|to\sgo|outstanding|remaining|open)\b")
_OF = lazy_pattern(r"\sof\s(?:the\s|our\s|its\s|my\s|their\s|all\s)?")
_OPENS_OF = lazy_pattern(r"(?:^|[.;:,]\s)Of\s(?:the\s|our\s|all\s)?$")
_OF_THEM = lazy_pattern(r"(?:\s[a-z-]+){0,2}?\sof\s(?:them|these|those|which|whom)\b")
_AND_VERB = lazy_pattern(r"\sand\s(?:[a-z]+\s)?$")


class _List(Struct, frozen=True):
    """Parts in a row: their quantities, the number of items without one, and whether their end is clear."""

    items: tuple[Quantity, ...]
    singles: int
    end: int
    clear: bool

    @property
    def total(self) -> Decimal:
        """The sum of the quantities."""
        return sum((one.value for one in self.items), Decimal(0))

    @property
    def counted(self) -> Decimal:
        """The sum with the items that have no number: “a manager”."""
        return self.total + (0 if self.items[0].unit else self.singles)


def arithmetic(passage: Passage) -> Iterator[Sum]:
    """Yield the quantities of a passage that do not fit those which the sentence joins them with."""
    for at, text in sentences(passage.masked) if passage.language == "en" else ():
        found = quantities(text)
        first = next(_wrong(text, found), None) if len(found) >= _FEW else None
        if first:
            one, right = first
            yield Sum(passage, one.text.strip(), right, at + one.start, at + one.end)


def _wrong(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield what is wrong in a sentence, the surest first: one number may take part in several relations."""
    yield from _rests(text, found)
    yield from _totals(text, found)
    yield from _partitions(text, found)
    if any(cue in text.casefold() for cue in CUES):
        yield from wrong_fractions(text, found)
    yield from wrong_changes(text, found)


def _partitions(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield wholes that the list of their parts does not add up to."""
    for number in range(1, len(found) - 1):
        ahead = text[: found[number].start]
        made = _MADE_UP.search(ahead)
        alone = _ALONE.search(ahead)
        opener = _OPENER.search(ahead[: alone.start() + 1] if alone else ahead)
        if not (opener or made):
            continue
        listed = _listed(text, found[number:], single=bool(alone))
        first = listed.items[0]
        wholes = [one for one in found[:number] if one.unit == first.unit != "%"]
        if wholes and listed.clear and not _OPEN_END.search(text[wholes[-1].end : listed.end]):
            yield from _against(text, wholes, listed, strong=bool(made or (opener and opener["strong"])))


def _listed(text: str, found: Sequence[Quantity], *, single: bool) -> _List:
    """Return the list that begins with the first quantity."""
    items, clear = [found[0]], True
    end = _end_of_list(text, found[0].start)
    for before, after in pairwise(found):
        if after.start >= end:
            break
        joined = _JOINED.search(text[before.end : after.start])
        if joined and _is_alike(found[0], after):
            items.append(after)
        elif _is_alike(found[0], after):
            clear = False  # a number of its own inside an item
    singles = len(_SINGLE.findall(text[items[0].start : end])) + single
    clear = clear and len(items) + singles >= _FEW and not any(one.loose for one in items)
    return _List(tuple(items), singles, end, clear)


def _end_of_list(text: str, start: int) -> int:
    """Return where a list ends: at its bracket, at a semicolon or dash, or with the sentence."""
    depth = 0
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0 or (depth == 0 and text[at] in ";–—"):
            return at
    return len(text)


def _is_alike(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or (not other.unit and not one.is_money and one.unit != "%")


def _against(text: str, wholes: Sequence[Quantity], listed: _List, *, strong: bool) -> Iterator[_Found]:
    """Yield the nearest whole if its parts are neither its sum nor of a product."""
    parts = [one.value for one in listed.items]
    if any(one.value in (listed.total, listed.counted) for one in wholes) or _has_product(wholes, listed.items):
        return
    whole, listing = wholes[-1], text[listed.items[0].start : listed.end]
    if whole.loose or max(parts) >= whole.value or not re.search(r"\sand\s", listing):
        return
    between = text[whole.end : listed.items[0].start]
    near = whole.value * _LEAST <= listed.counted <= whole.value * _MOST
    stated = strong and near and whole.value >= _SHORTEST and len(between) < _FAR
    with_rest = len(parts) == _FEW and near and _THE_REST.search(listing) and re.fullmatch(r"[^,]*,\s", between)
    one_slip = not listed.singles and _ONLY_COMMA.fullmatch(between) and rewritten(whole.value, parts)
    if stated or with_rest or one_slip:
        yield whole, _are(parts, listed.singles if stated and not listed.items[0].unit else 0, whole)


def _are(parts: Sequence[Decimal], singles: int, like: Quantity) -> str:
    listed = [*(told(part, like) for part in parts), *["1"] * singles]
    return f"{' and '.join(listed)} are {told(sum(parts, Decimal(singles)), like)}"


def _has_product(wholes: Sequence[Quantity], items: Sequence[Quantity]) -> bool:
    every = [one.value for one in (*wholes, *items)]
    products = {one * other for one, other in combinations(every, _FEW)}
    return any(whole.value in products for whole in wholes)


def _totals(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield totals (“… in all”) that are neither a sum nor a product of the quantities before them."""
    for number, total in enumerate(found):
        ahead = text[: total.start]
        before = [one for one in found[:number] if one.unit != "%"]
        if len(before) < _FEW or total.loose or any(one.loose for one in before):
            continue
        if (_IN_ALL.match(text, total.end) or _TOTAL_OF.search(ahead)) and _SUMMING_UP.search(ahead):
            yield from _total(text, before, total)


def _total(text: str, before: Sequence[Quantity], total: Quantity) -> Iterator[_Found]:
    each = bool(_EACH.search(text[: before[-1].start]) or _EACH.search(text[before[0].end : total.start]))
    if _fits(total, before, each=each):
        return
    run = [one.value for one in _run(text, before, total)]
    if len(run) >= _FEW and _is_near(total.value, sum(run, Decimal(0))):
        yield total, _are(run, 0, total)
    elif len(before) == _FEW and each and _are_groups(text, before):
        product = before[0].value * before[1].value
        if _is_near(total.value, product):
            groups, size = (told(one.value, one) for one in before)
            yield total, f"{groups} times {size} is {told(product, total)}"


def _is_near(one: Decimal, other: Decimal) -> bool:
    return other > 0 and Decimal("0.5") <= one / other <= _FEW


def _are_groups(text: str, before: Sequence[Quantity]) -> bool:
    """Return whether two quantities are groups and what each has: “240 prints at $50 each”, “12 a year for 5 years”."""
    in_time = _A_TIME.search(text[before[0].end : before[1].start])
    return bool(_EACH_BEHIND.match(text, before[1].end)) or bool(in_time and before[1].unit == in_time["time"])


def _run(text: str, before: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """Return the last quantities of the unit of a total that “and” and commas join."""
    run: list[Quantity] = []
    for one in reversed(before):
        if one.unit not in ("", total.unit):
            if run:
                break
        elif run and not _APART.search(text[one.end : run[0].start]):
            break
        else:
            run.insert(0, one)
    if not run or " and " not in text[run[0].end : run[-1].start + 1] or (total.unit and run[0].unit != total.unit):
        return []
    return run


def _fits(total: Quantity, before: Sequence[Quantity], *, each: bool) -> bool:
    """Return whether a total is the sum of some of the quantities, or a product of two where words state one."""
    values = [one.value for one in before][-_MANY:]
    chosen = (some for size in range(1, len(values) + 1) for some in combinations(values, size))
    if any(sum(some, Decimal(0)) == total.value for some in chosen):
        return True
    return each and any(one * other == total.value for one, other in combinations(values, _FEW))


def _rests(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield what a whole without its part does not leave: “30 of the 48, leaving 28”, “22 of them, the other 24”."""
    for number, (one, other) in enumerate(pairwise(found[:-1])):
        whole, part = (other, one) if one.value < other.value else (one, other)
        between = text[one.end : other.start]
        if whole is other:
            joined = bool(_OF.fullmatch(between))
        else:
            opens = _OPENS_OF.search(text[: one.start]) or re.search(r",\sof\swh(?:om|ich)\s$", between)
            joined = bool(opens or _OF_THEM.match(text, other.end))
        if joined and part.unit in ("", whole.unit) and not (whole.loose or part.loose):
            yield from _left(text, whole, part, found[number + 2 :])


def _left(text: str, whole: Quantity, part: Quantity, later: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield the first later quantity if it, or it and those after it, are not what is left."""
    one, right = later[0], whole.value - part.value
    between = text[max(whole.end, part.end) : one.start]
    values = [other.value for other in later]
    if one.loose or one.unit not in ("", whole.unit):
        return
    if any(sum(values[:size], Decimal(0)) == right for size in range(1, len(values) + 1)):
        return
    still = between.endswith(" with ") and _STILL.match(text, one.end)
    states = still or (_RESTS.search(text[: one.start]) and " and the other" not in text[one.end :])
    if states or (one.value > right and _AND_VERB.search(between) and _is_apart(text, between, one)):
        yield one, f"{told(part.value, whole)} of {told(whole.value, whole)} leave {told(right, whole)}"


def _is_apart(text: str, between: str, one: Quantity) -> bool:
    """Return whether a verb says that one of two parts is no part of the other."""
    return bool(_GONE.search(between) or _GONE.match(text, one.end + 1))
