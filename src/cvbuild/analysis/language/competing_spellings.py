"""Terms that a document spells in several ways, found by comparison, without a list.

Some differences are correct English: a capital at the beginning of a sentence, a title or an item of a list, a hyphen
in two words before a noun ("real-time data", "in real time"), one word for the noun and two for the verb ("setup", "set
up"). All others are reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cvbuild.analysis.language.consistency import Spot
from cvbuild.analysis.language.prose import BLOT, Passage
from cvbuild.analysis.language.spelling import is_listed
from cvbuild.analysis.language.stems import singular
from cvbuild.analysis.language.terms import Run
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["by_capitals", "by_sound", "competing_spellings", "is_type"]

_SMALL_WORDS = frozenset(
    (
        *("a", "about", "across", "after", "all", "an", "and", "any", "around", "as", "at", "away", "back", "be"),
        *("before", "behind", "by", "can", "down", "every", "for", "from", "i", "if", "in", "into", "is", "it", "its"),
        *("may", "my", "no", "of", "off", "on", "or", "out", "over", "per", "so", "some", "such", "that", "the"),
        *("this", "through", "to", "under", "up", "via", "was", "we", "with"),
    )
)
_FEWEST_LETTERS = 4
_TYPE = re.compile(r"[A-Z]{1,3}-?\d{3,4}")
_CAMEL = re.compile(r"[a-z][A-Z]")
_PARTS = re.compile(r"([ \u00a0\-\u2010\u2011\u2013./]+)")
_BEFORE_NOUN = lazy_pattern(
    rf" (?!(?:and|or|by|for|from|in|of|on|at|to|with|as|via|across|per|is|was|are|were)\b)[\w{BLOT}]"
)


def competing_spellings(found: Iterable[tuple[Passage, Run]]) -> Iterator[dict[str, list[Spot]]]:
    """Yield the terms with several spellings: the places of each spelling, in the order of first use."""
    terms: dict[str, dict[str, list[Spot]]] = {}
    for passage, run in _of_several_texts(list(found)):
        if _may_be_term(passage, run):
            spellings = terms.setdefault(singular(run.key), {})
            spellings.setdefault(_one(_plain(run.text)), []).append(Spot(passage, run.start, run.end))
    reported: set[tuple[str, int]] = set()
    for name in sorted(terms, key=len):
        clash = _clashing(terms[name]) if len(terms[name]) > 1 else {}
        places = {(spot.passage.path, at) for spots in clash.values() for spot in spots for at in _span(spot)}
        if clash and not places & reported:
            reported |= places
            yield {_one(spots[0].text): spots for spots in clash.values()}


def _of_several_texts(found: Sequence[tuple[Passage, Run]]) -> Iterator[tuple[Passage, Run]]:
    """Yield the runs that also occur in another spelling."""
    texts: dict[str, set[str]] = {}
    for _, run in found:
        texts.setdefault(singular(run.key), set()).add(run.text)
    return ((passage, run) for passage, run in found if len(texts[singular(run.key)]) > 1)


def _span(spot: Spot) -> range:
    return range(spot.start, spot.end)


def _may_be_term(passage: Passage, run: Run) -> bool:
    if is_type(run.text):
        return True
    words = run.words
    first, last = words[0].lower(), words[-1].lower()
    if len(words) > 1 and (first in _SMALL_WORDS or last in _SMALL_WORDS):
        return False
    letters = sum(map(str.isalpha, run.text))
    if letters < _FEWEST_LETTERS and (letters < len("JAX") or not run.text.isalpha() or is_listed(run.text.casefold())):
        return False
    return passage.kind == "list" or not any(map(str.istitle, words[1:])) or _technical(run.text)


def is_type(text: str) -> bool:
    """Return whether a text is the number of a type, which is written in one way: “Q400”, “CRJ-700”."""
    return bool(_TYPE.fullmatch(text))


def _plain(text: str) -> str:
    """Return the text without capitals due to a title or the beginning of a sentence."""
    return "".join(part[0].lower() + part[1:] if part.istitle() else part for part in _PARTS.split(text) if part)


def _one(text: str) -> str:
    """Return the text with its last word in the singular: singular and plural are one spelling."""
    before, sign, last = next(((text[:at], text[at], text[at + 1 :]) for at in _joint_from_end(text)), ("", "", text))
    return f"{before}{sign}{last if last.isupper() else singular(last)}"


def _joint_from_end(text: str) -> Iterator[int]:
    return (at for at in range(len(text) - 1, -1, -1) if _PARTS.fullmatch(text[at]))


def _technical(text: str) -> bool:
    """Return whether a word has a digit, or unexplained capitals: ``KV``, ``H200``, ``GitHub``."""
    return any(char.isdigit() for char in text) or any(
        char.isupper() for word in _PARTS.split(text) for char in word[1:]
    )


def _clashing(spellings: Mapping[str, list[Spot]]) -> dict[str, list[Spot]]:
    """Return the spellings that conflict with the most frequent one, and that one."""
    rule = max(spellings, key=lambda spelling: len(spellings[spelling]))
    odd = {plain for plain in spellings if plain != rule and _clash(rule, plain, spellings)}
    return {plain: spots for plain, spots in spellings.items() if plain == rule or plain in odd} if odd else {}


def _clash(one: str, other: str, spellings: Mapping[str, Sequence[Spot]]) -> bool:
    if _TYPE.fullmatch(one.upper()) and _TYPE.fullmatch(other.upper()):
        return True
    joints = _joints(one), _joints(other)
    if joints[0] == joints[1]:
        return _case_clash(one, other)
    differing = [{side.get(at, ("", "", "")) for side in joints} for at in {*joints[0], *joints[1]}]
    signs = [frozenset(sign for sign, *_ in sides) for sides in differing if len({sign for sign, *_ in sides}) > 1]
    if any(sign in pair for pair in signs for sign in "./"):
        return False
    around = [word for sides in differing for _, *words in sides for word in words if word]
    if any("" in pair for pair in signs):
        return not any(word in _SMALL_WORDS or word == "re" for word in around)
    return _same_use(one, other, spellings)


def _joints(text: str) -> dict[int, tuple[str, str, str]]:
    """Yield the joints of words: the number of letters before, the sign between, the two words."""
    parts = _PARTS.split(text)
    joints, letters = {}, 0
    for before, sign, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        letters += len(before)
        joints[letters] = (_sign(sign), before.lower(), after.lower())
    return joints


def _sign(text: str) -> str:
    return next((sign for sign in "/." if sign in text), "-" if text.strip() else " ")


def _case_clash(one: str, other: str) -> bool:
    pairs = zip(_PARTS.split(one), _PARTS.split(other), strict=False)
    return any(a != b and a.casefold() == b.casefold() and _is_name(a, b) for a, b in pairs)


def _is_name(one: str, other: str) -> bool:
    """Return whether two ways to set capitals can only be of a name: not a word, or “AirFlow” next to “Airflow”."""
    return bool(_CAMEL.search(one) or _CAMEL.search(other)) or not is_listed(one.casefold())


def _same_use(one: str, other: str, spellings: Mapping[str, Sequence[Spot]]) -> bool:
    """Return whether a hyphen and a space conflict: in a name, or unless only one of them is a modifier."""
    spots = [*spellings[one], *spellings[other]]
    in_lists = all(spot.passage.kind == "list" for spot in spots)
    modifies = any("-" in spot.text and _BEFORE_NOUN.match(spot.passage.masked, spot.end) for spot in spots)
    return in_lists or (_technical(one) and not modifies)


def by_sound(passages: Iterable[Passage]) -> Iterator[dict[str, list[Spot]]]:
    """Yield the words of a trade that are written with ph and with f: “sulfonamide”, “sulphonamide”."""
    found: dict[str, dict[str, list[Spot]]] = {}
    for passage in passages:
        for match in _LONG_WORD.finditer(passage.masked):
            word = match[0].casefold()
            folded = word.replace("ph", "f")
            found.setdefault(singular(folded), {}).setdefault(singular(word), []).append(Spot(passage, *match.span()))
    for spellings in found.values():
        if len(spellings) > 1:
            yield spellings


_IN_NAME = re.compile(r"[A-Z][\w’'-]*,?\s(?:(?:of|for|and|the|in|&)\s)*$")
_CAPITALS = lazy_pattern(r"(?<=[a-z,] )[A-Z][a-z]{2,} [A-Z][a-z]{2,}(?![\w-]| [A-Z])")


def by_capitals(passages: Sequence[Passage]) -> Iterator[dict[str, list[Spot]]]:
    """Yield two words with capitals within a sentence that others have without: “Product Launches”, “product launches”.

    Names of fields may have them.
    """
    own = [one for one in passages if one.kind in ("summary", "highlight", "text") and "sections" not in one.path]
    mine = {one.path for one in own}
    fields = "\n".join(one.text for one in passages if one.path not in mine)
    whole = "\n".join(one.masked for one in own)
    for passage in own:
        for match in _CAPITALS.finditer(passage.masked):
            one = singular(match[0].lower())
            in_name = _IN_NAME.search(passage.masked[: match.start()])
            if (
                one not in whole
                or in_name
                or not all(map(is_listed, match[0].lower().split()))
                or singular(match[0]) in fields
            ):
                continue
            plain = [
                Spot(other, found.start(), found.end())
                for other in own
                for found in re.finditer(rf"(?<![\w-]){re.escape(one)}(?:e?s)?(?![\w-])", other.masked)
            ]
            if plain:
                yield {plain[0].text: plain, match[0]: [Spot(passage, *match.span())]}


_LONG_WORD = re.compile(r"(?<![\w-])[A-Za-z]{8,}(?![\w-])")
