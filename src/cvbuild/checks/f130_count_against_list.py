"""A count that its list does not have.

What: Compares a count of two to nine with the list beside it: “three awards: the Daisy and the Cavell”, “4 provinces,
Ontario, Quebec and Manitoba”, “2 tools (Go, Rust)”. If the items have counts of their own, compares their sum: “six
cooks: one chef and four helpers”. Lists after “including” or “such as” are not complete. A count in the summary
(“speaks five languages”, “7 publications”) is compared with the section of that name: languages must be equal; of
publications, awards and certificates there may be more than shown, which is a note. More employers than are shown
(“years at four hospitals”), and more certificates, are a warning; so are points after their count (“three parts:”).
English, German, French and Spanish.

Why: The reader counts three items faster than the word “four” is read.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Opened three mills, in Leeds and York   # F130

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Opened three mills, including Leeds and York, and two shops, in Hull and Bath
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.printed import lead
from cvbuild.analysis.figures.figures import Figure, figures
from cvbuild.analysis.language.prose import Passage, place
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.listings import numbered, pointed
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("F130", "count-against-list", Severity.WARNING)

_SECTIONS = {
    "languages": lazy_pattern(r"\s(?:languages|Sprachen|langues|idiomas|lenguas)\b", re.IGNORECASE),
    "publications": lazy_pattern(
        r"\s(?:(?:peer-reviewed|scientific)\s)?(?:publications|books|catalog(?:ue)?s|monographs|textbooks|Publikationen|Veröffentlichungen|publicaciones)\b",
        re.IGNORECASE,
    ),
    "certificates": lazy_pattern(
        r"\s(?:[A-Z][\w+-]*\s){0,2}(?:certificates|certifications|Zertifikate|certificats|certificados)\b"
        r"(?!\s(?:IFS|ISO|BRC|BRCGS|HACCP|FSSC|MSC|NF|EN)\b)",  # those of a company
        re.IGNORECASE,
    ),
    "awards": lazy_pattern(r"\s(?:awards|Auszeichnungen|Preise|prix|premios)\b", re.IGNORECASE),
}
_EXACT = ("languages", "certificates")
_NOT_MORE = ("languages",)
_YEARS_AT = lazy_pattern(
    r"\b(?:years(?:['’]\s\w+)?|(?:taught|worked|nursed|cooked|served|practi[sc]ed|taught\s[^.;,]{3,70}|worked\s[^.;,]{3,50}))\s(?:at|in|with|for|across)\s$",
    re.IGNORECASE,
)
_EMPLOYERS = lazy_pattern(
    r"\s(?:[a-z-]+\s)?(?:employers|schools|companies|firms|organi[sz]ations|hospitals|clinics|practices|museums|galleries|libraries|universities"
    r"|colleges|banks|agencies|restaurants|hotels|studios|laboratories|labs|start-?ups|newspapers|publishers|breweries|wineries|airlines"
    r"|airports|charities|councils|departments|bakeries|kitchens|theatres|theaters|orchestras)\b",
    re.IGNORECASE,
)
_MOST = 12  # a longer list is hardly printed in full
_OTHER_LANGUAGES = lazy_pattern(
    r"\b(?:program|cod(?:e|ing)|localis|localiz|translat|in|into|auf|en)\w*\s*$", re.IGNORECASE
)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each count."""
    for listing in mentions(subject).listings:
        if listing.figure.low != listing.items:
            has = f"adds up to {listing.items}" if listing.adds_up else f"has {listing.items} items"
            yield CHECK.finding(
                f"“{listing.figure.text}”, but the list beside it {has}",
                place(subject, listing.passage, listing.figure.start, listing.figure.end),
                path=listing.passage.path,
                hint="correct the count, or the list",
            )
    for passage in mentions(subject).own:
        for start, end, count, items in numbered(passage):
            where = place(subject, passage, start, end)
            message = f"“{count}”, but the list beside it has {items} items"
            yield CHECK.finding(message, where, path=passage.path, hint="correct the count, or the list")
    for passage, start, end, points in pointed(mentions(subject).printed):
        message = f"“{passage.text[start:end]}”, but {points} points follow"
        where = place(subject, passage, start, end)
        yield CHECK.finding(message, where, path=passage.path, hint="correct the count, or the points")
    for passage in lead(subject):
        for figure in figures(passage.text, words=True, language=passage.language):
            yield from _against_section(passage, figure, subject)


def _against_section(passage: Passage, figure: Figure, subject: Subject) -> Iterator[Finding]:
    if figure.unit or figure.is_range or figure.bound == "sub" or figure.low > _MOST or subject.chosen is None:
        return
    number = re.compile(r"\d+|[^\W\d_]+").match(passage.text, figure.start)
    yield from _employers(passage, figure, number.end() if number else figure.end, subject)
    for section, noun in _SECTIONS.items():
        following = noun.match(passage.text, number.end() if number else figure.end)
        shown = len(_entries(subject.chosen.selection.resume, section)) if following else 0
        too_few, too_many = figure.low > shown > 0 and not figure.bound, 0 < figure.low < shown and not figure.bound
        if section == "languages" and _OTHER_LANGUAGES.search(passage.text[: figure.start]):
            continue
        if too_few or (too_many and section in _NOT_MORE):
            yield CHECK.finding(
                f"“{figure.text}{following[0] if following else ''}”, but {section} has {shown}",
                place(subject, passage, figure.start, figure.end),
                path=passage.path,
                hint="correct the count, or the section",
                further=(Label(subject.places.key(section), "the section"),),
                severity=CHECK.severity if section in _EXACT else Severity.NOTE,
            )


def _employers(passage: Passage, figure: Figure, end: int, subject: Subject) -> Iterator[Finding]:
    """Yield “years at four hospitals” where fewer employers are shown."""
    if subject.chosen is None or not _YEARS_AT.search(passage.text[: figure.start]):
        return
    resume = subject.chosen.selection.resume
    shown = len({one.name for one in resume.work} | {one.words for one in resume.volunteer})
    following = _EMPLOYERS.match(passage.text, end)
    if following and figure.low > shown > 0 and not figure.bound:
        yield CHECK.finding(
            f"“{figure.text}{following[0]}”, but {shown} are shown",
            place(subject, passage, figure.start, figure.end),
            path=passage.path,
            hint="correct the count, or show the others",
            further=(Label(subject.places.key("work"), "the section"),),
        )


def _entries(resume: Resume, section: str) -> tuple[object, ...]:
    return tuple(resume.entries(section))
