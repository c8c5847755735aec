"""Prose that contradicts the title, degree or time of its entry.

What: Compares headline, summary and highlights with the entries of the source: a capitalized title “at” an employer
with a word that no position there has, a degree “from” a school of a level that none there has, years in parentheses
after a name that exceed the time spent there, and the title of a publication in different capitalization. A summary
that opens with a rank that no position has (“Chief nurse with …”), a degree in a field or from a school that no degree
has, is reported, too. Shorter titles and abbreviations (“Sr.”, “ML”) are ignored. In German, French and
Spanish: schools, fields of degrees, and a title that a job has in the other gender.
A headline with “Head of”, “Director” or a rank like these that no position has is reported, too. So is a thing of an
award or a reference in another place, or with another name, than an entry has it.

Why: A background check compares your first line with the title that the employer confirms. A title that grew between
job and summary is taken for a lie.

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

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.claims.located import displaced
from cvbuild.analysis.facts.printed import lead, own_words
from cvbuild.analysis.facts.restated import Restated, degrees, places, titles, years
from cvbuild.analysis.language.prose import Passage, in_english, passages, place
from cvbuild.analysis.language.stems import content
from cvbuild.analysis.mentions.self_description import Said, said_of_self
from cvbuild.model.resume import Publication, Resume
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check("F118", "changed-name", Severity.WARNING)

_NO_ENTRY = {
    "title": "no job has the title",
    "gender": "a job has another form of the title",
    "field": "no degree is in",
    "school": "no degree is from",
}
_FEWEST = 4  # fewest words of a title that no sentence contains by chance


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each title, degree, time or name."""
    known, publications = places(subject.resume), _publications(subject.resume)
    if subject.chosen is None:
        return
    told: set[str] = set()
    for passage in own_words(subject) if in_english(subject) else ():
        for kind, compare in (("title", titles), ("degree", degrees), ("time", years)):
            for restated in compare(passage.masked, known):
                told.add(passage.path)
                yield _finding(subject, passage, kind, restated)
        yield from _other_case(publications, passage, subject)
    if not in_english(subject):
        yield from _titles_elsewhere(subject, subject.chosen.selection.resume, told)
    for passage in lead(subject):
        elsewhere = _elsewhere(passage, subject) if passage.kind == "headline" else frozenset()
        for said in (
            said_of_self(passage, subject.chosen.selection.resume, elsewhere) if passage.path not in told else ()
        ):
            yield _said(said, subject)
    yield from _displaced(subject)


def _displaced(subject: Subject) -> Iterator[Finding]:
    """Yield the places and names of awards and references that an entry has in another way."""
    for one in displaced(passages(subject)):
        yield CHECK.finding(
            f"“{one.text}” here, but “{one.meant}” in the entry that this is about",
            place(subject, one.passage, one.start, one.end),
            path=one.passage.path,
            hint="make them agree",
            further=(Label(place(subject, one.other, 0, len(one.other.text)), "the entry"),),
        )


def _titles_elsewhere(subject: Subject, resume: Resume, told: set[str]) -> Iterator[Finding]:
    """Yield the titles at employers in sentences of other languages that no position there has."""
    from cvbuild.analysis.grammar.person_gender import odd_titles  # for a CV in these languages only
    from cvbuild.analysis.mentions.employers import other_places, other_titles

    for passage, start, end in odd_titles(passages(subject)):
        yield CHECK.finding(
            f"“{passage.text[start:end]}” has another gender than the other titles",
            place(subject, passage, start, end),
            path=passage.path,
            hint="write all in one",
        )
    for passage, start, end, job in other_places(list(passages(subject)), resume):
        yield CHECK.finding(
            f"'{job.words}' is in {job.location}, not in {passage.text[start:end]}",
            place(subject, passage, start, end),
            path=passage.path,
            hint="correct one of the two places",
            further=(Label(subject.places.value(job.path), "the entry"),),
        )
    for passage, start, end, job in other_titles(lead(subject), resume):
        told.add(passage.path)
        yield CHECK.finding(
            f"no position at '{job.words}' is “{passage.text[start:end]}”",
            place(subject, passage, start, end),
            path=passage.path,
            hint="write it as in the entry",
            further=(Label(subject.places.value(job.path), "the entry"),),
        )


def _elsewhere(passage: Passage, subject: Subject) -> frozenset[str]:
    """Return the stems of all other texts; none without a summary, when little is known."""
    others = [one for one in passages(subject) if one.path != passage.path and one.text != passage.text]
    if not any(one.kind == "summary" for one in others):
        return frozenset()
    return frozenset(word for one in others for word in content(one.text))


def _finding(subject: Subject, passage: Passage, kind: str, restated: Restated) -> Finding:
    entry = restated.of[0]
    return CHECK.finding(
        f"the {kind} “{restated.said}” differs from that of '{entry.words}'",
        place(subject, passage, restated.start, restated.end),
        path=passage.path,
        hint="write it as in the entry, or in lower case if it is not a title" if kind == "title" else "",
        further=tuple(Label(subject.places.value(other.path), "the entry") for other in restated.of),
    )


def _said(said: Said, subject: Subject) -> Finding:
    return CHECK.finding(
        f"{_NO_ENTRY[said.kind]} “{said.text}”",
        place(subject, said.passage, said.start, said.end),
        path=said.passage.path,
        hint="write it as in the entry",
        further=(Label(subject.places.value(said.path), "the entry"),),
    )


def _publications(resume: Resume) -> list[tuple[Publication, str]]:
    """Yield publications whose titles no sentence contains by chance, with their titles."""
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
                f"the publication's title is “{name}”",
                place(subject, passage, start, start + len(name)),
                path=passage.path,
                further=(Label(subject.places.value(f"{publication.path}.name"), "its entry"),),
            )
