"""British and American spelling in one document.

What: Reports the words of the minority if a document has both spellings ("colour", "center"), and "-ise" beside
"-ize". If both are equally frequent, or there is only one such word, reports the spelling that is foreign in the
letterhead's country. If ``cv.yaml`` sets ``locale``, words of the other variety are reported even on their own.
"-ize" is also British, but not Australian or New Zealand spelling; Canadian spelling requires "colour" and "centre"
and allows both elsewhere. Words that both varieties share, capitalized words, names and quotations are ignored.
English only.

Why: Either variety is right. Both at once look like two authors, and the foreign one looks like a form letter in
London or New York.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.consistency import MOST, Spot, Ways, mixed
from cvbuild.analysis.language.prose import Passage, in_english, passages, place
from cvbuild.analysis.language.varieties import AMERICAN, BRITISH, Z_FORM, Spelling, spelling_of
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("C208", "mixed-spelling-variety", Severity.WARNING, english=True)

_WORD = re.compile(r"(?<![\w@/.])(?<!--)(?<!\s-)[A-Za-z][a-z]{3,}(?![\w@])")
_NOUN = re.compile(r"licenses?$")
_AFTER_NOUN = lazy_pattern(r"\s*(?:$|[.,;:)]|(?:and|at|by|for|from|in|of|on|since|to|with)\b)")
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
"""Countries where “-ise” is the only spelling; Britain has both."""
_CANADIAN = lazy_pattern(r"[a-z]+(?:our(?:s|ed|ing|ite|able|hood)?|tre)")
"""Canada writes “colour” and “centre” as Britain does, and otherwise allows both."""


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each passage with a spelling of the other variety."""
    if not in_english(subject):
        return
    sides = _sides(subject)
    foreign = _FOREIGN.get(subject.locale.lower(), "") if _is_set(subject) else ""
    if foreign in sides.spots:
        yield from _against_locale(subject, sides.spots.pop(foreign))
    elif in_canada := _not_canadian(subject, sides.spots.get(AMERICAN, ())):
        yield from _against_locale(subject, in_canada)
    elif not foreign and len(sides.spots) == 1:
        yield from _alone_abroad(subject, *sides.spots.items())
    yield from _mixtures(subject, sides)


def _is_set(subject: Subject) -> bool:
    """Return whether the user chose the locale, in the source or in the variant."""
    return "locale" in subject.places.places or bool(subject.chosen and subject.chosen.variant.locale)


def _sides(subject: Subject) -> Ways:
    """Return the distinctive words by variety."""
    sides = Ways()
    for passage in passages(subject):
        for match in _WORD.finditer(passage.masked) if passage.kind in _KINDS else ():
            found = _noun(match, passage) or spelling_of(match[0].lower()) if _is_plain(match, passage) else None
            if found:
                sides.add(found.side, passage, *match.span())
    if subject.locale.lower() in _WITH_S and Z_FORM in sides.spots:
        sides.spots.setdefault(AMERICAN, []).extend(sides.spots.pop(Z_FORM))
    return sides


def _not_canadian(subject: Subject, american: Sequence[Spot]) -> list[Spot]:
    """Yield American words that Canada spells as Britain does, if the locale is Canadian."""
    if subject.locale.lower() != "en-ca" or not _is_set(subject):
        return []
    return [spot for spot in american if _CANADIAN.fullmatch(_twin(spot))]


def _mixtures(subject: Subject, sides: Ways) -> Iterator[Finding]:
    """Yield British words beside American ones, and "-ise" words beside "-ize"."""
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
        message = "'{text}' is the {way} spelling, but the {rule} one is used in {places}"
        hint = "use {rule} spelling throughout"
        yield from mixed(CHECK, subject, {way: found for way, found in spots.items() if found}, message, hint, prefer)


def _alone_abroad(subject: Subject, spelled: tuple[str, list[Spot]]) -> Iterator[Finding]:
    """Yield the only distinctive word if the letterhead's country spells it differently; two words are a choice."""
    (side, spots), home = spelled, _at_home(subject)
    if len(spots) == 1 and _country(subject) != "CA" and {side, home} == {BRITISH, AMERICAN}:
        spot, path = spots[0], "basics.location"
        yield CHECK.finding(
            f"'{spot.text}' is the {side} spelling, but the letterhead's country uses the {home} one",
            place(subject, spot.passage, spot.start, spot.end),
            path=spot.passage.path,
            hint=f"write '{_twin(spot)}', or set `locale`",
            further=(Label(subject.places.value(path), "the country"),),
        )


def _at_home(subject: Subject) -> str:
    """Return the variety of the letterhead's country, which decides if both are equally frequent."""
    home, country = subject.resume.basics.location, _country(subject)
    american = country == "US" or (home and not country and home.region in _STATES)
    return AMERICAN if american else BRITISH if country in _BRITISH_SPELLING else "majority"


def _country(subject: Subject) -> str:
    home = subject.resume.basics.location
    return (home.country_code or "").upper() if home else ""


def _noun(match: re.Match[str], passage: Passage) -> Spelling | None:
    """“A driving license”: Britain spells the noun with a “c” but the verb with an “s”, so the verb has no variety."""
    text = passage.masked
    word = match[0].lower()
    is_noun = _NOUN.match(word) and _AFTER_NOUN.match(text, match.end())
    if not is_noun or _BEFORE_VERB.search(text[: match.start()]):
        return None
    return Spelling(AMERICAN, word.replace("s", "c", 1))


def _against_locale(subject: Subject, spots: list[Spot]) -> Iterator[Finding]:
    locale = subject.locale
    for number, spot in enumerate(spots[:MOST], 1):
        more = f"; nor are {len(spots) - MOST} more words" if number == MOST and len(spots) > MOST else ""
        yield CHECK.finding(
            f"'{spot.text}' is not spelled as in {locale}{more}",
            place(subject, spot.passage, spot.start, spot.end),
            path=spot.passage.path,
            hint=f"write '{_twin(spot)}', or change `locale`",
            further=(Label(subject.places.value("locale"), "set here"),),
        )


def _twin(spot: Spot) -> str:
    found = spelling_of(spot.text.lower())
    twin = found.twin if found else ""
    return twin.capitalize() if spot.text[0].isupper() else twin


def _is_plain(match: re.Match[str], passage: Passage) -> bool:
    """Return whether the word is not a name: lower case, or a capital at the beginning of a sentence or an item."""
    before = passage.masked[: match.start()].rstrip()
    opens = not before or before[-1] in ".!?:" or (passage.kind == "list" and before[-1] == ",")
    return match[0].islower() or opens
