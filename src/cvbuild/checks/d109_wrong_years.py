"""More years of experience are claimed than the dates show.

What: reads “N years of …” and “a decade in …” in headline and summary and compares them with the dates of the shown
jobs, from the start of the first to the end of the last (volunteering counts; so do studies for research, or for
experience with a tool). Half a year is given away. Where the words name a field that jobs are known by, such as trading
or aviation, and some jobs speak of it, those jobs must cover more than half of the years.

Why: a recruiter subtracts two dates in a second. Five years that are two make a reader doubt everything else, and the
number was not needed: the dates stand right below.

Bad::

    basics:
      name: Ada Lovelace
      summary: Engineer with eight years of experience in numerical machines.   # D109
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2023-08, endDate: 2026-05}

Good::

    basics:
      name: Ada Lovelace
      summary: Engineer with nearly three years of experience in numerical machines and a three-year plan.
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2023-08, endDate: 2026-05}
"""

from collections.abc import Iterator

from cvbuild.analysis.careers import has_order, month, span_of
from cvbuild.analysis.facts.printed import lead
from cvbuild.analysis.prose import Passage, in_english, place
from cvbuild.analysis.wordlists import wordlist
from cvbuild.analysis.years import Claim, claims, industries, months_in, months_of
from cvbuild.check import Check, Subject
from cvbuild.dates import PartialDate
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Dated, Resume, Work

CHECK = Check("D109", "wrong-years", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each claim of years that the shown dates do not bear out."""
    if subject.chosen is None or not in_english(subject):
        return
    selected = subject.chosen.selection.resume
    today = PartialDate(subject.today.year, subject.today.month)
    if not selected.work or not all(_is_dated(job, today) for job in selected.work):
        return
    fields = industries(wordlist("industries", subject.resume.words))
    for passage in lead(subject):
        for claim in claims(passage.text, fields):
            shown = _shown(claim, selected, fields.get(claim.industry), today)
            if shown < claim.months:
                yield _finding(claim, shown, passage, selected, subject)


def _is_dated(job: Work, today: PartialDate) -> bool:
    """Whether a job has dates to count with; D102 and D103 find those that cannot be right."""
    span = span_of(job)
    return span is not None and has_order(job) and span.start <= month(today)


def _shown(claim: Claim, selected: Resume, words: str | None, today: PartialDate) -> int:
    """The months that count for a claim: of its industry where those fall far short, else of the whole career."""
    worked: list[Dated] = [*selected.work, *selected.volunteer, *selected.projects]
    total = months_of([*worked, *selected.education] if claim.learnt else worked, today)
    own = months_in(words, worked, today) if words else 0
    far_short = 0 < own < claim.months * 3 // 5 and claim.months - own >= 18
    return own if far_short else total


def _finding(claim: Claim, shown: int, passage: Passage, selected: Resume, subject: Subject) -> Finding:
    first = min(selected.work, key=lambda job: span.start if (span := span_of(job)) else 0)
    years = f"{shown / 12:.1f}".removesuffix(".0")
    return CHECK.finding(
        f"“{claim.text}”, but the shown dates give {years}",
        place(subject, passage, claim.start, claim.end),
        path=passage.path,
        hint="leave the number out: the dates speak for themselves",
        further=(Label(subject.places.value(f"{first.path}.startDate"), "the first shown job begins here"),),
    )
