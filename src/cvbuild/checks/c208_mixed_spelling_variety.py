"""British and American spelling stand side by side.

What: tells the words of the smaller party where a document has both ("colour", "center"), and "-ise" beside "-ize";
where both are as frequent, or it has but one such word, what is foreign in the country of the letterhead. Where
``locale`` is set in ``cv.yaml``, words of the other country are told even if they are alone; "-ize" is at home in
Britain, too, not in Australia and New Zealand; Canada has "colour" and "centre" and is free in the rest. Words that
both countries write, words with a capital, names and quotations are let be. English only.

Why: either is right. Both at once look like two authors, and in an application to London or to New York the foreign one
looks like a form letter.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Optimised the mill for colour printing
          - Organised the store
          - Optimized the printer   # C208

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 1842-01
        highlights:
          - Optimised the mill for colour printing at the Lincoln Center
          - Supervised the exercise of the store
"""

import re
from collections.abc import Iterator, Sequence

from cvbuild.analysis.consistency import MOST, Spot, Ways, mixed
from cvbuild.analysis.prose import Passage, in_english, passages, place
from cvbuild.analysis.varieties import AMERICAN, BRITISH, Z_FORM, Spelling, spelling_of
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity

CHECK = Check("C208", "mixed-spelling-variety", Severity.WARNING)

_WORD = re.compile(r"(?<![\w@/.])(?<!--)(?<!\s-)[A-Za-z][a-z]{3,}(?![\w@])")
_NOUN = re.compile(r"licenses?$")
_AFTER_NOUN = re.compile(r"\s*(?:$|[.,;:)]|(?:and|at|by|for|from|in|of|on|since|to|with)\b)")
_BEFORE_VERB = re.compile(r"(?:^|[.;:,]|\b(?:and|can|could|helped|may|must|not|or|that|to|they|we|who|will)\s)$")
_KINDS = frozenset(("headline", "summary", "highlight", "text", "list"))
_BRITISH_SPELLING = frozenset(("GB", "UK", "IE", "AU", "NZ", "IN", "ZA", "CA"))
_STATES = frozenset(
    (
        *("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DC", "DE", "FL", "GA", "HI", "IA", "ID", "IL", "IN", "KS", "KY"),
        *("LA", "MA", "MD", "ME", "MI", "MN", "MO", "MS", "MT", "NC", "ND", "NE", "NH", "NJ", "NM", "NV", "NY", "OH"),
        *("OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VA", "VT", "WA", "WI", "WV", "WY"),
    )
)
_FOREIGN = {"en-us": BRITISH, "en-gb": AMERICAN, "en-au": AMERICAN, "en-nz": AMERICAN, "en-ie": AMERICAN}
_WITH_S = ("en-au", "en-nz")
"""Where “-ise” is the only way, while Britain has both."""
_CANADIAN = re.compile(r"[a-z]+(?:our(?:s|ed|ing|ite|able|hood)?|tre)")
"""Canada writes “colour” and “centre” as Britain does; else it has both ways."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a spelling of the other side."""
    if not in_english(subject):
        return
    sides = _sides(subject)
    foreign = _FOREIGN.get(subject.resume.locale.lower(), "") if "locale" in subject.places.places else ""
    if foreign in sides.spots:
        yield from _against_locale(subject, sides.spots.pop(foreign))
    elif in_canada := _not_canadian(subject, sides.spots.get(AMERICAN, ())):
        yield from _against_locale(subject, in_canada)
    elif not foreign and len(sides.spots) == 1:
        yield from _alone_abroad(subject, *sides.spots.items())
    yield from _mixtures(subject, sides)


def _sides(subject: Subject) -> Ways:
    """The telling words by their sides."""
    sides = Ways()
    for passage in passages(subject.document):
        for match in _WORD.finditer(passage.masked) if passage.kind in _KINDS else ():
            found = _noun(match, passage) or spelling_of(match[0].lower()) if _is_plain(match, passage) else None
            if found:
                sides.add(found.side, passage, *match.span())
    if subject.resume.locale.lower() in _WITH_S and Z_FORM in sides.spots:
        sides.spots.setdefault(AMERICAN, []).extend(sides.spots.pop(Z_FORM))
    return sides


def _not_canadian(subject: Subject, american: Sequence[Spot]) -> list[Spot]:
    """American words that Canada spells as Britain does, where the file says that it is written for Canada alone."""
    if subject.resume.locale.lower() != "en-ca" or "locale" not in subject.places.places:
        return []
    return [spot for spot in american if _CANADIAN.fullmatch(_twin(spot))]


def _mixtures(subject: Subject, sides: Ways) -> Iterator[Finding]:
    """British beside American, and beside "-ize" where it has "-ise" itself."""
    british = sides.spots.get(BRITISH, [])
    with_s = [spot for spot in british if _twin(spot).find("iz") >= 0]
    z_forms = sides.spots.get(Z_FORM, [])
    american = sides.spots.get(AMERICAN, [])
    in_canada = _country(subject) == "CA"  # “colour” and “organize”
    if in_canada:
        with_s = []
    countries = {BRITISH: british, AMERICAN: [*american, *(z_forms if american and not in_canada else ())]}
    endings = {"-ise": with_s, Z_FORM: z_forms}
    tied = len(countries[BRITISH]) == len(countries[AMERICAN])
    prefer = _at_home(subject) if american and tied and british else "majority"
    for spots in (countries if american else endings,):
        message = "'{text}' is spelled the {way} way, the {rule} one stands in {places}"
        hint = "spell all words the {rule} way"
        yield from mixed(CHECK, subject, {way: found for way, found in spots.items() if found}, message, hint, prefer)


def _alone_abroad(subject: Subject, spelled: tuple[str, list[Spot]]) -> Iterator[Finding]:
    """The only telling word, where the country of the letterhead spells it otherwise; two are a choice."""
    (side, spots), home = spelled, _at_home(subject)
    if len(spots) == 1 and _country(subject) != "CA" and {side, home} == {BRITISH, AMERICAN}:
        spot, path = spots[0], "basics.location"
        yield CHECK.finding(
            f"'{spot.text}' is the {side} spelling, the letterhead's country has the {home} one",
            place(subject, spot.passage, spot.start, spot.end),
            path=spot.passage.path,
            hint=f"write '{_twin(spot)}', or set the locale that is meant",
            further=(Label(subject.places.value(path), "the country"),),
        )


def _at_home(subject: Subject) -> str:
    """The side of the country of the letterhead: it decides where both are as frequent."""
    home, country = subject.resume.basics.location, _country(subject)
    american = country == "US" or (home and not country and home.region in _STATES)
    return AMERICAN if american else BRITISH if country in _BRITISH_SPELLING else "majority"


def _country(subject: Subject) -> str:
    home = subject.resume.basics.location
    return (home.country_code or "").upper() if home else ""


def _noun(match: re.Match[str], passage: Passage) -> Spelling | None:
    """“A driving license”: in Britain the noun has a “c”; the verb has the “s” there, too, and so has no side."""
    text = passage.masked
    word = match[0].lower()
    is_noun = _NOUN.match(word) and _AFTER_NOUN.match(text, match.end())
    if not is_noun or _BEFORE_VERB.search(text[: match.start()]):
        return None
    return Spelling(AMERICAN, word.replace("s", "c", 1))


def _against_locale(subject: Subject, spots: list[Spot]) -> Iterator[Finding]:
    locale = subject.resume.locale
    for number, spot in enumerate(spots[:MOST], 1):
        more = f"; nor are {len(spots) - MOST} more words" if number == MOST and len(spots) > MOST else ""
        yield CHECK.finding(
            f"'{spot.text}' is not spelled as in {locale}{more}",
            place(subject, spot.passage, spot.start, spot.end),
            path=spot.passage.path,
            hint=f"write '{_twin(spot)}', or set the locale that is meant",
            further=(Label(subject.places.value("locale"), "set here"),),
        )


def _twin(spot: Spot) -> str:
    found = spelling_of(spot.text.lower())
    twin = found.twin if found else ""
    return twin.capitalize() if spot.text[0].isupper() else twin


def _is_plain(match: re.Match[str], passage: Passage) -> bool:
    """Whether the word is no name: in small letters, or with the capital of a sentence or of an item's beginning."""
    before = passage.masked[: match.start()].rstrip()
    opens = not before or before[-1] in ".!?:" or (passage.kind == "list" and before[-1] == ",")
    return match[0].islower() or opens
