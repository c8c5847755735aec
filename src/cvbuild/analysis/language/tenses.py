"""The highlights of jobs with their opening verbs, and whether each job is over."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.analysis.check import Subject
from cvbuild.analysis.language.prose import Opening, Passage, highlights, opening, sentences
from cvbuild.analysis.language.tokens import compound
from cvbuild.analysis.language.verbs import Tense, Verb, verb
from cvbuild.analysis.language.wordlists import entries
from cvbuild.model.resume import Dated, Resume, Work
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Job", "Line", "jobs", "lines_of"]

_SECTIONS = ("work", "volunteer")
_BEHIND_NOUN = lazy_pattern(
    r"^\W|\b(?:of|for|to|in|at|on|with|between|and|or|that|which|is|was|were|are|include)\b|[:;(]"
)
_POST = lazy_pattern(
    r"(?:er|or|ist|ant|ent|lead|head|chief|team|desk|work|group|program|programme|project|member|ment)s?$"
)
_NO_OBJECT = lazy_pattern(
    r"(?:\w*(?:er|or|ist|yst|ant|ent|ing|ion|ity|[ae]nce|sis|ship|ness|work)s?|\w+ed|lead|head|chief|chef|nurse|team|desk"
    r"|group|program|programme|project|member|of|for|in|on|at|to|from|by|with|and|or|per|as|via|is|was|were)$"
)
_MADE_OF = re.compile(r"\w+ing [a-z]+s\b")
"""A participle before a plural: “landing zones”, “training materials”."""
_OF = re.compile(r"\s+of\b")
"""Words after a noun: “co-author of eleven papers”."""
_WITH_OF = ("approve", "conceive", "consist", "dispose", "speak", "think")
_PHRASAL = lazy_pattern(
    r"(?:care for|collaborate with|consult (?:for|on|with)|contribute to|interface with|liaise with|look after"
    r"|partner with|respond to|work (?:across|alongside|as|on|with))$"
)
"""Verbs with the preposition that belongs to them, which hardly ever follows the noun at the opening of a sentence."""
_ENDS_OBJECT = lazy_pattern(
    r"(?:of|for|in|on|at|to|from|by|with|and|or|per|as|via|that|which|is|was|were|are|across)\b"
)


class Line(Struct, frozen=True):
    """A highlight with its opening and its verb; both are ``None`` if unclear."""

    passage: Passage
    opening: Opening | None
    verb: Verb | None

    def certainly(self, *tenses: Tense) -> bool:
        """Return whether the verb certainly has one of these tenses. After a lead-in only a past form is certain."""
        if self.verb is None or self.opening is None or not self.verb.certain:
            return False
        if self.verb.tense is Tense.BASE and _OF.match(self.opening.rest) and self.verb.base not in _WITH_OF:
            return False
        return self.verb.tense in tenses and (self.verb.tense is Tense.PAST or not self.opening.after_lead)

    def probably_base(self) -> bool:
        """Return whether a word that may be a noun reads like a verb: not “Lead engineer”, not “Design reviews for”."""
        if self.verb is None or self.opening is None or self.verb.tense is not Tense.BASE or self.opening.after_lead:
            return False
        words = self.opening.rest.split()[:4]
        if len(words) < 3 or _BEHIND_NOUN.search(" ".join(words[:3])) or _POST.search(words[0]):
            return False
        return words[0][0].isalpha()

    def possibly_base(self) -> bool:
        """Return whether a word that may be a noun reads like a verb if all other highlights open with one.

        “Draft legal descriptions”, “Build REST APIs”; not “Market research in”, “Design reviews for”, “Lead nurse”.
        """
        if self.verb is None or self.opening is None or self.verb.tense is not Tense.BASE or self.opening.after_lead:
            return False
        first, _, then = self.opening.rest.strip().partition(" ")
        if self.verb.base not in entries("verbs-or-modifiers") and _MADE_OF.match(self.opening.rest.strip()):
            return True
        if _PHRASAL.match(f"{self.verb.base} {first}") and then:
            return True
        if (
            not then
            or self.verb.base in entries("verbs-or-modifiers")
            or _NO_OBJECT.match(first.lower())
            or not first[:1].isalpha()
        ):
            return False
        ends = not first.isalnum() or bool(_ENDS_OBJECT.match(then))
        return not ends or self.verb.base in entries("verbs-with-plurals")


class Job(Struct, frozen=True):
    """A position with its highlights. ``over`` is ``None`` if it ends this month or its dates are unclear."""

    entry: Dated
    lines: tuple[Line, ...]
    over: bool | None

    def all_past_but(self, line: Line) -> bool:
        """Return whether all other lines, at least two, open with a certain or possible past form."""
        others = [other for other in self.lines if other is not line]
        past = [other for other in others if other.verb and other.verb.tense is Tense.PAST]
        sure = any(other.certainly(Tense.PAST) for other in past)
        return sure and len(past) > 1 and all(o in past or (o.verb and o.verb.tense is Tense.EITHER) for o in others)

    def certainly(self, *tenses: Tense) -> tuple[Line, ...]:
        """The lines whose verbs certainly have one of these tenses."""
        return tuple(line for line in self.lines if line.certainly(*tenses))


def jobs(subject: Subject) -> Iterator[Job]:
    """Yield every position of work and volunteering that has highlights, in reading order."""
    posts = {post.path: post for post in _posts(subject.resume)}
    lines: dict[str, list[Line]] = {}
    for passage in highlights(subject, *_SECTIONS):
        start = opening(passage)
        found = verb(start.word, start.rest) if start else None
        lines.setdefault(passage.entry, []).append(Line(passage, start, found))
    for path, found_lines in lines.items():
        if path in posts:
            yield Job(posts[path], tuple(found_lines), _is_over(posts[path], subject.today))


def lines_of(passage: Passage) -> Iterator[Line]:
    """Yield the sentences of a passage with their openings and verbs."""
    for at, text in sentences(passage.masked):
        word = compound(passage.masked, at)
        if word:
            start = Opening(word[0], at, passage.masked[word.end() : at + len(text)])
            yield Line(passage, start, verb(word[0], start.rest))


def _posts(resume: Resume) -> Iterator[Dated]:
    for section in _SECTIONS:
        for entry in resume.entries(section):
            if isinstance(entry, Dated):
                yield entry
            yield from entry.roles if isinstance(entry, Work) else ()


def _is_over(entry: Dated, today: datetime.date) -> bool | None:
    start, end = entry.start_date, entry.end_date
    if isinstance(entry, Work) and entry.roles and end is None:
        return None  # the entry itself spans all its roles
    if end is None or end.is_present:
        return False if start and start.first()[:2] <= (today.year, today.month) else None
    if end.last()[:2] < (today.year, today.month):
        return True
    return None
