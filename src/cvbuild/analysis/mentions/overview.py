"""Statements of headline and summary about the sections below: languages, countries, first jobs, levels of degrees.

Only what is said of oneself and in a certain form is read: “Reads German and Russian”, “worked in Chile, Peru and
Mongolia”, “from driver to shift lead”.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.analysis.facts.restated import level
from cvbuild.analysis.figures.units import alternatives
from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.wordlists import entries
from cvbuild.model.resume import Resume, Volunteer, Work
from cvbuild.model.sections.languages import Language
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["Unlisted", "unlisted"]

_SPEAKS = (
    r"(?:speaks?|spoken|reads?|writes?|bilingual|trilingual|fluent|conversational|native(?:\sspeaker)?"
    r"|proficient|teach(?:es)?\sin"
    r"|works?\sin|working|mother\stongue)"
)
_LIST_END = r"(?:,\s|,?\s(?:and|or|as\swell\sas)\s|\sand\ssome\s|/)"
_FROM_TO = lazy_pattern(
    r"\bfrom\s(?P<first>[a-z-]+(?:\s[a-z-]+)?)\sto\s(?P<last>[a-z-]+(?:\s[a-z-]+){0,2}?)(?=[.,;]|\s(?:in|at|of)\b|$)"
)
_DEGREE = lazy_pattern(
    r"(?<![\w.])(?P<degree>(?:Bachelor|Master|Doctor)\sof\s[A-Z][a-z]+(?:\sin)?|(?:bachelor|master"
    r"|doctor)(?:['’]s)\sdegree|doctorate"
    r"|PhD|Ph\.D\.|MBA|M\.?Sc\.?|B\.?Sc\.?)(?![\w.]*\w)(?=\s(?:in|of|from|with)\b|[.,;])"
)
_CERTIFICATE = lazy_pattern(
    r"(?P<name>(?:[A-Z][\w-]*\s){1,4}[A-Z][\w-]*)\s(?:certificat(?:e|ion)|licen[cs]e|accreditation)\b"
    r"|(?<![\w-])(?P<letters>[A-Z]{3,7})[\s-]certified\b"
    r"|\bcertified\s[a-z\s]{0,40}\((?P<behind>[A-Z]{3,7})\)"
)
_YEAR_OF_DEGREE = lazy_pattern(
    r"(?<![\w.])(?P<degree>PhD|Ph\.D\.|DPhil|doctorate|MBA|M\.?Sc\.?|MEng|M\.?A\.?|B\.?Sc\.?|BEng|B\.?A\.?)(?:\s\(|,\s|\s(?:in\s)?)"
    r"(?P<year>(?:19|20)\d\d)\b(?!\s?[–—-])"
)
_SEVERAL = 2
_COMMON_TOOLS = frozenset(("Excel", "Word", "Outlook", "Git", "Office", "PowerPoint"))
_NOT_YET = lazy_pattern(
    r"\b(?:candidate|student|seeking|pursuing|towards?|hopes?|plans?|applying|work(?:s|ed|ing)?\swith"
    r"|supervis\w+|mentor\w*|teach\w*"
    r"|equivalent|level|programs?|programmes?|students|thes[ei]s)\b",
    re.IGNORECASE,
)


class Unlisted(Struct, frozen=True):
    """Words of headline or summary that a section does not have; ``section`` is its key."""

    passage: Passage
    kind: str
    section: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The words as written."""
        return self.passage.text[self.start : self.end]


def unlisted(lead: Sequence[Passage], printed: Sequence[Passage], resume: Resume) -> Iterator[Unlisted]:
    """Yield what headline and summary say and no section has."""
    for passage in lead:
        if passage.language in ("de", "fr", "es"):
            from cvbuild.analysis.mentions.overview_elsewhere import unlisted_elsewhere

            for kind, section, start, end in unlisted_elsewhere(passage, printed, resume):
                yield Unlisted(passage, kind, section, start, end)
        if passage.language == "en":
            yield from _languages(passage, resume)
            yield from _countries(passage, printed, resume)
            yield from _first_jobs(passage, resume)
            yield from _degrees(passage, resume)
            yield from _degree_years(passage, resume)
            yield from _certificates(passage, resume)
            yield from _tools(passage, printed)


@functools.cache
def _language_pattern() -> re.Pattern[str]:
    name = rf"(?:{alternatives(entries('languages'))})"
    between = rf"(?:\s(?:both|in|speaker\sof))?(?:\s[a-z]+)?\s(?P<names>{name}(?:{_LIST_END}{name})*)\b"
    return re.compile(rf"\b(?i:{_SPEAKS}){between}(?!\s(?:schools?|law|clients|customers|patients|history|literature))")


@functools.cache
def _in_languages() -> re.Pattern[str]:
    name = rf"(?:{alternatives(entries('languages'))})"
    return re.compile(rf"\b[A-Za-z][a-z]+s\sin\s(?P<names>{name}(?:{_LIST_END}{name})+)(?=[.,;]|$)")


@functools.cache
def _lingual() -> re.Pattern[str]:
    name = rf"(?:{alternatives(entries('languages'))})"
    return re.compile(rf"\b(?i:(?:bi|tri|multi)lingual)\s(?:\(|in\s)(?P<names>{name}(?:{_LIST_END}{name})+)")


def _languages(passage: Passage, resume: Resume) -> Iterator[Unlisted]:
    listed = [entry.language for entry in resume.entries("languages") if isinstance(entry, Language)]
    words = {word.casefold() for name in listed for word in re.findall(r"[^\W\d_]+", name)}
    spoken = _language_pattern().finditer(passage.masked)
    used = [*_in_languages().finditer(passage.masked)]
    used += _lingual().finditer(passage.masked) if "lingual" in passage.masked else ()
    by_start = {match.start("names"): match for match in (*used, *spoken)} if words else {}
    for match in by_start.values():
        for name in re.finditer(r"[A-Z][a-z]+", match["names"]):
            if name[0].casefold() not in words and name[0] not in ("English", "Chinese"):
                start = match.start("names") + name.start()
                yield Unlisted(passage, "language", "languages", start, start + len(name[0]))


@functools.cache
def _country_names() -> dict[str, str]:
    rows = (entry.partition(": ") for entry in entries("countries"))
    return {name: code for code, _, name in rows} | dict.fromkeys(("Britain", "England", "Scotland", "Wales"), "GB")


@functools.cache
def _country_pattern() -> re.Pattern[str]:
    name = rf"(?:the\s)?(?:{alternatives(_country_names())})"
    other = r"(?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?"
    return re.compile(
        rf"(?:\b(?:in|across|between)\s|\b(?:countries|markets)\s?(?:\(|:\s|[–—-]\s))(?P<names>(?:{other},\s)*{other}(?:,)?\sand\s{other})(?=[.,;)]|\s[a-z]|$)"
        rf"|\b(?:in|across|between)\s(?P<one>{name}),?\s(?=and\b)"
    )


def _countries(passage: Passage, printed: Sequence[Passage], resume: Resume) -> Iterator[Unlisted]:
    below = "\n".join(one.text for one in printed if one.section != "basics")
    jobs = [job for section in ("work", "volunteer", "education") for job in resume.entries(section)]
    codes = {code for job in jobs for code in _codes(job)}
    known = {name for name, code in _country_names().items() if name in below or code in codes}
    home = resume.basics.location.country_code if resume.basics.location else ""
    for match in _country_pattern().finditer(passage.masked):
        found = list(re.finditer(alternatives(_country_names()), match["names"] or ""))
        if not any(name[0] in known for name in found):
            continue
        for name in found:
            start = match.start("names") + name.start()
            if name[0] not in known and _country_names()[name[0]] != (home or "").upper():
                yield Unlisted(passage, "country", "work", start, start + len(name[0]))


def _codes(entry: object) -> Iterator[str]:
    code = getattr(getattr(entry, "location", None), "country_code", None)
    if isinstance(code, str):
        yield code.upper()


def _first_jobs(passage: Passage, resume: Resume) -> Iterator[Unlisted]:
    """Yield the post of “from driver to shift lead” that no job has, if one has the other."""
    posts = [_words(position) for position in _positions(resume)]
    for match in _FROM_TO.finditer(passage.masked):
        missing = [name for name in ("first", "last") if not any(_words(match[name]) <= post for post in posts)]
        if len(missing) == 1 and posts:
            yield Unlisted(passage, "post", "work", *match.span(missing[0]))


def _positions(resume: Resume) -> Iterator[str]:
    for entry in (*resume.work, *resume.volunteer):
        if isinstance(entry, Work | Volunteer) and entry.position:
            yield entry.position
        yield from (role.position for role in getattr(entry, "roles", ()) if role.position)


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", text.casefold()))


def _degrees(passage: Passage, resume: Resume) -> Iterator[Unlisted]:
    """Yield a degree of a level that no entry of the education has, where all have a level."""
    studied = [entry.study_type or "" for entry in resume.education]
    have = [level(study) for study in studied]
    for match in _DEGREE.finditer(passage.masked) if have and all(have) else ():
        clause = re.split(r"[.;]\s", passage.masked[: match.start()])[-1] + passage.masked[match.end() :][:25]
        if level(match["degree"].replace("Doctor of", "Doctorate")) not in (*have, "") and not _NOT_YET.search(clause):
            yield Unlisted(passage, "degree", "education", *match.span("degree"))


def _degree_years(passage: Passage, resume: Resume) -> Iterator[Unlisted]:
    """Yield the year beside a degree, “PhD 2021”, in which no degree of its level ended."""
    for match in _YEAR_OF_DEGREE.finditer(passage.masked):
        rank = level(match["degree"])
        ends = [entry.end_date for entry in resume.education if rank and level(entry.study_type or "") == rank]
        years = {end.last()[0] for end in ends if end and not end.is_present}
        if ends and len(years) == len(ends) and int(match["year"]) not in years:
            yield Unlisted(passage, "year", "education", *match.span("year"))


def _certificates(passage: Passage, resume: Resume) -> Iterator[Unlisted]:
    """Yield a certificate by name, or by an acronym, that none of the listed ones has."""
    listed = [" ".join(filter(None, (one.name, one.issuer))) for one in resume.certificates]
    listed += [award.title for award in resume.awards]
    known = frozenset(word for name in listed for word in _words(name))
    initials = {"".join(word[0] for word in re.findall(r"[A-Z][\w-]*", name)) for name in listed}
    for match in _CERTIFICATE.finditer(passage.masked) if resume.certificates else ():
        said = match["name"] or match["letters"] or match["behind"]
        name = next(one for one in ("name", "letters", "behind") if match[one])
        near = name != "name" or _words(said) & known
        if near and not _words(said) <= known and not any(said in one for one in initials):
            yield Unlisted(passage, "certificate", "certificates", *match.span(name))


def _tools(passage: Passage, printed: Sequence[Passage]) -> Iterator[Unlisted]:
    """Yield the programming languages and tools that nothing below names, beside one that something names."""
    pattern = _tool_pattern()
    found = list(pattern.finditer(passage.masked)) if passage.kind == "summary" else []
    if len(found) < _SEVERAL:
        return
    below = "\n".join(one.text for one in printed if one.section != "basics").casefold()
    missing = [match for match in found if match[0].casefold() not in below]
    if len(missing) == 1 and len(found) > 1:
        yield Unlisted(passage, "tool", "skills", *missing[0].span())


@functools.cache
def _tool_pattern() -> re.Pattern[str]:
    names = [name for name in entries("tools") if name[:1].isupper() and name not in _COMMON_TOOLS]
    return re.compile(rf"(?<![\w.+#-]){alternatives(names)}(?![\w+#-])")
