"""The posting asks for something by name that the variant does not show.

What: looks for the names in a job posting, pasted as the option ``posting`` of this check into the variant:
technologies, and skills that ``cv.yaml`` has. A name is shown where any printed text has it, in any spelling of
``terms`` or as something that implies it (PostgreSQL for SQL). What the posting calls preferred, or a plus, is told
apart; what ``cv.yaml`` has and the variant leaves out is named in the hint. There is no score: phrases, traits and the
posting's other words are let be.

Why: whoever reads ten CVs an hour looks for the five names in the posting, and so does the software that sorts them.
Most often the name is in ``cv.yaml`` already, under a tag that this variant does not have.

Bad::

    # file: cv.yaml
    tags: {mill: mills}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python
          - {text: Ran it on Kubernetes, tags: [mill]}
    # file: variants/engine.yaml
    tags: []
    checks:
      T101:
        posting: |
          We ask for:
          - 5 years of Python and PostgreSQL   # T101
          - Kubernetes; Terraform is a plus

Good::

    # file: cv.yaml
    tags: {mill: mills}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2022-01
        highlights:
          - Moved the mill to Python
          - {text: Ran it on K8s, tags: [mill]}
    # file: variants/engine.yaml
    tags: [mill]
    checks:
      T101:
        posting: |
          We ask for motivated people who express themselves well and go far:
          - 5 years of Python and Kubernetes
"""

import re
from collections.abc import Iterator, Sequence

from cvbuild.analysis.facts.mentions import Mentions
from cvbuild.analysis.facts.skills import Names, joined, parts
from cvbuild.analysis.links import texts
from cvbuild.analysis.posting import Asked, asked_for
from cvbuild.analysis.prose import passages
from cvbuild.analysis.wording import listed
from cvbuild.analysis.wordlists import wordlist
from cvbuild.check import Check, Subject
from cvbuild.finding import Finding, Severity
from cvbuild.resume import Keyword, Resume
from cvbuild.source import Place

CHECK = Check("T101", "missing-keyword", Severity.NOTE, options={"posting": ""})

_MOST = 12


def find(subject: Subject) -> Iterator[Finding]:
    """One note for all names, at the first of them."""
    posting = subject.options["posting"]
    if not posting or subject.chosen is None:
        return
    names = Names.of(subject.resume)
    asked = asked_for(posting, names, _own(subject.resume))
    shown = Mentions((passage.text for passage in passages(subject.document)), names)
    missing = [one for one in asked if not shown.bear_out(one.name)]
    if missing:
        has = Mentions((text for _, text in texts(subject.resume)), names)
        yield CHECK.finding(
            f"the posting asks {_told(missing)}: this variant does not show it",
            _place(subject, missing[0]),
            path=f"checks.{CHECK.code}.posting",
            hint=_hint([one.name for one in missing if has.bear_out(one.name)]),
        )


def _own(resume: Resume) -> frozenset[str]:
    """The skills of the file, shown or not, but traits."""
    traits = {joined(trait) for trait in wordlist("soft-skills", resume.words)}
    keywords = (item.text for item in resume.items() if isinstance(item, Keyword))
    skills = (part for text in keywords for part in parts(text))
    return frozenset(map(joined, skills)) - traits


def _told(missing: Sequence[Asked]) -> str:
    required = [one.name for one in missing if not one.preferred]
    preferred = [one.name for one in missing if one.preferred]
    groups = (("for", required), ("as a plus for", preferred))
    return ", and ".join(f"{how} {listed(group, _MOST)}" for how, group in groups if group)


def _hint(elsewhere: Sequence[str]) -> str:
    if elsewhere:
        return f"cv.yaml has {listed(elsewhere, _MOST)}: see which tag or cap keeps it out"
    return "nothing in cv.yaml has it; add what is so, and nothing else"


def _place(subject: Subject, one: Asked) -> Place:
    """Where the name stands in the posting, in the variant's file or in the source file."""
    for places in (subject.chosen.places, subject.places) if subject.chosen else ():
        for path in places.places:
            if path.startswith("checks.") and path.endswith(".posting"):
                return _in(subject, places.value(path), one)
    return subject.places.value("checks")


def _in(subject: Subject, value: Place, one: Asked) -> Place:
    source = subject.sources.get(value.file)
    name = re.compile(rf"(?<!\w){re.escape(one.name)}(?!\w)")
    for number in range(value.line, value.end_line + 1) if source else ():
        if source and (found := name.search(source.line(number))):
            return Place(value.file, number, found.start() + 1, number, found.end() + 1)
    return value
