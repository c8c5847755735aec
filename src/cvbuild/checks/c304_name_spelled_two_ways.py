"""A name that is spelled two ways.

What: Compares the names of sentences with the names of employers, schools, projects and skills, and with each other:
“Avon Royle Hospital” and “Avon Royal Hospital”, “LumaScan” and “LumeScan”, “Merande” and “Mérande” differ by one
letter, one accent, or two letters in the wrong order. Words of the language, plurals and other endings (“Austria”,
“Austrian”) are ignored, and so are two names that are both fields of the source. A legal form that
is not that of the entry (“Mill AG”, “Mill GmbH”) is reported as well. C301 compares capitals and hyphens.
Names of three words or more in two fields are compared nevertheless, and the first names of authors and yours. In
English, so is a word of no list, said once, with one that is said twice or more (“camoige”, “camogie”).

Why: Who cannot spell the name of an employer was hardly there, readers think.

Bad::

    work:
      - name: Keystone Fabrication
        position: Engineer
        startDate: 2022-01
        highlights:
          - Built the mill of Keystone Fabricatoin   # C304

Good::

    work:
      - name: Keystone Fabrication
        position: Engineer
        startDate: 2022-01
        highlights:
          - Built the mill of Keystone Fabrication for Lowell and Howells
"""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.rare_words import rare_slips
from cvbuild.analysis.language.prose import in_english, place
from cvbuild.analysis.language.terms import declared_terms
from cvbuild.analysis.mentions.entities import Miss, title_misses
from cvbuild.analysis.mentions.index import mentions
from cvbuild.analysis.mentions.names import Twin, is_inner_slip, is_one_slip
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("C304", "name-spelled-two-ways", Severity.WARNING)


_FEWEST = 5  # letters of a surname
_FIRST = 4  # letters of a first name
_ALIKE = 0.6
_ACRONYM = 5  # letters
_LONG_NAME = 8  # letters of the name of an employer that hardly any other resembles
_TITLES = re.compile(r"^(?:(?:Professor|Prof|Dr|Dra|Dre|Pr|Univ|Dipl|Ing|med|phil|rer|nat|vet|jur|habil)\b\.?[-\s]?)+")


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each spelling, at its first use."""
    right = frozenset(declared_terms(subject.resume))
    told: set[tuple[str, int]] = set()
    for miss in (*mentions(subject).misses, *_titles(subject), *rare_slips(mentions(subject).printed)):
        told.update((miss.passage.path, at) for at in range(miss.start, miss.end))
        if miss.text not in right and not _are_acronyms(miss):
            yield CHECK.finding(
                f"'{miss.text}' is nearly '{miss.meant}'",
                place(subject, miss.passage, miss.start, miss.end),
                path=miss.passage.path,
                hint=f"did you mean '{miss.meant}'?",
            )
    yield from _people(subject)
    for form in mentions(subject).other_forms:
        yield CHECK.finding(
            f"'{form.passage.text[form.start : form.end]}' is '{form.meant}' in its entry",
            place(subject, form.passage, form.start, form.end),
            path=form.passage.path,
            hint="choose one legal form",
        )
    for twin in mentions(subject).twins:
        slip, other = twin.slip, twin.other
        if slip.text in right or told & {(slip.passage.path, slip.start), (other.passage.path, other.start)}:
            continue
        there = place(subject, other.passage, other.start, other.end)
        yield CHECK.finding(
            f"'{slip.text}' here, but '{other.text}' elsewhere",
            place(subject, slip.passage, slip.start, slip.end),
            path=slip.passage.path,
            hint="choose one spelling; terms: in cv.yaml can declare both",
            further=(Label(there, f"'{other.text}' here"),),
            severity=CHECK.severity if _is_sure(twin) else Severity.NOTE,
        )


def _are_acronyms(miss: Miss) -> bool:
    """Return whether two names in fields differ in their acronyms only: the diplomas DCG and DSCG are two."""
    said, meant = miss.text.split(), miss.meant.split()
    apart = [(one, other) for one, other in zip(said, meant, strict=False) if one != other]
    short = all(one.isupper() and other.isupper() and len(other) <= _ACRONYM for one, other in apart)
    return miss.passage.kind in ("name", "position") and len(said) == len(meant) and bool(apart) and short


def _titles(subject: Subject) -> Iterator[Miss]:
    """Yield the titles in italics or quotation marks that are nearly those of a publication or a project."""
    published = [work.name or "" for work in subject.resume.publications]
    known = [*filter(None, published), *(one.name or "" for one in subject.resume.projects)]
    if in_english(subject):
        own = (getattr(one, "name", "") for name in subject.resume.sections for one in subject.resume.entries(name))
        given = (one for one in mentions(subject).printed if one.section == "awards")
        known += [*filter(None, own), *(name for one in given for name in _capitals(one.text))]
    texts = [one for one in mentions(subject).printed if one.kind in ("summary", "highlight", "text", "quotation")]
    yield from title_misses(texts, known) if known else ()


def _capitals(text: str) -> list[str]:
    """Return the names of two words or three in a text: “Gold Medal, Pale Lager (Harbor Light)”."""
    return re.findall(
        r"(?<![\w-])[A-Z][a-z]{2,}(?:\s(?:of|and|the)\s[A-Z][a-z]{2,}|\s[A-Z][a-z]{2,}){1,2}(?![\w-]|\s[A-Z])", text
    )


def _people(subject: Subject) -> Iterator[Finding]:
    """Yield known people among authors with a slip: the same first name, and a surname one slip away."""
    known = [subject.resume.basics.name, *_others(subject.resume)]
    for work in subject.resume.publications:
        for author in work.authors:
            meant = "" if author in known else next((name for name in known if _is_slip_of(author, name)), "")
            if meant:
                path = f"{work.path}.authors"
                where = "above" if meant == known[0] else "elsewhere"
                yield CHECK.finding(
                    f"'{author}' here, but '{meant}' {where}",
                    subject.locate(path, author),
                    path=path,
                    hint="correct one of them",
                )


def _others(resume: Resume) -> Iterator[str]:
    """Yield the names of supervisors and referees, without their titles."""
    for school in resume.education:
        yield _TITLES.sub("", school.supervisor or "")
    for referee in resume.references:
        yield _TITLES.sub("", referee.name or "")


def _is_slip_of(author: str, name: str) -> bool:
    """Return whether one of first name and surname is a slip of the other's, and all else is equal."""
    said, words = author.split(), name.split()
    if len(said) != len(words) or len(words) < 2:
        return False
    initial = said[0].rstrip(".") in (words[0], words[0][0]) and said[1:-1] == words[1:-1]
    if initial and len(words[-1]) >= _FEWEST and is_one_slip(said[-1], words[-1]):
        return True
    return said[1:] == words[1:] and _is_other_first(said[0], words[0])


def _is_other_first(one: str, other: str) -> bool:
    """Return whether two first names are spellings of one: “Alistair”, “Alasdair”; not “Alex”, “Alexander”."""
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    if len(short) < _FIRST or short[0] != long[0] or long.startswith(short):
        return False
    return is_one_slip(one, other) or SequenceMatcher(None, short, long).ratio() >= _ALIKE


def _is_sure(twin: Twin) -> bool:
    """Return whether one of two names is certainly a slip: a field has the other, or it is the author's own."""
    known = twin.other.is_whole or twin.by_accent or twin.other.passage.path == "basics.name"
    of_employer = twin.other.passage.kind == "name" and len(twin.other.text) >= _LONG_NAME and _ends_alike(twin)
    return known or of_employer or is_inner_slip(twin)


def _ends_alike(twin: Twin) -> bool:
    """Return whether two names differ neither at their beginning nor at their end: “Kerduval”, “Kerdouval”."""
    one, other = twin.slip.text.casefold(), twin.other.text.casefold()
    return one[:3] == other[:3] and one[-3:] == other[-3:]
