"""A gap in the career that exists only because the variant leaves a job out.

What: Compares the time covered by the jobs and degrees that a variant shows with the time that the source covers,
between the first shown one and today; shown volunteering counts as well. Reports a gap of more than ``months`` (6)
months that the source does not have, with what was left out. Jobs before the first shown one may be left out.

Why: A reader who sees a missing year guesses, and guesses wrong. One line for the job is enough.

Bad::

    # file: cv.yaml
    work:
      - {id: third, name: Third, position: Engineer, startDate: 2023-06}
      - {id: second, name: Second, position: Engineer, startDate: 2021-06, endDate: 2023-05}
      - {id: first, name: First, position: Engineer, startDate: 2018-01, endDate: 2021-05}
    # file: variants/plain.yaml
    sections: [work]
    exclude: [work.second]   # V108

Good::

    # file: cv.yaml
    work:
      - {id: third, name: Third, position: Engineer, startDate: 2023-06}
      - {id: second, name: Second, position: Engineer, startDate: 2021-06, endDate: 2023-05}
      - {id: first, name: First, position: Engineer, startDate: 2018-01, endDate: 2021-05}
    # file: variants/plain.yaml
    sections: [work]
    exclude: [work.first]
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.dates.months import Stretch, holes, stretches
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Dated, Resume
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("V108", "gap-made-by-selection", Severity.WARNING, options={"months": 6})


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each gap that the selection made."""
    chosen = subject.chosen
    if chosen is None or not chosen.selection.resume.work:
        return
    limit = subject.options["months"]
    today = PartialDate(subject.today.year, subject.today.month)
    selected = chosen.selection.resume
    full, shown = _career(subject.resume), [*_career(selected), *selected.volunteer]
    before = holes(stretches(full, today))
    for hole in _holes(shown, full, today):
        known = [_overlap(hole, old) for old in before]
        lost = hole.months - sum(known)
        if hole.months > limit and (lost > limit or not any(months > limit for months in known)):
            yield from _told(hole, [entry for entry in full if _in_hole(entry, hole, today)], subject, chosen)


def _career(resume: Resume) -> list[Dated]:
    return [*resume.work, *resume.education]


def _holes(shown: list[Dated], full: list[Dated], today: PartialDate) -> Iterator[Stretch]:
    """Yield gaps between shown entries, and between the last of them and the end of the source's career."""
    found = list(stretches(shown, today))
    if found:
        yield from holes(found)
        last, latest = max(part.end for part in found), max(part.end for part in stretches(full, today))
        if latest > last:
            yield Stretch(last + 1, latest)


def _overlap(one: Stretch, other: Stretch) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start) + 1)


def _in_hole(entry: Dated, hole: Stretch, today: PartialDate) -> bool:
    return any(_overlap(part, hole) for part in stretches([entry], today))


def _told(hole: Stretch, missing: list[Dated], subject: Subject, chosen: VariantBuild) -> Iterator[Finding]:
    """Return the selector that left the first of them out."""
    left = [(entry, chosen.selection.decision(entry.path)) for entry in missing]
    out = [(entry, decision) for entry, decision in left if decision and not decision.shown]
    if not out:
        return
    decision = out[0][1]
    names = " and ".join(f"'{entry.words}'" for entry, _ in out)
    places = chosen.places if decision.in_variant else subject.places
    yield CHECK.finding(
        f"{hole} is empty in this variant, which leaves out {names}: {decision.reason}",
        places.value(decision.place),
        path=decision.place,
        hint="show it with one highlight or none",
        further=tuple(Label(subject.places.value(entry.path), "left out") for entry, _ in out),
    )
