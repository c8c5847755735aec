"""Years beside the name of a thing against the dates of its entry: “*Fire and Clay* (2022)”, which was in 2023."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Item, Resume
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["OtherYear", "other_years"]

_SECTIONS = ("publications", "projects", "awards", "certificates")
_DATES = ("date", "release_date", "start_date", "end_date")
_SHORTEST = 8  # letters: a shorter name is also said of other things
_YEAR = lazy_pattern(r"[*_”\"’']{0,2}(?:\s\((?P<aside>(?:19|20)\d\d)\)|,?\sin\s(?P<in>(?:19|20)\d\d))(?![\w/–-])")


class OtherYear(Struct, frozen=True):
    """A year that a text gives for a named thing, and the entry of this name, which has other years."""

    passage: Passage
    start: int
    end: int
    name: str
    path: str

    @property
    def text(self) -> str:
        """The year as written."""
        return self.passage.text[self.start : self.end]


def other_years(own: Sequence[Passage], resume: Resume) -> Iterator[OtherYear]:
    """Yield the years beside the names of entries that no entry of this name has."""
    known = _known(resume)
    for passage in own if known else ():
        lower = passage.text.casefold()
        for name, (years, path, words) in known.items() if "19" in lower or "20" in lower else ():
            at = lower.find(name)
            match = _YEAR.match(passage.text, at + len(name)) if at >= 0 and not passage.path.startswith(path) else None
            group = "aside" if match and match["aside"] else "in"
            if match and int(match[group]) not in years:
                yield OtherYear(passage, *match.span(group), words, path)


def _known(resume: Resume) -> Mapping[str, tuple[frozenset[int], str, str]]:
    """Return the years of each name, with the path of its first entry and the name as written."""
    found: dict[str, tuple[frozenset[int], str, str]] = {}
    for section in (*_SECTIONS, *resume.sections):
        for entry in resume.entries(section):
            name = getattr(entry, "name", None) or getattr(entry, "title", None) or ""
            years = _years(entry)
            if len(name) < _SHORTEST or not years:
                continue
            before, path, words = found.get(name.casefold(), (frozenset[int](), entry.path, name))
            found[name.casefold()] = (before | years, path, words)
    return found


def _years(entry: Item) -> frozenset[int]:
    dates = [date for key in _DATES if isinstance(date := getattr(entry, key, None), PartialDate)]
    if not dates or any(date.is_present or date.text for date in dates):
        return frozenset()
    years = [year for date in dates for year in (date.first()[0], date.last()[0])]
    return frozenset(range(min(years), max(years) + 1))
