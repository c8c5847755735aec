"""Statements of headline and summary about their person: titles, degrees, schools.

Titles at the opening are read without capitals: “Chief nurse with …” is no position of a staff nurse.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import content
from cvbuild.analysis.mentions.self_elsewhere import fields, in_other_gender
from cvbuild.model.resume import Education, Resume, Role, Work
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Said", "said_of_self"]

_OPENING = re.compile(
    r"^(?:(?:An?|The)\s)?(?P<title>[^\W\d_][\w/&'’-]*(?:\s[^\W\d_][\w/&'’-]*){0,5}?)"
    r"(?=\s(?:with|who|at|for|from|specializ|specialis|focus|experienced)\b|[,.;:|–—]|\s[–—]|$)"
)
_SENIOR = """
chief senior lead principal director vice president national regional global managing executive head deputy supervising
partner staff distinguished
"""
_LEVELS = frozenset(_SENIOR.split())
_HIGH = frozenset(("head", "chief", "director", "vice", "president", "partner"))
_JUNIOR = frozenset(("junior", "assistant", "associate", "trainee", "intern", "apprentice"))
_ACRONYM = 3  # letters
_OPENS = 60  # characters of a summary in which it says who one is
_QUALIFIED = frozenset(("chartered", "certified", "licensed", "licenced", "registered", "qualified", "sr", "jr"))
_SHORT = 2
"""The most words of a title that is no description of somebody: “Battalion chief”."""
_SHORT_FORMS = {
    **dict.fromkeys(("svp", "vp", "avp"), "vice"),
    **dict.fromkeys(("ceo", "cto", "cfo", "coo", "cio"), "chief"),
    "sr": "senior",
    "jr": "junior",
    "headed": "head",
    "led": "lead",
    "leading": "lead",
}
_HEAD_OF = re.compile(r"\bhead\sof\s(?:the\s)?(?P<field>[^\W\d_]{4,})", re.IGNORECASE)

_DEGREE = (
    r"(?P<degree>PhD|Ph\.D\.|doctorate|MBA|MSc|M\.Sc\.|MA|M\.A\.|MS|M\.S\.|MEng|master(?:['’]s)?|BSc|B\.Sc\.|BA|B\.A\.|BS|B\.S\.|BEng"
    r"|bachelor(?:['’]s)?|LLM|LLB|degree)"
)
_STUDIED = lazy_pattern(
    rf"(?<![\w.]){_DEGREE}(?:\sdegree)?\s(?:in|of)\s(?P<field>[A-Z][\w-]+(?:\s(?:and\s|of\s)?[A-Z][\w-]+){{0,3}}|[a-z]{{5,}})"
    r"(?=\s(?:from|at|with|and)\b|[,.;:)]|$)"
)
_SCHOOL = lazy_pattern(
    r"(?P<school>(?:(?:University|Université|Universidad|Universität|Technische\sUniversität|Hochschule|École|Institute|School|College)"
    r"(?:\s(?:of|de|du|des|del|la|für|the)){0,2}(?:\s[A-ZÀ-Ý][\w-]+){1,3})"
    r"|(?<=[lL]['’])(?:école|université|institut)\s(?:(?:de|des|du)\s|d['’])[A-ZÀ-Ý][\w-]+"
    r"|(?<=la\s)(?:universidad|escuela|facultad)\sde\s[A-ZÀ-Ý][\w-]+"
    r"|(?:[A-ZÀ-Ý][\w’'-]+\s){1,3}(?:University|College|Institute|School)(?:\s(?:of\s)?[A-ZÀ-Ý][\w-]+){0,2})"
)
_STUDY_WORD = lazy_pattern(
    r"\b(?:degree|PhD|Ph\.D|doctorate|MBA|M\.?Sc|M\.?A|MS|master|B\.?Sc|B\.?A|BS|bachelor|graduate|Promotion|promoviert|Diplom|Abschluss"
    r"|Studium|studiert|diplôm|licence|máster|grado|licenciad|doctorad|titulad)[^.;]{0,50}$"
)


class Said(Struct, frozen=True):
    """A statement about the person that the entries do not have. ``kind`` is title, gender, field or school."""

    passage: Passage
    kind: str
    text: str
    start: int
    end: int
    path: str


def said_of_self(passage: Passage, resume: Resume, elsewhere: frozenset[str] = frozenset()) -> Iterator[Said]:
    """Yield the statements of headline or summary that no entry has; ``elsewhere`` are the stems of all other texts."""
    if passage.language == "en":
        yield from _titles(passage, resume, elsewhere)
        yield from _fields(passage, resume)
    else:
        for start, end, path in in_other_gender(passage, resume):
            yield Said(passage, "gender", passage.text[start:end], start, end, path)
        for start, end, path in fields(passage, resume):
            yield Said(passage, "field", passage.text[start:end], start, end, path)
    yield from _schools(passage, resume)


def _positions(resume: Resume) -> list[str]:
    own = [resume.basics.label or ""]
    for job in resume.work:
        own += [job.position or "", *(role.position or "" for role in job.roles)]
    return [*filter(None, own), *(entry.position or "" for entry in resume.volunteer)]


def _words(text: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    return frozenset(_SHORT_FORMS.get(word, word) for word in words)


def _other_trade(
    title: str, positions: Sequence[str], resume: Resume, elsewhere: frozenset[str]
) -> tuple[int, str] | None:
    """Return the word directly before the noun of a headline that nothing else has, with its offset in the title.

    A position has the same noun with another word there, and the summary opens with that: “Structural Engineer”.
    """
    words = [*re.finditer(r"[^\W\d_]+", title)]
    if len(words) < _SHORT or not elsewhere:
        return None
    noun, trade = words[-1][0].casefold(), words[-2][0]
    rivals = [re.findall(r"[^\W\d_]+", position.casefold()) for position in positions]
    before = [one[one.index(noun) - 1] for one in rivals if noun in one[1:]]
    summary = (resume.basics.summary or "").casefold()
    used = [word for word in before if word not in _LEVELS | _JUNIOR and f"{word} {noun}" in summary[:_OPENS]]
    levels = trade.casefold() in _LEVELS | _JUNIOR or trade.casefold() in _SHORT_FORMS
    others = [word[0] for word in words[:-2] if word[0].casefold() not in _LEVELS | _JUNIOR | _QUALIFIED]
    if not used or others or levels or len(trade) <= _ACRONYM or content(trade) & elsewhere:
        return None
    return words[-2].start(), trade


_LOWER = frozenset((*_JUNIOR, "deputy", "acting", "interim"))


def _other_rank(title: str, resume: Resume) -> bool:
    """Return whether a headline is the title of the present job with a lower rank before it: “Deputy Head of Music”."""
    first, _, bare = title.partition(" ")
    posts: list[Work | Role] = [*resume.work, *(role for job in resume.work for role in job.roles)]
    titles = {(post.position or "").casefold() for post in posts}
    now = {(one.position or "").casefold() for one in posts if not one.end_date or one.end_date.is_present}
    return first.casefold() in _LOWER and title.casefold() not in titles and bare.casefold() in now


def _titles(passage: Passage, resume: Resume, elsewhere: frozenset[str]) -> Iterator[Said]:
    match = _OPENING.match(passage.masked)
    positions = (
        _positions(resume) if passage.kind == "summary" else _positions(resume)[1 if resume.basics.label else 0 :]
    )
    if match is None or not positions or not resume.work or not all(job.position for job in resume.work):
        return
    have = frozenset(word for position in positions for word in _words(position))
    said = _words(match["title"])
    if passage.kind == "headline":
        yield from _other_head(passage, positions, resume)
        higher = (said & _HIGH) - have and content(match["title"]) & content(" ".join(positions))
        if higher or _other_rank(match["title"], resume):
            yield Said(passage, "title", match["title"], *match.span("title"), resume.work[0].path)
        elif start := _other_trade(match["title"], positions, resume, elsewhere):
            at = match.start("title") + start[0]
            yield Said(passage, "title", start[1], at, at + len(start[1]), resume.work[0].path)
        return
    shared = said & (have - _LEVELS)
    odd = (said & (_LEVELS - {"staff"})) - have
    alone = len(said) <= _SHORT and not said & _JUNIOR
    if odd and (shared or alone or "head" in odd or len(odd) == len(said)) and not said & _JUNIOR:
        yield Said(passage, "title", match["title"], *match.span("title"), resume.work[0].path)
        return
    yield from _other_head(passage, positions, resume, match.end())


def _other_head(passage: Passage, positions: Sequence[str], resume: Resume, end: int | None = None) -> Iterator[Said]:
    """Yield “Head of Chemistry” of a head of science."""
    of = _HEAD_OF.search(passage.masked[:end])
    known = {found["field"].casefold() for position in positions if (found := _HEAD_OF.search(position))}
    if of and known and of["field"].casefold() not in known:
        yield Said(passage, "title", of[0], *of.span(), resume.work[0].path)


def _fields(passage: Passage, resume: Resume) -> Iterator[Said]:
    entries = [entry for entry in resume.education if entry.area]
    if not entries or len(entries) < len(resume.education):
        return
    areas = frozenset(word for entry in entries for word in content(f"{entry.area} {entry.study_type or ''}"))
    for match in _STUDIED.finditer(passage.text):
        if not content(match["field"]) & areas:
            yield Said(passage, "field", match["field"], *match.span("field"), entries[0].path)


def _schools(passage: Passage, resume: Resume) -> Iterator[Said]:
    known = [*resume.education, *resume.work, *resume.volunteer]
    if not resume.education:
        return
    for match in _SCHOOL.finditer(passage.text):
        if _STUDY_WORD.search(passage.text[: match.start()]) and not _is_known(match["school"], known):
            yield Said(passage, "school", match["school"], *match.span("school"), resume.education[0].path)


def _is_known(school: str, known: Sequence[object]) -> bool:
    words = _words(school)
    names = [_words(entry.words) for entry in known if isinstance(entry, Education | Work) or hasattr(entry, "words")]
    return any(words <= name or (len(name) > 1 and name <= words) for name in names)
