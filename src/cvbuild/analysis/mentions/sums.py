"""Arithmetic within a sentence: products, totals, parts of a whole, and the fraction by which something changed.

“three teams of 4, 15 people”, “12 vans and 5 lorries, 18 vehicles in all”, “14 fairs, ten in Sydney and six in Perth”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import prod

from msgspec import Struct

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.figures.units import FRACTIONS
from cvbuild.analysis.language.prose import Passage, sentences
from cvbuild.analysis.language.stems import content
from cvbuild.analysis.mentions.pairs import Pair
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Sum", "fractions", "restated", "summed", "sums"]

_PEOPLE = (
    r"(?:people|persons|staff|men|women|children|employees|colleagues|members|students|pupils|nurses|crew|hands|technicians"
    r"|agents|assistants|apprentices|[a-z]{3,}(?:er|or|ist|ian|yst)s?|nurse|assistant|apprentice|student|graduates?|trainees?|interns?|postdocs?|volunteers?|clerks?|cooks?"
    r"|chefs?|scientists?|fellows?|associates?|executives?|accountants?|consultants?|representatives?|secretar(?:y|ies)|midwi(?:fe|ves))"
)
_IN_ALL = r"(?:in\sall|in\stotal|altogether|all\stogether|combined)"
_WORDS = r"(?:\s[a-z][a-z-]*)"
_TIME = r"(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|m|km|metres?|meters?|miles?|percent)\b"
_GROUPS_OF = rf"(?P<groups>{NUMBER})\s(?P<kind>[a-z-]+(?:\s[a-z-]+)?)\sof\s(?:up\sto\s)?(?P<each>{NUMBER})"
_ENDS = r"(?=\s*(?:$|[.,;:()–—]|and\b|with\b|that\b|who\b|from\b|at\b))"

_TOTAL_FIRST = lazy_pattern(
    rf"(?P<total>{NUMBER})(?:\s(?!of\b)[a-z-]+){{0,3}}?\s(?:on|in|across|as)\s{_GROUPS_OF}{_ENDS}", re.IGNORECASE
)
_TOTAL_LAST = lazy_pattern(
    rf"{_GROUPS_OF}(?:\s(?P<noun>[a-z-]+)(?:\seach)?)?\s?[,(–—-]\s?(?:or\s|that\sis\s"
    rf"|a\stotal\sof\s)?(?P<total>{NUMBER})"
    rf"\s(?:(?P<people>(?:[a-z-]+\s)?{_PEOPLE})(?:\s{_IN_ALL})?|(?P<things>[a-z-]+(?:\s[a-z-]+)?)\s{_IN_ALL})\b",
    re.IGNORECASE,
)
_TOTAL = lazy_pattern(
    rf"(?:a\stotal\sof\s|altogether\s|in\sall\s)(?P<after>{NUMBER})|(?P<before>{NUMBER}){_WORDS}{{0,3}}?\s{_IN_ALL}\b",
    re.IGNORECASE,
)
_ADDENDS = rf"{NUMBER}{_WORDS}{{1,4}}?"
_LIST_BEFORE = lazy_pattern(
    rf"(?P<list>{_ADDENDS}(?:,\s{_ADDENDS})*,?\sand\s{_ADDENDS})\s?[,;:(–—-]\s?(?:or\s|for\s|making\s|i\.e\.\s)?$",
    re.IGNORECASE,
)
_WHERE = r"(?:in|at|for|from|on|with|as|under|to)"
_REST = r"[^,.;:()\d]{1,40}?"
_WHOLE_AND_KINDS = lazy_pattern(
    rf"(?P<whole>{NUMBER})\s(?:[a-z-]+\s)?(?P<noun>[a-z]{{4,}})\s?[,:(–—]\s?(?P<parts>{NUMBER}\s[a-z-]{{3,}}(?<!s)(?:,\s{NUMBER}\s[a-z-]{{3,}}(?<!s))*"
    rf",?\sand\s{NUMBER}\s[a-z-]{{3,}}(?<!s))(?=\s*(?:$|[.,;)–—]))",
    re.IGNORECASE,
)
"""A whole with the numbers of its kinds, which have no noun of their own: “36 beds, 20 surgical and 16 medical”."""
_OWN_NOUNS = re.compile(r"\b(?:men|women|people|children|staff|crew|million|thousand|percent)\b")
_WHOLE_AND_PARTS = lazy_pattern(
    rf"(?P<whole>{NUMBER})\s(?P<noun>[a-z][a-z-]{{3,}})(?:\s[^,.;:()\d]{{1,30}})?[,:]\s"
    rf"(?P<parts>{NUMBER}\s{_WHERE}\s{_REST}(?:,\s{NUMBER}\s{_WHERE}\s{_REST})*,?\sand\s{NUMBER}\s{_WHERE}\s)",
    re.IGNORECASE,
)
_PARTS = lazy_pattern(rf"(?P<part>{NUMBER})\s{_WHERE}\s", re.IGNORECASE)
_MEMBERS = rf"(?:{NUMBER}|an?)\s(?:[a-z-]+\s)?{_PEOPLE}"
_GROUP_AND_MEMBERS = lazy_pattern(
    rf"\b(?:team|crew|group|staff|department|unit|shift|studio|brigade|squad|practice|company|section|office)\sof\s(?P<whole>{NUMBER})"
    rf"(?:\s[a-z]+)?\s?[,:(–—-]\s?(?:namely\s|that\sis,?\s|made\sup\sof\s|consisting\sof\s)?(?P<parts>{_MEMBERS}(?:,\s{_MEMBERS})*,?\sand\s{_MEMBERS})(?=\s*(?:$|[.;,)]))",
    re.IGNORECASE,
)
_NUMBERS = lazy_pattern(NUMBER, re.IGNORECASE)

_FRACTION = rf"(?:(?P<times>an?|one|two|three|four)\s)?(?P<part>{'|'.join(FRACTIONS)})s?"
_BEFORE_PAIR = lazy_pattern(rf"\bby\s(?P<said>{_FRACTION})\b[^.;:%\d]{{0,50}}$", re.IGNORECASE)
_AFTER_PAIR = lazy_pattern(
    rf"[^.;:,%\d]{{0,25}}[,(–—-]\s?(?:or\s|down\s|up\s|that\sis\s|a\s(?:cut|drop|rise|gain|saving)\sof\s)?(?:by\s)?"
    rf"(?P<said>{_FRACTION}\s?(?P<of>of\swhat|as\s(?:long|many|much|high)|less|fewer|lower|shorter"
    rf"|faster|cheaper|down|more|higher|up|longer)?)(?=[\s.,;)]|$)",
    re.IGNORECASE,
)
_PERCENT_AFTER = lazy_pattern(
    r"[^.;:,%\d]{0,25}(?:\bin\s(?:19|20)\d\d|\sin\s\d+\s(?:years|months|weeks))?\s?[,(–—-]\s?(?:or\s|which\sis\s)?(?:an?\s)?(?P<said>(?P<percent>\d{1,3}(?:\.\d)?)%"
    r"\s(?:less|fewer|lower|shorter|faster|cheaper|more|higher|longer|drop|fall|cut|reduction|decrease|saving|rise|increase|gain|growth))\b"
    r"|[^.;:,%\d]{0,25}(?:\bin\s(?:19|20)\d\d(?:/\d\d)?|\sin\s\d+\s(?:years|months|weeks))\s?[,(–—-]\s?(?:or\s|which\sis\s)?(?P<said2>(?:an?\s(?:drop|fall|cut|reduction|decrease"
    r"|saving|rise|increase|gain|growth|jump|improvement)\sof|down|up|down\sby|up\sby)\s(?P<percent2>\d{1,3}(?:\.\d)?)%)",
    re.IGNORECASE,
)
_PERCENT_IN_BRACKETS = lazy_pattern(
    r"\s?[A-Za-z]+\d*[A-Za-z]*/[^\s()]{1,8}\s\((?P<said>(?P<percent>\d{1,3}(?:\.\d)?)%)(?P<percent2>)\)"
)
"""A percentage in brackets after a unit of two units, which no list of units has: “kgCO2e/m² (30%)”."""
_FRACTION_PERCENT = lazy_pattern(
    rf"\b(?P<said>{_FRACTION})(?:\sof\s[a-z ]{{3,25}})?\s\((?P<percent>\d{{1,3}})%\)", re.IGNORECASE
)
_SPLIT_UP = lazy_pattern(
    r"(?:[:(–—]\s?|\s-\s)(?P<parts>\d{1,3}%\s[a-z -]{3,30}(?:,\s\d{1,3}%\s[a-z -]{3,30})+,?\sand\s\d{1,3}%\s[a-z]+)"
)
_AVERAGE = lazy_pattern(
    rf"(?P<total>{NUMBER})\s[a-z][a-z ]{{2,30}}?\s(?:in|over|within)\s(?P<times>{NUMBER})\s"
    r"(?P<period>day|week|month|year|night|shift)s[,(–—]\s?(?:or\s|about\s|on\saverage\s"
    r"|an\saverage\sof\s|averaging\s)*"
    rf"(?P<each>{NUMBER})(?:\s[a-z]+)?\s(?:a|an|per|each)\s(?P<one>[a-z]+)\b",
    re.IGNORECASE,
)
_NEARLY = 5
_COUNT_OF = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_SLACK = 0.045
_WIDE = 0.08
_NEAR = 60  # characters
_CHANGED = lazy_pattern(
    rf"\b(?:cut|reduced|lowered|raised|increased|shortened|brought\sdown|improved|grew)\s(?:the\s|their\s|its\s)?(?P<thing>[a-z-]+(?:\s[a-z-]+){{0,3}}?)"
    rf"\sby\s(?:about\s|almost\s|nearly\s)?(?P<said>(?P<points>\d{{1,2}})\s(?:percentage\s)?points?|(?P<percent>\d{{1,3}})%|{_FRACTION})(?=[\s.,;)]|$)",
    re.IGNORECASE,
)
_PERCENT = 100
_ADDENDS_ELSEWHERE = 2
_ELSEWHERE = frozenset(("de", "fr", "es"))
_DIGIT_OR_WORD = re.compile(r"\d+|[^\W\d_]{3,}")


class Sum(Struct, frozen=True):
    """A number that the others beside it do not give; ``right`` says what they give."""

    passage: Passage
    said: str
    right: str
    start: int
    end: int


def sums(passage: Passage) -> Iterator[Sum]:
    """Yield the wrong products, totals and wholes of a passage."""
    if passage.language in _ELSEWHERE:
        yield from _elsewhere(passage)
        return
    if passage.language != "en" or not (_NUMBERS.search(passage.masked) or "%" in passage.masked):
        return
    for at, text in sentences(passage.masked):
        seen: set[int] = set()
        for found in (
            *_products(text),
            *_totals(text),
            *_wholes(text),
            *_kinds(text),
            *_members(text),
            *_averages(text),
            *_shares(text),
        ):
            if found[0] not in seen:
                seen.add(found[0])
                yield Sum(passage, text[found[0] : found[1]], found[2], at + found[0], at + found[1])


def _elsewhere(passage: Passage) -> Iterator[Sum]:
    """Yield those of a passage in another language."""
    if len(_DIGIT_OR_WORD.findall(passage.text)) > 1:
        from cvbuild.analysis.mentions.sums_elsewhere import wrong_totals

        for start, end, right in wrong_totals(passage):
            yield Sum(passage, passage.text[start:end].strip(), right, start, end)


def _products(text: str) -> Iterator[tuple[int, int, str]]:
    for match in (*_TOTAL_FIRST.finditer(text), *_TOTAL_LAST.finditer(text)):
        factors = value_of(match["groups"]), value_of(match["each"])
        right, said = prod(factors), value_of(match["total"])
        other_noun = match.groupdict().get("noun") and match["noun"] != (match["things"] or match["people"])
        if right != said and not other_noun and not re.search(_TIME, match["kind"]) and factors[0] > 1:
            yield *match.span("total"), f"{factors[0]} times {factors[1]} is {right}"


def _totals(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _TOTAL.finditer(text):
        name = "after" if match["after"] else "before"
        listed = _LIST_BEFORE.search(text[: match.start()])
        numbers = [value_of(number) for number in _NUMBERS.findall(listed["list"])] if listed else []
        if numbers and sum(numbers) != value_of(match[name]):
            yield *match.span(name), f"{' and '.join(map(str, numbers))} are {sum(numbers):,}"


def _wholes(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _WHOLE_AND_PARTS.finditer(text):
        parts = [value_of(part["part"]) for part in _PARTS.finditer(match["parts"])]
        if sum(parts) > value_of(match["whole"]) and not re.fullmatch(_TIME, match["noun"]):
            yield *match.span("whole"), f"{' and '.join(map(str, parts))} are {sum(parts)}"


def _kinds(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _WHOLE_AND_KINDS.finditer(text):
        numbers = [value_of(number) for number in _NUMBERS.findall(match["parts"])]
        whole = value_of(match["whole"])
        if sum(numbers) != whole and max(numbers) < whole and not _OWN_NOUNS.search(match["parts"]):
            yield *match.span("whole"), f"{' and '.join(map(str, numbers))} are {sum(numbers)}"


def _members(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _GROUP_AND_MEMBERS.finditer(text):
        parts = re.split(r",\s(?:and\s)?|\sand\s", match["parts"])
        numbers = [1 if re.match(r"an?\s", part, re.IGNORECASE) else value_of(part.split()[0]) for part in parts]
        if sum(numbers) != value_of(match["whole"]):
            yield *match.span("whole"), f"{' and '.join(map(str, numbers))} are {sum(numbers)}"


def _averages(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _AVERAGE.finditer(text):
        total, times, said = (value_of(match[name]) for name in ("total", "times", "each"))
        if match["period"].lower() == match["one"].lower() and abs(total / times - said) > max(0.6, said / 10):
            right = f"{total / times:,.1f}".removesuffix(".0")
            yield *match.span("each"), f"{total:,} in {times} {match['period']}s are {right} a {match['one']}"


def _shares(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield percentages of one whole that exceed 100 together, and those that are not the fraction before them."""
    for match in _SPLIT_UP.finditer(text):
        parts = [int(part) for part in re.findall(r"(\d+)%", match["parts"])]
        if sum(parts) > _PERCENT + 1:
            yield *match.span("parts"), f"{' and '.join(map(str, parts))}% are {sum(parts)}%"
    for match in _FRACTION_PERCENT.finditer(text):
        half = match["part"].lower() == "half"
        if half == bool(match["times"]) or abs(_part(match) * _PERCENT - int(match["percent"])) <= _NEARLY:
            continue
        yield *match.span("percent"), f"“{match['said']}” is {_part(match) * _PERCENT:.0f}%"


def fractions(pairs: Sequence[Pair]) -> Iterator[Sum]:
    """Yield the fractions that the before and after beside them do not give: “from 6 hours to 4, a quarter less”."""
    for pair in pairs:
        if pair.passage.language in _ELSEWHERE and pair.by_words and pair.before.low > 0:
            yield from _fraction_elsewhere(pair)
        if pair.passage.language != "en" or pair.before.low <= 0 or pair.before.unit != pair.after.unit:
            continue
        text = pair.passage.masked
        ratio = float(pair.after.low / pair.before.low)
        ahead = re.sub(r"\bfrom\s$", "", text[: pair.start])
        for match, at in ((_BEFORE_PAIR.search(ahead), 0), (_AFTER_PAIR.match(text[pair.end :]), pair.end)):
            if (
                match is None
                or (match["part"] == "half" and match["times"])
                or not (match["times"] or match["part"] == "half")
            ):
                continue
            said = _part(match)
            remains = bool(at) and (match["of"] or "").startswith(("of", "as"))
            if (at == 0 or match["of"]) and abs((ratio if remains else abs(1 - ratio)) - said) > _SLACK:
                yield _of_pair(pair, match, at, ratio)
        percent = _PERCENT_AFTER.match(text[pair.end :]) or _PERCENT_IN_BRACKETS.match(text[pair.end :])
        said = float(percent["percent"] or percent["percent2"]) if percent else 0
        if percent and abs(abs(1 - ratio) * _PERCENT - said) > max(2, abs(1 - ratio) * 5):
            yield _of_pair(pair, percent, pair.end, ratio)


def _fraction_elsewhere(pair: Pair) -> Iterator[Sum]:
    from cvbuild.analysis.mentions.sums_elsewhere import fraction_after

    ratio = pair.after.low / pair.before.low
    wrong = fraction_after(pair.passage.text, pair.passage.language, pair.end, ratio)
    if wrong and pair.before.unit == pair.after.unit:
        right = (
            f"{pair.before.text} to {pair.after.text} is {abs(1 - ratio) * _PERCENT:.0f}%"
            f" {'less' if ratio < 1 else 'more'}"
        )
        yield Sum(pair.passage, pair.passage.text[slice(*wrong)], right, *wrong)


def restated(lead: Sequence[Passage], pairs: Sequence[Pair]) -> Iterator[tuple[Sum, Pair]]:
    """Yield the changes of a summary, “cut injuries by half”, that the before and after of the entry do not give."""
    for passage in lead:
        for match in _CHANGED.finditer(passage.masked) if passage.language == "en" else ():
            thing = content(match["thing"])
            about = [one for one in pairs if one.passage.section != "basics" and thing & _things(one)]
            about = [one for one in about if one.before.low > 0 and one.before.unit == one.after.unit and one.by_words]
            if len(about) != 1:
                continue
            ratio = float(about[0].after.low / about[0].before.low)
            if match["points"]:
                yield from _points(passage, match, about[0])
                continue
            said = float(match["percent"]) / _PERCENT if match["percent"] else _part(match)
            if abs(abs(1 - ratio) - said) > _WIDE:
                right = f"{about[0].before.text} to {about[0].after.text} is {abs(1 - ratio) * _PERCENT:.0f}%"
                yield Sum(passage, match["said"], right, *match.span("said")), about[0]


def _points(passage: Passage, match: re.Match[str], pair: Pair) -> Iterator[tuple[Sum, Pair]]:
    """Yield percentage points that are not the difference of two percentages."""
    right = abs(pair.after.low - pair.before.low)
    if pair.before.unit == "%" and abs(right - int(match["points"])) > 1:
        said = f"{pair.before.text} to {pair.after.text} are {right.normalize():f} points"
        yield Sum(passage, match["said"], said, *match.span("said")), pair


def summed(lead: Sequence[Passage], printed: Sequence[Passage]) -> Iterator[tuple[Sum, Passage]]:
    """Yield the amounts of money of a summary that are nearly, and not, the sum of those below, which it does not have.

    The amounts below are all of one sentence, at least three, or those of the awards.
    """
    below = [passage for passage in printed if passage.section != "basics"]
    money = {passage.path: _money(passage) for passage in (*lead, *below) if passage.kind != "name"}
    groups = [[passage] for passage in below if len(money.get(passage.path, ())) > _ADDENDS_ELSEWHERE]
    groups.append([passage for passage in below if passage.section == "awards"])
    stated = {(one.unit, one.low) for passage in below for one in money.get(passage.path, ())}
    for passage in lead if stated else ():
        for one in money[passage.path]:
            about = content(passage.masked[max(0, one.start - _NEAR) : one.end + _NEAR])
            for group in groups if (one.unit, one.low) not in stated else ():
                parts = [part for other in group for part in money.get(other.path, ()) if part.unit == one.unit]
                total = sum((part.low for part in parts), Decimal(0))
                shared = about & {word for other in group for word in content(other.masked)}
                if len(parts) >= _ADDENDS_ELSEWHERE and one.low != total and _is_near(one.low, total) and shared:
                    right = f"{' and '.join(part.text for part in parts)} below are {total.normalize():,f}"
                    yield Sum(passage, one.text, right, one.start, one.end), group[0]


def _money(passage: Passage) -> tuple[Figure, ...]:
    found = figures(passage.text, language=passage.language) if set(passage.text) & set("$€£") else ()
    return tuple(one for one in found if one.unit in ("$", "€", "£") and not (one.is_range or one.bound or one.per))


def _is_near(stated: Decimal, total: Decimal) -> bool:
    """Return whether an amount can be meant to be a total: off by a digit, not by rounding."""
    return total > 0 and Decimal("0.02") < abs(stated - total) / total <= Decimal("0.2")


def _things(pair: Pair) -> frozenset[str]:
    """Return the words between the verb and a before: what changed."""
    return content(re.split(r"[.;]\s", pair.passage.masked[: pair.start])[-1][-_NEAR:])


def _part(match: re.Match[str]) -> float:
    return _COUNT_OF[(match["times"] or "a").lower()] * (1 / FRACTIONS[match["part"].lower()])


def _of_pair(pair: Pair, match: re.Match[str], at: int, ratio: float) -> Sum:
    name = "said" if match["said"] else "said2"
    start, end = match.span(name)
    right = (
        f"{pair.before.text} to {pair.after.text} is {abs(1 - ratio) * _PERCENT:.0f}% {'less' if ratio < 1 else 'more'}"
    )
    return Sum(pair.passage, match[name].strip(), right, at + start, at + end)
