"""Claims of a summary that the sections below do not bear out: the topic of a thesis, fields, employers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence

from cvbuild.analysis.language.prose import Passage
from cvbuild.analysis.language.stems import STOP_WORDS, akin, content, singular, stem
from cvbuild.analysis.language.wordlists import entries
from cvbuild.analysis.mentions.overview import Unlisted
from cvbuild.analysis.mentions.plain_numbers import NUMBER, value_of
from cvbuild.model.resume import Resume
from cvbuild.model.sections.languages import Language
from cvbuild.syntax.pattern import lazy_pattern

__all__ = ["claims_below"]

_TOPIC = lazy_pattern(
    r"\b(?:[Dd]octorate|[Dd]octoral\s[a-z]+|PhD|Ph\.D\.|D\.?Phil|thesis|dissertation|[Mm]aster['’]s(?:\s[a-z]+)?|MSc|M\.Sc\.|MA|[Pp]ostdoc\w*|book|monograph|habilitation)\s"
    r"(?:thesis\s|dissertation\s|research\s|work\s)?(?:on|about|into)\s(?P<topic>[^.,;:()]{5,90}?)(?=[.,;:()]|\s(?:at|from|and\s(?:now|have|has|a|I)|with|where|which|who)\b|$)"
)
_LISTED = lazy_pattern(
    r"\b(?:[Ll]icen[cs]ed|[Cc]ertified|[Qq]ualified|[Aa]ccredited|[Rr]egistered|[Tt]rained|[Ee]xperienced?|[Ss]peciali[sz](?:es|ed|ing|e|t)|[Ee]xpert(?:ise)?|[Bb]ackground|[Ff]ocus(?:ed|es|ing)?"
    r"|[Ww]orks?|[Ww]orked|[Ww]orking|[Cc]overs?|[Cc]overing|[Tt]each(?:es|er|ing)?|[Tt]aught)\s(?:for|in|on|with|of|as|to\s[a-z]+)\s(?P<list>[^.;:()]{5,140})"
)
_IN_TONGUES = lazy_pattern(r"\bin\s(?P<names>[A-Z][a-z]+(?:,\s[A-Z][a-z]+)+,?\s(?:and|or)\s[A-Z][a-z]+)(?=[.,;)]|$)")
_SUNG = re.compile(
    r"\b(?:sing|sang|choir|song|recit|opera|Latin|translat|publish|localis|localiz|catalog)", re.IGNORECASE
)
_JOINT = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|as\swell\sas)\s")
_SURE = lazy_pattern(
    r"(?:[Ll]icen[cs]ed|[Cc]ertified|[Qq]ualified|[Aa]ccredited|[Rr]egistered|[Tt]rained|[Tt]each|[Tt]aught)"
)
_LONGEST = 3  # words of an item of a list; a longer one is a clause
_OTHERS = 2
_PLACES_OF_WORK = (
    r"schools?|hospitals?|firms?|companies|employers|banks?|restaurants?|hotels?|kitchens?|newspapers?|laborator(?:y|ies)|labs?|universit(?:y|ies)|agencies"
    r"|studios?|clinics?|practices|museums?|theatres?|theaters?|councils?|charities|start-?ups|ministries|breweries|vineyards|wineries|farms|factories"
    r"|galleries|libraries|orchestras|airlines|publishers|manufacturers|retailers|utilities|consultancies|bakeries|pharmacies|nurseries|trusts|dealerships"
)
_EMPLOYERS = lazy_pattern(
    rf"\b(?:in|at|across|for|with|of|from)\s(?P<number>{NUMBER})\s(?:(?:different|other|busy|large|small|big)\s)?(?P<kind>(?:(?!(?:years?|months?|weeks?|of|in|at)\b)[a-z-]+\s){{0,2}}?(?P<noun>{_PLACES_OF_WORK}))(?=[.,;:)]|\s(?:in|and|as|from|since|over|of|on)\b|$)"
)
_MANY = 1
_KINDS_OF_PLACE = (
    r"(?:schools|hospitals|clinics|hospices|(?:nursing|care|retirement)\shomes|banks|restaurants|hotels|kitchens|newspapers"
    r"|laborator(?:ies)|universities|agencies|studios|museums|theat(?:res|ers)|prisons|courts|libraries|orchestras|airlines"
    r"|publishers|breweries|vineyards|farms|factories|galleries|pharmacies|embassies|nurseries|shipyards|mines|warehouses)"
)
_WORKPLACES = lazy_pattern(
    rf"\b(?:in|across|for|at|from)\s(?P<list>(?:[a-z-]+\s){{0,2}}{_KINDS_OF_PLACE}"
    r"(?:,\s[a-z -]{3,30})*,?\sand\s[a-z -]{3,30})(?=[.,;:)]|$)"
)
_WORKPLACE = lazy_pattern(rf"\b{_KINDS_OF_PLACE}\s?$")
_IN_A_CITY = lazy_pattern(
    r"\b(?:in|at|for|of)\san?\s(?:large\s|small\s|busy\s)?(?P<city>[A-Z][a-z]{2,})\s(?:[a-z-]+\s)?(?:hospital|school|firm|bank|clinic"
    r"|restaurant|hotel|museum|university|theat(?:re|er)|practice|newspaper|brewery|bakery|agency|studio|factory|start-?up)\b"
)


def claims_below(lead: Sequence[Passage], printed: Sequence[Passage], resume: Resume) -> Iterator[Unlisted]:
    """Yield what an English summary claims and the sections below do not have."""
    below = [passage for passage in printed if passage.section != "basics"]
    yield from _tongues(below, resume)
    for passage in lead:
        if passage.kind == "summary" and passage.language == "en":
            said = frozenset(word for one in below for word in content(one.text.replace("-", " ")))
            yield from _topics(passage, below, said)
            yield from _items(passage, said)
            yield from _employers(passage, below, resume)
            yield from _workplaces(passage, said)
            yield from _city(passage, printed, resume)


def _tongues(below: Sequence[Passage], resume: Resume) -> Iterator[Unlisted]:
    """Yield the only language of a list in an entry that is not among the languages: “in English, Polish or Hmong”."""
    listed = {one.language.casefold() for one in resume.entries("languages") if isinstance(one, Language)}
    for passage in below if len(listed) > 1 else ():
        said = passage.kind in ("highlight", "text") and any(name in passage.masked for name in entries("languages"))
        for match in _IN_TONGUES.finditer(passage.masked) if said else ():
            names = [*re.finditer(r"[A-Z][a-z]+", match["names"])]
            odd = [name for name in names if name[0].casefold() not in listed]
            if _SUNG.search(passage.masked):
                continue
            if len(odd) == 1 and len(names) > _OTHERS:
                start = match.start("names") + odd[0].start()
                yield Unlisted(passage, "language", "languages", start, start + len(odd[0][0]))


def _has(word: str, said: frozenset[str]) -> bool:
    """Return whether a stem, or one that it is a form of, is said."""
    return word in said or any(akin(word, one) for one in said)


def _topics(passage: Passage, below: Sequence[Passage], said: frozenset[str]) -> Iterator[Unlisted]:
    """Yield the word of a topic that nothing below has, where an education or a publication has others of it."""
    studied = [one for one in below if one.section in ("education", "publications")]
    known = [content(one.text.replace("-", " ")) for one in studied]
    for match in _TOPIC.finditer(passage.masked):
        words = [word for word in re.finditer(r"[^\W\d_]{4,}", match["topic"]) if word[0].lower() not in STOP_WORDS]
        found = [word for word in words if any(_has(stem(word[0].lower()), one) for one in known)]
        missing = [word for word in words if not _has(stem(word[0].lower()), said)]
        if missing and len(missing) == 1 and len(found) >= 1 and len(words) > 1:
            start = match.start("topic") + missing[0].start()
            yield Unlisted(passage, "topic", studied[0].section, start, start + len(missing[0][0]))


def _items(passage: Passage, said: frozenset[str]) -> Iterator[Unlisted]:
    """Yield the only item of a list of which nothing below says a word."""
    for match in _LISTED.finditer(passage.masked):
        parts, at = [], match.start("list")
        for joint in (*_JOINT.finditer(passage.masked, at, match.end("list")), None):
            end = joint.start() if joint else match.end("list")
            parts.append((at, passage.masked[at:end]))
            at = joint.end() if joint else end
        if len(parts) <= _OTHERS or not _SURE.match(match[0]):
            continue
        bare = [
            [stem(word) for word in re.findall(r"[a-z]{4,}", text.lower()) if word not in STOP_WORDS]
            for _, text in parts
        ]
        if any(not words or len(words) > _LONGEST for words in bare):
            continue
        odd = [number for number, words in enumerate(bare) if not any(_has(word, said) for word in words)]
        backed = [number for number, words in enumerate(bare) if all(_has(word, said) for word in words)]
        if len(odd) == 1 and len(backed) >= _OTHERS:
            start, text = parts[odd[0]]
            yield Unlisted(passage, "item", "work", start, start + len(text))


def _workplaces(passage: Passage, said: frozenset[str]) -> Iterator[Unlisted]:
    """Yield the only kind of workplace of a list that nothing below names: “in schools, clinics and nursing homes”."""
    for match in _WORKPLACES.finditer(passage.masked):
        items, at = [], 0
        for text in _JOINT.split(match["list"]):
            at = match["list"].index(text, at)
            items.append((at, text))
        named = [(at, text) for at, text in items if _WORKPLACE.search(text)]
        odd = [(at, text) for at, text in named if not _has(stem(text.split()[-1]), said)]
        if len(odd) == 1 and len(named) > 1:
            at, text = odd[0]
            start = match.start("list") + at
            yield Unlisted(passage, "item", "work", start, start + len(text))


def _city(passage: Passage, printed: Sequence[Passage], resume: Resume) -> Iterator[Unlisted]:
    """Yield the town of a workplace that nothing else is in: “first in a Cork hospital”."""
    placed = [job for job in resume.work if job.location]
    for match in _IN_A_CITY.finditer(passage.masked) if len(placed) == len(resume.work) > 1 else ():
        whole = "\n".join(one.text for one in printed)
        if match["city"] in _towns() and whole.count(match["city"]) == 1:
            yield Unlisted(passage, "place", "work", *match.span("city"))


@functools.cache
def _towns() -> frozenset[str]:
    return frozenset(row.partition(":")[0] for row in entries("cities"))


def _employers(passage: Passage, below: Sequence[Passage], resume: Resume) -> Iterator[Unlisted]:
    """Yield a count of employers of a kind that exceeds all entries below."""
    entries = len(resume.work) + len(resume.volunteer) + len(resume.education) + len(resume.projects)
    jobs = [
        " ".join(filter(None, (job.name, job.summary, job.description, job.location and str(job.location)))).lower()
        for job in resume.work
    ]
    for match in _EMPLOYERS.finditer(passage.masked):
        noun, number = singular(match["noun"].lower()), value_of(match["number"])
        own = [job for job in jobs if re.search(rf"\b{re.escape(noun)}", job)]
        counted = any(
            re.search(rf"\b{re.escape(match['noun'].lower())}\b", one.masked.lower())
            for one in below
            if one.kind in ("highlight", "text")
        )
        exceeds = number > entries or (
            len(own) == len(jobs) > _MANY and number != len({job.name for job in resume.work})
        )
        if exceeds and not counted and number > 1 and resume.work:
            yield Unlisted(passage, "employers", "work", match.start("number"), match.end("kind"))
