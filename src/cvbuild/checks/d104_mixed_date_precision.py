"""Dates of a section that differ in precision: some have months, some only years.

What: Compares the printed dates of jobs, education, volunteering, projects, awards and certificates, each section
separately, and reports the minority. One section may have only years while another has months. Jobs that ended at
least ten years ago may have only years, and so may those for which ``dates`` asks that. Approximate dates do not count.

Why: “2021 – Sep 2021” looks as if something were hidden. Use months throughout, or years throughout.

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

from msgspec import Struct

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.phrases import counted
from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.labels import DateStyle
from cvbuild.model.resume import Award, Certificate, Dated, Item, Work
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D104", "mixed-date-precision", Severity.WARNING)

_SECTIONS = ("work", "education", "volunteer", "projects", "awards", "certificates")
_LONG_AGO = 10  # years after which a job's months no longer matter


class _Date(Struct, frozen=True):
    """A printed date and its place."""

    path: str
    date: PartialDate

    @property
    def is_year(self) -> bool:
        return self.date.precision == "year"


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each section with both kinds of date, at the first date of the minority."""
    if subject.chosen is None:
        return
    variant = subject.chosen.variant
    for choice in variant.shown_sections:
        style = variant.date_style(choice)
        if choice.name not in _SECTIONS or style.style == "year":
            continue
        entries = subject.chosen.selection.resume.entries(choice.name)
        found = list(_dates(entry for entry in entries if not _only_years(entry, style, subject.today.year)))
        years = [date for date in found if date.is_year]
        months = [date for date in found if not date.is_year]
        if years and months:
            yield _finding(subject, years, months)


def _finding(subject: Subject, years: list[_Date], months: list[_Date]) -> Finding:
    odd, others = (months, years) if len(months) < len(years) else (years, months)
    place = subject.places.value
    what, rest = ("only a year", "a month") if odd is years else ("a month", "only a year")
    return CHECK.finding(
        f"{counted(len(odd), 'date')} here with {what}, but {len(others)} with {rest}",
        place(odd[0].path),
        path=odd[0].path,
        hint="add the months" if odd is years else "write years throughout, or add the months",
        further=(
            *(Label(place(date.path), "also this one") for date in odd[1:]),
            Label(place(others[0].path), "the other style, first used here"),
        ),
    )


def _dates(entries: Iterable[Item]) -> Iterator[_Date]:
    for entry in entries:
        parts = [entry, *entry.roles] if isinstance(entry, Work) else [entry]
        for part in parts:
            for key, date in _own(part):
                if date and not (date.is_present or date.about or date.text):
                    yield _Date(f"{part.path}.{key}", date)


def _own(item: Item) -> Iterator[tuple[str, PartialDate | None]]:
    if isinstance(item, Dated):
        yield from (("startDate", item.start_date), ("endDate", item.end_date))
    elif isinstance(item, Award | Certificate):
        yield "date", item.date


def _only_years(entry: Item, style: DateStyle, this_year: int) -> bool:
    """Return whether an entry ended long ago and gives only years, or has only years in this style."""
    dates = [date for _, date in _own(entry) if date]
    if dates and style.at(dates[-1] if not isinstance(entry, Dated) else entry.end_date or PRESENT) == "year":
        return True
    if not isinstance(entry, Dated) or not dates or any(date.precision != "year" for date in dates):
        return False
    return (entry.end_date or PRESENT).year <= this_year - _LONG_AGO
