"""Conflicting figures for one measure.

What: Compares the figures of headline and summary with those of highlights and projects, highlights of one entry with
each other, and different wordings of the same highlight. Two figures are of one measure if their units and words
agree. One number of the summary with another prefix of its unit below (“940 kWp”, “940 MWp”) is reported as well.
Different entries may have different values: two teams, two services, 99.9% here and 99.95% there.

Why: The summary says seven, the job says five. Both together make the reader distrust the rest.

Bad::

    basics:
      name: Ada Lovelace
      summary: Engineer who cut the page load time by 40%   # F103
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut page load time by 60% with a cache
          - Led a team of 5 engineers
          - Managed the team of 7 from two offices   # F103

Good::

    basics:
      name: Ada Lovelace
      summary: Engineer who cut the page load time by 60%
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Cut page load time by 60% with a cache
          - Led a team of 5 engineers
          - Cut build time by 40%
"""

from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.conflicts import Conflict, against_body, between_wordings, statements, within_entry
from cvbuild.analysis.facts.headcounts import miscounted
from cvbuild.analysis.facts.prefixes import Prefixed, other_prefixes
from cvbuild.analysis.facts.printed import Line, body, lead, lines, words_of
from cvbuild.analysis.language.prose import place
from cvbuild.model.resume import Highlight
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F103", "conflicting-figures", Severity.WARNING)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each figure that contradicts another one."""
    if subject.chosen is None:
        return
    above, passages = list(lead(subject)), list(body(subject))
    below = list(statements(passages))
    found = (*against_body(list(statements(above)), below), *within_entry(below), *miscounted(above, passages))
    told: set[tuple[str, int]] = set()
    for conflict in found:
        where = (conflict.one.passage.path, conflict.one.figure.start)
        if where not in told:
            told.add(where)
            yield _finding(conflict, subject)
    for one, other in other_prefixes(above, passages):
        if (one.passage.path, one.start) not in told:
            yield _other_prefix(one, other, subject)
    for line in lines(subject):
        yield from _wordings(line, subject)


def _other_prefix(one: Prefixed, other: Prefixed, subject: Subject) -> Finding:
    there = place(subject, other.passage, other.start, other.end)
    return CHECK.finding(
        f"“{one.text}” here, but “{other.text}” there",
        place(subject, one.passage, one.start, one.end),
        path=one.passage.path,
        hint="write the unit that it was",
        further=(Label(there, f"“{other.text}” here"),),
    )


def _finding(conflict: Conflict, subject: Subject) -> Finding:
    one, other = conflict.one, conflict.other
    there = place(subject, other.passage, other.figure.start, other.figure.end)
    return CHECK.finding(
        f"“{one.figure.text}” here, but “{other.figure.text}” there, apparently for the same measure",
        place(subject, one.passage, one.figure.start, one.figure.end),
        path=one.passage.path,
        hint="make them agree, or say what each figure measures",
        further=(Label(there, f"“{other.figure.text}” here"),),
    )


def _wordings(line: Line, subject: Subject) -> Iterator[Finding]:
    """Yield conflicts of a wording, headline or summary with an earlier one for other variants."""
    item, basics = line.item, subject.resume.basics
    for candidates in (basics.headlines, basics.summaries):
        paths = [candidate.path for candidate in candidates]
        if item.path in paths:
            earlier = [words_of(candidate) for candidate in candidates[: paths.index(item.path)]]
            yield from _differences(line, earlier, subject, same_matter=False)
    own = [name for name, wording in item.wordings.items() if wording.text == item.text]
    if own:
        names = list(item.wordings)
        base = [one.text for one in subject.resume.items() if isinstance(one, Highlight) and one.path == item.path]
        texts = [*base, *(item.wordings[name].text for name in names[: names.index(own[0])])]
        yield from _differences(line, texts, subject, same_matter=True)


def _differences(line: Line, others: list[str], subject: Subject, *, same_matter: bool) -> Iterator[Finding]:
    for figure, other in between_wordings(line.text, others, same_matter=same_matter):
        yield CHECK.finding(
            f"“{figure.text}” in this wording, but “{other.text}” in the one for another variant",
            line.place(subject, figure.start, figure.end),
            path=line.path,
            hint="make them agree",
        )
