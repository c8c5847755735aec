"""Helpers for tests of ``cvbuild match``: postings, requirements, coverage."""

from __future__ import annotations

import datetime
import textwrap

from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.analysis.postings.coverage import Coverage, coverage_of
from cvbuild.analysis.postings.posting import Level, Line, Posting
from cvbuild.analysis.postings.requirements import Requirements, requirements_of
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.resume import Resume
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline.project import Project
from tests.projects import resume_of

__all__ = ["NOBODY", "against", "ask", "names", "posting_of", "subject_of"]

NOBODY = resume_of("basics: {name: Ada Lovelace}")
TODAY = datetime.date(2026, 11, 22)


def posting_of(text: str) -> Posting:
    lines = textwrap.dedent(text).strip("\n").splitlines()
    return Posting("job.txt", tuple(Line(number, line) for number, line in enumerate(lines, 1)))


def ask(text: str, resume: Resume = NOBODY) -> Requirements:
    """What a text asks for."""
    return requirements_of(posting_of(text), Vocabulary.of(resume))


def names(asked: Requirements, *levels: Level) -> list[str]:
    """The names of the terms of these levels, of all where none is given; alternatives one by one."""
    return [one.name for term in asked.terms if not levels or term.level in levels for one in term.each]


def subject_of(project: Project, variant: str) -> Subject:
    """All that there is to look at for a variant of a project that was read."""
    found, places = next(pair for pair in project.variants if pair[0].name == variant)
    chosen = VariantBuild(found, places, select(project.resume, found, places))
    chosen = replace(chosen, document=compose(chosen.selection.resume, found))
    return Subject(project.resume, project.places, (chosen,), TODAY, project.sources, chosen=chosen)


def against(asked: Requirements, project: Project, variant: str) -> Coverage:
    """What is asked for against a variant."""
    return coverage_of(subject_of(project, variant), asked, Vocabulary.of(project.resume))
