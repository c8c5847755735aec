"""Statements of headline and summary about their person in German, French and Spanish: the gender of titles, fields."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.analysis.language.prose import Passage
from cvbuild.model.resume import Resume

__all__ = ["fields", "in_other_gender"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDINGS = {
    "de": (("", "in"), ("e", "in"), ("er", "erin"), ("mann", "frau")),
    "fr": (
        *(
            ("teur", "trice"),
            ("eur", "euse"),
            ("ien", "ienne"),
            ("er", "ère"),
            ("é", "ée"),
            ("if", "ive"),
            ("ant", "ante"),
        ),
        *(
            ("el", "elle"),
            ("al", "ale"),
            ("ain", "aine"),
            ("eur", "eure"),
            ("at", "ate"),
            ("ent", "ente"),
            ("f", "ffe"),
        ),
    ),
    "es": (("o", "a"), ("or", "ora"), ("án", "ana"), ("ente", "enta"), ("ín", "ina"), ("és", "esa")),
}
_UMLAUT = str.maketrans("äöü", "aou")
_STUDIED = {
    "de": r"\b(?:Studium|Diplom|Bachelor|Master|Abschluss|Doktor|Promotion|Diplom-?[Ii]ngenieur(?:in)?"
    r"|Ingenieur(?:in)?|Magister"
    r"|studiert\w*|promoviert\w*)\s(?:der|des|in|für|im\sFach)\s(?P<field>[A-ZÄÖÜ][\w-]{4,})",
    "fr": r"\b(?:diplômée?\s(?:en|d['’]un\s(?:master|doctorat|DUT|BTS)\s(?:en|de|d['’]))|licence|master"
    r"|doctorat|ingénieure?\sen|docteure?\sen|maîtrise)"
    r"\s?(?:en\s|de\s|d['’])?(?P<field>[a-zéèA-ZÉ]{5,})",
    "es": r"\b(?:licenciad[oa]|graduad[oa]|titulad[oa]|diplomad[oa]|doctora?|ingenier[oa]|máster|grado"
    r"|licenciatura|doctorado)\s(?:en|de)"
    r"\s(?P<field>[A-ZÁÉÍÓÚa-záéíóúñ]{5,})",
}
_STEM = 5
_NO_FIELD = frozenset(
    ("honneur", "santé", "niveau", "grado", "école", "université", "universidad", "universität", "excellence")
)


def in_other_gender(passage: Passage, resume: Resume) -> Iterator[tuple[int, int, str]]:
    """Yield the title of a headline or an opening summary that a position has in the other gender, with its path."""
    words = list(_WORD.finditer(passage.masked))
    for path, position in _positions(resume):
        said, own = [word[0].casefold() for word in words], _WORD.findall(position.casefold())
        said = said[: len(own)]
        pairs = list(zip(said, own, strict=False))
        if len(said) < len(own) or said == own or not own:
            continue
        if all(one == other or _is_other_gender(one, other, passage.language) for one, other in pairs):
            yield words[0].start(), words[len(own) - 1].end(), path
            return


def _positions(resume: Resume) -> Iterator[tuple[str, str]]:
    for job in resume.work:
        if job.position:
            yield job.path, job.position
        yield from ((role.path, role.position) for role in job.roles if role.position)


def _is_other_gender(one: str, other: str, language: str) -> bool:
    """Return whether two words are one word for a man and for a woman: Arzt, Ärztin."""
    for male, female in _ENDINGS.get(language, ()):
        for first, second in ((one, other), (other, one)):
            if first.endswith(male) and second.endswith(female):
                stems = first[: len(first) - len(male)], second[: len(second) - len(female)]
                if len(stems[0]) > 2 and stems[0].translate(_UMLAUT) == stems[1].translate(_UMLAUT):
                    return True
    return False


def fields(passage: Passage, resume: Resume) -> Iterator[tuple[int, int, str]]:
    """Yield the field of a degree that no degree, position or certificate has, with the path of a degree."""
    pattern = _STUDIED.get(passage.language)
    entries = [entry for entry in resume.education if entry.area]
    if not pattern or not entries or len(entries) < len(resume.education):
        return
    known = [f"{entry.area} {entry.study_type or ''} {entry.institution or ''}" for entry in entries]
    known += [position for _, position in _positions(resume)] + [one.name or "" for one in resume.certificates]
    have = " ".join(known).casefold()
    for match in re.finditer(pattern, passage.text, re.IGNORECASE if passage.language != "de" else 0):
        field = match["field"].casefold()
        if field not in _NO_FIELD and field[:_STEM] not in have:
            yield *match.span("field"), entries[0].path
