"""A count that another text states differently.

What: Compares counts of headline and summary with those of the present jobs, and of an entry's description with its
highlights, also in words, by their noun and the words around them: “a hotel with 148 rooms and three restaurants” and
“hotel with 148 rooms and two restaurants”; “2.6 million events” and “2.6 billion events”. Totals of several counts are
right. So is what goes on by the same verb (“Keeps 400 hives”, “Keep 600 hives”); a summary that has more than all
entries together (“organized twelve fairs”, of five and four) is reported. English, German, French and Spanish.

Why: One of the two is wrong, and the reader does not know which.

Bad::

    basics:
      name: Ada Lovelace
      summary: Weaver at a mill with 148 looms and three sheds   # F152
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Run the mill with 148 looms and two sheds

Good::

    basics:
      name: Ada Lovelace
      summary: Weaver at a mill with 148 looms and two sheds
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Run the mill with 148 looms and two sheds
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.conflicts import against_body, entry_of, statements
from cvbuild.analysis.facts.headcounts import miscounted
from cvbuild.analysis.facts.printed import body, lead
from cvbuild.analysis.language.prose import Passage, in_english, place
from cvbuild.analysis.mentions.counts import (
    Count,
    amounts,
    contradicted,
    counts,
    exceeded,
    has_same_digits,
    is_sum,
    is_swapped,
    opposed,
)
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.pairs import is_difference
from cvbuild.model.resume import Dated, Resume
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F152", "count-stated-two-ways", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each count that contradicts another one."""
    if subject.chosen is None:
        return
    above, below = list(lead(subject)), list(body(subject))
    entries = _present(subject.chosen.selection.resume)
    former = {(pair.passage.path, pair.before.start) for pair in mentions(subject).pairs}
    everywhere = [
        count for passage in below for count in counts(passage) if (passage.path, count.figure.start) not in former
    ]
    now = [count for count in everywhere if _owner(count.passage) in entries]
    known = _reported(above, below)
    for count in (count for passage in above for count in counts(passage)):
        if is_sum(count, everywhere) or any(is_difference(pair, count.figure) for pair in mentions(subject).pairs):
            continue
        other = opposed(count, now) or exceeded(count, everywhere) or contradicted(count, now) or _swapped(count, below)
        if other and (count.passage.path, count.figure.start) not in known:
            yield _finding(count, other, subject)
    yield from _against_descriptions(below, subject)
    yield from _swapped_amounts(above, below, subject)


def _swapped_amounts(above: list[Passage], below: list[Passage], subject: Subject) -> Iterator[Finding]:
    """Yield the amounts of money of a summary whose digits a job has in another order, if both are only there."""
    said, known = amounts(above), amounts(below)
    values = [{one.low for _, one in found} for found in (said, known)]
    for passage, amount in () if in_english(subject) else said:
        other = next((one for one in known if one[1].low not in values[0] and has_same_digits(amount, one[1])), None)
        if other and amount.low not in values[1]:
            there = place(subject, other[0], other[1].start, other[1].end)
            yield CHECK.finding(
                f"“{amount.text}” here, but “{other[1].text}” there, with the same digits",
                place(subject, passage, amount.start, amount.end),
                path=passage.path,
                hint="make them agree",
                further=(Label(there, f"“{other[1].text}” here"),),
            )


def _swapped(count: Count, below: list[Passage]) -> Count | None:
    """Return a count of any job with the digits of this one in another order, if no count is this one."""
    same = [other for passage in below for other in counts(passage) if other.noun == count.noun]
    if any(other.figure.low == count.figure.low for other in same):
        return None
    return next((other for other in same if is_swapped(count, other)), None)


def _against_descriptions(below: list[Passage], subject: Subject) -> Iterator[Finding]:
    for passage in below:
        if passage.kind == "text" and passage.section == "work":
            inside = [count for one in below if entry_of(one.path) == entry_of(passage.path) for count in counts(one)]
            for count in counts(passage):
                if other := opposed(count, inside, shared=1):
                    yield _finding(other, count, subject)


def _reported(above: list[Passage], below: list[Passage]) -> frozenset[tuple[str, int]]:
    """Return where F103 reports something."""
    found = (*against_body(list(statements(above)), list(statements(below))), *miscounted(above, below))
    return frozenset((one.one.passage.path, one.one.figure.start) for one in found)


def _present(resume: Resume) -> tuple[str, ...]:
    """Return the paths of the present jobs and roles, and of jobs with present roles."""
    found: list[str] = []
    for job in resume.work:
        parts: tuple[Dated, ...] = (job, *job.roles)
        current = [part.path for part in parts if part.start_date and (not part.end_date or part.end_date.is_present)]
        found += [*current, *([job.path] if current and job.path not in current else [])]
    return tuple(found)


def _owner(passage: Passage) -> str:
    return passage.path.partition(".highlights")[0].removesuffix(".description").removesuffix(".summary")


def _finding(one: Count, other: Count, subject: Subject) -> Finding:
    there = place(subject, other.passage, other.figure.start, other.figure.end)
    return CHECK.finding(
        f"“{one.text}” here, but “{other.text}” there, of the same thing",
        place(subject, one.passage, one.figure.start, one.figure.end),
        path=one.passage.path,
        hint="make them agree",
        further=(Label(there, f"“{other.text}” here"),),
    )
