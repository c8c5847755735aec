"""Parts of a career in a summary against the dates: “nine years, the last five at …”, “examiner since 2021”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.dates.careers import month, span_of
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import content
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.analysis.mentions.times import Moment
from cvbuild.model.dates import PRESENT, PartialDate
from cvbuild.model.resume import Certificate, Dated, Resume, Work
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Part", "last_parts", "other_start"]

_LAST = lazy_pattern(
    rf"\b(?:the|my)\s(?P<which>last|past|first)\s(?P<number>{NUMBER})\s(?:of\s(?:them|these|those|which)\s|years\s)?(?:spent\s|of\sthem\s)?(?=(?:at|in|on|as|with|for|leading|running|managing|teaching)\b)",
    re.IGNORECASE,
)
_SPENT = lazy_pattern(rf"\bspent\s(?P<number>{NUMBER})\syears\s(?=[a-z]+ing\b|at\b|in\b|with\b|as\b)", re.IGNORECASE)
_PAUSE = 3  # months
_YEARS = re.compile(r"\b(?:years?|decades?)\b", re.IGNORECASE)
_YEAR = 12
_SLACK = 11  # months: years are rounded up or down
_TOO_COMMON = content(
    "manager senior junior lead head officer assistant work working team teams staff years career company business own"
    " projects project running based self employed freelance full part time present current currently member"
    " engineer teacher"
)
_ROLE = re.compile(
    r"(?:^|.*\s(?:an?|as)\s)(?P<before>(?:[^\W\d_]+\s){0,3}?)(?P<role>[^\W\d_]{5,}"
    r"(?:er|or|ist|ian|ant|ee|head|chair|lead))\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:,()]\s|\s(?:and|where|who|which)\s")
_LONGEST = 9  # words


class Part(Struct, frozen=True):
    """A number of years at one end of a career that no entry has; ``nearest`` are the years of one that comes close."""

    passage: Passage
    start: int
    end: int
    nearest: int

    @property
    def text(self) -> str:
        """The words as written."""
        return self.passage.text[self.start : self.end]


def last_parts(passage: Passage, resume: Resume, today: PartialDate) -> Iterator[Part]:
    """Yield “the last eight on the buy side” where no job or role began eight years ago."""
    english = passage.language == "en"
    clued = english and any(clue in passage.masked for clue in ("last ", "past ", "first "))
    found = list(_LAST.finditer(passage.masked)) if clued else []
    yield from _spent(passage, resume, today) if english and "spent" in passage.masked else ()
    latest = [job for job in resume.work if not job.end_date or job.end_date.is_present]
    posts = [*resume.work, *(role for job in latest for role in job.roles)]
    spans = [span for post in posts if (span := span_of(post))]
    if not found or not spans or len(spans) < len(resume.work):
        return
    now, begun = month(today), min(span.start for span in spans)
    last = max(now if span.end is None else span.end for span in spans)
    for match in found:
        sentence = re.split(r"[.;]\s", passage.masked[: match.start()])[-1]
        if not _YEARS.search(sentence + match[0]):
            continue
        said = _YEAR * value_of(match["number"])
        first = match["which"].lower() == "first"
        lengths = (
            {(span.end if span.end is not None else now) - begun for span in spans}
            if first
            else {last - span.start for span in spans}
        )
        if all(abs(length - said) > _SLACK for length in lengths):
            nearest = min(lengths, key=lambda length: abs(length - said))
            yield Part(passage, *match.span("number"), round(nearest / _YEAR))


def _spent(passage: Passage, resume: Resume, today: PartialDate) -> Iterator[Part]:
    """Yield “spent five years testing gearboxes” where no job, and no jobs in a row, lasted five years."""
    posts = [*resume.work, *(role for job in resume.work for role in job.roles)]
    spans = sorted(
        (span.start, span.end if span.end is not None else month(today)) for post in posts if (span := span_of(post))
    )
    lengths = {end - start for start, end in _in_a_row(spans)}
    for match in _SPENT.finditer(passage.masked) if spans else ():
        said = _YEAR * value_of(match["number"])
        about = _only_job(re.split(r"[.,;]", passage.masked[match.end() :])[0], resume)
        span = span_of(about) if about else None
        if span:
            until = span.end if span.end is not None else month(today)
            lengths = {end - start for start, end in _in_a_row(spans) if start <= span.start and end >= until}
        if all(abs(length - said) > _SLACK for length in lengths):
            nearest = min(lengths, key=lambda length: abs(length - said))
            yield Part(passage, *match.span("number"), round(nearest / _YEAR))


def _only_job(words: str, resume: Resume) -> Work | None:
    """Return the only job whose texts have two of the words: that of “testing gearboxes for wind turbines”."""
    said = content(words)
    texts = [
        (job, " ".join((job.words, job.position or "", *(one.text for one in job.highlights)))) for job in resume.work
    ]
    found = [job for job, text in texts if len(said & content(text)) > 1]
    return found[0] if len(found) == 1 and not found[0].roles else None


def _in_a_row(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, and those of jobs that follow each other without a pause."""
    for number, (start, end) in enumerate(spans):
        last = end
        yield start, last
        for later, until in spans[number + 1 :]:
            if later - last > _PAUSE:
                break
            last = max(last, until)
            yield start, last


def _posts(resume: Resume) -> Iterator[Dated]:
    """Yield each job, role and post, those of sections of one's own as well."""
    own = [entry for name in resume.sections for entry in resume.entries(name) if isinstance(entry, Dated)]
    for job in (*resume.work, *resume.volunteer, *own):
        yield job
        yield from getattr(job, "roles", ())


def _whole_title(clause: str, resume: Resume) -> Dated | None:
    """Return the only post whose title has all words of a short clause: “Check airman”."""
    words = content(clause)
    posts = [
        post
        for post in _posts(resume)
        if len(words) > 1 and words <= content(getattr(post, "position", None) or "") and post.start_date
    ]
    sure = len(posts) == 1 and len(words) == len(clause.split()) and not (posts[0].start_date or PRESENT).is_present
    return posts[0] if sure else None


def other_start(moment: Moment, resume: Resume) -> Dated | Certificate | None:
    """Return the only entry that “examiner for composition since 2017” can be about, if it begins in another year."""
    clause = _CLAUSE.split(moment.passage.masked[: moment.start])[-1]
    if len(clause.split()) > _LONGEST or not moment.since:
        return None
    if (whole := _whole_title(clause, resume)) is not None:
        return whole if moment.date.year < (whole.start_date or moment.date).first()[0] else None
    role = _ROLE.match(clause)
    own = content(resume.basics.label or "")
    said = content(role["role"]) - _TOO_COMMON - own if role else frozenset()
    before = content(role["before"]) if role else frozenset()
    meant: list[tuple[Dated | Certificate, int]] = []
    for post in _posts(resume):
        words = content(getattr(post, "position", None) or "")
        if post.start_date and not post.start_date.is_present and said & words and before <= words:
            meant.append((post, post.start_date.first()[0]))
    for one in resume.entries("certificates"):
        if isinstance(one, Certificate) and one.date and said & content(one.name):
            meant.append((one, one.date.first()[0]))
    years = {year for _, year in meant}
    year = moment.date.year
    if meant and year not in years and (len(meant) == 1 or year < min(years)):
        return min(meant, key=lambda one: one[1])[0]
    return None
