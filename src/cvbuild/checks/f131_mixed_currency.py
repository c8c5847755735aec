"""One amount of money in two currencies.

What: Checks for a change between two currencies (“from $4M to €6M”), and for one amount, of a thousand or more, that
an entry gives in two (“a budget of €1.2 million”, “the $1.2 million budget”). An amount with its conversion in
brackets is right, and so are different amounts. One part of a sum in another currency than its whole and the other
parts is reported as well. Dollars of two countries (“A$” and “US$”) are two currencies; an
amount of the summary is compared with all entries.

Why: A dollar is no euro. Which of the two it was is the first question.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Negotiated the mill's budget of €1.2 million
          - Kept to the budget of $1.2 million   # F131

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Negotiated the mill's budget of €1.2 million ($1.3 million)
          - Kept to the budget of €1.2 million, and sold for $800,000
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.conflicts import MONEY, entry_of
from cvbuild.analysis.facts.printed import body, lead, printed
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.prose import Passage, in_english, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("F131", "mixed-currency", Severity.WARNING)

_LEAST = 1000
_WHOLE_AND_PARTS = 3  # amounts
_DOLLARS = {"US": "US", "A": "AU", "AU": "AU", "C": "CA", "CA": "CA", "NZ": "NZ"}


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each amount."""
    told: set[tuple[str, int]] = set()
    for pair in mentions(subject).pairs:
        if pair.by_words and _differ(pair.before, pair.after):
            told.add((pair.passage.path, pair.after.start))
            message = f"“{pair.before.text}” and “{pair.after.text}” are in two currencies"
            yield _finding(message, pair.passage, pair.after, subject)
    for finding in _across(lead(subject), body(subject), subject):
        told.add((finding.path, -1))
        yield finding
    for passage, odd in _odd_parts(mentions(subject).own):
        told.add((passage.path, odd.start))
        yield _finding(f"“{odd.text}” is in another currency than the sum that it is part of", passage, odd, subject)
    if in_english(subject):
        for finding in _twice(subject, told):
            told.add((finding.path, -1))
            yield finding
        yield from _odd_one(mentions(subject).own, subject, told)
        return
    yield from _odd_one(mentions(subject).own, subject, told)
    yield from _twice(subject, told)


_EURO_ZONE = ("de-de", "de-at", "fr-fr", "fr-be", "es-es", "de", "fr", "es")
_ABROAD = lazy_pattern(
    r"\b(?:USA|U\.S\.|US-|États-Unis|Etats-Unis|EE\.?\s?UU|Estados\sUnidos|Schweiz\w*|Suisse|suisse|Suiza|suiz\w+|Zürich|Bern|Basel"
    r"|Gen[èf]\w*|Genève|Ginebra|Lausanne|London|Londres|New\sYork|Boston|Chicago|Kalifornien|Californi\w+|amerikan\w+|américain\w*"
    r"|american\w+|britanni\w+|britisch\w+|international\w*|internacional\w*|weltweit\w*|export\w*|exportaci\w+|Dollar\w*|dólar\w*"
    r"|Kanada|Canada|Canadá|Australi\w+|Vereinigte\w*|Royaume-Uni|ailleurs|anderswo|Ausland\w*|étranger\w*|extranjero|Reino\sUnido|Franken|francs)\b"
)


_HOME = {"en-gb": "£", "en-ie": "€", "en-us": "$"}
_ABROAD_IN_ENGLISH = lazy_pattern(
    r"\b(?:USA?|U\.S\.|Americas?n?|New\sYork|Boston|Chicago|California|Texas|Washington|Europe(?:an)?|EU|ERC|NIH|NSF|Erasmus|Horizon"
    r"|UK|U\.K\.|Britain|British|England|Scotland|Wales|London|Ireland|Irish|Dublin|Belfast|German[y]?|France|French|Paris|Berlin"
    r"|Spain|Spanish|Ital(?:y|ian)|Dutch|Netherlands|Amsterdam|Brussels|Swiss|Switzerland|Zurich|Geneva|Canad(?:a|ian)|Toronto"
    r"|Australian?|Sydney|Zealand|Singapore|Hong\sKong|India|China|Japan|Africa|Dubai|[Ii]nternational\w*|[Ww]orldwide|[Gg]lobal\w*"
    r"|[Ee]xports?|[Oo]verseas|[Aa]broad|[Dd]ollars?|[Ee]uros?|[Ss]terling|[Ff]oreign|[Cc]urrenc(?:y|ies)|[Ff]orex|FX)\b"
)
"""Words for what may be paid in another currency."""


def _odd_one(passages: Sequence[Passage], subject: Subject, told: set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the only amount in another currency than all others, in an entry that is not about another country."""
    locale = subject.locale.casefold()
    home = _HOME.get(locale) or ("€" if locale in _EURO_ZONE else "")
    if not home or (locale in _HOME and told):
        return
    found = [(passage, figure) for passage in passages for figure in _amounts(passage)]
    odd = [one for one in found if one[1].unit != home]
    fewest = 2 if locale != "en-us" else 3  # dollars are said of many countries
    if len(odd) != 1 or len(found) < fewest or (odd[0][0].path, odd[0][1].start) in told:
        return
    passage, figure = odd[0]
    entry = passage.path.partition(".highlights")[0]
    around = " ".join(one.text for one in printed(subject) if one.path.startswith(entry))
    abroad = _ABROAD_IN_ENGLISH if locale in _HOME else _ABROAD
    if not abroad.search(around):
        told.add((passage.path, figure.start))
        yield _finding(f"“{figure.text}” is in another currency than all other amounts", passage, figure, subject)


def _twice(subject: Subject, told: set[tuple[str, int]]) -> Iterator[Finding]:
    """Yield the amounts that an entry has in another currency before, unless they are reported already."""
    known: dict[tuple[str, Decimal], tuple[Passage, Figure]] = {}
    for passage in mentions(subject).own:
        for figure in figures(passage.text, language=passage.language):
            if figure.unit not in MONEY or figure.low < _LEAST or (passage.path, figure.start) in told:
                continue
            first, other = known.setdefault((entry_of(passage.path), figure.low), (passage, figure))
            if _differ(other, figure):
                there = Label(place(subject, first, other.start, other.end), f"“{other.text}” here")
                message = f"“{figure.text}” here, but “{other.text}” there"
                yield _finding(message, passage, figure, subject, there)


def _odd_parts(passages: Sequence[Passage]) -> Iterator[tuple[Passage, Figure]]:
    """Yield the only amount in another currency of parts that add up to their whole, which is in that of the others."""
    for passage in passages:
        found = list(_amounts(passage))
        whole = max(found, key=lambda figure: figure.low, default=None)
        if whole is None or len(found) < _WHOLE_AND_PARTS:
            continue
        odd = [figure for figure in found if _differ(whole, figure)]
        if len(odd) == 1 and sum((figure.low for figure in found), Decimal(0)) == 2 * whole.low:
            yield passage, odd[0]


def _across(above: Sequence[Passage], below: Sequence[Passage], subject: Subject) -> Iterator[Finding]:
    """Yield the amounts below that headline or summary have in another currency."""
    stated = [(passage, figure) for passage in above for figure in _amounts(passage)]
    for passage in below:
        for figure in _amounts(passage):
            for first, other in stated:
                if other.low == figure.low and _differ(other, figure):
                    there = Label(place(subject, first, other.start, other.end), f"“{other.text}” here")
                    message = f"“{figure.text}” here, but “{other.text}” there"
                    yield _finding(message, passage, figure, subject, there)


def _amounts(passage: Passage) -> Iterator[Figure]:
    return (
        figure
        for figure in figures(passage.text, language=passage.language)
        if figure.unit in MONEY and figure.low >= _LEAST
    )


def _differ(one: Figure, other: Figure) -> bool:
    if one.unit == other.unit == "$":
        said, there = _country(one), _country(other)
        return bool(said and there and said != there)
    return one.unit != other.unit and one.unit in MONEY and other.unit in MONEY


def _country(figure: Figure) -> str:
    """Return the country of a dollar: ``US`` for “US$”; empty without one."""
    before = figure.text.partition("$")[0].split() if "$" in figure.text else ()
    return _DOLLARS.get(before[-1].upper(), "") if before else ""


def _finding(message: str, passage: Passage, figure: Figure, subject: Subject, *further: Label) -> Finding:
    return CHECK.finding(
        message,
        place(subject, passage, figure.start, figure.end),
        path=passage.path,
        hint="write the currency that it was",
        further=further,
    )
