"""Jobs in time: which months they surely cover, which of them go beside another, how long the career is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cvbuild.dates import PRESENT, PartialDate
from cvbuild.resume import Dated, Work

__all__ = ["Span", "fixed_term", "goes_beside", "has_order", "month", "span_of"]

_BESIDE = re.compile(
    r"\b(?:adjunct|advis[oe]r|advisory|apprentice|board|casual|chair|coach|committee|consulting"
    r"|(?<!senior )(?<!managing )(?<!principal )(?<!lead )(?<!associate )consultant"
    r"|contract(?:or)?|council"
    r"|founder(?!.*\b(?:CEO|CTO|COO|CFO|chief|director|president|partner)\b)"
    r"|freelanc\w*|(?:graduate|research|teaching|lab) assistant|guest|instructor"
    r"|intern(?:s|ship)?|locum|mentor|non-executive|owner|part[- ]time|per[- ]diem|PRN|reserv(?:e|ist)"
    r"|self[- ]employed|side|student|substitute|trainee|trustee|tutor|visiting|volunteer|weekends?)\b",
    re.IGNORECASE,
)
_OWN_BUSINESS = re.compile(r"\b(?:freelanc\w*|self[- ]employed|consulting)\b", re.IGNORECASE)
_FIXED_TERM = re.compile(
    r"\b(?:apprentice(?:ship)?|clerk(?:ship)?|co-?op|contract(?:or)?|cover|fellow(?:ship)?|fixed[- ]term|interim"
    r"|intern(?:ship)?|locum|post-?doc\w*|residen(?:t|cy)|rotation|scholar|seasonal|temp|temporary|trainee|visiting)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """From month to month, as ``12 * year + month - 1``; ``end`` is none where it goes on.

    What is known to the year only is taken as short as it can be, so that no overlap is seen where there may be none.
    """

    start: int
    end: int | None

    def overlap(self, other: Span) -> int:
        """How many months lie between the later start and the earlier end; a shared month is none."""
        ends = [end for end in (self.end, other.end) if end is not None]
        return min(ends) - max(self.start, other.start) if ends else 0


def month(date: PartialDate, *, late: bool = False) -> int:
    """The earliest month a date can mean, or the latest."""
    year, found, _ = date.last() if late else date.first()
    return 12 * year + found - 1


def span_of(job: Dated) -> Span | None:
    """The months a job surely covers: from its own dates, else from its roles'; none where it has no start."""
    parts = [job] if job.start_date or not isinstance(job, Work) else list(job.roles)
    starts = [month(part.start_date, late=True) for part in parts if part.start_date]
    if not starts:
        return None
    ends = [part.end_date or PRESENT for part in parts]
    return Span(min(starts), None if any(end.is_present for end in ends) else max(month(end) for end in ends))


def has_order(entry: Dated) -> bool:
    """Whether it ends after it starts; one that does not tells nothing about time (D102 says so)."""
    return not (entry.start_date and entry.end_date) or entry.end_date.last() >= entry.start_date.first()


def goes_beside(job: Dated) -> bool:
    """Whether a job says of itself that it takes part of the time: by ``concurrent``, by its title or its name."""
    return job.concurrent or any(map(_BESIDE.search, _titles(job))) or bool(_OWN_BUSINESS.search(job.words))


def fixed_term(job: Dated) -> bool:
    """Whether a job says that its end is agreed on: an internship, a clerkship, a fellowship."""
    return any(map(_FIXED_TERM.search, (*_titles(job), job.summary or "")))


def _titles(job: Dated) -> Iterator[str]:
    parts: Iterable[Dated] = (job, *job.roles) if isinstance(job, Work) else (job,)
    for part in parts:
        yield getattr(part, "position", None) or ""
