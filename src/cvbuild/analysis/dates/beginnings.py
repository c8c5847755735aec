"""The beginning of the entry that “seit 2019 auf der Intensivstation” is about, found by its words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cvbuild.analysis.mentions.times import Moment
from cvbuild.model.resume import Certificate, Education, Resume

__all__ = ["other_beginning", "other_degree"]

_WORD = re.compile(r"[^\W\d_]{6,}")
_STEM = 7  # letters that two forms of a word share: colegiada, colegiación
_FAR = 40  # characters
_HELD = re.compile(
    r"(?:colegiad|habilitad|titulad|certificad|acreditad|oposición|licenciad|diplôm|certifi|agréé|inscrit|zertifiziert|zugelassen|approbiert"
    r"|vereidigt|examiniert|staatlich|Fachanwalt|Fachanwältin)",
    re.IGNORECASE,
)
"""Words of what somebody holds by a certificate; others may have done the work before they got one."""
_CLOSE = 3  # words before a “desde” that say what is held
_WORKING = re.compile(
    r"^\s(?:im\sBeruf|in\sde[rm]\s(?:Branche|Beruf|Fach)|beruflich|dans\sle\smétier"
    r"|en\s(?:la\sprofesión|el\ssector|el\soficio))\b"
)
_FINISHED = re.compile(r"examen|abschlu|diplom|prufung|titul|gradua|egres|licenci")
"""Words for the end of studies; others, such as “Studium”, are for all of their time."""
_TITLE = 4  # words of a title
_FEW = 2  # entries with the word: one of several may be meant by any year
_NEAR = 6  # words on either side
_TOO_COMMON_WORDS = """
erfahrung experience experiencia actualmente projekt bereich abteilung leitung verantwortung mitarbeiter
unternehmen arbeite arbeitet tatigkeit berufserfahrung selbststandig freiberuflich responsable equipe proyecto
trabajo trabaja direction gestion derzeit aktuell actuellement depuis exerce travaille dirige encadre equipo
empresa profesional profession
"""
_TOO_COMMON = frozenset(_TOO_COMMON_WORDS.split())


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def _stems(text: str) -> frozenset[str]:
    words = map(_folded, _WORD.findall(text))
    return frozenset(word[:_STEM] for word in words if word not in _TOO_COMMON and len(word) >= _STEM - 1)


def other_beginning(moment: Moment, resume: Resume) -> tuple[str, str] | None:
    """Return the words and the path of the only entries that a “since” can be about, if they begin in another year.

    ``None`` if an entry of any kind begins in that year: it may be the one that is meant.
    """
    text = moment.passage.text
    before = re.split(r"[.;,:()]\s", text[: moment.start])[-1].split()[-_NEAR:]
    behind = re.split(r"[.;,:()]", text[moment.end :])[0].split()[:_NEAR]
    behind = behind[: behind.index("und")] if "und" in behind else behind
    said = _stems(" ".join((*before, *behind)))
    entries = list(_entries(resume))
    if _HELD.search(text[: moment.start][-_FAR:]):
        close = _stems(" ".join(before[-_CLOSE:]))
        held = [one for one in entries if one[1].startswith("certificates") and close & _stems(one[0])]
        if len(held) == 1 and moment.date.year < held[0][2]:
            return held[0][:2]
    if moment.since and (named := _of_named(text[moment.end :], resume, moment.date.year)):
        return named
    jobs = [one for one in entries if not one[1].startswith("certificates")]
    if any(year == moment.date.year for *_, year in entries) or not jobs:
        return None
    if _WORKING.search(text[moment.end :][:30]):
        first = min(jobs, key=lambda one: one[2])
        return first[:2] if moment.date.year < first[2] else None
    return _of_jobs(said, jobs, moment.date.year) or _of_studies(text[: moment.start], jobs, resume, moment.date.year)


def _of_named(behind: str, resume: Resume, year: int) -> tuple[str, str] | None:
    """Return the job whose title follows “seit 2012” directly, or whose employer it names.

    ``None`` if any job or role began in that year.
    """
    posts = [(job.name or "", job.position or "", job.path, job.start_date) for job in resume.work]
    posts += [
        (job.name or "", role.position or "", role.path, role.start_date) for job in resume.work for role in job.roles
    ]
    if any(start and start.first()[0] == year for *_, start in posts):
        return None
    title, clause = _TITLE_BEHIND.match(behind), _stems(re.split(r"[.;,]\s|\d", behind)[0])
    word = _folded(title["title"]) if title else ""
    titled = [one for one in posts if len(word) >= _TITLE_LETTERS and word in _folded(one[1])]
    named = [one for one in posts if len(_stems(one[0])) >= _FEW and _stems(one[0]) <= clause]
    at = _AT_EMPLOYER.match(behind)
    beside = [one for one in posts if at and one[0].startswith(at["name"])]
    for found in (titled, beside, named):
        if len({path.partition(".roles")[0] for *_, path, _ in found}) == 1:
            name, position, path, start = found[0]
            return (f"{position}, {name}", path) if start else None
    return None


_AT_EMPLOYER = re.compile(
    r"\s(?:bei(?:\sde[rnm])?|beim|im|am|chez|en|à|au)\s(?P<name>[A-ZÀ-Þ][\w’'-]+\s(?:&\s|et\s|y\s|und\s)?[A-ZÀ-Þ][\w’'-]+)"
)
_TITLE_BEHIND = re.compile(r"\s(?:als|como|comme|en\stant\sque)?\s?(?P<title>[^\W\d_]+)\b(?!-)")
_TITLE_LETTERS = 6


def _of_studies(before: str, jobs: list[tuple[str, str, int]], resume: Resume, year: int) -> tuple[str, str] | None:
    """Return the studies that went on in the year of a title that opens a sentence, if all jobs began after them.

    “Docteur vétérinaire depuis 2012”, with a degree of 2014 and a first job of 2014.
    """
    title = re.split(r"[.;:]\s", before)[-1].strip()
    if not (title[:1].isupper() and len(title.split()) <= _TITLE) or year >= min(began for *_, began in jobs):
        return None
    for school in resume.education:
        first, last = school.start_date, school.end_date
        known = _stems(" ".join((school.study_type or "", school.area or "", *(words for words, *_ in jobs))))
        if not known & _stems(title):
            continue
        if first and last and not last.is_present and first.first()[0] <= year < last.last()[0]:
            return school.words, school.path
    return None


def other_degree(moment: Moment, resume: Resume) -> tuple[str, str] | None:
    """Return the words and the path of the degree before a year, “Examen im Jahr 2009”, if it is of other years."""
    word = re.search(r"(?P<word>[^\W\d_]{6,})[\s,(]*$", moment.passage.text[: moment.start])
    if moment.since or word is None:
        return None
    stem, year = _folded(word["word"])[:_STEM], moment.date.year
    named = [one for one in resume.education if stem in _folded(one.study_type or "")]
    terms = [_term(one) for one in named]
    known = [term for term in terms if term]
    if not known or len(known) < len(terms):
        return None
    at_end = bool(_FINISHED.search(stem))
    fits = any(year in (first, last) or (first < year < last and not at_end) for first, last in known)
    return None if fits else (named[0].words, named[0].path)


def _term(school: Education) -> tuple[int, int] | None:
    """Return the first and the last year of studies that have ended; the last one twice if the first is unknown."""
    if school.end_date is None or school.end_date.is_present:
        return None
    last = school.end_date.last()[0]
    return (school.start_date.first()[0] if school.start_date else last), last


def _of_jobs(said: frozenset[str], jobs: list[tuple[str, str, int]], year: int) -> tuple[str, str] | None:
    """Return the earliest job with one of the words, if only few have it and all of them begin later."""
    for stem in sorted(said):
        meant = [one for one in jobs if stem in _stems(one[0])]
        earliest = min(meant, key=lambda one: one[2], default=None)
        if earliest and len({began for *_, began in meant}) <= _FEW and year < earliest[2]:
            return earliest[:2]
    return None


def _entries(resume: Resume) -> Iterator[tuple[str, str, int]]:
    """Yield the words, the path and the first year of each job, role and certificate."""
    for job in (*resume.work, *resume.volunteer):
        for post in (job, *getattr(job, "roles", ())):
            if post.start_date and not post.start_date.is_present:
                yield f"{post.position or ''} {job.words}", post.path, post.start_date.first()[0]
    for one in resume.entries("certificates"):
        if isinstance(one, Certificate) and one.date:
            yield one.name, one.path, one.date.first()[0]
