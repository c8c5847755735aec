"""A tool in the highlights that is in no list of skills.

What: If skills are printed, reports, as a note, the tools that highlights name and no skill group of the source
contains: names under ``terms``, keywords of projects, and well-known tools. All are reported together, at the first.

Why: Parsers take skills from the list, and people skim it. Without the entry, a search for the tool does not find
you.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python on Kubernetes   # F115
    skills:
      - {name: Languages, keywords: [Python, C++, Rust]}

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python on Kubernetes
    skills:
      - {name: Languages, keywords: [Python, K8s]}
"""

import re
from collections.abc import Iterator, Set

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.skills import Names, joined, parts
from cvbuild.analysis.language.prose import Passage, highlights, place
from cvbuild.analysis.language.spelling import is_known
from cvbuild.analysis.phrases import listed
from cvbuild.model.resume import Resume
from cvbuild.syntax.finding import Finding, Severity

CHECK = Check("F115", "unlisted-tool", Severity.NOTE, misled_by=("skills", "keywords"))

_WORD = re.compile(r"(?<![\w/.])(?!\w{1,2}\$)[A-Za-z][\w+#.]*(?<!\.)")


def find(subject: Subject) -> Iterator[Finding]:
    """One note with all tools that are in no group."""
    if subject.chosen is None or not any(group.keywords for group in subject.chosen.selection.resume.skills):
        return
    names = subject.memo.project.once(Names.of, subject.resume)
    has, missing = subject.memo.project.once(_of_file, subject.resume, names)
    found: dict[str, tuple[Passage, int, int]] = {}
    for passage in highlights(subject, "work", "projects"):
        for name, start in _tools(passage.text, missing, names):
            if not names.all(name) & has:
                found.setdefault(name, (passage, start, start + len(name)))
    if found:
        passage, start, end = next(iter(found.values()))
        yield CHECK.finding(
            f"in no skill group: {listed(found, most=12)}",
            place(subject, passage, start, end),
            path=passage.path,
            hint="add the skills for which you want to be found",
        )


def _of_file(resume: Resume, names: Names) -> tuple[frozenset[str], frozenset[str]]:
    """Return all spellings of the skills in groups, and the source's own names in none."""
    has = _listed(resume, names)
    return has, frozenset(name for name in _own(resume, names) if not names.all(name) & has)


def _listed(resume: Resume, names: Names) -> frozenset[str]:
    """Return all spellings and words of all skills of the source, whether this variant shows them or not."""
    words = (keyword.text for group in resume.skills for keyword in group.keywords)
    return frozenset(spelling for text in words for part in parts(text) for spelling in _spellings(part, names))


def _spellings(part: str, names: Names) -> Iterator[str]:
    yield from names.all(part)
    yield from (joined(word) for word in part.split())


def _tools(text: str, own: Set[str], names: Names) -> Iterator[tuple[str, int]]:
    """Yield names of tools in a text: known tools of one word, and the source's own names of any length."""
    for match in _WORD.finditer(text):
        name = match[0]
        if joined(name) in names.tools and not _is_plain(name):
            yield name, match.start()
    yield from ((name, text.find(name)) for name in sorted(own) if name in text)


def _is_plain(name: str) -> bool:
    """Return whether a name may be an ordinary word here: “Spring”, “Express”."""
    return name.islower() or (is_known(name.lower()) and name[1:].islower())


def _own(resume: Resume, names: Names) -> set[str]:
    """Return terms and project keywords that cannot be ordinary words, except names of projects and employers."""
    terms = (name for term in resume.terms for name in ([term] if isinstance(term, str) else term))
    keywords = (keyword.text for project in resume.projects for keyword in project.keywords)
    entries = {joined(entry.words) for entry in (*resume.projects, *resume.work)}
    return {name for name in (*terms, *keywords) if names.is_software(name) and joined(name) not in entries}
