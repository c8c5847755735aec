"""The known terms of job postings, each with one name for all its spellings.

They come from the shipped lists of technologies and subjects, with the changes of users, and from the résumé: its
terms, skills, projects and certificates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from cvbuild.analysis.facts.skills import Names, joined, parts
from cvbuild.analysis.language.terms import declared_terms
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.analysis.postings.term_finder import TermFinder
from cvbuild.model.resume import Resume

__all__ = ["Vocabulary"]

_LONGEST = 4
"""The most words of a keyword that counts as a name; a longer one is a sentence."""


class Vocabulary(Struct, frozen=True):
    """All known terms. ``spelling`` maps a key to its display name; ``soft`` are keys of traits that any job wants."""

    finder: TermFinder
    names: Names
    spelling: Mapping[str, str]
    soft: frozenset[str]

    @staticmethod
    def of(resume: Resume) -> Vocabulary:
        """Return the vocabulary for a résumé."""
        names = Names.of(resume)
        first: dict[str, str] = {}
        spelling: dict[str, str] = {}
        written: dict[str, set[str]] = defaultdict(set)
        for group in _groups(resume):
            key = names.one(group[0])
            key = first.get(key, key)
            for variant in group:
                first.setdefault(joined(variant), key)
                written[joined(variant)].add(variant)
            spelling.setdefault(key, group[0])
        unfit = set(map(joined, wordlist("job-unfit-names", resume.words)))
        known = {key: name for key, name in first.items() if key and key not in unfit}
        finder = TermFinder(known, {key: frozenset(found) for key, found in written.items()})
        soft = frozenset(map(joined, _soft(resume)))
        return Vocabulary(finder, names, spelling, soft)

    def shown(self, key: str) -> str:
        """Return the display name of a key."""
        return self.spelling.get(key, key)

    def keys(self, name: str) -> frozenset[str]:
        """Return all joined spellings of a term."""
        return frozenset(key for key, found in self.finder.names.items() if found == name) | {name}

    def implying(self, name: str) -> tuple[str, ...]:
        """Return the keys of the terms that imply this one."""
        return tuple(self.finder.names.get(key, key) for key in self.names.implied_by.get(name, ()))


def _groups(resume: Resume) -> Iterator[tuple[str, ...]]:
    """Yield the spellings of each term, the one to display first; the user's own come before the shipped ones."""
    for term in resume.terms:
        yield from [(term,)] if isinstance(term, str) else [(good, *bad) for good, bad in term.items()]
    for entry in wordlist("aliases", resume.words):
        first, _, others = entry.partition(": ")
        yield (first, *others.split(", "))
    for name in ("terms", "job-subjects", "tools", "everyday-tools", "job-languages"):
        for entry in wordlist(name, resume.words):
            yield tuple(entry.split(" | "))
    for entry in wordlist("implied-skills", resume.words):
        yield from ((name,) for name in entry.partition(": ")[2].split(", ") if name[:1].isupper())
    yield from ((word,) for word in wordlist("soft-skills", resume.words) if word[0].isupper())
    declared = set(map(joined, declared_terms(resume)))
    yield from ((text,) for text in _own(resume) if joined(text) not in declared)


def _own(resume: Resume) -> Iterator[str]:
    """Yield the skills, tools and certificates of the résumé, on hold or not."""
    groups = (*(skill.keywords for skill in resume.skills), *(project.keywords for project in resume.projects))
    keywords = (keyword.text for group in groups for keyword in group)
    certificates = (certificate.name for certificate in resume.certificates)
    courses = (course for entry in resume.education for course in entry.courses)
    for text in (*keywords, *certificates, *courses):
        yield from (part for part in parts(text) if len(part.split()) <= _LONGEST)


def _soft(resume: Resume) -> Iterable[str]:
    """Yield traits: the entries in lower case; languages and methods are capitalised or are subjects."""
    subjects = {joined(text) for entry in wordlist("job-subjects", resume.words) for text in entry.split(" | ")}
    traits = (word for word in wordlist("soft-skills", resume.words) if word.islower())
    return (word for word in traits if joined(word) not in subjects)
