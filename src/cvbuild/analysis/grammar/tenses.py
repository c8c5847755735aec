"""Openings of highlights in the wrong tense: the present of a job that ended, or the past of work that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.grammar.openings import Form, lost_accent, opening_form
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.tenses import Job, jobs

__all__ = ["Odd", "odd_openings"]

_RESULT = re.compile(
    r"\d\s?%|\b(?:19|20)\d\d\b|\b(?:von|de|d['’]|del)\s[\d.,]+[^.;]{0,20}\s(?:auf|à|a)\s[\d.,]+"
    r"|\b(?:bis|ein|auf|zunächst|jusqu|hasta|projet|Projekt|proyecto)\b"
)
"""Signs that the work is done: a year, a change, a German prefix that makes “führte … ein” of “führte”."""
_PRONOUN = re.compile(r"(?:Ich|Wir|Je|Nous|Yo|Nosotros|Nosotras)\s|J['’](?=[a-zéê]+e\s)")
_FEWEST = 2  # highlights in the present, which make it the rule of a current job


class Odd(Struct, frozen=True):
    """An opening in the wrong tense; ``rule`` is one in the right tense, ``more`` how many others are wrong alike."""

    job: Job
    passage: Passage
    form: Form
    rule: Passage | None
    more: int = 0


def odd_openings(subject: Subject) -> Iterator[Odd]:
    """Yield the openings of all jobs that are in the wrong tense."""
    for job in jobs(subject):
        found = [(line.passage, form) for line in job.lines if (form := _form(line.passage))]
        past = [one for one in found if one[1].is_past]
        present = [one for one in found if not one[1].is_past]
        if job.over and present:
            yield from _ended(job, past, present)
        elif job.over is False and len(present) >= _FEWEST and len(present) > len(past):
            for passage, form in past:
                if form.is_ongoing and not _RESULT.search(passage.text):
                    yield Odd(job, passage, form, present[0][0])


def _ended(job: Job, past: Sequence[tuple[Passage, Form]], present: Sequence[tuple[Passage, Form]]) -> Iterator[Odd]:
    if past:
        yield from (Odd(job, passage, form, past[0][0]) for passage, form in present)
    elif len(present) > 1:
        yield Odd(job, *present[0], None, len(present) - 1)


def _form(passage: Passage) -> Form | None:
    """Return the verb that opens a highlight, unless it lost its accent, which is another mistake: “Diseñe”."""
    said = _PRONOUN.match(passage.masked, passage.lead)
    start = said.end() if said else passage.lead
    opens = passage.masked[start:]
    lost = lost_accent(opens, passage.language) if start == 0 else None
    form = None if lost and lost[0] == 0 else opening_form(opens, passage.language)
    return Form(form.word, form.start + start, form.is_past, form.is_ongoing, form.other) if form else None
