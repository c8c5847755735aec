"""Prose gives another title, degree or time than the entry that it is about.

What: compares headline, summary and highlights with the entries of the source file: a title in capitals “at” an
employer with a word that no position there has, a degree “from” a school of a level that none there has, years in
parentheses behind a name that reach out of the time spent there; and the title of a publication in another case.
Shorter titles, abbreviations (“Sr.”, “ML”) and titles in small letters are let be. English only.

Why: a background check compares the title on the first line with the one that the employer gives. A title that grew
from bullet to summary is taken for a lie.

Bad::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Chief Engineer at Analytical Engines, formerly Weaver at Mills, with a PhD from Turin   # F118
    work:
      - {name: Analytical Engines, position: Senior Software Engineer, startDate: 1842-01}
      - {name: Mills, position: Weaver, startDate: 1840-01, endDate: 1841-12}
    education:
      - {institution: Turin, studyType: Ph.D., area: Algebra, startDate: 1835, endDate: 1839}

Good::

    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      summary: Sr. Software Engineer at Analytical Engines, formerly Weaver at Mills (1840–1841), with a PhD from Turin
    work:
      - {name: Analytical Engines, position: Senior Software Engineer, startDate: 1842-01}
      - {name: Mills, position: Weaver, startDate: 1840-01, endDate: 1841-12}
    education:
      - {institution: Turin, studyType: Ph.D., area: Algebra, startDate: 1835, endDate: 1839}
"""

from collections.abc import Iterable, Iterator

from cvbuild.analysis.facts.printed import own_words
from cvbuild.analysis.facts.restated import Restated, degrees, places, titles, years
from cvbuild.analysis.prose import Passage, in_english, place
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Publication, Resume

CHECK = Check("F118", "changed-name", Severity.WARNING)

_FEWEST = 4  # words of a title that no sentence has by chance


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each title, degree, time or name."""
    known, publications = places(subject.resume), _publications(subject.resume)
    for passage in own_words(subject) if in_english(subject) else ():
        for kind, compare in (("title", titles), ("degree", degrees), ("time", years)):
            for restated in compare(passage.masked, known):
                yield _finding(subject, passage, kind, restated)
        yield from _other_case(publications, passage, subject)


def _finding(subject: Subject, passage: Passage, kind: str, restated: Restated) -> Finding:
    entry = restated.of[0]
    return CHECK.finding(
        f"the {kind} “{restated.said}” is not that of '{entry.words}'",
        place(subject, passage, restated.start, restated.end),
        path=passage.path,
        hint="write it as in the entry, or without capitals where it is no title" if kind == "title" else "",
        further=tuple(Label(subject.places.value(other.path), "the entry") for other in restated.of),
    )


def _publications(resume: Resume) -> list[tuple[Publication, str]]:
    """Those whose titles no sentence has by chance, with their titles."""
    named = ((publication, publication.name.rstrip(".")) for publication in resume.publications)
    return [(publication, name) for publication, name in named if len(name.split()) >= _FEWEST]


def _other_case(
    publications: Iterable[tuple[Publication, str]], passage: Passage, subject: Subject
) -> Iterator[Finding]:
    folded = passage.text.lower()
    for publication, name in publications if len(folded) == len(passage.text) else ():
        start = folded.find(name.lower())
        said = passage.text[start : start + len(name)]
        if start >= 0 and said[1:] != name[1:]:
            yield CHECK.finding(
                f"the publication is called “{name}”",
                place(subject, passage, start, start + len(name)),
                path=passage.path,
                further=(Label(subject.places.value(f"{publication.path}.name"), "its entry"),),
            )
