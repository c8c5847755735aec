"""What ``cvbuild match --suggest`` tells: a change of a variant, rendered and checked before it is suggested."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cvbuild.analysis.wording import listed
from cvbuild.check import Chosen, Subject
from cvbuild.checking import Picked
from cvbuild.errors import CannotBuild
from cvbuild.finding import Finding, Severity
from cvbuild.making import FORMATS, Built, Made, make
from cvbuild.matching.canon import Canon
from cvbuild.matching.comparing import Comparison
from cvbuild.matching.pasting import changed_keys
from cvbuild.matching.suggesting import Suggestion, suggest, targets
from cvbuild.pipeline import Request
from cvbuild.project import Project
from cvbuild.selection import select

__all__ = ["Told", "Trials", "render_suggestions", "subject_of", "suggested"]


@dataclass(frozen=True, slots=True)
class Told:
    """A suggestion with what rendering it showed. ``findings`` are those that the variant does not have as it is."""

    file: str
    suggestion: Suggestion
    yaml: str
    pages: int
    limit: int
    findings: tuple[Finding, ...] = ()
    possible: int = 0


def subject_of(project: Project, built: Built, request: Request) -> Subject:
    """All that there is to look at for one variant."""
    every = tuple(Chosen(variant, places, built.chosen.selection) for variant, places in project.variants)
    variants = tuple(built.chosen if one.variant.name == built.chosen.variant.name else one for one in every)
    return Subject(
        project.resume,
        project.places,
        variants,
        request.today,
        project.sources,
        chosen=built.chosen,
        document=built.document,
        theme=built.theme,
        all_variants=project.all_names,
    )


class Trials:
    """Renders changed variants in memory."""

    def __init__(self, project: Project, subject: Subject, request: Request) -> None:
        assert subject.chosen is not None  # it is that of a variant
        self.project, self.subject, self.request = project, subject, request
        self.chosen = subject.chosen
        self.limit = self.chosen.variant.pages.max or self.pages(self.chosen)

    def fits(self, chosen: Chosen) -> bool:
        """Whether a changed variant keeps to the page limit; without one, to the pages it has now."""
        return self.pages(chosen) <= self.limit

    def pages(self, chosen: Chosen) -> int:
        """How many pages the PDF of a changed variant has."""
        made = self._made(chosen, ("pdf",), Picked(select=("L101",)))
        assert made.built is not None  # what cannot be built was told
        return made.built.inspections["pdf"].pages or 0

    def new_findings(self, chosen: Chosen) -> tuple[Finding, ...]:
        """Errors and warnings that a changed variant has and the one as it is has not."""
        now, then = (self._made(one, FORMATS, self.request.picked).findings for one in (self.chosen, chosen))
        known = {(finding.code, finding.path) for finding in now}
        grave = (finding for finding in then if finding.severity >= Severity.WARNING)
        return tuple(finding for finding in grave if (finding.code, finding.path) not in known)

    def _made(self, chosen: Chosen, formats: tuple[str, ...], picked: Picked) -> Made:
        variants = tuple(chosen if one is self.chosen else one for one in self.subject.variants)
        subject = replace(self.subject, variants=variants, chosen=None, document=None, theme=None)
        made = make(subject, self.project, chosen, replace(self.request, formats=formats, picked=picked))
        if made.built is None:
            raise CannotBuild("the variant cannot be built", "cvbuild check tells why")
        return made


def suggested(subject: Subject, comparison: Comparison, canon: Canon, trials: Trials) -> Told:
    """The change for one variant, if there is any, with its pages and what checks find of it."""
    assert subject.chosen is not None  # it is that of a variant
    before, possible = subject.chosen.variant, len(targets(comparison))
    found = suggest(subject, comparison, canon, trials.fits)
    file = subject.chosen.places.file
    if not found.covers:
        return Told(file, found, "", trials.pages(subject.chosen), trials.limit, possible=possible)
    after = _chosen(found, subject)
    pages, findings = trials.pages(after), trials.new_findings(after)
    return Told(file, found, changed_keys(before, found.variant), pages, trials.limit, findings, possible)


def _chosen(found: Suggestion, subject: Subject) -> Chosen:
    assert subject.chosen is not None  # it is that of a variant
    places = subject.chosen.places
    return Chosen(found.variant, places, select(subject.resume, found.variant, places))


def render_suggestions(name: str, told: Sequence[Told]) -> str:
    """Suggestions as YAML with comments, as the same in Markdown, or as JSON."""
    if name == "json":
        return json.dumps([_as_data(one) for one in told], indent=2) + "\n"
    texts = ["".join(f"{line}\n" for line in _lines(one)) for one in told]
    return "\n".join(f"```yaml\n{text}```\n" if name == "md" else text for text in texts)


def _lines(told: Told) -> Iterator[str]:
    found = told.suggestion
    if found.covers:
        yield f"# Into {told.file}, in place of these keys. Prints besides: {listed(found.covers)}"
        yield f"# Rendered: {_pages(told.pages)}, the limit is {told.limit}"
        yield from (f"# Checks then find {one.code}: {one.message}" for one in told.findings)
    elif found.no_room or told.possible:
        yield f"# Nothing to change in {told.file} within {_pages(told.limit)}"
    else:
        yield f"# Nothing to change in {told.file}: cv.yaml has no more of what is required that may be printed"
    if found.no_room:
        yield f"# No room for: {listed(found.no_room)}"
    yield from told.yaml.splitlines()


def _pages(number: int) -> str:
    return f"{number} page" if number == 1 else f"{number} pages"


def _as_data(told: Told) -> dict[str, Any]:
    found = told.suggestion
    return {
        "variant": found.variant.name,
        "file": told.file,
        "prints": list(found.covers),
        "include": list(found.ids),
        "noRoom": list(found.no_room),
        "pages": told.pages,
        "limit": told.limit,
        "findings": [{"code": one.code, "message": one.message} for one in told.findings],
        "yaml": told.yaml,
    }
