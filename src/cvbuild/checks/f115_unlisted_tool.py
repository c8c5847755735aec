"""A tool of the highlights stands in no list of skills.

What: where skills are printed, notes the tools that highlights name and no skill group of the file has: names under
``terms``, keywords of projects, and well-known ones. All of a variant are told in one note, at the first.

Why: software that reads CVs takes skills from the list, and people skim it. Five years with a tool in a bullet, and the
search for it finds somebody else.

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

import functools
import re
from collections.abc import Iterator, Set

from cvbuild.analysis.facts.skills import Names, joined, parts
from cvbuild.analysis.prose import Passage, highlights, place
from cvbuild.analysis.spelling import is_known
from cvbuild.analysis.wording import listed
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Resume
from cvbuild.same import Same

CHECK = Check("F115", "unlisted-tool", Severity.NOTE)

_WORD = re.compile(r"(?<![\w/.])[A-Za-z][\w+#.]*(?<!\.)")


def find(subject: Subject) -> Iterator[Finding]:
    """One note with all the tools that are in no group."""
    if subject.chosen is None or not any(group.keywords for group in subject.chosen.selection.resume.skills):
        return
    names = Names.of(subject.resume)
    has, missing = _of_file(Same(subject.resume))
    found: dict[str, tuple[Passage, int, int]] = {}
    for passage in highlights(subject.document, "work", "projects"):
        for name, start in _tools(passage.text, missing, names):
            if not names.all(name) & has:
                found.setdefault(name, (passage, start, start + len(name)))
    if found:
        passage, start, end = next(iter(found.values()))
        yield CHECK.finding(
            f"in no skill group: {listed(found, most=12)}",
            place(subject, passage, start, end),
            path=passage.path,
            hint="add to a group what you want to be found by",
        )


@functools.lru_cache(maxsize=1)
def _of_file(same: Same) -> tuple[frozenset[str], frozenset[str]]:
    """All spellings of what its groups have, and the names of its own that they lack: the same for all variants."""
    (resume,) = same.things
    assert isinstance(resume, Resume)  # there is one caller
    names = Names.of(resume)
    has = _listed(resume, names)
    return has, frozenset(name for name in _own(resume, names) if not names.all(name) & has)


def _listed(resume: Resume, names: Names) -> frozenset[str]:
    """All spellings of all skills of the file, whether this variant shows them or not, and the words in them."""
    words = (keyword.text for group in resume.skills for keyword in group.keywords)
    return frozenset(spelling for text in words for part in parts(text) for spelling in _spellings(part, names))


def _spellings(part: str, names: Names) -> Iterator[str]:
    yield from names.all(part)
    yield from (joined(word) for word in part.split())


def _tools(text: str, own: Set[str], names: Names) -> Iterator[tuple[str, int]]:
    """Names of tools in a text: those of one word that are listed as tools, and the file's own of any length."""
    for match in _WORD.finditer(text):
        name = match[0]
        if joined(name) in names.tools and not _is_plain(name):
            yield name, match.start()
    yield from ((name, text.find(name)) for name in sorted(own) if name in text)


def _is_plain(name: str) -> bool:
    """Whether a name may be an ordinary word where it stands: “Spring”, “Express”."""
    return name.islower() or (is_known(name.lower()) and name[1:].islower())


def _own(resume: Resume, names: Names) -> set[str]:
    """Terms and keywords of projects that are written as no ordinary word is, but names of projects and employers."""
    terms = (name for term in resume.terms for name in ([term] if isinstance(term, str) else term))
    keywords = (keyword.text for project in resume.projects for keyword in project.keywords)
    entries = {joined(entry.words) for entry in (*resume.projects, *resume.work)}
    return {name for name in (*terms, *keywords) if names.is_software(name) and joined(name) not in entries}
