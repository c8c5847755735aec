"""A skill that nothing else on the page supports.

What: Looks for each printed skill in the printed highlights, projects, titles, degrees, certificates, publications
(and the words of their addresses) and the summary: in any spelling of ``terms``, in another form (“triaged” for
Triage), or implied by a name (PostgreSQL for SQL). Traits, spoken languages and office programs need no proof. All
unproven skills are reported together, at the first of them; one with a waiver of its own is reported separately. If
more than a third of the skills are unproven, the list is meant for search engines and this is only a note. If most
skills are not technologies, as for a nurse or a teacher, nothing is reported.

Why: If a list contains “OCaml” and no line mentions it, the interview will start with it.

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
from urllib.parse import urlsplit

from msgspec.structs import replace

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.mentions import Mentions
from cvbuild.analysis.facts.printed import printed
from cvbuild.analysis.facts.skills import Names, joined
from cvbuild.analysis.language.wordlists import wordlist
from cvbuild.analysis.phrases import listed
from cvbuild.checks.config import waivers
from cvbuild.model.resume import Keyword
from cvbuild.syntax.finding import Finding, Label, Severity

CHECK = Check(
    "F114",
    "unproven-skill",
    Severity.WARNING,
    misled_by=("work", "projects", "education", "volunteer", "roles", "highlights", "keywords"),
)

_EVIDENCE = frozenset({"headline", "summary", "highlight", "text", "name", "position", "publication", "list"})
_NO_EVIDENCE = ("skills", "languages", "interests")
_FEWEST = 3  # fewest skills that make a list
_TECHNICAL = 0.4  # as a share of the skills
_MANY = 1 / 3  # as a share of the skills; if more are unproven, the list is meant to be long


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each unproven skill with a waiver, and one for all others."""
    if subject.chosen is None:
        return
    skills = _checkable(subject)
    names = subject.memo.project.once(Names.of, subject.resume)
    mentions = Mentions(_evidence(subject), names)
    unproven = [skill for skill in skills if not mentions.supports(skill.text)]
    technical = _are_technical(skills, names, subject)
    if not technical:  # other words may prove the rest
        unproven = [skill for skill in unproven if names.is_technical(skill.text)]
    if not unproven or len(skills) < _FEWEST:
        return
    waived, has_one_form = _waived_lines(subject), names.has_one_form
    alone = [skill for skill in unproven if subject.places.value(skill.path).line in waived]
    together = sorted(
        (skill for skill in unproven if skill not in alone), key=lambda skill: not has_one_form(skill.text)
    )
    plain = not any(has_one_form(skill.text) for skill in together)  # other words may well prove them
    severity = Severity.NOTE if plain or not technical or len(together) > _MANY * len(skills) else CHECK.severity
    for found in (*([skill] for skill in alone), *filter(None, [together])):
        yield replace(_finding(found, subject), severity=severity)


def _are_technical(skills: list[Keyword], names: Names, subject: Subject) -> bool:
    """Return whether many of the skills are technologies, which are usually mentioned by name."""
    own = {joined(name) for term in subject.resume.terms for name in ([term] if isinstance(term, str) else term)}
    technical = sum(names.is_technical(skill.text) or joined(skill.text) in own for skill in skills)
    return len(skills) >= _FEWEST and technical >= _TECHNICAL * len(skills)


def _checkable(subject: Subject) -> list[Keyword]:
    """Return the printed skills, except traits, spoken languages and office programs."""
    assert subject.chosen is not None  # the caller has checked this
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
        hint="show it in use, or remove it",
        further=tuple(Label(place(skill.path), "also this one") for skill in skills[1:]),
    )
