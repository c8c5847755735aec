"""An entry that lists a keyword its text denies.

What: Reads “no X”, “without X or Y” in the text of a project or a job and compares X with the printed keywords of the
same entry. “No CUDA driver” contradicts the keyword CUDA; “no CUDA programs to change” does not.

Why: Both were true once, of different versions. Together they raise a question that the page does not answer.

Bad::

    projects:
      - name: Difference Engine
        keywords: [Rust, Assembly, CUDA]
        highlights:
          - Runs models on bare metal, with no Linux kernel or CUDA driver   # F116

Good::

    projects:
      - name: Difference Engine
        keywords: [Rust, Assembly]
        highlights:
          - Runs models on bare metal, with no Linux kernel or CUDA driver
"""

import re
from collections.abc import Iterator

from cvbuild.analysis.check import Check, Subject
from cvbuild.analysis.facts.printed import body
from cvbuild.analysis.facts.skills import joined
from cvbuild.analysis.language.prose import Passage, in_english, place
from cvbuild.model.resume import Keyword, Project
from cvbuild.syntax.finding import Finding, Label, Severity
from cvbuild.syntax.pattern import lazy_pattern

CHECK = Check("F116", "self-contradicting-entry", Severity.WARNING, english=True)

_WITHOUT = re.compile(r"\b(?:no|without|zero|neither)\s(?P<things>[^.;:()]+)", re.IGNORECASE)
_THING = re.compile(r"\s*(?:,|\bor\b|\bnor\b|\band\b)\s*")
_PARTS = (
    r"(?:apis?|clusters?|compilers?|daemons?|dependenc(?:y|ies)|drivers?|engines?|frameworks?|interpreters?|kernels?"
    r"|librar(?:y|ies)|runtimes?|sdks?|servers?|stacks?|toolkits?|toolchains?)"
)
_NAMED = lazy_pattern(rf"(?:an?\s|the\s|any\s)?(?P<name>\S+?(?:\s\S+?)??)(?:\s{_PARTS})?", re.IGNORECASE)


def find(subject: Subject) -> Iterator[Finding]:
    """One finding for each keyword that its entry's text denies."""
    if subject.chosen is None or not in_english(subject):
        return
    denying = [passage for passage in body(subject) if _WITHOUT.search(passage.text)]
    for project in subject.chosen.selection.resume.projects:
        own = [passage for passage in denying if passage.path.startswith(f"{project.path}.")]
        for keyword in project.keywords:
            yield from _denials(keyword, project, own, subject)


def _denials(keyword: Keyword, project: Project, own: list[Passage], subject: Subject) -> Iterator[Finding]:
    for passage in own:
        start = _denied(passage.text, joined(keyword.text))
        if start is not None:
            yield CHECK.finding(
                f"the text of '{project.name}' denies {keyword.text}, but its keywords list it",
                place(subject, passage, start, start + len(keyword.text)),
                path=passage.path,
                hint="remove the keyword, or reword the text",
                further=(Label(subject.places.value(keyword.path), "listed here"),),
            )
            return


def _denied(text: str, name: str) -> int | None:
    """Yield the passages that deny a name: the thing itself, or its driver or runtime."""
    for match in _WITHOUT.finditer(text):
        offset = match.start("things")
        for thing in _THING.split(match["things"]):
            named = _NAMED.fullmatch(thing.strip())
            if named and joined(named["name"]) == name:
                return text.find(thing, offset) + named.start("name")
    return None
