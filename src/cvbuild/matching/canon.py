"""The names and subjects that job descriptions may ask for, each with one spelling for all of its variants.

They are the shipped lists of technologies and subjects as a person has changed them, and what the résumé's own terms,
skills, projects and certificates are called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cvbuild.analysis.facts.skills import Names, joined, parts
from cvbuild.analysis.terms import declared_terms
from cvbuild.analysis.wordlists import wordlist
from cvbuild.matching.finder import Finder
from cvbuild.resume import Resume

__all__ = ["Canon"]

_LONGEST = 4
"""Words of the longest keyword that counts as a name; a longer one is a sentence."""


@dataclass(frozen=True, slots=True)
class Canon:
    """All known names. ``spelling`` is how a name is shown, by its key; ``soft`` are keys of what any job asks for."""

    finder: Finder
    names: Names
    spelling: Mapping[str, str]
    soft: frozenset[str]

    @staticmethod
    def of(resume: Resume) -> Canon:
        """The canon for a résumé."""
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
        finder = Finder(known, {key: frozenset(found) for key, found in written.items()})
        soft = frozenset(map(joined, _soft(resume)))
        return Canon(finder, names, spelling, soft)

    def shown(self, key: str) -> str:
        """How the name with this key is written."""
        return self.spelling.get(key, key)

    def keys(self, name: str) -> frozenset[str]:
        """All joined spellings of a name."""
        return frozenset(key for key, found in self.finder.names.items() if found == name) | {name}

    def implying(self, name: str) -> tuple[str, ...]:
        """Names of what cannot be had without this one, by their keys."""
        return tuple(self.finder.names.get(key, key) for key in self.names.implied_by.get(name, ()))


def _groups(resume: Resume) -> Iterator[tuple[str, ...]]:
    """Spellings of one thing each, the one to show first; the person's own words come before the shipped ones."""
    for term in resume.terms:
        yield from [(term,)] if isinstance(term, str) else [(good, *bad) for good, bad in term.items()]
    for entry in wordlist("aliases", resume.words):
        first, _, others = entry.partition(": ")
        yield (first, *others.split(", "))
    for name in ("terms", "job-subjects", "tools", "everyday-tools"):
        for entry in wordlist(name, resume.words):
            yield tuple(entry.split(" | "))
    for entry in wordlist("implied-skills", resume.words):
        yield from ((name,) for name in entry.partition(": ")[2].split(", ") if name[:1].isupper())
    yield from ((word,) for word in wordlist("soft-skills", resume.words) if word[0].isupper())
    declared = set(map(joined, declared_terms(resume)))
    yield from ((text,) for text in _own(resume) if joined(text) not in declared)


def _own(resume: Resume) -> Iterator[str]:
    """What the résumé itself lists as skills, tools and papers, held or not."""
    groups = (*(skill.keywords for skill in resume.skills), *(project.keywords for project in resume.projects))
    keywords = (keyword.text for group in groups for keyword in group)
    certificates = (certificate.name for certificate in resume.certificates)
    courses = (course for entry in resume.education for course in entry.courses)
    for text in (*keywords, *certificates, *courses):
        yield from (part for part in parts(text) if len(part.split()) <= _LONGEST)


def _soft(resume: Resume) -> Iterable[str]:
    """Traits of a person. Languages that people speak and methods have capitals in that list, or are subjects."""
    subjects = {joined(text) for entry in wordlist("job-subjects", resume.words) for text in entry.split(" | ")}
    traits = (word for word in wordlist("soft-skills", resume.words) if word.islower())
    return (word for word in traits if joined(word) not in subjects)
