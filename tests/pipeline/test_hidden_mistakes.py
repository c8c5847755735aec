"""One mistake hides no other: ten others are found beside a planted mistake of each code."""

from __future__ import annotations

import functools
import json

import pytest

from cvbuild.checks import registry
from cvbuild.pipeline.project import SOURCE_NAMES
from cvbuild.syntax.finding import Finding
from tests.corpus.cases import Case, cases, files_of
from tests.corpus.measure import run

TEXTS = (
    "TODO write this down",
    "Served\u200b 300 meals a week",
    "Recieved a prize for the kitchen",
    "Sorted  parcels by hand",
    "Wrote **bold plans for the store",
    "Painted the hall for 30 guests ,",
    "Responsible for the till",
    "Basically kept the books in order",
)
ENTRY = {"startDate": "2019-05", "endDate": "2018-03", "url": "http://riverside.org/bank"}
NAMES = {"volunteer": "organization", "projects": "name"}
"""Sections with highlights, and the key of their names."""


def with_ten(base: str, text: str, file: str) -> str:
    """A source with an entry in which ten things are wrong, in a section that it does not have."""
    clean = files_of(base)[file]
    section = next(name for name in NAMES if f"{name}:" not in clean and f'"{name}":' not in clean)
    entry = {NAMES[section]: "Riverside Food Bank", **ENTRY, "highlights": list(TEXTS)}
    if file.endswith(".json"):
        return "{" + f"{json.dumps(section)}: {json.dumps([entry], indent=1)}," + text.lstrip().removeprefix("{")
    lines = [f"\n{section}:", f"  - {NAMES[section]}: Riverside Food Bank"]
    lines += [f"    {key}: {value}" for key, value in ENTRY.items()]
    lines += ["    highlights:", *(f"      - {line}" for line in TEXTS)]
    return text.rstrip() + "\n".join(lines) + "\n"


def source_of(base: str) -> str:
    return next(name for name in SOURCE_NAMES if name in files_of(base))


def theirs(found: tuple[Finding, ...], files: dict[str, str], file: str) -> set[tuple[str, str]]:
    """The findings in the entry: their codes, and the line at which each is."""
    rows = files[file].splitlines()
    wrong = (*TEXTS, *ENTRY.values())
    pairs = ((one.code, rows[place.line - 1]) for one in found for place in one.places if place.file == file)
    return {(code, row.strip()) for code, row in pairs if any(words in row for words in wrong)}


@functools.cache
def expected(base: str) -> set[tuple[str, str]]:
    """What is found in the entry alone."""
    file = source_of(base)
    files = {**files_of(base), file: with_ten(base, files_of(base)[file], file)}
    return theirs(run(files), files, file)


def one_of_each() -> list[Case]:
    """For each code the first planted mistake in a source that has room for the entry."""
    found: dict[str, Case] = {}
    for case in cases():
        clean = files_of(case.base)[source_of(case.base)]
        if any(f"{name}:" not in clean and f'"{name}":' not in clean for name in NAMES):
            found.setdefault(case.code, case)
    return [found[code] for code in sorted(found)]


@pytest.mark.parametrize("case", one_of_each(), ids=lambda case: case.code)
def test_ten_others_are_found(case: Case) -> None:
    file = source_of(case.base)
    files = {**case.files, file: with_ten(case.base, case.files[file], file)}
    found = run(files)
    due = expected(case.base)
    assert len(due) >= 5  # some variants do not show the section
    if case.code == "S018":  # in another language, the checks of English do not run
        due = {(code, row) for code, row in due if code[0] != "C"}
    assert due - theirs(found, files, file) == set()


def test_in_most_projects_ten_are_due() -> None:
    due = [len(expected(base)) >= 10 for base in {case.base for case in one_of_each()}]
    assert sum(due) > len(due) / 2


def test_the_corpus_has_every_code_that_stops_a_build() -> None:
    stops = {code for code, check in registry.records().items() if check.stops}
    assert stops - {case.code for case in one_of_each()} <= {
        "A119",
        "F122",  # those of the lock: the corpus has none
        "F123",
        "L103",
        "S025",
        "S035",
        "S047",
        "S050",
        "S051",
    }  # S047: no text has it
