"""The arithmetic that an English sentence states: wholes and parts, totals, differences, multiples, fractions, rests.

Each relation is read from its words (“in all”, “half of it”, “by two days, from … to”, “the remaining”, a colon before
parts), and is checked with the quantities that it joins. Any other pairing that holds exactly silences it. Parts that
only follow a comma are compared if one slip of the fingers makes them add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise

from cvbuild.analysis.claims.quantities import Quantity, quantities, rewritten, told
from cvbuild.analysis.language.prose import Passage, sentences
from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.mentions.sums import Sum
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["arithmetic"]

_Found = tuple[Quantity, str]

_FEW = 2
_SHORTEST = 10  # a smaller whole with its list is compared by another check
_LEAST, _MOST = Decimal("0.8"), Decimal("1.4")
_OPENERS = re.compile(r"(?P<strong>:\s?|\s\(|\s[–—]\s?)$|(?P<weak>,\s?)$")
_MADE_UP = re.compile(
    r"(?:\b(?:made\sup\sof|comprising|consisting\sof|composed\sof|namely|that\sis,?|split\sinto|divided\sinto|split\sbetween"
    r"|of\sw(?:hich|hom))\s)$"
)
_NEXT = re.compile(
    r"(?P<comma>,\s|;\s)?(?P<and>and\s|\sand\s|,\sand\s|plus\s)?(?P<rest>(?:the\s)?(?:remaining|other|rest,?)\s)?$"
)
_A = re.compile(r"(?:,\s|\sand\s|,\sand\s)(?:an?|one)\s(?=[a-z])")
_OPEN_END = lazy_pattern(
    r"\b(?:including|include[sd]?|such\sas|e\.g|among|amongst|notably|etc|like|incl|mostly|mainly|chiefly|especially|particularly"
    r"|in\sparticular|even|also|as\swell\sas|up\sfrom|down\sfrom|against|compared|instead)\b"
)
_IN_ALL = lazy_pattern(r"(?:\s[a-z][a-z-]*){0,3}?\s(?:in\sall|in\stotal|altogether|all\stogether|together|combined|all\stold)\b")
_TOTAL_OF = re.compile(r"\b(?:a\stotal\sof|totalling|totaling|which\smakes|making|adding\sup\sto|in\sall,?)\s$")
_EACH = lazy_pattern(
    r"\b(?:each|apiece|every|per)\b|\s(?:of|with|at|by|times)\s$|\ban?\s(?:day|week|month|year|night|term|season)\b"
)
_FRACTIONS = {
    "half": (1, 2),
    "third": (1, 3),
    "quarter": (1, 4),
    "fifth": (1, 5),
    "sixth": (1, 6),
    "eighth": (1, 8),
    "tenth": (1, 10),
}
_TIMES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_FRACTION = lazy_pattern(
    r"(?P<loose>\b(?:about|almost|nearly|over|more\sthan|less\sthan|around|roughly|some|under|at\sleast|only)\s(?:just\s)?)?"
    r"\b(?P<said>(?:(?P<times>an?|one|two|three|four)[\s-])?(?P<part>half|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?))\b",
    re.IGNORECASE,
)
_FOLD = lazy_pattern(
    r"(?P<loose>\b(?:about|almost|nearly|over|more\sthan|roughly|some|around|at\sleast)\s(?:an?\s)?)?\b(?P<said>(?:"
    r"(?P<word>two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)(?P<fold>-?fold)"
    r"|(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})(?P<times>\stimes)\s(?P<as>as\s(?:many|much)|the|what|more|over)))\b",
    re.IGNORECASE,
)
_BY_NAME = lazy_pattern(
    r"(?P<loose>\b(?:more\sthan|nearly|almost|over|about)\s)?\b(?P<said>(?P<stem>doubl|trebl|tripl|quadrupl|halv)(?:ed|ing|es))\b",
    re.IGNORECASE,
)
_STEMS = {"doubl": Decimal(2), "trebl": Decimal(3), "tripl": Decimal(3), "quadrupl": Decimal(4), "halv": Decimal("0.5")}
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_COUNTS |= {"twelve": 12, "twenty": 20}
_CUES = ("half", "third", "quarter", "fifth", "sixth", "eighth", "tenth")
_PER = lazy_pattern(r"(?:\s[a-z-]+){0,2}?\s(?:an?|per|each|every)\b|(?:\s[a-z-]+)?\s(?:annually|monthly|weekly|daily|yearly)\b")
_COUNTED = re.compile(
    r"\s(?!(?:in|and|by|with|within|for|on|at|after|per|a|an|through|thanks|because|while|to|from|of|the|over|during|points?)\b)"
    r"(?P<noun>[a-z]{3,})"
)
_RESTS = re.compile(r"\b(?:the\s(?:other|remaining)|leaving|which\sleft|the\srest,)\s$", re.IGNORECASE)
_GONE = lazy_pattern(
    r"(?:left|leave|remained|stayed|scrapped|failed|lost|dropped|closed|declined|retired|died|resigned|rejected|dismissed|refused"
    r"|withdrew|withdrawn|sold|discarded|cancelled|canceled|kept|unfilled|unsold|open|returned|missed|unanswered|outstanding|pending)\b"
)
_STILL = re.compile(r"\s(?:left|still|to\sgo|outstanding|remaining|open)\b")
_OF = re.compile(r"\sof\s(?:the\s|our\s|its\s|my\s|their\s|all\s)?")


def arithmetic(passage: Passage) -> Iterator[Sum]:
    """Yield the quantities of a passage that do not fit those which the sentence joins them with."""
    if passage.language != "en":
        return
    for at, text in sentences(passage.masked):
        found = quantities(text)
        if len(found) < _FEW:
            continue
        first = next(_wrong(text, found), None)
        if first:
            one, right = first
            yield Sum(passage, one.text.strip(), right, at + one.start, at + one.end)


def _wrong(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield what is wrong in a sentence, the surest first: one number may take part in several relations."""
    yield from _rests(text, found)
    yield from _totals(text, found)
    yield from _partitions(text, found)
    lower = text.casefold()
    if any(cue in lower for cue in _CUES):
        yield from _fractions(text, found)
    ends = _ends(text, found)
    if ends:
        yield from _differences(text, found, *ends)
        yield from _multiples(text, found, *ends)


def _listed(text: str, found: Sequence[Quantity], first: int) -> tuple[list[Quantity], int, int, str]:
    """Return the quantities of the list that begins with one, how many “a” it has, its end, and the last joint."""
    items, joint = [found[first]], ""
    limit = _end_of_list(text, found[first].start)
    for before, after in pairwise(found[first:]):
        if after.start >= limit:
            break
        between = text[before.end : after.start]
        joined = re.search(r"(?:,\s|;\s|\sand\s|\splus\s)(?:and\s)?(?:(?:the\s)?(?:remaining|other)\s|another\s)?$", between)
        if joined and _same_kind(found[first], after):
            items.append(after)
            joint = joined[0]
        elif _same_kind(found[first], after) and not re.search(r"[(]$", between):
            return items, 0, after.start, "?"
        elif re.search(r"[(]$", between) and _same_kind(found[first], after):
            items.append(after)
            joint = "and" if " and " in between else ","
    singles = len(_A.findall(text[items[0].start : limit]))
    return items, singles, limit, joint


def _end_of_list(text: str, start: int) -> int:
    """Return where a list ends: at its bracket, at a semicolon or dash, or with the sentence."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
        elif text[at] in ";–—" and depth == 0:
            return at
    return len(text)


def _same_kind(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or (not other.unit and bool(one.unit) and one.unit != "%" and not one.is_money)


def _partitions(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield wholes that the list of their parts does not add up to."""
    for number in range(1, len(found) - 1):
        ahead = text[: found[number].start]
        made = bool(_MADE_UP.search(ahead))
        alone = re.search(r"(?<=[:(–—,])\s?an?\s[a-z-]+(?:\s[a-z-]+)?,\s$", ahead)
        opener = _OPENERS.search(ahead[: alone.start() + 1] if alone else ahead)
        if not (opener or made):
            continue
        items, singles, limit, joint = _listed(text, found, number)
        singles += bool(alone)
        wholes = [one for one in found[:number] if _same_kind(one, items[0]) and one.unit == items[0].unit]
        if len(items) + min(singles, 1) < _FEW or not wholes or joint == "?":
            continue
        listing = text[items[0].start : limit]
        if any(one.loose for one in items) or items[0].unit == "%" or _OPEN_END.search(text[wholes[-1].end : limit]):
            continue
        yield from _against(text, wholes, items, singles, listing, strong=made or bool(opener and opener["strong"]))


def _against(
    text: str, wholes: Sequence[Quantity], items: Sequence[Quantity], singles: int, listing: str, *, strong: bool
) -> Iterator[_Found]:
    parts = [one.value for one in items]
    total = sum(parts, Decimal(0))
    counted = total + (singles if not items[0].unit else 0)
    if any(one.value in (total, counted) for one in wholes) or _is_product(wholes, items):
        return
    whole = wholes[-1]
    if whole.loose or max(parts) >= whole.value:
        return
    shares = bool(re.search(r"\b(?:the\sremaining|the\srest|the\sother)\b", listing)) and len(items) == _FEW
    between = text[whole.end : items[0].start]
    near = whole.value * _LEAST <= counted <= whole.value * _MOST
    ends = bool(re.search(r"\sand\s", listing))
    if strong and ends and near and whole.value >= _SHORTEST and len(between) < 80:  # noqa: PLR2004
        yield whole, _are(parts, singles if counted != total else 0, counted, whole)
    elif shares and re.search(r"^[^,]*,\s$", between) and near:
        yield whole, _are(parts, 0, total, whole)
    elif ends and not singles and re.search(r"^[^,:;]*[,:(–—]\s?$", between) and rewritten(whole.value, parts):
        yield whole, _are(parts, 0, total, whole)


def _are(parts: Sequence[Decimal], singles: int, total: Decimal, like: Quantity) -> str:
    listed = [*(told(part, like) for part in parts), *["1"] * singles]
    return f"{' and '.join(listed)} are {told(total, like)}"


def _is_product(wholes: Sequence[Quantity], items: Sequence[Quantity]) -> bool:
    every = [*wholes, *items]
    return any(one.value * other.value == whole.value for whole in wholes for one, other in combinations(every, _FEW))


def _totals(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield totals (“… in all”) that are neither a sum nor a product of the quantities before them."""
    for number, total in enumerate(found):
        said = _IN_ALL.match(text, total.end) or _TOTAL_OF.search(text[: total.start])
        before = [one for one in found[:number] if one.unit != "%"]
        if not said or total.loose or len(before) < _FEW or not re.search(r"[,(–—]\s?(?:or\s|for\s|a\stotal\sof\s|i\.e\.\s|making\s|which\smakes\s|totall?ing\s)?$", text[: total.start]):
            continue
        each = bool(_EACH.search(text[: before[-1].start]) or _EACH.search(text[before[0].end : total.start]))
        if any(one.loose for one in before) or _fits(total, before, each=each):
            continue
        run = _run(text, before, total)
        if len(run) >= _FEW and _near(total.value, sum((one.value for one in run), Decimal(0))):
            yield total, _are([one.value for one in run], 0, sum((one.value for one in run), Decimal(0)), total)
        elif len(before) == _FEW and _EACH.search(text[before[0].end : total.start]) and _each(text, before):
            product = before[0].value * before[1].value
            if _near(total.value, product):
                right = f"{told(before[0].value, before[0])} times {told(before[1].value, before[1])} is"
                yield total, f"{right} {told(product, total)}"


def _near(one: Decimal, other: Decimal) -> bool:
    return other > 0 and Decimal("0.5") <= one / other <= Decimal(2)


def _each(text: str, before: Sequence[Quantity]) -> bool:
    """Return whether two quantities are groups and what each has: “240 prints at $50 each”, “12 a year for five years”."""
    between, behind = text[before[0].end : before[1].start], text[before[1].end :]
    each = re.match(r"(?:\s[a-z-]+){0,2}\s(?:each|apiece)\b", behind)
    period = re.search(r"\ban?\s(?P<period>day|week|month|year)\s(?:for|over|during|in)\s$", between)
    return bool(each) or bool(period and before[1].unit == period["period"])


def _run(text: str, before: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """Return the last quantities of the unit of a total that “and” and commas join."""
    run: list[Quantity] = []
    for one in reversed(before):
        if one.unit not in ("", total.unit):
            if run:
                break
            continue
        if run and not re.search(r",\s|\sand\s|\splus\s|\)", text[one.end : run[0].start]):
            break
        run.insert(0, one)
    between = text[run[0].end : run[-1].start] if len(run) > 1 else ""
    alike = len({one.unit for one in run} - {""}) <= 1 and (not total.unit or run[0].unit == total.unit) if run else False
    return run if alike and " and " in f" {between} " else []


def _fits(total: Quantity, before: Sequence[Quantity], *, each: bool) -> bool:
    """Return whether a total is the sum of some of the quantities, or a product of two where words state one."""
    values = [one.value for one in before]
    some = any(
        sum(chosen, Decimal(0)) == total.value for size in range(1, len(values) + 1) for chosen in combinations(values[:8], size)
    )
    return some or each and any(one * other == total.value for one, other in combinations(values, _FEW))


def _rests(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield what a whole without its part does not leave: “30 of the 48 …, leaving 28”, “22 of them, the remaining 24”."""
    for number, (one, other) in enumerate(pairwise(found)):
        between = text[one.end : other.start]
        if _OF.fullmatch(between) and one.value < other.value and one.unit in ("", other.unit):
            yield from _left(text, other, one, found[number + 2 :])
        opens = re.search(r"(?:^|[.;:]\s|,\s)Of\s(?:the\s|our\s|all\s)?$", text[: one.start])
        of_them = re.match(r"(?:\s[a-z-]+){0,2}?\sof\s(?:them|these|those|which|whom)\b", text[other.end :])
        first = opens or of_them or re.search(r",\sof\swh(?:om|ich)\s$", between)
        if first and other.value < one.value and other.unit in ("", one.unit):
            yield from _left(text, one, other, found[number + 2 :])


def _left(text: str, whole: Quantity, part: Quantity, found: Sequence[Quantity]) -> Iterator[_Found]:
    for one in found[:1]:
        between = text[max(whole.end, part.end) : one.start]
        if whole.loose or part.loose or one.loose or ". " in between or one.unit not in ("", whole.unit):
            return
        right = whole.value - part.value
        still = between.endswith(" with ") and _STILL.match(text, one.end)
        states = (bool(_RESTS.search(text[: one.start])) or bool(still)) and " and the other" not in text[one.end :]
        gone = re.search(r"\sand\s(?:[a-z]+\s)?$", between) and (
            _GONE.match(text[one.end :].lstrip())
            or _GONE.search(between.rsplit(" and ", maxsplit=1)[0])
            or _GONE.search(between.rsplit(" and ", maxsplit=1)[-1])
        )
        later = [other.value for other in found if other.start >= one.start]
        if any(sum(later[:size], Decimal(0)) == right for size in range(1, len(later) + 1)):
            return
        if (states and one.value != right) or (gone and one.value > right):
            yield one, f"{told(part.value, whole)} of {told(whole.value, whole)} leave {told(right, whole)}"


def _fraction(match: re.Match[str]) -> Decimal:
    top, bottom = _FRACTIONS[match["part"].casefold().removesuffix("s")]
    return Decimal(_TIMES[(match["times"] or "a").casefold()] * top) / bottom


def _fractions(text: str, found: Sequence[Quantity]) -> Iterator[_Found]:
    """Yield the part that a fraction of the whole beside it is not."""
    for match in _FRACTION.finditer(text):
        half = match["part"].casefold() == "half"
        plural = match["part"].casefold().endswith("s")
        if match["loose"] or not (half or match["times"]) or plural != ((match["times"] or "a").casefold() in ("two", "three", "four")):
            continue
        before = [one for one in found if one.end <= match.start()]
        behind = [one for one in found if one.start >= match.end()]
        joined = _joined(text, match, before, behind)
        if joined is None:
            continue
        part, whole = joined
        right = whole.value * _fraction(match)
        if part.loose or whole.loose or abs(part.value - right) <= _rounding(part, right):
            continue
        if part.value < whole.value:
            yield part, f"{match['said']} of {told(whole.value, whole)} is {told(right.quantize(Decimal('0.1')), whole)}"


def _rounding(part: Quantity, right: Decimal) -> Decimal:
    """Return how much a part may differ from what is right: nothing but a half if it is written as exactly."""
    said, exact = (f"{value.normalize():f}".replace(".", "").strip("0") for value in (part.value, right))
    return Decimal("0.5") if len(said) >= len(exact) else max(Decimal("0.5"), right * Decimal("0.03"))


def _joined(
    text: str, match: re.Match[str], before: Sequence[Quantity], behind: Sequence[Quantity]
) -> tuple[Quantity, Quantity] | None:
    """Return the part and the whole of a fraction."""
    following = text[match.end() :]
    if behind and re.match(r"\sof\s(?:the\s|our\s|all\s|its\s)?$", text[match.end() : behind[0].start]):
        whole, parts = behind[0], [one for one in behind[1:] if one.unit == behind[0].unit]
        between = text[whole.end : parts[0].start] if parts else ""
        beside = bool(re.fullmatch(r"(?:\s[a-z-]+){0,4}(?:,\s|\s\()", between)) if parts else False
        return (parts[0], whole) if beside and re.match(r"[,)]", text[parts[0].end :]) else None
    if re.match(r"\sof\s(?:it|them|these|those|which|whom|that|this)\b", following) and before and behind:
        part = behind[0]
        between = text[match.end() : part.start]
        wholes = [one for one in before if one.unit == part.unit]
        tight = re.fullmatch(r"[^,(;]{0,20}[(,]\s?", between) and re.match(r"[,)]", text[part.end :])
        apart = part.is_money and len(between) < 60 and not re.search(r"[;.,]|\b(?:while|and|but|with)\b", between)  # noqa: PLR2004
        return (part, wholes[-1]) if wholes and (tight or apart) else None
    of_whole = re.match(r"\sof\s(?:the|a|an|its|our|their)\s(?:[a-z-]+\s){1,3}(?:of|:)\s$", text[match.end() : behind[0].start]) if behind else None
    if of_whole and before and before[-1].unit == behind[0].unit and behind[0].unit:
        beside = re.fullmatch(r"(?:\san?\s[a-z]+|\s[a-z-]+){0,3}?(?:,\s(?:or\s)?|\s\()", text[before[-1].end : match.start()])
        return (before[-1], behind[0]) if beside else None
    return None


def _ends(text: str, found: Sequence[Quantity]) -> tuple[Quantity, Quantity] | None:
    """Return the only before and after of a sentence: “from 21 to 14”, “to 420, from 260”, “to 40 cases from 160”."""
    pairs = []
    for number, (one, other) in enumerate(pairwise(found)):
        ahead, between = text[: one.start], text[one.end : other.start]
        unlike = {one.unit, other.unit} - {""}
        if len(unlike) > 1 or "%" in unlike or one.loose or other.loose:
            continue
        if re.search(r"\bfrom\s(?:only\s|just\s)?$", ahead) and re.fullmatch(r"[^,;:()]{0,40}\s(?:to|down\sto|up\sto)\s(?:just\s)?", between):
            pairs.append((one, other))
        elif re.search(r"\bto\s(?:just\s)?$", ahead) and re.fullmatch(r"[^,;:()]{0,40},?\s(?:up\sfrom|down\sfrom|from|after)\s(?:just\s)?", between):
            pairs.append((other, one))
    return pairs[0] if len(pairs) == 1 and pairs[0][0].value > 0 else None


def _differences(text: str, found: Sequence[Quantity], before: Quantity, after: Quantity) -> Iterator[_Found]:
    """Yield the difference that two ends do not have: “by two days, from 5.5 days to 4.5”."""
    unit = before.unit or after.unit
    first, last = min(before.start, after.start), max(before.end, after.end)
    for number, one in enumerate(found):
        if one in (before, after) or one.loose or one.unit not in ("", unit or one.unit) or one.unit == "%":
            continue
        if not re.search(r"\bby\s$", text[: one.start]):
            continue
        ahead = one.end <= first and found[number + 1] in (before, after)
        between = text[one.end : first] if ahead else text[last : one.start]
        beside = len(between) < 40 and not re.search(r"[;:()]|\b(?:and|while|with|in|of)\b", between)  # noqa: PLR2004
        if not beside or (unit != one.unit and not ahead):
            continue
        by_time = one.unit == unit and unit in ("hour", "minute", "day", "week")
        if (_PER.match(text, one.end) and not by_time) or _is_of_another(text, one, unit, after):
            continue
        if one.value != abs(before.value - after.value):
            right = told(abs(before.value - after.value), before)
            yield one, f"{before.text} and {after.text} differ by {right}"


def _is_of_another(text: str, one: Quantity, unit: str, after: Quantity) -> bool:
    """Return whether a difference has another noun than its ends: “by 12 km of track, from 3 to 5 stations”."""
    said, meant = _COUNTED.match(text, one.end), _COUNTED.match(text, after.end)
    if one.unit or unit:
        return one.unit != unit and bool(meant or said)
    return bool(said and meant) and singular(said["noun"]) != singular(meant["noun"])


def _multiples(text: str, found: Sequence[Quantity], before: Quantity, after: Quantity) -> Iterator[_Found]:
    """Yield the multiple, or the fraction of the former value, that two ends are not: “a fivefold increase”."""
    first, last = min(before.start, after.start), max(before.end, after.end)
    ratio = after.value / before.value
    for match in _FOLD.finditer(text) if "fold" in text or "times" in text else ():
        times = Decimal(_COUNTS.get((match["word"] or match["count"]).casefold()) or int(match["count"] or 0))
        if match["loose"] or not _beside(text, match, first, last):
            continue
        wanted = max(ratio, 1 / ratio)
        growth = match["as"] == "more" or re.match(r"\s(?:increase|rise|growth|gain)", text[match.end() :])
        readings = (wanted, wanted - 1) if growth else (wanted,)
        if min(abs(one - times) for one in readings) / times > Decimal("0.12"):
            yield _of_words(match), f"{before.text} to {after.text} is {wanted:.1f} times as much"
    if before.end <= after.start:
        reading = _BY_NAME.finditer(text[:0])
    else:
        reading = _BY_NAME.finditer(text[:first])
    for match in reading:
        said = _STEMS[match["stem"].casefold()]
        between = text[match.end() : first]
        if match["loose"] or re.search(r"\b(?:and|while)\b|[;,]", between) or abs(ratio - said) / said <= Decimal("0.15"):
            continue
        yield _of_words(match), f"{before.text} to {after.text} is {ratio:.1f} times as much"
    for match in _FRACTION.finditer(text):
        to = re.search(r"\bto\s$", text[: match.start()]) and _beside(text, match, first, last)
        of_what = match.start() >= last and re.match(r"\sof\s(?:what|its|the\sformer|the\sold)", text[match.end() :])
        if match["loose"] or not (to or of_what) or not (match["times"] or match["part"] == "half"):
            continue
        if abs(ratio - _fraction(match)) > Decimal("0.045"):
            yield _of_words(match), f"{after.text} is {ratio * 100:.0f}% of {before.text}"


def _beside(text: str, match: re.Match[str], first: int, last: int) -> bool:
    """Return whether words are directly before or after two ends, in the same clause."""
    if match.start() >= last:
        between = text[last : match.start()]
        return len(between) < 40 and bool(re.fullmatch(r"[^;:.]*?[,(–—]\s?(?:(?:or|an?|almost|which\sis)\s)*|\s[a-z]+[,]\s(?:an?\s)?", between))  # noqa: PLR2004
    between = text[match.end() : first]
    return match.end() <= first and len(between) < 40 and not re.search(r"[;:]|\b(?:and|while)\b", between)  # noqa: PLR2004


def _of_words(match: re.Match[str]) -> Quantity:
    return Quantity(Decimal(0), "", match["said"], *match.span("said"))
