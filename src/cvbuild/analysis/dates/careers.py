"""Jobs over time: the months that they certainly cover, side jobs, fixed terms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.resume import Dated, Work

__all__ = ["Span", "fixed_term", "goes_beside", "has_order", "has_unread_end", "month", "span_of"]

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
_OWN_BUSINESS = re.compile(
    r"\b(?:freelanc\w*|self[- ]employed|consulting(?!\s(?:engineers?|group|partners?|ltd|limited|llp|inc|gmbh)))\b",
    re.IGNORECASE,
)
_FIXED_TERM = re.compile(
    r"\b(?:apprentice(?:ship)?|clerk(?:ship)?|co-?op|contract(?:or)?|cover|fellow(?:ship)?|fixed[- ]term|interim"
    r"|intern(?:ship)?|locum|post-?doc\w*|residen(?:t|cy)|rotation|scholar|seasonal|temp|temporary|trainee|visiting)\b",
    re.IGNORECASE,
)


class Span(Struct, frozen=True):
    """A span of months, each ``12 * year + month - 1``; ``end`` is ``None`` for a current job.

    If only a year is known, the span is as short as possible, so that uncertain overlaps are not reported.
    """

    start: int
    end: int | None

    def overlap(self, other: Span) -> int:
        """Return the months between the later start and the earlier end; one shared month is no overlap."""
        ends = [end for end in (self.end, other.end) if end is not None]
        return min(ends) - max(self.start, other.start) if ends else 0


def month(date: PartialDate, *, late: bool = False) -> int:
    """Return the earliest or the latest month that a date can mean."""
    year, found, _ = date.last() if late else date.first()
    return 12 * year + found - 1


def span_of(job: Dated) -> Span | None:
    """Return the months that a job certainly covers, by its own dates or its roles'; ``None`` without a start date."""
    parts = [job] if job.start_date or not isinstance(job, Work) else list(job.roles)
    starts = [month(part.start_date, late=True) for part in parts if part.start_date]
    if not starts:
        return None
    ends = [part.end_date or PRESENT for part in parts]
    return Span(min(starts), None if any(end.is_present for end in ends) else max(month(end) for end in ends))


def has_order(entry: Dated) -> bool:
    """Return whether the job ends after it starts. D102 reports other jobs; no other check uses their dates."""
    return not (entry.start_date and entry.end_date) or entry.end_date.last() >= entry.start_date.first()


def has_unread_end(job: Dated, aside: Iterable[str]) -> bool:
    """Return whether the end of the job, or of one of its roles, is in the source but cannot be read as a date."""
    return any(path.startswith(f"{job.path}.") and path.endswith(".endDate") for path in aside)


def goes_beside(job: Dated) -> bool:
    """Return whether a job is a side job by its key ``concurrent``, its title or its name."""
    return job.concurrent or any(map(_BESIDE.search, _titles(job))) or bool(_OWN_BUSINESS.search(job.words))


def fixed_term(job: Dated) -> bool:
    """Return whether a job has an agreed end: an internship, a clerkship, a fellowship."""
    return any(map(_FIXED_TERM.search, (*_titles(job), job.summary or "")))


def _titles(job: Dated) -> Iterator[str]:
    parts: Iterable[Dated] = (job, *job.roles) if isinstance(job, Work) else (job,)
    for part in parts:
        yield getattr(part, "position", None) or ""
