"""A city that is not in the country or state beside it.

What: Compares the city of the letterhead with its ``countryCode`` and, in the United States and Canada, with its
``region``, for some 150 large cities (the list ``cities``, with all countries that have a city of that name).

Why: A letterhead with “Amsterdam, DE” is the one of two addresses, mixed.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      location: {city: Amsterdam, countryCode: DE}   # X122

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      location: {city: London, region: Ontario, countryCode: CA}
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.model.basics import Location
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("X122", "city-elsewhere", Severity.WARNING)

_STATE = 2  # letters of the code of a state


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each place."""
    if subject.chosen is None:
        return
    basics = subject.chosen.selection.resume.basics
    for place in filter(None, (basics.location, *basics.locations)):
        known = _known(place.city or "", subject)
        wrong = _wrong(place, known)
        if wrong:
            path = f"{place.path}.city"
            yield CHECK.finding(
                f"{place.city} is not in {wrong}",
                subject.locate(place.path, place.city or ""),
                path=path,
                hint="correct the city or what is beside it; `words: {cities: [-…]}` removes a city from the list",
            )


def _known(city: str, subject: Subject) -> list[str]:
    """Return the countries of a city, those of a state with it: ``US-PA``; empty if the list does not have it."""
    prefix = f"{city}: "
    rows = (entry for entry in wordlist("cities", subject.resume.words) if entry.startswith(prefix))
    return [place for entry in rows for place in entry.removeprefix(prefix).split()]


def _wrong(place: Location, known: list[str]) -> str:
    """Return the country or the state that is wrong."""
    country, region = (place.country_code or "").upper().replace("UK", "GB"), (place.region or "").upper()
    countries = {one.partition("-")[0] for one in known}
    if country and known and country not in countries:
        return country
    states = {one.partition("-")[2] for one in known if one.partition("-")[0] == country}
    is_code = len(region) == _STATE and region.isalpha() and country in ("US", "CA")
    return region if is_code and states and "" not in states and region not in states else ""
