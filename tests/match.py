"""What the tests of ``cvbuild match`` share: a posting out of text, what it asks for, a comparison."""

from __future__ import annotations

import datetime
import textwrap

from cvbuild.check import Chosen, Subject
from cvbuild.compose import compose
from cvbuild.matching.asking import Wanted, wanted
from cvbuild.matching.canon import Canon
from cvbuild.matching.comparing import Comparison, compare
from cvbuild.matching.posting import Level, Line, Posting
from cvbuild.project import Project
from cvbuild.resume import Resume
from cvbuild.selection import select
from tests.projects import resume_of

__all__ = ["NOBODY", "against", "ask", "names", "posting_of", "subject_of"]

NOBODY = resume_of("basics: {name: Ada Lovelace}")
TODAY = datetime.date(2026, 11, 22)


def posting_of(text: str) -> Posting:
    lines = textwrap.dedent(text).strip("\n").splitlines()
    return Posting("job.txt", tuple(Line(number, line) for number, line in enumerate(lines, 1)))


def ask(text: str, resume: Resume = NOBODY) -> Wanted:
    """What a text asks for."""
    return wanted(posting_of(text), Canon.of(resume))


def names(asked: Wanted, *levels: Level) -> list[str]:
    """The names of the terms of these levels, of all where none is given."""
    return [term.name for term in asked.terms if not levels or term.level in levels]


def subject_of(project: Project, variant: str) -> Subject:
    """All that there is to look at for a variant of a project that was read."""
    found, places = next(pair for pair in project.variants if pair[0].name == variant)
    chosen = Chosen(found, places, select(project.resume, found, places))
    document = compose(chosen.selection.resume, found)
    sources = project.sources
    return Subject(project.resume, project.places, (chosen,), TODAY, sources, chosen=chosen, document=document)


def against(asked: Wanted, project: Project, variant: str) -> Comparison:
    """What is asked for against a variant."""
    return compare(subject_of(project, variant), asked, Canon.of(project.resume))
