"""An award from an employer dated before the time there.

What: Compares the date of each award with the earliest start at its ``awarder``, if that is an employer or an
organization of the CV. Schools grant scholarships before a course begins; they are not compared.

Why: One of the two dates is wrong, and a reader who notices does not know which.

Bad::

    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-04}
    awards:
      - {title: Engineer of the Year, awarder: Analytical Engines, date: 2017-12}   # D120

Good::

    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2019-04}
    awards:
      - {title: Engineer of the Year, awarder: Analytical Engines, date: 2021-12}
"""

import re
from collections.abc import Iterator, Mapping

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.dates.careers import span_of
from cvbuild.analysis.facts.restated import places
from cvbuild.analysis.language.prose import in_english, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.legal_forms import without_form
from cvbuild.model.resume import Award, Dated, Education
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("D120", "award-before-joining", Severity.WARNING)

_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+")
_DONE = re.compile(r"\b(?:clos|open|complet|finish|launch|end|publish|deliver|hand)\w*\s(?:over\s)?$")
_NEAR = 20  # characters


_BEFORE_STUDIES = 12  # months: a school may award a scholarship to those who will come
_LONG = 8  # letters of a name that is no word of a sentence


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each award that is older than all entries at the place that gave it."""
    by_name = {place.name.casefold(): place.entries for place in places(subject.resume)}
    for award in subject.resume.awards:
        yield from _after_award(award, subject)
        yield from _later_year(award, subject)
        entries = by_name.get((award.awarder or "").strip().casefold(), ())
        entries = entries or next((one for name, one in by_name.items() if _is_for(award, name)), ())
        entries = entries or _named(award, by_name)
        starts = [(span.start, entry) for entry in entries if (span := span_of(entry))]
        if award.date and entries and len(starts) == len(entries):
            first, entry = min(starts, key=lambda pair: pair[0])
            year, month, _ = award.date.last()
            if 12 * year + month - 1 < first - (
                _BEFORE_STUDIES if any(isinstance(one, Education) for one in entries) else 0
            ):
                yield _finding(award, entry, subject)


def _named(award: Award, by_name: Mapping[str, tuple[Dated, ...]]) -> tuple[Dated, ...]:
    """Return the entries of the only employer that the description of an award names: “for the mill school choir”."""
    text = (award.summary or "").casefold()
    plain = {without_form(name): entries for name, entries in by_name.items()}
    long = {name: entries for name, entries in plain.items() if len(name) >= _LONG}
    found = [entries for name, entries in long.items() if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    return found[0] if len(found) == 1 and not any(isinstance(entry, Education) for entry in found[0]) else ()


def _after_award(award: Award, subject: Subject) -> Iterator[Finding]:
    """Yield an award for a thing that was finished only later, by the text of a job: “which closed in May”."""
    names = {match[0] for match in _NAME.finditer(award.summary or "")} if award.date else set()
    for moment in mentions(subject).moments if names else ():
        sentence = re.split(r"[.;]\s", moment.passage.text[: moment.start])[-1]
        named = moment.passage.section in ("work", "projects") and any(name in sentence for name in names)
        done = named and _DONE.search(sentence[-_NEAR:])
        if award.date and done and moment.date.first() > award.date.last():
            path = f"{award.path}.date"
            yield CHECK.finding(
                f"'{award.title}' is dated {award.date}, before “{moment.text}”, when what it is for was finished",
                subject.places.value(path),
                path=path,
                hint="correct one of the two dates",
                further=(Label(place(subject, moment.passage, moment.start, moment.end), "the other date"),),
            )
            return


_YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?![\w.,]\d|\w)")


def _later_year(award: Award, subject: Subject) -> Iterator[Finding]:
    """Yield an award for what was done in a later year, in other languages than English."""
    years = list(_YEAR.finditer(award.summary or ""))
    last = max(years, key=lambda match: int(match[0]), default=None)
    if last and award.date and int(last[0]) > award.date.last()[0] and not in_english(subject):
        path = f"{award.path}.summary"
        yield CHECK.finding(
            f"'{award.title}' is dated {award.date}, and is for {last[0]}",
            subject.locate(path, last[0]),
            path=path,
            hint="correct one of the two dates",
        )


def _is_for(award: Award, name: str) -> bool:
    """Return whether the text of an award says that it is for the work at a place: “For Osteria Quercia”."""
    said = (award.summary or "").casefold()
    found = (
        re.search(rf"\b(?:for|at|as|with)\s(?:[a-z]+\s){{0,6}}?{re.escape(name)}(?!\w)", said) if name in said else None
    )
    return found is not None


def _finding(award: Award, entry: Dated, subject: Subject) -> Finding:
    path = f"{award.path}.date"
    return CHECK.finding(
        f"'{award.title}' is dated {award.date}, before the time at '{entry.words}' began",
        subject.places.value(path),
        path=path,
        hint="correct the date of the award, or the start there",
        further=(Label(subject.places.value(entry.path), "the earliest entry there"),),
    )
