"""A date in a text that is outside of the dates of its entry.

What: Compares years and months in the texts of an entry (“since June 2019”, “in 2016”, “the 2015 fair”, “from March to
October 2018”) with its dates, and “since 2018 at …” in headline and summary with the start there. A value's first year
(“from 58% in 2016 to 81% in 2020”) may be the year before. Years of laws, models, foundations and plans are ignored.
“Licensed for anaesthesia since 2014” is compared with the certificate of these words, and an event (“after the storm
of 2023”) with the end of a job. A year beside the name of a work (“*Salt Roads* (2021)”) is compared with the entry of
this name. English, German, French and Spanish.

Why: One of the two is wrong. Readers who compare dates find this first.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2021-03
        highlights:
          - Halved the errors of the mill since June 2019   # D113

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2021-03
        highlights:
          - Halved the errors of the mill since June 2022, by the Engine Act of 2010
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.named_years import other_years
from cvbuild.analysis.claims.periods import other_start
from cvbuild.analysis.facts.restated import Place, places
from cvbuild.analysis.language.prose import place
from cvbuild.analysis.language.stems import content
from cvbuild.analysis.mentions.entries import Term, term_of
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.spans import Stretch
from cvbuild.analysis.mentions.times import Moment
from cvbuild.model.dates import PartialDate
from cvbuild.model.resume import Dated
from cvbuild.model.sections.certificates import Certificate
from cvbuild.model.sections.references import Reference
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("D113", "date-outside-entry", Severity.WARNING)

_YEAR = 12  # months that a value before a change may be older than the entry
_OF_ANOTHER_TIME = lazy_pattern(
    r"\b(?:data|records?|samples?|archiv\w*|stud(?:y|ies)|survey\w*|papers|histor\w*|plan\w*"
    r"|forecast\w*|budget\w*|contract\w*"
    r"|Daten|Archiv\w*|Studien?|Geschichte|geplant|Vertrag\w*|données|archives|étude|histoire|contrat"
    r"|datos|archivos?|estudio"
    r"|historia|contrato)\b",
    re.IGNORECASE,
)
_CERTIFIED = lazy_pattern(
    r"\b(?:certified|licen[cs]ed|registered|chartered|qualified|accredited|member)\b", re.IGNORECASE
)
_REGISTERED = lazy_pattern(r"\b(?:certified|licen[cs]ed|registered|chartered|accredited)\b", re.IGNORECASE)
_SHARED = 2  # words of a certificate that a statement has to contain
_LONG_AGO = 240  # months; what is older belongs to the history of something


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each date that is outside, at the date."""
    known = places(subject.resume)
    for moment in mentions(subject).moments:
        if moment.passage.section == "basics":
            yield from _since(moment, known, subject)
            yield from _certified_since(moment, subject)
            yield from _begun_elsewhere(moment, known, subject)
            yield from _degree_elsewhere(moment, subject)
            continue
        term = term_of(subject, moment.passage.path)
        if term and moment.named_by and not term.ends_before(moment.date):
            continue
        if term and _is_fate(moment, term):
            continue
        if term and term.misses(moment.date, early=_YEAR if moment.baseline else 0) and not _is_history(moment, term):
            finding = _finding(moment, term.words, term.path, subject)
            yield finding if moment.sure else replace(finding, severity=Severity.NOTE)
    yield from _ends_outside(subject)
    yield from _of_references(subject)
    if subject.chosen is not None:
        for one in other_years(mentions(subject).own, subject.chosen.selection.resume):
            yield CHECK.finding(
                f"“{one.text}” here, but the entry '{one.name}' is of another year",
                place(subject, one.passage, one.start, one.end),
                path=one.passage.path,
                hint="correct one of the two dates",
                further=(Label(subject.places.value(one.path), "the entry"),),
            )


_LED_BY = lazy_pattern(
    r"\b(?:manager|supervisor|boss|head|director|lead|report|superior)\b.*?\b(?:since|from|until|in|to)\s(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)


def _of_references(subject: Subject) -> Iterator[Finding]:
    """Yield “line manager since 2017” of a referee at an employer whose jobs are of other years."""
    known = {one.name: one for one in places(subject.resume)}
    for one in subject.resume.entries("references"):
        said = _LED_BY.search(one.relationship or "") if isinstance(one, Reference) else None
        where = known.get(one.organization or "") if isinstance(one, Reference) else None
        terms = [term_of(subject, entry.path) for entry in where.entries] if where else []
        sure = [term for term in terms if term is not None]
        if said and sure and len(sure) == len(terms):
            year = PartialDate(int(said["year"]))
            if all(term.misses(year) for term in sure):
                yield CHECK.finding(
                    f"“{said['year']}” is outside of the dates of '{sure[0].words}'",
                    subject.locate(f"{one.path}.relationship", said["year"]),
                    path=f"{one.path}.relationship",
                    hint="correct one of the two dates",
                    further=(Label(subject.places.value(sure[0].path), "the entry"),),
                )


def _ends_outside(subject: Subject) -> Iterator[Finding]:
    """Yield spans of months with an end that is outside."""
    for span in mentions(subject).stretches:
        term = term_of(subject, span.passage.path) if span.passage.section != "basics" else None
        if term and not span.by_month and not _is_done(span, term):
            continue
        if term is None or span.last < span.first or _OF_ANOTHER_TIME.search(span.passage.text):
            continue
        if any(term.misses(PartialDate(month // 12, month % 12 + 1)) for month in (span.first, span.last)):
            yield CHECK.finding(
                f"“{span.text}” is outside of the dates of '{term.words}'",
                place(subject, span.passage, span.start, span.end),
                path=span.passage.path,
                hint="correct one of the dates",
                further=(Label(subject.places.value(term.path), "the entry"),),
            )


_DONE = lazy_pattern(
    r"\b(?:construid|rehabilitad|reformad|realizad|ejecutad|organizad|entregad|impartid|celebrad"
    r"|dirigid|gebaut|errichtet|saniert|umgesetzt|durchgeführt"
    r"|organisiert|betreut|eröffnet|construit|rénov|réalis|livr|organis|anim|ouvert|built|renovated"
    r"|delivered|organi[sz]ed|held|staged)\w*",
    re.IGNORECASE,
)
"""Participles of what is done in a job: “dos colegios construidos entre 2016 y 2018”."""


_SUPERVISES = lazy_pattern(
    r"(?:Betreuung|Anleitung|Ausbildung|Führung|Begleitung|Betreute|Leitete\san|Encadrement|Accompagnement|Tutorat"
    r"|Supervisión|Tutoría|Formación|Coordinación|Supervised|Trained|Mentored|Taught|Coached)\s"
)
"""Openings about people, whose years in brackets are those of one's own work: “Betreuung von Azubis (2014–2018)”."""
_OF_A_PROJECT = lazy_pattern(r"(?:proje[ck]t|proyecto|program|contra[ct]t?|vertrag|kohorte|cohort)", re.IGNORECASE)
_SCHOOL_YEAR = lazy_pattern(
    r"\b(?:cursos?(?:\s(?:escolar|académico))?|temporada|campaña|saison|année\s(?:scolaire"
    r"|universitaire)|Schuljahr|Saison|Spielzeit|Studienjahr)\s$",
    re.IGNORECASE,
)


def _is_done(span: Stretch, term: Term) -> bool:
    """Return whether a span of years is of one's own work, and before the entry or beyond its end."""
    text = span.passage.text
    if _SUPERVISES.match(text) and text[: span.start].endswith("(") and not _OF_A_PROJECT.search(text):
        if term.last is None:
            return False
        return term.first // _YEAR <= span.first // _YEAR <= term.last // _YEAR < span.last // _YEAR
    ahead = text[: span.start][-40:]
    return bool(_DONE.search(ahead) or _SCHOOL_YEAR.search(ahead)) and span.last + 11 < term.first


_FATE = lazy_pattern(
    r"\b(?:premi[eè]red?|published|released|screened|broadcast|aired|exhibited|shown|performed|shortlisted|nominated|won"
    r"|awarded|selected|accepted|adopted|cited|reviewed|reprinted|launched|opened|inaugurated)\b",
    re.IGNORECASE,
)
"""Events that come after the work on a project or a study has ended."""
_FATE_MONTHS = 36


def _is_fate(moment: Moment, term: Term) -> bool:
    """Return whether a date is of what became of a project or a study, soon after its end."""
    if term.last is None or moment.passage.section not in ("projects", "education", "publications"):
        return False
    year, month, _ = moment.date.first()
    after = 12 * year + month - 1 - term.last
    return 0 < after <= _FATE_MONTHS and bool(_FATE.search(moment.passage.text[: moment.start]))


def _is_history(moment: Moment, term: Term) -> bool:
    return 12 * moment.date.year < term.first - _LONG_AGO


def _since(moment: Moment, known: tuple[Place, ...], subject: Subject) -> Iterator[Finding]:
    """Yield “since 2018 at …” in headline or summary if the entry begins in another year."""
    if moment.since and (odd := _since_title(moment, subject)):
        yield _finding(moment, odd.words, odd.path, subject)
        return
    if moment.passage.kind == "summary" and moment.passage.language == "en" and subject.chosen is not None:
        post = other_start(moment, subject.chosen.selection.resume)
        if post and not any(_is_beside(moment, one.name) for one in known):
            yield _finding(moment, post.words, post.path, subject)
            return
    for one in known if moment.since else ():
        first = min((term.first for entry in one.entries if (term := term_of(subject, entry.path))), default=None)
        if first is not None and first // 12 != moment.date.year and _is_beside(moment, one.name):
            yield _finding(moment, one.name, one.entries[0].path, subject)
            return


def _begun_elsewhere(moment: Moment, known: tuple[Place, ...], subject: Subject) -> Iterator[Finding]:
    """Yield “seit 2017 auf der Intensivstation” in another language if the jobs with these words begin later."""
    if (
        not moment.since
        or moment.passage.language == "en"
        or subject.chosen is None
        or next(_since(moment, known, subject), None)
    ):
        return
    from cvbuild.analysis.dates.beginnings import other_beginning  # for a CV in other languages only

    if odd := other_beginning(moment, subject.chosen.selection.resume):
        yield _finding(moment, *odd, subject)


def _degree_elsewhere(moment: Moment, subject: Subject) -> Iterator[Finding]:
    """Yield “Examen im Jahr 2009” in another language if the degree with this word is of other years."""
    if moment.passage.language == "en" or subject.chosen is None:
        return
    from cvbuild.analysis.dates.beginnings import other_degree  # for a CV in other languages only

    if odd := other_degree(moment, subject.chosen.selection.resume):
        yield _finding(moment, *odd, subject)


def _certified_since(moment: Moment, subject: Subject) -> Iterator[Finding]:
    """Yield “licensed for anaesthesia since 2014” if the certificate with these words is of another year."""
    if not moment.since or moment.passage.language != "en" or subject.chosen is None:
        return
    if other_start(moment, subject.chosen.selection.resume):
        return  # reported already
    clause = re.split(r"[.;,:]\s", moment.passage.text[: moment.start])[-1]
    words = content(clause)
    sure_word = bool(_CERTIFIED.search(clause))
    held = [one for one in subject.chosen.selection.resume.entries("certificates") if isinstance(one, Certificate)]
    for one in held:
        own = content(re.sub(r"\([^)]*\)", "", one.name))
        sure = sure_word and bool(words & _capitals(one.name))
        fewest = 1 if sure else _SHARED
        by_issuer = (
            bool(one.issuer)
            and bool(_REGISTERED.search(clause))
            and (one.issuer or "") in moment.passage.text[: moment.start]
        )
        is_meant = len(words & own) >= fewest and sum(len(words & content(other.name)) >= fewest for other in held) == 1
        is_meant = is_meant or (by_issuer and [other.issuer for other in held].count(one.issuer) == 1)
        if is_meant and one.date and one.date.first()[0] != moment.date.year:
            yield _finding(moment, one.name, one.path, subject)
            return


def _capitals(name: str) -> frozenset[str]:
    """Return the words of a name that are written in capitals: NCCCO."""
    return content(" ".join(word for word in re.findall(r"\w+", name) if len(word) > _SHARED and word.isupper()))


def _is_beside(moment: Moment, name: str) -> bool:
    """Return whether a moment is about this name: “since 2018 at Mills”, “at Mills since 2018”."""
    text = moment.passage.text
    if moment.passage.language != "en" and _names_alone(text, moment, name):
        return True
    after = re.match(rf"\s(?:at|with|bei|beim|chez|en|in)\s(?:[^\W\d_]+\s)?{re.escape(name)}", text[moment.end :])
    apposed = re.search(rf"{re.escape(name)},\s(?:his|her|their|my|the|an?)\s[a-z]+\s$", text[: moment.start])
    return bool(after) or bool(apposed) or text[: moment.start].rstrip(" (").endswith(name)


_CLAUSE = re.compile(
    r"[.;]\s|\s(?:und|et|y)\s(?=(?:habe|war|zuvor|davor|vorher|arbeitete|j['’]ai"
    r"|auparavant|avant|ai|he|antes|trabaj\w+)\b)"
)


def _names_alone(text: str, moment: Moment, name: str) -> bool:
    """Return whether a name is in the clause of a moment that opens it: “Desde 2020 dirijo un equipo en Mills”."""
    if text[: moment.start].strip() and not text[: moment.start].rstrip().endswith((".", ";")):
        return False
    clause = _CLAUSE.split(text[moment.end :])[0]
    at = clause.find(name)
    return at >= 0 and not re.search(r"\b(?:19|20)\d\d\b", clause[:at])


def _since_title(moment: Moment, subject: Subject) -> Dated | None:
    """Return the job of a title directly before “since 2018”, if every job with the title begins in another year."""
    ahead = moment.passage.text[: moment.start].rstrip(" ,(").casefold()
    if subject.chosen is None or moment.passage.kind != "summary":
        return None
    work = subject.chosen.selection.resume.work
    titled: list[tuple[Dated, str]] = [(job, job.position or "") for job in work]
    titled += [(role, role.position or "") for job in work for role in job.roles]
    phrase = re.split(r"[,.;:]\s|\s(?:et|und|y)\s", ahead)[-1] if moment.passage.language != "en" else ""
    same = [(job, title) for job, title in titled if title and _is_title(title.casefold(), ahead, phrase)]
    starts = [job.start_date.year for job, _ in same if job.start_date and not job.start_date.is_present]
    more = [job.start_date.year for job, longer in titled if job.start_date and any(one in longer for _, one in same)]
    return same[0][0] if starts and len(starts) == len(same) and moment.date.year not in (*starts, *more) else None


def _is_title(title: str, ahead: str, phrase: str) -> bool:
    """Return whether a text ends with a title, or with the last words of one: “…, coordinatrice depuis 2021”."""
    return ahead.endswith(title) or (len(phrase) >= _TITLE_LETTERS and title.endswith(f" {phrase}"))


_TITLE_LETTERS = 8


def _finding(moment: Moment, words: str, path: str, subject: Subject) -> Finding:
    return CHECK.finding(
        f"“{moment.text}” is outside of the dates of '{words}'",
        place(subject, moment.passage, moment.start, moment.end),
        path=moment.passage.path,
        hint="correct one of the two dates",
        further=(Label(subject.places.value(path), "the entry"),),
    )
