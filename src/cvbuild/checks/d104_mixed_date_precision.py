"""Some dates of a section have months, some only years.

What: looks at the printed dates of jobs, education, volunteering, projects, awards and certificates, each section by
itself, and names those of the smaller party. A section that is all years is fine beside one that is all months. Jobs
that ended ten years ago or earlier may be given by years alone.

Why: “2021 – Sep 2021” reads as if something were hidden. Months throughout, or years throughout, and nobody wonders.

Bad::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2022-02, endDate: 2024-03}
      - {name: Analytical Engines, position: Engineer, startDate: 2021, endDate: 2022-01}   # D104

Good::

    work:
      - {name: Difference Engines, position: Engineer, startDate: 2022-02, endDate: 2024-03}
      - {name: Analytical Engines, position: Engineer, startDate: 2021-05, endDate: 2022-01}
    education:
      - {institution: University of London, studyType: B.A., startDate: 2018, endDate: 2021}
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cvbuild.analysis.wording import counted
from cvbuild.check import Check, Subject
from cvbuild.dates import PRESENT, PartialDate
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Award, Certificate, Dated, Item, Work

CHECK = Check("D104", "mixed-date-precision", Severity.WARNING)

_SECTIONS = ("work", "education", "volunteer", "projects", "awards", "certificates")
_LONG_AGO = 10  # years after which the month of a job matters to nobody


@dataclass(frozen=True, slots=True)
class _Date:
    """A printed date and where it stands."""

    path: str
    date: PartialDate

    @property
    def is_year(self) -> bool:
        return self.date.precision == "year"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each section with dates of both kinds, at the first of the fewer."""
    if subject.chosen is None:
        return
    for section in _SECTIONS:
        entries = subject.chosen.selection.resume.entries(section)
        found = list(_dates(entry for entry in entries if not _long_ago(entry, subject.today.year)))
        years = [date for date in found if date.is_year]
        months = [date for date in found if not date.is_year]
        if years and months:
            yield _finding(subject, years, months)


def _finding(subject: Subject, years: list[_Date], months: list[_Date]) -> Finding:
    odd, others = (months, years) if len(months) < len(years) else (years, months)
    place = subject.places.value
    what, rest = ("only a year", "a month") if odd is years else ("a month", "only a year")
    return CHECK.finding(
        f"{counted(len(odd), 'date')} here with {what}, {len(others)} with {rest}",
        place(odd[0].path),
        path=odd[0].path,
        hint="add the months" if odd is years else "write years throughout, or add the months",
        further=(
            *(Label(place(date.path), "so is this") for date in odd[1:]),
            Label(place(others[0].path), "the other way, first here"),
        ),
    )


def _dates(entries: Iterable[Item]) -> Iterator[_Date]:
    for entry in entries:
        parts = [entry, *entry.roles] if isinstance(entry, Work) else [entry]
        for part in parts:
            for key, date in _own(part):
                if date and not date.is_present:
                    yield _Date(f"{part.path}.{key}", date)


def _own(item: Item) -> Iterator[tuple[str, PartialDate | None]]:
    if isinstance(item, Dated):
        yield from (("startDate", item.start_date), ("endDate", item.end_date))
    elif isinstance(item, Award | Certificate):
        yield "date", item.date


def _long_ago(entry: Item, this_year: int) -> bool:
    """Whether an entry ended so long ago that it may be given by years, and is."""
    dates = [date for _, date in _own(entry) if date]
    if not isinstance(entry, Dated) or not dates or any(date.precision != "year" for date in dates):
        return False
    return (entry.end_date or PRESENT).year <= this_year - _LONG_AGO
