"""A skill that nothing on the page bears out.

What: looks for each printed skill in the printed highlights, projects, titles, degrees, certificates, publications
(with the words of their addresses) and the summary: in any spelling of ``terms``, in another form (“triaged” for
Triage), in a name that implies it (PostgreSQL for SQL). Traits, spoken languages and the programs of every office need
no proof. All unproven skills are told together, where the first of them stands; one with a waiver of its own is told
alone. Where over a third of them is unproven, the list is made for search engines and this is but a note; where most
of them are no technology, as of a nurse or a teacher, nothing is found.

Why: “OCaml” in a list, and not a line of it anywhere: that is the skill that the interview will start with.

Bad::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python and PostgreSQL, on Kubernetes
    skills:
      - name: Languages
        keywords:
          - Python
          - SQL
          - OCaml   # F114
      - {name: Tools, keywords: [Kubernetes, PostgreSQL]}

Good::

    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python and PostgreSQL, on Kubernetes
    skills:
      - {name: Languages, keywords: [Python, SQL]}
      - {name: Tools, keywords: [Kubernetes, Postgres, Communication]}
"""

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from cvbuild.analysis.facts.mentions import Mentions
from cvbuild.analysis.facts.printed import printed
from cvbuild.analysis.facts.skills import Names, joined
from cvbuild.analysis.wording import listed
from cvbuild.analysis.wordlists import wordlist
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Label, Severity
from cvbuild.resume import Keyword
from cvbuild.settings import waivers

CHECK = Check("F114", "unproven-skill", Severity.WARNING)

_EVIDENCE = frozenset({"headline", "summary", "highlight", "text", "name", "position", "publication", "list"})
_NO_EVIDENCE = ("skills", "languages", "interests")
_FEWEST = 3  # skills that make a list
_TECHNICAL = 0.4  # of the skills
_MANY = 1 / 3  # of the skills: more of them unproven, and the list was made on purpose


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each of the unproven skills, or one for all of them."""
    if subject.chosen is None:
        return
    skills = _checkable(subject)
    names = Names.of(subject.resume)
    mentions = Mentions(_evidence(subject), names)
    unproven = [skill for skill in skills if not mentions.bear_out(skill.text)]
    if not unproven or not _are_technical(skills, names, subject):
        return
    waived, told_one_way = _waived_lines(subject), names.is_told_one_way
    alone = [skill for skill in unproven if subject.places.value(skill.path).line in waived]
    together = sorted(
        (skill for skill in unproven if skill not in alone), key=lambda skill: not told_one_way(skill.text)
    )
    plain = not any(told_one_way(skill.text) for skill in together)  # other words may well show them
    severity = Severity.NOTE if plain or len(together) > _MANY * len(skills) else CHECK.severity
    for found in (*([skill] for skill in alone), *filter(None, [together])):
        yield replace(_finding(found, subject), severity=severity)


def _are_technical(skills: list[Keyword], names: Names, subject: Subject) -> bool:
    """Whether many of the skills are technologies: those can be asked for by name."""
    own = {joined(name) for term in subject.resume.terms for name in ([term] if isinstance(term, str) else term)}
    technical = sum(names.is_technical(skill.text) or joined(skill.text) in own for skill in skills)
    return len(skills) >= _FEWEST and technical >= _TECHNICAL * len(skills)


def _checkable(subject: Subject) -> list[Keyword]:
    """The printed skills, but traits, spoken languages and the programs of every office."""
    assert subject.chosen is not None  # the caller looked
    lists = ("soft-skills", "everyday-tools")
    unasked = {joined(name) for listing in lists for name in wordlist(listing, subject.resume.words)}
    groups = subject.chosen.selection.resume.skills
    return [skill for group in groups for skill in group.keywords if joined(skill.text) not in unasked]


def _evidence(subject: Subject) -> Iterator[str]:
    for passage in printed(subject):
        if passage.kind in _EVIDENCE and passage.section not in _NO_EVIDENCE:
            yield passage.text
    selected = subject.chosen.selection.resume if subject.chosen else subject.resume
    addresses = (*(note.url for note in selected.publications), *(project.url for project in selected.projects))
    yield from (urlsplit(address).path for address in addresses if address)


def _waived_lines(subject: Subject) -> set[int]:
    source = subject.sources.get(subject.places.file)
    own = (CHECK.code, CHECK.name)
    return {waiver.line for waiver in waivers(source) if waiver.check in own} if source else set()


def _finding(skills: list[Keyword], subject: Subject) -> Finding:
    place = subject.places.value
    names = listed((skill.text for skill in skills), most=12)
    what = names if len(skills) == 1 else f"{len(skills)} of the skills: {names}"
    return CHECK.finding(
        f"no highlight or project mentions {what}",
        place(skills[0].path),
        path=skills[0].path,
        hint="show it in use, or take it out",
        further=tuple(Label(place(skill.path), "and this one") for skill in skills[1:]),
    )
