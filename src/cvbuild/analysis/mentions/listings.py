"""Counts beside the list of what they count: “three awards: the Daisy, the Cavell”, “2 offices, in Ottawa and Hull”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Listing", "listings", "numbered", "pointed"]

_NO_LINK = r"(?!(?:aus|von|vom|für|mit|im|der|des|dans|pour|avec|para|con|por)\b)"
_NOUN = rf"\s(?:{_NO_LINK}[^\W\d_][\w-]*\s){{0,2}}?{_NO_LINK}[^\W\d_][\w-]{{2,}}"
_OPENING = re.compile(
    rf"(?P<noun>{_NOUN})(?P<mark>\s?:\s|\s\(|,\s(?:(?:in|at|with|for|bei|à|chez|en)\s)?(?=[^\W\d_])|\s[–—-]\s"
    r"|\s(?:in|at|with|for|bei|à|chez|en|auf)\s(?=[^\W\d_a-zß-öø-ÿ]))"
)
_NAMELY = lazy_pattern(
    rf"(?P<noun>{_NOUN}(?:\s[^\W\d_][\w’'-]*)?)(?P<mark>,\s(?:nämlich|und\szwar|à\ssavoir|a\ssaber|es\sdecir)[:,]?\s)"
)
_NAMED = lazy_pattern(
    r"[^,.;:()\d]+(?:,\s[^,.;:()\d]+)*?\s(?:und|et|y|e)\s(?:(?!\s(?:und|et|y|e)\s)[^,.;:()\d])+?(?=\s*(?:$|[.;),–]))"
)
"""The items after “namely”, which a clause may follow."""
_BARE = re.compile(r"(?P<noun>)(?P<mark>\s?:\s)")
"""A number without a noun: “a brigade of six: …”."""
_IN_A_TIME = lazy_pattern(
    rf"(?P<noun>\s[a-z]{{3,}}s\s(?:in|over)\s{NUMBER}\s(?:years|months|weeks|days))(?P<mark>\s\()", re.IGNORECASE
)
"""A number of things in a time, before their list: “four seats in two years (…)”."""
_A_YEAR = lazy_pattern(
    r"(?P<noun>\s(?:times\sa\syear|fois\spar\san|veces\sal\saño|[Mm]al\s(?:im|pro)\sJahr"
    r"|fois\sl['’]an))(?P<mark>\s?:\s|\s\()"
)
"""A number of times in a year, before the seasons in which something happens."""
_AND = r"(?:and|und|et|y|e|&)"
_NAME = (
    r"(?:(?:en|au|aux|à|in)\s)?(?:(?:la|le|les|el|los|las|die|der|das)\s"
    r"|l['’])?[^\W\d_a-zß-öø-ÿ][\w'’.-]*(?:\s(?:(?:of|de|du|des|del|der|la"
    r"|le)\s)?[^\W\d_a-zß-öø-ÿ][\w'’.-]*){0,3}"
)
_NAMES = re.compile(
    rf"(?:the\s|die\s|der\s)?{_NAME}(?:,\s(?:the\s)?{_NAME})*,?\s{_AND}\s(?:the\s)?{_NAME}(?=\s*(?:$|[.;)–—]))"
)
_ITEMS = re.compile(r"[^.;:()]+?(?=\s*(?:$|[.;)]|\s[–—]\s))")
_SHORT_ITEMS = re.compile(
    rf"[a-z-]+(?:\s[a-z-]+){{0,2}}(?:,\s[a-z-]+(?:\s[a-z-]+){{0,2}})+,?\s{_AND}\s[a-z-]+(?:\s[a-z-]+){{0,2}}(?=\.?$|\s[–—-]\s)\.?"
)
"""A series after a dash, at the end of a sentence: “– receiving, storage and picking”."""
_SINGLE_ITEMS = re.compile(rf"[^\W\d_A-Z]+(?<!é)(?<!ó)(?<!te)(?:,\s[^\W\d_A-Z]+)+\s{_AND}\s[^\W\d_A-Z]+\.?")
"""A series of single words at the end of a text: “tres turnos, mañana, tarde y noche”."""
_SPLIT = re.compile(rf",\s(?:{_AND}\s)?|\s{_AND}\s", re.IGNORECASE)
_LAST_COMMA = re.compile(rf",[^,]+,\s{_AND}\s[^,]+$", re.IGNORECASE)
"""The end of a list with a comma before its “and”, where another “and” joins the words of an item."""
_BY_COMMAS = re.compile(rf",\s(?:{_AND}\s)?", re.IGNORECASE)
_COUNTED = re.compile(r"(?P<number>\d+|[^\W\d_]+)\s")
_ONE = frozenset(("a", "an", "one", "ein", "eine", "einen", "einem", "einer", "un", "une", "una", "uno"))
_OPEN_END = lazy_pattern(
    r"\b(?:including|such\sas|e\.g|among|notably|etc|like|incl|u\.a|z\.B|darunter|etwa|dont|notamment|entre)\b|…|/"
)
_NUMBERED = re.compile(
    rf"(?<![\w.,])(?P<count>{NUMBER})\s(?:Years|Grades|Levels|Phases|Stages|Classes|Zones|Lines|Terminals|Units)\s(?P<items>\d+(?:,\s\d+)*,?\sand\s\d+)"
)
_BEFORE_POINTS = lazy_pattern(rf"(?P<number>{NUMBER})\s(?:[a-z-]+\s){{0,2}}[a-z]{{3,}}s:$", re.IGNORECASE)
_LANGUAGES = ("en", "de", "fr", "es")
_MOST = 9  # a longer list is not counted by readers, and seldom complete
_LONGEST_ITEM = 6  # words


class Listing(Struct, frozen=True):
    """A count, and the number of items in the list beside it, or the sum of the counts of these items."""

    passage: Passage
    figure: Figure
    items: int
    adds_up: bool = False


def listings(passage: Passage) -> Iterator[Listing]:
    """Yield the counts of a passage that a complete list follows."""
    text = passage.masked
    known = passage.language in _LANGUAGES
    found = figures(passage.text, words=True, language=passage.language) if known else ()
    for figure in found:
        end = _end_of_number(passage.text, figure)
        often = _A_YEAR.match(text, end)
        if (figure.unit and not often) or figure.is_range or figure.bound or not 2 <= figure.low <= _MOST:
            continue
        in_time = _IN_A_TIME.match(text, end) if passage.language == "en" else None
        namely = _NAMELY.match(text, end)
        opening = namely or often or in_time or _OPENING.match(text, end) or _BARE.match(text, end)
        named = _NAMED.match(text, namely.end()) if namely else None
        listed = tuple(_SPLIT.split(named[0])) if named else _listed(text, opening) if opening else ()
        if opening and not in_time and any(end < other.start < opening.end() for other in found):
            continue  # the nearer number is that of the list: “a team of nine across three sites: …”
        counts = [_count_of(item, passage.language) for item in listed]
        if any(not other.unit and other.low == sum(counts) for other in found if other.start < figure.start):
            continue  # the items are parts of another number: “240 weavers on three shifts: 110 on days, …”
        if len(listed) > 1 and any(count > 1 for count in counts):
            if all(counts) and len(listed) != figure.low:
                yield Listing(passage, figure, sum(counts), adds_up=True)
        elif opening and opening["noun"] and len(listed) > 1 and not _is_other(opening, listed, figure):
            yield Listing(passage, figure, len(listed))


def _is_other(opening: re.Match[str], listed: tuple[str, ...], figure: Figure) -> bool:
    """Return whether a list has numbers, or places with several of the things: “six sites in Hull, Leeds and York”."""
    several = opening["mark"].strip() in ("in", "at") and figure.low > len(listed) + 1
    return several or any(char.isdigit() for char in "".join(listed))


def numbered(passage: Passage) -> Iterator[tuple[int, int, str, int]]:
    """Yield the counts before numbered things that are others: “all four Years 7, 8 and 9”, with how many there are."""
    for match in _NUMBERED.finditer(passage.masked) if passage.language == "en" else ():
        items = len(re.findall(r"\d+", match["items"]))
        if value_of(match["count"]) != items and not re.search(r"\d\s?[–-]\s?\d", match["items"]):
            yield *match.span("count"), match["count"], items


def pointed(passages: Sequence[Passage]) -> Iterator[tuple[Passage, int, int, int]]:
    """Yield the counts before points that are more or fewer: “My work falls into four parts:” before three."""
    for number, passage in enumerate(passages):
        before = passage.language == "en" and passage.masked.endswith(":")
        match = _BEFORE_POINTS.search(passage.masked) if before else None
        if match is None:
            continue
        later = range(number + 1, len(passages))
        end = next((at for at in later if passages[at].path != passage.path), len(passages))
        points = passages[number + 1 : end]
        styles = {(one.text[:1].islower(), one.text.endswith(".")) for one in points}
        if len(points) > 1 and len(styles) == 1 and value_of(match["number"]) != len(points):
            yield passage, *match.span("number"), len(points)


def _count_of(item: str, language: str) -> int:
    """Return the number that opens an item: 2 for “two cooks”, 1 for “a cook”; 0 if it has none."""
    match = _COUNTED.match(item.strip())
    if match is None or match["number"].casefold() in _ONE:
        return int(match is not None)
    found = figures(item.strip(), words=True, language=language)
    first = found[0] if found else None
    plain = first and first.start == 0 and not (first.unit or first.is_range or first.bound)
    return int(first.low) if first and plain else 0


def _end_of_number(text: str, figure: Figure) -> int:
    """Return the end of the number alone: the figure may include its noun."""
    number = re.compile(r"\d[\d.,]*|[^\W\d_]+(?:-[^\W\d_]+)?").match(text, figure.start)
    return number.end() if number else figure.end


def _listed(text: str, opening: re.Match[str]) -> tuple[str, ...]:
    """Return the items after the opening; none if they may not be a complete list."""
    mark = opening["mark"].strip()
    exact = mark in (":", "(")
    if mark == "," and _SINGLE_ITEMS.fullmatch(text, opening.end()):
        return tuple(item for item in _SPLIT.split(text[opening.end() :].rstrip(".")) if item.strip())
    dashed = _SHORT_ITEMS.match(text, opening.end()) if mark in ("–", "—", "-") else None
    match = _NAMES.match(text, opening.end()) or (_ITEMS.match(text, opening.end()) if exact else dashed)
    if match is None or _OPEN_END.search(text[opening.start("mark") : match.end() + 4]):
        return ()
    split = _BY_COMMAS if _LAST_COMMA.search(match[0]) else _SPLIT
    items = [item for item in split.split(match[0]) if item.strip()]
    if any(len(item.split()) > _LONGEST_ITEM for item in items):
        return ()
    closed = not exact or opening["mark"].strip() == ":" or text[match.end() : match.end() + 1] == ")"
    return tuple(items) if closed else ()
