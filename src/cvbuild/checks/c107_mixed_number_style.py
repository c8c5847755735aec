"""Numbers of one kind that are written in several styles.

What: Compares 10K with 10k and, for round thousands, with 10,000 (money separately from counts); 10,000 with 10000;
$2M with $2 million; "%" with "percent"; and digits with words if both count the same thing ("five engineers", "3
engineers"). Exact figures, years and numbers in names or quoted titles are ignored, and so is "$3,000" beside "$850K"
if no number below ten thousand has a "K". The last two comparisons are for English only, and the last one is a note.
Numbers with the signs of another language ("£9,6m", "1.400 employees") are reported in English as well.
In German, French and Spanish, so is a pair of which one is a word ("von zwölf auf 7").

Why: Numbers draw a reader's eye. If each is written in a different style, comparing them takes effort.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Ran 500K operations a day for 20K readers
          - Reached 10,000 readers of the memoir   # C107
          - Cut errors 40% and waste 12%
          - Raised yield by 15 percent   # C107
          - Led five engineers of the mill
          - Taught 3 engineers of the store   # C107

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Ran 500K operations a day for 20K readers in 1843
          - Reached $10,000 of funds and 667 readers, at 40%
          - Led five engineers of the mill with 8+ weavers for 2 ms
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.figures.decimal_points import decimal_points, foreign_numbers, has_grouping
from cvbuild.analysis.figures.mixed_pairs import mixed_pairs
from cvbuild.analysis.language.consistency import Ways, mixed
from cvbuild.analysis.language.prose import Passage, in_english, passages, place, prose
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C107", "mixed-number-style", Severity.WARNING)

_CODES = "AUD|BRL|CAD|CHF|CNY|CZK|DKK|EUR|GBP|HKD|HUF|INR|JPY|MXN|NOK|NZD|PLN|SEK|SGD|TRY|USD|ZAR"
"""Codes of currencies: “EUR 1.3M” is money as well."""
_THOUSANDS = re.compile(
    rf"(?<![\w.,/-])(?P<currency>[$€£]|(?:{_CODES}) )?(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale>[Kk](?![\w-]))?(?![\d.,]*\d|[A-Za-z])"
)
_STANDARD = re.compile(r"\b[A-Z]{2,5}(?:/[A-Z]{2,5})*[ -]$")
"""Words that the number of a standard follows: “IEC 62304”, “ISO/IEC 27001”."""
_PERCENT = re.compile(r"(?<=\d) ?(?P<sign>%|per ?cent\b(?! point| of the))")
_FOUR_DIGITS = re.compile(
    r"(?<![\w.,/#$€£–-])(?:\d,\d{3}(?![\w,.]\d)|\d{4}(?= [a-z]{3,}))(?! (?:and|or|to|by|edition|model|season)\b)"
)
_FEW_COMMAS = 2
"""The number of figures such as “1,400” that establish a style, which “2500” must follow."""
_MILLIONS = re.compile(
    rf"(?<!\b(?:{_CODES}) )(?<![\w.,/$€£₹-])\d[\d,.]*(?:(?P<letter>M)(?=\+? [A-Za-z])| (?P<word>million)(?= [A-Za-z]))"
)
_MONEY_MILLIONS = re.compile(
    rf"(?:[$€£₹]|\b(?:{_CODES}) )\d[\d,.]*(?P<scale>(?:M|B| ?mn| ?bn)(?![\w-])| ?(?:million|billion)\b)", re.IGNORECASE
)
_WORDS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MEASURES = frozenset(("times", "hours", "days", "weeks", "months", "years", "minutes", "seconds", "points", "plus"))
_COUNTED = re.compile(
    rf"(?<![\w.,$€£/:(-])(?:(?P<digits>[2-9]|1[0-2])|(?P<word>{_WORDS})) (?P<noun>[a-z]{{3,}})(?![\w-])",
    re.IGNORECASE,
)


_SMALL = 12
_OF_NUMBER = lazy_pattern(rf"\b(?P<noun>[a-z]{{3,}})\sof\s(?P<number>{NUMBER})", re.IGNORECASE)
_NO_DECIMALS = frozenset(("contact", "name", "publication", "quotation", "list"))
"""Kinds of passages whose points are of versions, addresses and other people."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a number of a minority style."""
    counts, money, percents, commas, short, millions = Ways(), Ways(), Ways(), Ways(), Ways(), Ways()
    money_millions, billions = Ways(), Ways()
    below_ten = any(_is_small_scaled(passage) for passage in prose(subject))
    nouns: dict[str, Ways] = {}
    english = in_english(subject)
    for passage in prose(subject):
        _note_thousands(passage, counts, money, commas, below_ten=below_ten)
        _note_short(passage, short)
        if english:
            _note_millions(passage, millions, money_millions, billions)
            _note_percents(passage, percents)
            _note_counted(passage, nouns)
    yield from (*_foreign(subject), *_both_ways(subject)) if english else _decimals(subject)
    message = "'{text}' is written with {way}, but numbers with {rule} in {places}"
    if len(short.spots.get("a comma", ())) < _FEW_COMMAS:
        short.spots.clear()  # “1,400” once and “2500” once do not establish a style
    for ways in (counts, money, commas, short, millions, money_millions, billions, percents):
        yield from mixed(CHECK, subject, ways.spots, message, "write it with {rule}, too")
    for noun, ways in nouns.items():
        message = f"'{{text}}' is counted in {{way}}, but {noun} in {{rule}} in {{places}}"
        for finding in mixed(CHECK, subject, ways.spots, message):
            yield replace(finding, severity=Severity.NOTE)


def _decimals(subject: Subject) -> Iterator[Finding]:
    """Yield decimals with a point in a language that has a comma."""
    spaced = subject.locale[:2].lower() == "fr"
    for passage in passages(subject):
        for start, end in () if passage.kind in _NO_DECIMALS else decimal_points(passage.masked, subject.locale):
            number = passage.text[start:end]
            where = place(subject, passage, start, end)
            right = number.replace(".", ",") if "." in number else number.replace(",", "\u00a0" if spaced else ".")
            message = f"'{number}' is written as in English: the language has a decimal comma"
            yield CHECK.finding(message, where, path=passage.path, hint=f"write '{right}'")
    for passage in prose(subject):
        for start, end in mixed_pairs(passage.masked, passage.language):
            message = f"'{passage.text[start:end]}' is in digits, but the number beside it is a word"
            hint = "write both in words, or both in digits"
            yield CHECK.finding(message, place(subject, passage, start, end), path=passage.path, hint=hint)


def _both_ways(subject: Subject) -> Iterator[Finding]:
    """Yield large numbers in words that another text has in digits, of the same thing: “a cast of forty-five”, “45”."""
    spots: dict[tuple[int, str], Ways] = {}
    for passage in prose(subject):
        for match in _OF_NUMBER.finditer(passage.masked):
            number = match["number"]
            if (value := value_of(number)) > _SMALL:
                way = "digits" if number[0].isdigit() else "words"
                spots.setdefault((value, match["noun"]), Ways()).add(way, passage, *match.span("number"))
    for ways in (found for found in spots.values() if len(found.spots) > 1):
        yield from mixed(CHECK, subject, ways.spots, "'{text}' is in {way}, but in {rule} in {places}", prefer="digits")


def _foreign(subject: Subject) -> Iterator[Finding]:
    """Yield numbers of an English CV with the signs of other languages: “£9,6m”, “1.400 employees”."""
    commas = any(has_grouping(passage.masked) for passage in prose(subject))
    for passage in prose(subject):
        for start, end in foreign_numbers(passage.masked, commas=commas):
            number = passage.text[start:end]
            right = number.translate(str.maketrans(",.", ".,"))
            where = place(subject, passage, start, end)
            message = f"'{number}' is not written as in English, where a point begins the decimals"
            yield CHECK.finding(message, where, path=passage.path, hint=f"write '{right}'")


def _is_small_scaled(passage: Passage) -> bool:
    """Return whether a number below ten thousand is written like "3K"; otherwise "$3,000" beside "$850K" is normal."""
    found = (match["number"] for match in _THOUSANDS.finditer(passage.masked) if match["scale"])
    return any(len(number.partition(".")[0]) == 1 for number in found)


def _note_thousands(passage: Passage, counts: Ways, money: Ways, commas: Ways, *, below_ten: bool) -> None:
    for match in _THOUSANDS.finditer(passage.masked):
        number, ways = match["number"], money if match["currency"] else counts
        if match["scale"]:
            ways.add(f"'{match['scale']}'", passage, *match.span())
        elif "," in number:
            commas.add("a comma", passage, *match.span())
            shortest = len("1,000" if below_ten else "10,000")
            if number.endswith(",000") and shortest <= len(number) < len("1,000,000"):
                ways.add("all zeros", passage, *match.span())
        elif len(number) > len("9999") and number.isdigit() and not _STANDARD.search(passage.masked[: match.start()]):
            commas.add("no comma", passage, *match.span())


def _note_short(passage: Passage, short: Ways) -> None:
    """Yield numbers of four digits, except years."""
    for match in _FOUR_DIGITS.finditer(passage.masked):
        if "," in match[0] or not 1600 <= int(match[0]) <= 2199:
            short.add("a comma" if "," in match[0] else "no comma", passage, *match.span())


def _note_millions(passage: Passage, millions: Ways, money: Ways, billions: Ways) -> None:
    for match in _MILLIONS.finditer(passage.masked):
        letter = match["letter"]
        millions.add(f"'{letter}'" if letter else f"'{match['word']}'", passage, *match.span())
    for match in _MONEY_MILLIONS.finditer(passage.masked):
        scale = match["scale"].lower().strip()
        way = (
            "'million'" if scale == "million" else "'billion'" if scale == "billion" else f"'{match['scale'].strip()}'"
        )
        (billions if scale in ("b", "bn", "billion") else money).add(way, passage, *match.span())


def _note_percents(passage: Passage, percents: Ways) -> None:
    for match in _PERCENT.finditer(passage.masked):
        start = passage.masked.rfind(" ", 0, match.start()) + 1
        percents.add("'%'" if match["sign"] == "%" else f"'{match['sign']}'", passage, start, match.end())


def _note_counted(passage: Passage, nouns: dict[str, Ways]) -> None:
    for match in _COUNTED.finditer(passage.masked):
        noun = match["noun"].lower()
        if noun.endswith("s") and noun not in _MEASURES:
            ways = nouns.setdefault(noun, Ways())
            ways.add("digits" if match["digits"] else "words", passage, *match.span())
