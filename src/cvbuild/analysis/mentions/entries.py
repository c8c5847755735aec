"""The time of an entry, as its dates give it: what a text of the entry may speak of."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.dates.careers import has_order
from cvbuild.analysis.facts.conflicts import entry_of
from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.resume import Dated, Education, Project, Resume, Work

__all__ = ["Term", "beginnings", "term_of", "terms_of_entries"]


class Term(Struct, frozen=True):
    """The first and last month of an entry, each ``12 * year + month - 1``; ``last`` is ``None`` if it is open."""

    path: str
    words: str
    first: int
    last: int | None
    is_job: bool

    @property
    def months(self) -> int | None:
        """The number of months, both included."""
        return None if self.last is None else self.last - self.first + 1

    def ends_before(self, date: PartialDate) -> bool:
        """Return whether a date is certainly after the last month."""
        year, month, _ = date.first()
        return self.last is not None and 12 * year + month - 1 > self.last

    def misses(self, date: PartialDate, *, early: int = 0) -> bool:
        """Return whether a date is certainly outside, with ``early`` months before the first still allowed."""
        year, month, _ = date.last()
        first_year, first_month, _ = date.first()
        if 12 * year + month - 1 < self.first - early:
            return True
        return self.last is not None and 12 * first_year + first_month - 1 > self.last


def terms_of_entries(resume: Resume, today: PartialDate) -> Mapping[str, Term]:
    """Return the term of each dated entry and role by its path; a role's is that of its whole job."""
    found: dict[str, Term] = {}
    for entry in resume.items():
        if isinstance(entry, Dated) and has_order(entry):
            parts = [entry, *entry.roles] if isinstance(entry, Work) else [entry]
            term = _term(entry, parts, today)
            if term and all(map(has_order, parts)):
                for part in parts:
                    found[part.path] = term
    return found


def _term(entry: Dated, parts: list[Dated], today: PartialDate) -> Term | None:
    starts = [part.start_date for part in parts if part.start_date and not part.start_date.is_present]
    if not starts or any(start.about or start.text for start in starts):
        return None
    ends = [part.end_date or PRESENT for part in parts if part.start_date]
    first = min(_number(start.first()) for start in starts)
    if any(end.is_present for end in ends):
        ends_open = isinstance(entry, Project | Education) and not entry.end_date
        last = None if ends_open else _number(today.last())
    else:
        last = max(_number(end.last()) for end in ends)
    return Term(entry.path, entry.words, first, last, not isinstance(entry, Project | Education))


def _number(day: tuple[int, int, int]) -> int:
    return 12 * day[0] + day[1] - 1


def term_of(subject: Subject, path: str) -> Term | None:
    """Return the term of the entry that contains a path; ``None`` if its dates cannot be used."""
    if subject.chosen is None:
        return None
    terms = subject.memo.once(_terms, subject.chosen.selection.resume, subject.today)
    return terms.get(entry_of(path)) or terms.get(entry_of(path).partition(".roles")[0])


def beginnings(subject: Subject, path: str) -> tuple[int, ...]:
    """Return the first months of the entry that contains a path, and of its roles."""
    if subject.chosen is None:
        return ()
    entry = entry_of(path).partition(".roles")[0]
    parts = [one for one in subject.chosen.selection.resume.items() if isinstance(one, Dated)]
    starts = [one.start_date for one in parts if one.path == entry or one.path.startswith(f"{entry}.roles")]
    return tuple(_number(start.first()) for start in starts if start and not start.is_present)


def _terms(resume: Resume, today: datetime.date) -> Mapping[str, Term]:
    return terms_of_entries(resume, PartialDate(today.year, today.month))
