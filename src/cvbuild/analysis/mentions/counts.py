"""Counts with their noun and the words around them, to find one count stated two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.facts.measures import agrees
from cvbuild.analysis.figures.addends import is_addend
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.verbs import Tense, verb
from cvbuild.syntax.pattern import lazy_pattern

__all__ = [
    "Count",
    "amounts",
    "contradicted",
    "counts",
    "exceeded",
    "has_same_digits",
    "is_sum",
    "is_swapped",
    "opposed",
]

_AUTHOR = lazy_pattern(r"\bauthor\sof\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W\d_]+\s$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER = re.compile(r"[\d.,\u00a0\u202f]*\d|[^\W\d_]+(?:-[^\W\d_]+)?")
_SCALE = lazy_pattern(
    r"[\s-]?(?P<scale>million|billion|thousand|trillion|Mio\.?|Mrd\.?|Tsd\.?|Millionen|Milliarden|millions?|milliards?|millones|mil"
    r"|k?m[²³23]?|cm|mm|kg|mg|t|g|ha|km/h|MW|kW|GW|[TGMK]B)(?!\w)"
)
_GROUP = lazy_pattern(
    r"\b(?P<noun>team|brigade|crew|group|squad|department|staff|class|unit|practice|shift|company|platoon|camp|workforce|choir|cast|faculty|panel|roster|Team|Gruppe|Abteilung|Klasse|Brigade|équipe"
    r"|brigade|service|groupe|equipo|grupo|brigada|departamento)s?\s(?:of|von|de|d['’])\s?$"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_SENTENCE = re.compile(r"[.;!?]\s")
_SMALL_WORDS = """
with from that which than their this more over about into have were been each where when while between also for the and
und mit eine einer einem einen oder sowie von der die das den dem beim avec dans pour plus une les des con para por una
los las como who has million millions millionen millones milliarden milliards billion billions thousand
"""
_IDLE = frozenset(_SMALL_WORDS.split())
_FAR = 70  # characters on either side
_STEM = 4  # letters
_NOUN = re.compile(r"[^\W\d_]{3,}")
_NOUNS = 3  # words after a number among which its noun is


class Count(Struct, frozen=True):
    """A count with the stem of its noun and those of the words and numbers around it.

    ``is_size`` is true if it describes a thing: “a 24-bed unit”, “a team of six”; ``of_group`` if that is a group,
    whose members are counted: “two teams” are others.
    """

    passage: Passage
    figure: Figure
    digits: str
    scale: str
    noun: str
    around: frozenset[str]
    is_size: bool
    verb: str = ""
    """The stem of the word directly before it: “trained 50 nurses”."""
    of_group: bool = False

    @property
    def text(self) -> str:
        """The number with its unit."""
        return f"{self.digits} {self.scale}" if self.scale and self.scale not in self.figure.text else self.figure.text


def counts(passage: Passage) -> Iterator[Count]:
    """Yield the counts of a passage that have a noun."""
    text = passage.text
    found = figures(text, words=True, language=passage.language)
    for figure in found:
        number = _NUMBER.search(text, figure.start)
        if number is None or figure.unit in ("%", "x", "of", "ratio", "month", "pp") or figure.is_range or figure.sign:
            continue
        scale = _SCALE.match(text, number.end())
        end = scale.end() if scale else number.end()
        group = _GROUP.search(text[: number.start()])
        noun = group["noun"] if group else _noun(text[end:])
        if noun:
            around = _around(passage, number.start(), number.end(), found)
            stem = noun.casefold().rstrip("s")
            is_size = bool(group) or text[number.end() : number.end() + 1] == "-"
            yield Count(
                passage,
                figure,
                number[0],
                scale["scale"] if scale else "",
                stem,
                around - {_stem(noun)},
                is_size,
                _verb(text[: number.start()]),
                bool(group),
            )


def _noun(following: str) -> str:
    """Return the noun of a number: the last of the next words before a small word."""
    if not re.match(r"[\s-]", following):
        return ""
    words = following.replace("-", " ").split()[:_NOUNS]
    nouns: list[str] = []
    for word in words:
        bare = word.strip(",.;:()")
        if _NOUN.fullmatch(bare) and bare.casefold() not in _IDLE:
            nouns.append(bare)
        if bare != word or (nouns and not _NOUN.fullmatch(bare)) or (nouns and bare.casefold() in _IDLE):
            break
        if not nouns and bare.casefold() not in ("of", "de", "del", "von"):
            break
    return nouns[0] if nouns else ""


def _verb(ahead: str) -> str:
    """Return the stem of the word directly before a number; “encadre” and “J’encadre” are one."""
    match = re.search(r"(?P<word>[^\W\d_]{5,})\s(?:a\s)?$", ahead)
    return _stem(match["word"]) if match and match["word"].casefold() not in _IDLE else ""


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]


def _around(passage: Passage, start: int, end: int, found: Sequence[Figure]) -> frozenset[str]:
    text = passage.text
    left = max([match.end() for match in _SENTENCE.finditer(text[:start])], default=0)
    stop = _SENTENCE.search(text, end)
    left, right = max(left, start - _FAR), min(stop.start() if stop else len(text), end + _FAR)
    words = _WORD.findall(f"{text[left:start]} {text[end:right]}")
    numbers = {f"{one.low.normalize():f}" for one in found if left <= one.start < right and one.start != start}
    return frozenset({_stem(word) for word in words if word.casefold() not in _IDLE} | numbers)


def opposed(one: Count, others: Sequence[Count], *, shared: int = 2) -> Count | None:
    """Return the count of the same thing that states another number; ``None`` if any states this one.

    Both need ``shared`` words or numbers around them; one less if the count is a size, or only its magnitude differs.
    """
    same = [
        other
        for other in others
        if other.noun == one.noun and other.of_group == one.of_group and other.passage != one.passage
    ]
    if any(_agree(one, other) for other in same):
        return None
    total = sum(other.figure.low for other in same)
    for other in same:
        magnitude = _is_other_magnitude(one, other)
        is_total = len(same) > 1 and one.figure.low == total
        if is_total or (one.figure.unit != other.figure.unit and not magnitude):
            continue
        if _years(one) and _years(other) and _years(one) != _years(other):  # each has its own time
            continue
        if one.figure.per and other.figure.per and one.figure.per != other.figure.per:
            continue
        fewest = shared - 1 if magnitude or (one.is_size or other.is_size) else shared
        common = one.around & other.around
        is_same = len(common) >= max(1, fewest) or _is_restated(one, other, same) or is_swapped(one, other)
        if is_same and not (one.figure.bound or other.figure.bound):
            return other
    return None


def is_sum(one: Count, others: Sequence[Count]) -> bool:
    """Return whether a count is the sum of those with its noun in several entries, or of parts beside one of them."""
    same = _same_noun(one, others)
    if any(is_addend(two.figure, two.passage.text, two.passage.language, one.figure.low) for two in same):
        return True
    return len(same) > 1 and one.figure.low == sum(other.figure.low for other in same)


def exceeded(one: Count, others: Sequence[Count]) -> Count | None:
    """Return the largest count of a thing in the entries if what a summary says was done to it exceeds their sum.

    Two entries at least have to say it with the verb of the summary: “organized twelve fairs”, where two jobs have
    “Organized five fairs” and “Organized four fairs”.
    """
    verb = _verb_before(one)
    same = [other for other in _same_noun(one, others) if verb and _verb_before(other) == verb]
    entries = {other.passage.entry for other in same}
    if len(entries) < 2 or one.figure.bound or one.figure.unit or any(other.figure.bound for other in same):
        return None
    exceeds = one.figure.low > sum(other.figure.low for other in same)
    largest = max(same, key=lambda other: other.figure.low)
    return largest if exceeds or one.figure.low < largest.figure.low else None


def _same_noun(one: Count, others: Sequence[Count]) -> list[Count]:
    return [
        other
        for other in others
        if other.noun == one.noun and other.of_group == one.of_group and other.figure.unit == one.figure.unit
    ]


def _verb_before(count: Count) -> str:
    """Return the base of the verb directly before a number: “organized nine”; empty without one."""
    ahead = count.passage.text[: count.figure.start]
    if _AUTHOR.search(re.split(r"[.;]\s", ahead)[-1]):
        return "write"
    words = _LAST_WORD.search(ahead)
    found = verb(words[0].strip().lower()) if words else None
    return found.base if found else ""


def contradicted(one: Count, others: Sequence[Count]) -> Count | None:
    """Return the count that the same verb has for the same thing: “Keeps 400 hives”, “Keep 600 hives in 16 yards”."""
    doing = _present_verb_before(one)
    same = [other for other in others if doing and _present_verb_before(other) == doing and _nouns(one) & _nouns(other)]
    apart = len(same) == 1 and one.figure.unit == same[0].figure.unit and one.figure.per == same[0].figure.per
    if not apart or one.figure.bound or same[0].figure.bound or _years(one) != _years(same[0]):
        return None
    return None if _agree(one, same[0]) else same[0]


def _present_verb_before(count: Count) -> str:
    """Return the base of a verb that says what goes on; what was done may have been done twice."""
    words = _LAST_WORD.search(count.passage.text[: count.figure.start])
    found = verb(words[0].strip().lower()) if words else None
    return found.base if found and found.tense in (Tense.BASE, Tense.THIRD) else ""


def _nouns(count: Count) -> frozenset[str]:
    """Return the words after a number that end before a small word, without their endings."""
    found = re.match(r"(?:[\s-][a-z]+){1,3}", count.passage.text[_end_of(count) :])
    words = re.split(r"[\s-]", found[0].strip(" -")) if found else []
    idle = next((at for at, word in enumerate(words) if word in _IDLE or len(word) < _STEM - 1), len(words))
    return frozenset(word.rstrip("s") for word in words[:idle][-1:])


def _end_of(count: Count) -> int:
    number = _NUMBER.search(count.passage.text, count.figure.start)
    return number.end() if number else count.figure.end


def is_swapped(one: Count, other: Count) -> bool:
    """Return whether two numbers have the same digits in another order: 420, 240."""
    digits = [re.sub(r"\D", "", count.digits) for count in (one, other)]
    return len(digits[0]) > 1 and digits[0] != digits[1] and sorted(digits[0]) == sorted(digits[1])


_MONEY = ("€", "$", "£", "CHF")


def amounts(passages: Sequence[Passage]) -> list[tuple[Passage, Figure]]:
    """Return the amounts of money of passages, with the passage of each."""
    found = [(one, figure) for one in passages for figure in figures(one.text, words=True, language=one.language)]
    return [(one, figure) for one, figure in found if figure.unit in _MONEY and not figure.is_range]


def has_same_digits(one: Figure, other: Figure) -> bool:
    """Return whether two amounts have the same digits in another order, and one is no tenth of the other."""
    digits = [f"{figure.low.normalize():f}".replace(".", "").strip("0") for figure in (one, other)]
    is_near = other.low < one.low * _TENFOLD and one.low < other.low * _TENFOLD
    return is_near and len(digits[0]) > 1 and digits[0] != digits[1] and sorted(digits[0]) == sorted(digits[1])


_TENFOLD = 10


def _is_restated(one: Count, other: Count, same: Sequence[Count]) -> bool:
    """Return whether the same verb has the same noun, and no other count does, in a language other than English.

    English statements are compared by F103.
    """
    if one.passage.language == "en" or len(same) > 1:
        return False
    return bool(one.verb) and one.verb == other.verb and one.figure.unit == other.figure.unit


def _years(count: Count) -> frozenset[str]:
    return frozenset(_YEAR.findall(count.passage.text))


def _agree(one: Count, other: Count) -> bool:
    same = agrees(one.figure, other.figure) or agrees(other.figure, one.figure)
    return same and not _is_other_magnitude(one, other)


def _is_other_magnitude(one: Count, other: Count) -> bool:
    """Return whether two counts have the same digits, and not the same unit: “1,150 km”, “1,150 m”."""
    return (
        one.digits == other.digits
        and len(one.digits) > 1
        and bool(one.scale and other.scale)
        and one.scale != other.scale
    )
