"""More years of experience than the dates show.

What: Compares “N years of …” and “a decade in …” in headline and summary with the dates of the shown jobs, from the
start of the first to the end of the last. Volunteering counts; studies count for research or for experience with a
tool. Half a year of difference is allowed. If the words name a field, such as trading or aviation, and some jobs
mention it, those jobs must cover more than half of the years. German, French and Spanish claims (“12 Jahre
Berufserfahrung”) are compared with the whole career. In English, so are parts of it (“the last five as …”, “spent three
years testing …”).

Why: A recruiter subtracts two dates in a second. A claim of five years over dates that show two makes a reader doubt
everything else, and the number is not needed: the dates are right below.

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

import re
from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.periods import last_parts
from cvbuild.analysis.dates.careers import has_order, month, span_of
from cvbuild.analysis.dates.years import Claim, claims, claims_elsewhere, industries, months_in, months_of
from cvbuild.analysis.facts.printed import lead
from cvbuild.analysis.figures.languages import notation
from cvbuild.analysis.language.prose import Passage, in_english, place
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Dated, Resume, Work
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("D109", "wrong-years", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each claim that exceeds the shown dates."""
    if subject.chosen is None:
        return
    selected = subject.chosen.selection.resume
    today = PartialDate(subject.today.year, subject.today.month)
    if not selected.work or not all(_is_dated(job, today) for job in selected.work):
        return
    english = in_english(subject)
    in_order = all(map(has_order, selected.work))  # if not, D102 reports it, and the dates say less
    fields = industries(wordlist("industries", subject.resume.words))
    for passage in lead(subject):
        yield from _parts(passage, selected, today, subject)
        found = claims(passage.text, fields) if english else claims_elsewhere(passage.text, passage.language)
        for claim in found:
            shown = _shown(claim, selected, fields.get(claim.industry), today)
            if shown < (claim.months if in_order else claim.months // 2):
                yield _finding(claim, shown, passage, selected, subject)
        for part in last_parts(passage, selected, today):
            yield CHECK.finding(
                f"“{part.text}” years, but no job began or ended so; the nearest gives {part.nearest}",
                place(subject, passage, part.start, part.end),
                path=passage.path,
                hint="correct the number, or the dates",
            )


_PARTS = {
    "fr": lazy_pattern(
        r"\bans\b[^.;]*?\bdont\s(?P<count>\w+)(?:\sans)?\s(?:en|comme|chez|au|dans)\s(?:l[’']|la\s|le\s|une?\s)?(?P<word>[^\W\d_]{6,})"
    ),
    "es": lazy_pattern(
        r"\baños\b[^.;]*?(?<!\w)(?P<count>\w+)\sde\sellos\s(?:como|en|de)\s(?:la\s|el\s|una?\s)?(?P<word>[^\W\d_]{6,})"
    ),
    "de": lazy_pattern(
        r"\bJahren?\b[^.;]*?\bdavon\s(?P<count>\w+)(?:\sJahren?)?\s(?:als|in|bei|im|am)\s(?:der\s|einer\s|einem\s)?(?P<word>[A-ZÄÖÜ][a-zäöüß]{5,})"
    ),
}
"""A part of a number of years, with the first word of what it was: “quinze ans, dont cinq en cabinet”."""
_STEM = 6  # letters of the word that a title or an employer has
_ROUGH = 12  # months


def _parts(passage: Passage, selected: Resume, today: PartialDate, subject: Subject) -> Iterator[Finding]:
    """Yield the parts of a number of years that the jobs with their word do not give."""
    pattern = _PARTS.get(passage.language)
    for match in pattern.finditer(passage.masked) if pattern else ():
        count = match["count"].casefold()
        said = 12 * (int(count) if count.isdecimal() else notation(passage.language).numbers.get(count, 0))
        stem = match["word"].casefold()[:_STEM]
        posts = ((job, f"{job.name or ''} {job.position or ''}".casefold()) for job in selected.work if not job.roles)
        own = [_in_order(job) for job, words in posts if re.search(rf"\b{re.escape(stem)}", words)]
        shown = months_of(own, today) if own else 0
        if said and own and abs(said - shown) > max(_ROUGH, said * 3 // 10):
            years = f"{shown / 12:.1f}".removesuffix(".0")
            yield CHECK.finding(
                f"“{match['count']}” years, but the dates of these jobs give {years}",
                place(subject, passage, match.start("count"), match.end()),
                path=passage.path,
                hint="correct it, or the dates",
                further=(Label(subject.places.value(f"{own[0].path}.startDate"), "the first of them"),),
            )


def _is_dated(job: Work, today: PartialDate) -> bool:
    """Return whether a job's dates can be used; D103 reports those in the future."""
    span = span_of(job)
    return span is not None and span.start <= month(today)


def _in_order(entry: Dated) -> Dated:
    """Return an entry that ends before it starts, which D102 reports, with the two dates swapped."""
    return entry if has_order(entry) else replace(entry, start_date=entry.end_date, end_date=entry.start_date)


def _shown(claim: Claim, selected: Resume, words: str | None, today: PartialDate) -> int:
    """Return the months that count for a claim: those of its field if they fall far short, else of the whole career."""
    worked = [_in_order(entry) for entry in (*selected.work, *selected.volunteer, *selected.projects)]
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
        hint="leave the number out: the dates show it",
        further=(Label(subject.places.value(f"{first.path}.startDate"), "the first shown job begins here"),),
    )
