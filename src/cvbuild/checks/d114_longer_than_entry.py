"""A duration in a text that is longer than its entry.

What: Compares durations of work (“for four years”, “Taught six years of algebra”, “fünf Jahre lang”) in the texts of
an entry with its dates, and “nine years at …” in headline and summary with the dates there. Two months, or a tenth, of
difference are allowed. Durations of other things, such as plans, contracts, data and warranties, are ignored. “Six of
them at …” is compared as well, and so are many days (“1,900 days without an accident”) and, in English, series (“five
rotations of six months”) and the time of a change that has its years below. English, German, French and Spanish.

Why: The dates of the job are two lines above.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - Ran the mill for over seven years   # D114

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        endDate: 2024-01
        highlights:
          - Ran the mill for two years, under a contract of ten years
"""

from collections.abc import Iterator, Mapping

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.paces import paces, series_months
from cvbuild.analysis.facts.printed import lead
from cvbuild.analysis.facts.restated import Place, places
from cvbuild.analysis.language.prose import place
from cvbuild.analysis.mentions.entries import Term, term_of
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.times import Duration, at_name, stays
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D114", "longer-than-entry", Severity.WARNING)

_SLACK = 2  # months


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each duration that the dates do not allow."""
    names = {one.name: one for one in places(subject.resume)}
    for duration in mentions(subject).durations:
        if duration.passage.section == "basics":
            name = at_name(duration, {name: name for name in names})
            terms = [term_of(subject, entry.path) for entry in names[name].entries] if name else []
        else:
            terms = [term_of(subject, duration.passage.path)]
        found = [term for term in terms if term is not None and term.months is not None]
        months = sum(term.months or 0 for term in found)
        if found and len(found) == len(terms) and _exceeds(duration, months):
            yield _finding(duration, months, found[0], subject)
    yield from _stays(names, subject)
    yield from _series(subject)
    yield from _paces(subject)


def _series(subject: Subject) -> Iterator[Finding]:
    """Yield “five rotations of six months” in a job of two years."""
    for passage in mentions(subject).own:
        term = term_of(subject, passage.path) if passage.section == "work" else None
        for start, end, months in series_months(passage) if term and term.months else ():
            duration = Duration(passage, passage.text[start:end], months, start, end)
            if term and _exceeds(duration, term.months or 0):
                yield _finding(duration, term.months or 0, term, subject)


def _paces(subject: Subject) -> Iterator[Finding]:
    """Yield “from 86% to 93% in seven years” where the entry has three years for it."""
    for one in paces(lead(subject), mentions(subject).pairs):
        there = place(subject, one.there.passage, one.there.start, one.there.end)
        yield CHECK.finding(
            f"“{one.text}”, but the years below give {one.right}",
            place(subject, one.passage, one.start, one.end),
            path=one.passage.path,
            hint="make them agree",
            further=(Label(there, "the years"),),
        )


def _stays(names: Mapping[str, Place], subject: Subject) -> Iterator[Finding]:
    for passage in mentions(subject).own:
        for duration, name in stays(passage, {name: name for name in names}) if passage.section == "basics" else ():
            terms = [term_of(subject, entry.path) for entry in names[name].entries]
            found = [term for term in terms if term is not None and term.months is not None]
            months = sum(term.months or 0 for term in found)
            if found and len(found) == len(terms) and _exceeds(duration, months):
                yield _finding(duration, months, found[0], subject)


def _exceeds(duration: Duration, months: int) -> bool:
    return duration.months > months + max(_SLACK, months // 10)


def _finding(duration: Duration, months: int, term: Term, subject: Subject) -> Finding:
    length = f"{months} months" if months < 24 else f"{months / 12:.1f} years".replace(".0 ", " ")
    return CHECK.finding(
        f"“{duration.text}”, but the dates of '{term.words}' give {length}",
        place(subject, duration.passage, duration.start, duration.end),
        path=duration.passage.path,
        hint="correct one of the two, or leave the number out: the dates show it",
        further=(Label(subject.places.value(term.path), "the entry"),),
    )
