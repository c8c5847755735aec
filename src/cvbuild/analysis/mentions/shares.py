"""Parts and their wholes: “14 of 12 wards”, “96% of sponsors, 24 of 25”, “12 students, 5 of them”, “120% of audits”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Share", "across_points", "beyond_limits", "rates", "shares"]

_OF_THEM = lazy_pattern(
    r"(?:\s\(\d{1,3}%\))?\s(?:of|from)\s(?:them|whom|which|these|those)\b|\sde\s(?:ellos|ellas"
    r"|los\scuales|las\scuales)\b|\sd['’]entre\s(?:eux|elles)"
    r"|\svon\sihnen\b",
    re.IGNORECASE,
)
_OF_WHICH = lazy_pattern(
    r"(?:(?:^|[,;(–—]|\band|\bund|\bet|\by)\s?(?:of\s(?:whom|which)|davon|darunter|von\sdenen|dont"
    r"|parmi\s(?:lesquels|lesquelles)"
    r"|de\s(?:los|las)\s(?:cuales|que)|entre\s(?:ellos|ellas))\s(?:\w+\s)?"
    r"|\b(?:among|amongst)\s(?:them|these|which|whom)\s)$",
    re.IGNORECASE,
)
_PERCENT_OF_WHICH = lazy_pattern(
    r"\b(?:of\swhich|davon|wovon|von\s(?:dem|der|denen)|dont|duquel|de\s(?:laquelle|lesquels)|del\s(?:que|cual)"
    r"|de\s(?:la|los|las)\s(?:que|cuales|cual))\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""The words between a whole and the percentage of a part of it."""
_ONE_IN = lazy_pattern(
    rf"\b(?P<part>{NUMBER})\s(?:(?:weeks?|days?|nights?|times|patients|people|cases"
    rf"|customers)\s)?in\s(?:every\s)?(?!(?:19|20)\d\d\b)(?P<whole>{NUMBER})(?=\s*(?:$|[.,;:)]|of\b|patients\b|people\b"
    rf"|cases\b|customers\b))",
    re.IGNORECASE,
)
_RATING = lazy_pattern(r"(?<![\w.,])(?P<part>\d{1,2}\.\d)\sout\sof\s(?P<whole>\d{1,2})(?![\w.,]*\d)")
_FRACTION = lazy_pattern(
    r"\b(?P<part>three|four|five|six|seven)\s(?P<whole>halves|thirds|quarters|fifths|sixths)(?=\sof\b)", re.IGNORECASE
)
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = lazy_pattern(
    rf"\bthe\s(?P<part>{'|'.join(_ORDINALS)})\s(?:[a-z]+\s)?(?:of"
    rf"|out\sof)\s(?:the\s)?(?P<whole>{NUMBER})(?=\s[a-z]|[.,;]|$)",
    re.IGNORECASE,
)
_PARTS = {"halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6}
"""A rate: “one in five”, “3 in 10 patients”; “six in 2024” is none."""
_BESIDE = re.compile(r"[\s,;:(–—=-]*(?:(?:or|i\.e\.|that is|soit|also)\s)?")
_TWO = 2
_LIMITED = lazy_pattern(
    r"\b(?:kept|held|limited|stayed|remained|keeps?|holds?|came\sin|delivered|finished|completed)\b[^.;]{0,60}?\s[$€£]?\d[^;]{0,50}?\b(?:against|within|under"
    r"|below|inside)\s(?:an?|the|its|our)\s(?:[a-z]+\s)?(?:limit|cap|ceiling|budget|allowance|threshold|maximum)\sof\s[$€£]?\d[\d.,]*\s?(?:%|[a-z]+)?",
    re.IGNORECASE,
)
_ALLOWED = lazy_pattern(
    r"(?<![\w.,])(?P<said>\d[\d,]*(?:\.\d+)?)\s?(?P<unit>%|[a-z]+)\b[^.;]{0,40}?\b(?:within|under|below|inside)\s(?:the|its|our|a|an)\s(?P<allowed>\d[\d,]*(?:\.\d+)?)[\s-]?(?P<unit2>%|[a-z]+)"
    r"\s(?:allowed|limit|target|deadline|required|permitted|window|maximum|cap|threshold|standard)\b"
)
"""An amount within its limit: “31 hours after discovery, well within the 72 hours allowed”."""
_PART_OF_THEM = lazy_pattern(rf"(?P<part>{NUMBER})\sof\s(?:them|these|those)\b", re.IGNORECASE)
_COUNT = lazy_pattern(rf"(?P<number>{NUMBER})\s(?:[a-z-]+\s)?(?:[a-z]{{3,}}s|people|children|staff)\b", re.IGNORECASE)
_COUNTED_OF = re.compile(
    r"(?:(?:^|[.;:]\s)(?:Of|Out of|Von|Sur|De)|[.;:]\s(?:of|out of|von|sur|de))\s(?:the\s|den\s|les\s|los\s)?$"
)
_CLAUSE_WITH_PART = re.compile(r"\s[^\W\d_]+(?:\s[^\W\d_]+)?,\s(?:\w+\s){0,2}$")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*|\b(?!(?:about|almost|over|under|nearly|some)\b)\w+(?:-\w+)?")
_COUNTABLE = lazy_pattern(
    r"\sof\s(?:them|these|those|whom|which)\b"
    r"|\sof\s(?:all\s|the\s|our\s|my\s)?(?:[a-z-]+\s){0,2}?(?:patients|students|pupils|users|customers"
    r"|clients|guests|employees|staff"
    r"|colleagues|members|audits|inspections|tests|cases|requests|projects|orders|shipments|deliveries"
    r"|respondents|tickets"
    r"|calls|children|families|schools|wards|sites|teams|trainees|graduates|apprentices|samples|patrons|residents)\b"
    r"|\s(?:der|des|de\slos|de\slas)\s(?:[a-zäöü]+en\s)?(?:Patient\w*|Kund\w*|Schüler\w*|Gäste\w*"
    r"|Mitarbeite\w*|Belegschaft|Fälle|Teilnehme\w*"
    r"|Studierenden|Befragten|Anträge|Aufträge|Lieferungen|Prüfungen|Stellen|Plätze|patients?|clients?"
    r"|élèves|étudiants|participants|salariés"
    r"|dossiers|commandes|livraisons|répondants|pacientes|clientes|alumnos|alumnado|participantes"
    r"|plantilla|pedidos|entregas|encuestados|casos)\b",
    re.IGNORECASE,
)
_IN_TWO_WAYS = lazy_pattern(
    r"\d[\d.,\u00a0\u202f]*\s(?:de|von|des|sur|der)\s[^\W\d]+|[^\W\d]+\s(?:de|von|des|der)\s\d[\d.,]*"
)
_GOAL = lazy_pattern(
    r"\b(?:target|quota|goal|plan|budget|capacity|forecast|expected|planned|previous|last\syear|ziel"
    r"|objecti|objeti|prévu)\w*",
    re.IGNORECASE,
)
_COMPARED: dict[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int]]] = {
    _ONE_IN: lambda match: (value_of(match["part"]), value_of(match["whole"])),
    _ORDINAL: lambda match: (_ORDINALS.index(match["part"].lower()) + 2, value_of(match["whole"])),
    _FRACTION: lambda match: (value_of(match["part"]), _PARTS[match["whole"].lower()]),
}
"""The part and the whole of a match, by its pattern."""
_COUNTED_UNITS = ("", "€", "$", "£")
_SLACK = Decimal("1.0")
"""Percentage points of rounding."""


class Share(Struct, frozen=True):
    """A part of a whole; ``percent`` is the percentage that the text states for it, if any.

    ``said`` is the figure to correct.
    """

    passage: Passage
    part: Decimal
    whole: Decimal
    said: Figure
    percent: Figure | None = None

    @property
    def exceeds(self) -> bool:
        """Return whether the part is greater than its whole."""
        return self.part > self.whole

    @property
    def is_right(self) -> bool:
        """Return whether the stated percentage is that of the part."""
        if self.percent is None or self.whole <= 0:
            return True
        slack = _SLACK if self.percent.bound in ("", "+") else self.percent.low / 10
        right = self.part / self.whole * 100
        if self.percent.bound == "+" and right >= self.percent.low - _SLACK:
            return True
        return abs(right - self.percent.low) <= slack


def shares(passage: Passage) -> Iterator[Share]:
    """Yield every part with its whole."""
    yield from _beside(passage)
    found = figures(passage.text, words=True, language=passage.language) if passage.language != "en" else ()
    for number, (part, whole) in enumerate(pairwise(found)):
        yield from _out_of(passage, part, whole, found[number + 2 : number + 3])


def _beside(passage: Passage) -> Iterator[Share]:
    """Yield the parts directly before or after their whole."""
    text = passage.text
    found = figures(text, words=True, language=passage.language)
    for number, figure in enumerate(found):
        if figure.unit == "of" and "/" not in figure.text:
            if passage.language != "en" and _IN_TWO_WAYS.fullmatch(figure.text.strip()):
                continue  # “40 de dos dormitorios”: the word counts something else
            beside = [*found[max(0, number - 1) : number], *found[number + 1 : number + 2]]
            percent = next((one for one in beside if one.unit == "%" and _stands_beside(one, figure, text)), None)
            yield Share(passage, figure.low, figure.high, figure, percent)
        elif figure.unit == "%" and figure.low > 100 and not figure.is_range:
            if _COUNTABLE.match(text, figure.end) and not _GOAL.search(text):
                yield Share(passage, figure.low, Decimal(100), figure)
        elif figure.unit in _COUNTED_UNITS and not figure.is_range:
            yield from _part_of_count(passage, found[:number], figure, found[number + 1 :])
        if figure.unit == "%" and 0 < number < len(found) - 1:
            yield from _percent_of_which(passage, found[number - 1], figure, found[number + 1])


_OUT_OF = lazy_pattern(
    r"(?:\s[^\W\d_][\w’'-]*){1,3}\s(?:von\s(?:den|insgesamt|allen)"
    r"|sur(?:\sun\stotal\sde)?|de\sun\stotal\sde|de\s(?:los|las)|sobre(?:\sun\stotal\sde)?)\s",
    re.IGNORECASE,
)
_NO_NOUN_BEHIND = lazy_pattern(
    r"\s?(?:$|[.,;()]|(?:y|ont|sont|étaient|avaient|se|ne|fueron|han|wurden|haben|sind|waren)\b)"
)


def _out_of(passage: Passage, part: Figure, whole: Figure, behind: tuple[Figure, ...]) -> Iterator[Share]:
    """Yield a part whose noun is before its whole: “seize sages-femmes sur quatorze”, “31 casos de un total de 38”."""
    text = passage.text
    plain = not (part.unit or whole.unit or part.is_range or whole.is_range or part.bound or whole.bound)
    number = _NUMBER.match(text, part.start)
    last = _NUMBER.match(text, whole.start)
    if not (plain and number and last and _OUT_OF.fullmatch(text[number.end() : whole.start])):
        return
    end = last.start() + len(last[0].rstrip("., \u00a0\u202f"))
    percent = behind[0] if behind and behind[0].unit == "%" else None
    beside = percent and re.fullmatch(r"\s?[(,]\s?", text[end : percent.start])
    if beside or _NO_NOUN_BEHIND.match(text, end):
        yield Share(passage, part.low, whole.high, part, percent if beside else None)


def _percent_of_which(passage: Passage, whole: Figure, percent: Figure, part: Figure) -> Iterator[Share]:
    """Yield the part in brackets after its percentage: “a budget of €240,000, of which 60% (€144,000) …”."""
    text = passage.text
    alike = part.unit == whole.unit in _COUNTED_UNITS and not (whole.is_range or part.is_range or percent.is_range)
    if alike and part.low < whole.low and re.fullmatch(r"\s?\(\s?", text[percent.end : part.start]):
        lead = text[whole.end : percent.start]
        if ". " not in lead and _PERCENT_OF_WHICH.search(lead) and text[part.end : part.end + 1] == ")":
            yield Share(passage, part.low, whole.high, part, percent)


_RATE = lazy_pattern(
    r"\b(?:on-time\s[a-z]+|attendance|accuracy|retention|uptime|availability|occupancy|compliance|completion|coverage"
    r"|participation|(?:pass|success|response|fill|survival|completion|graduation|retention|occupancy|attendance)\srates?)\b"
    r"(?:[^.;:]|\.(?=\d)){0,50}?\s(?:to|at|of)\s(?P<part>\d{3}(?:\.\d+)?)%",
    re.IGNORECASE,
)
"""A rate that cannot exceed a hundred percent."""


def rates(passage: Passage) -> Iterator[tuple[int, int, int]]:
    """Yield the offsets of “six in five” and the whole, where the part is the greater one; ratings like it as well."""
    for match in _RATE.finditer(passage.masked) if passage.language == "en" else ():
        if Decimal(match["part"]) > 100 and not _GOAL.search(passage.masked):
            yield *match.span(), 100
    for match in _RATING.finditer(passage.masked):
        if Decimal(match["part"]) > int(match["whole"]):
            yield *match.span(), int(match["whole"])
    for pattern, value in _COMPARED.items() if passage.language == "en" else ():
        for match in pattern.finditer(passage.masked):
            part, whole = value(match)
            if part > whole and (whole > 1 or pattern is _FRACTION):
                yield *match.span(), 1 if pattern is _FRACTION else whole


def beyond_limits(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """Yield amounts that were kept, and are above the limit beside them: “kept it to 9% against a limit of 7%”."""
    for match in _ALLOWED.finditer(passage.masked) if passage.language == "en" else ():
        said, allowed = (Decimal(match[name].replace(",", "")) for name in ("said", "allowed"))
        if said > allowed and match["unit"].rstrip("s") == match["unit2"].rstrip("s"):
            yield *match.span("said"), f"{match['allowed']} {match['unit2']}"
    for match in _LIMITED.finditer(passage.masked) if passage.language == "en" else ():
        found = figures(passage.text[match.start() : match.end()], language="en")
        plain = [one for one in found if not one.is_range]
        if len(plain) == len(found) == _TWO and plain[0].unit == plain[1].unit and plain[0].low > plain[1].low:
            yield match.start() + plain[0].start, match.start() + plain[0].end, plain[1].text


def across_points(own: Sequence[Passage]) -> Iterator[tuple[Passage, int, int, int]]:
    """Yield the parts of a point that exceed every number of the point before: “shadowed 36 nurses”, “42 of them”."""
    for one, other in pairwise(own):
        may_be = one.path == other.path and other.language == "en" and " of the" in other.masked
        match = _PART_OF_THEM.search(other.masked) if may_be else None
        if match is None or _COUNT.search(other.masked[: match.start()]):
            continue
        wholes = [value_of(count["number"]) for count in _COUNT.finditer(one.masked)]
        if wholes and value_of(match["part"]) > max(wholes):
            yield other, *match.span("part"), max(wholes)


def _is_of_earlier(text: str, before: tuple[Figure, ...], part: Figure) -> bool:
    """Return whether “of them” may refer to an earlier number: “eleven years in two shops, six of them abroad”."""
    if part.low <= before[-1].high:
        return False
    sentence = max(text.rfind(mark, 0, part.start) for mark in (". ", "; "))
    earlier = [one for one in before[:-1] if one.start > sentence]
    return any(one.unit == "month" or (not one.unit and part.low <= one.high) for one in earlier)


def _stands_beside(percent: Figure, share: Figure, text: str) -> bool:
    """Return whether a percentage and a share are of one thing: “24 of 25 (96%)”, “96% of sponsors, 24 of 25”."""
    if percent.start > share.start:
        return bool(re.fullmatch(r"(?:\s[^\W\d_]+){0,2}\s?[(,]\s?", text[share.end : percent.start]))
    return bool(re.fullmatch(r"(?:\s[^\W\d_]+){0,4}\s?[(,]\s?", text[percent.end : share.start]))


def _part_of_count(
    passage: Passage, before: tuple[Figure, ...], figure: Figure, following: tuple[Figure, ...]
) -> Iterator[Share]:
    text = passage.text
    number = _NUMBER.search(text, figure.start)
    end = number.end() if number else figure.end
    whole = before[-1] if before else None
    of_it = bool(_OF_WHICH.search(text[: figure.start]))
    if whole is not None and whole.unit == "month" and not figure.unit and _OF_THEM.match(text, end):
        if "year" in whole.text and not whole.is_range and ". " not in text[whole.end : figure.start]:
            yield Share(passage, figure.low, whole.high / 12, figure)
        return
    if (
        whole is None
        or whole.unit != figure.unit
        or (whole.per and not of_it)
        or ". " in text[whole.end : figure.start]
    ):
        whole = _of_clause(passage, before)
        if whole is None:
            return
    elif not _OF_THEM.match(text, end) and not of_it:
        if (opening := _of_clause(passage, before)) is None:
            return
        whole = opening
    elif _is_of_earlier(text, before, figure) or (whole.bound == "~" and figure.low <= whole.low * Decimal("1.25")):
        return
    percent = following[0] if following and following[0].unit == "%" else None
    beside = percent and re.fullmatch(r"\s?[(,]\s?", text[end : percent.start])
    yield Share(passage, figure.low, whole.high, figure, percent if beside else None)


def _of_clause(passage: Passage, before: tuple[Figure, ...]) -> Figure | None:
    """Return the whole that opens a sentence: “Of 120 leavers, 84 …”."""
    whole = before[-1] if before else None
    if whole is None or whole.unit or whole.is_range or whole.bound:
        return None
    return whole if _COUNTED_OF.search(passage.text[: whole.start]) else None
