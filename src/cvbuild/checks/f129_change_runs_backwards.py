"""A change or a range whose numbers run the wrong way.

What: Compares the verb of a change with its numbers: “cut falls from 12 to 20”, “grew the team from 30 to 20”. Only
verbs that are certain of their direction count; “improved the time from 9 to 5 minutes” is right. A range that begins
with its greater number, such as “160 to 130 joints”, is reported if no verb makes it a change. “Up from”, “down from”
and “between 40 and 8” are read as well. English, German, French and Spanish.

Why: The two numbers were swapped, or the verb was. As it is, the achievement reads as a failure.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut errors of the mill from 12 to 20 a month   # F129

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut errors of the mill from 20 to 12 a month, and brought its waste from 9% to 4%
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.language.prose import Passage, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.pairs import Pair
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("F129", "change-runs-backwards", Severity.WARNING)

_CHANGE = lazy_pattern(
    r"\b(?:cut|reduc|lower|decreas|drop|shr[aiu]nk|trim|slash|short|halv|diminish|minimi|fell|fall"
    r"|declin|improv|accelerat|sped|speed"
    r"|brought|bring|took|taken|went|moved|sav|optimi|compress|down|faster|ratio|score|won|beat|odds"
    r"|vote|led|lost|record|win"
    r"|from|rank|senk|gesenkt|reduzier|verringer|verkürz|gekürzt|sank|halbier|vermindert|optimier"
    r"|verbesser|beschleunig|von"
    r"|rédui|réduct|passage|passe|recul|chute|bajad|descens|caíd|rückgang|abaiss|diminu|baiss|raccourci|ramen|passé|amélior|accélér|optimis|redu[jc]|disminu"
    r"|baj[óéa]|recort|acort|rebaj|mejor"
    r"|divis|divid|doubl|tripl|pas[óé]|optimi|aceler|gan[óé]|gewann|gewonnen|gagné)\w*|→|->",
    re.IGNORECASE,
)
_NO_NOUN = r"(?!(?:to|bis|auf|à|au|aux|al|hasta|a|by|in|im|per|pro|par|por|je|et|und|en|soit)\b)"
_FOLLOWING = re.compile(rf"[\w.,-]+\s{_NO_NOUN}(?P<noun>[^\W\d_]{{3,}})")
_LEAST = 4  # smaller numbers, such as 3 to 1, are scores and ratios


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each pair of numbers that runs the wrong way."""
    for pair in mentions(subject).pairs:
        if pair.by_words and pair.runs_backwards and _same_unit(pair.before, pair.after) and not _of_two_things(pair):
            yield _finding(subject, pair, "the verb says the opposite")
        elif _is_odd_range(pair):
            yield _finding(subject, pair, "the range begins with its greater number")
    for passage in mentions(subject).own:
        for start, end in _other_ways(passage):
            yield CHECK.finding(
                f"“{passage.text[start:end]}” goes the other way",
                place(subject, passage, start, end),
                path=passage.path,
                hint="swap the two numbers, or “up” and “down”",
            )
        for figure in figures(passage.text, language=passage.language):
            if figure.is_range and figure.low > figure.high >= _LEAST and _is_between(passage, figure):
                yield CHECK.finding(
                    f"“between {figure.text}” begins with its greater number",
                    place(subject, passage, figure.start, figure.end),
                    path=passage.path,
                    hint="swap the two numbers",
                )


_WAY = lazy_pattern(
    r"\bfrom\s(?P<first>[\d,]*\d(?:\.\d+)?)%?(?:\s[a-z]+)?\s(?P<way>up|down)\sto\s(?P<last>[\d,]*\d(?:\.\d+)?)(?![\w.,]\w)",
    re.IGNORECASE,
)


def _other_ways(passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield changes that go the other way than their word: “from 128 minutes up to 87”."""
    for match in _WAY.finditer(passage.masked) if passage.language == "en" else ():
        first, last = (Decimal(match[name].replace(",", "")) for name in ("first", "last"))
        if (last < first) if match["way"].lower() == "up" else (last > first):
            yield match.span()


def _is_between(passage: Passage, figure: Figure) -> bool:
    return bool(
        re.search(rf"(?<!\w){notation(passage.language).between}\s$", passage.text[: figure.start], re.IGNORECASE)
    )


def _finding(subject: Subject, pair: Pair, why: str) -> Finding:
    text = pair.passage.text[pair.start : pair.end].strip()
    return CHECK.finding(
        f"“{text}” runs backwards: {why}",
        place(subject, pair.passage, pair.start, pair.end),
        path=pair.passage.path,
        hint="swap the two numbers, or change the verb",
    )


def _same_unit(before: Figure, after: Figure) -> bool:
    return before.unit == after.unit and (not before.per or not after.per or before.per == after.per)


def _of_two_things(pair: Pair) -> bool:
    """Return whether each number has a noun of its own: “from 30 hands to 2 mills”."""
    text = pair.passage.text
    first = re.match(rf"[\d.,]*\d\s{_NO_NOUN}([^\W\d_]{{3,}})", text[pair.start :])
    second = re.match(rf"[\d.,]*\d\s{_NO_NOUN}([^\W\d_]{{3,}})", text[pair.after.start :])
    return bool(first and second and not pair.before.unit and first[1][:4].lower() != second[1][:4].lower())


def _is_of_one_and_another(pair: Pair) -> bool:
    """Return whether a noun follows each number, and they differ: “sold 130 in 21 months to nine papers”."""
    before, after = (_FOLLOWING.match(pair.passage.text, one.start) for one in (pair.before, pair.after))
    return bool(before and after and before["noun"][:4].lower() != after["noun"][:4].lower())


def _is_odd_range(pair: Pair) -> bool:
    """Return whether a range descends though nothing in its sentence may make it a change."""
    text = pair.passage.text
    if pair.goes or pair.after.low < _LEAST or pair.passage.kind in ("headline", "position"):
        return False
    if pair.before.low <= pair.after.low or not _same_unit(pair.before, pair.after):
        return False
    is_pair_of_years = 1800 <= pair.before.low <= 2200 and 1800 <= pair.after.low <= 2200 and not pair.before.unit
    joined = re.search(r"\s[^\W\d_]+\s", text[pair.before.end - 1 : pair.after.start + 1])
    if is_pair_of_years or not joined or pair.before.unit == "%" or _is_of_one_and_another(pair):
        return False
    if pair.passage.language in ("en", "de"):
        return not pair.by_words and not _CHANGE.search(text)
    return not _CHANGE.search(text)
