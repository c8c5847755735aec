"""``cvbuild match --suggest``: render and check a change of a variant before suggesting it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.analysis.phrases import listed
from cvbuild.analysis.postings.coverage import Coverage
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.commands.match.suggestion import Suggestion, suggest, targets
from cvbuild.commands.match.variant_yaml import changed_keys
from cvbuild.compose.select import select
from cvbuild.model.variant_build import Stage, VariantBuild
from cvbuild.pipeline.build import FORMATS, Request
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.stages import last, stages
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.finding import Finding, Severity

__all__ = ["TestedSuggestion", "Trials", "render_suggestions", "suggested"]


class TestedSuggestion(Struct, frozen=True):
    """A suggested change with its measured pages. ``findings`` are those that the present variant does not have."""

    file: str
    change: Suggestion
    yaml: str
    pages: int
    limit: int
    findings: tuple[Finding, ...] = ()
    possible: int = 0


class Trials:
    """Build changed variants in memory."""

    def __init__(self, subject: Subject, request: Request, context: Context) -> None:
        assert subject.chosen is not None  # the subject of a variant
        self.subject, self.request, self.context = subject, request, context
        self.chosen = subject.chosen
        self.limit = self.chosen.variant.pages.max or self.pages(self.chosen)

    def fits(self, chosen: VariantBuild) -> bool:
        """Return whether a changed variant keeps to the page limit, or without one to its present pages."""
        return self.pages(chosen) <= self.limit

    def pages(self, chosen: VariantBuild) -> int:
        """Return the number of pages of a changed variant's PDF."""
        return self._built(chosen, ("pdf",), Stage.INSPECTED).inspections["pdf"].pages or 0

    def new_findings(self, chosen: VariantBuild) -> tuple[Finding, ...]:
        """Return errors and warnings of a changed variant that the present one does not have."""
        now, then = (self._built(one, FORMATS, Stage.CHECKED).findings for one in (self.chosen, chosen))
        known = {(finding.code, finding.path) for finding in now}
        grave = (finding for finding in then if finding.severity >= Severity.WARNING)
        return tuple(finding for finding in grave if (finding.code, finding.path) not in known)

    def _built(self, chosen: VariantBuild, formats: tuple[str, ...], until: Stage) -> VariantBuild:
        selected = VariantBuild(chosen.variant, chosen.places, chosen.selection)
        variants = tuple(selected if one.variant.name == chosen.variant.name else one for one in self.subject.variants)
        subject, request = replace(self.subject, variants=variants), replace(self.request, formats=formats, until=until)
        build = last(stages(subject, selected, request, self.context))
        if build.stage < until:
            raise CannotBuild("the variant cannot be built", "run `cvbuild check` for the reason")
        return build


def suggested(subject: Subject, coverage: Coverage, vocabulary: Vocabulary, trials: Trials) -> TestedSuggestion:
    """Return the change for one variant, with its pages and new findings."""
    assert subject.chosen is not None  # the subject of a variant
    before, possible = subject.chosen.variant, len(targets(coverage))
    found = suggest(subject, coverage, vocabulary, trials.fits)
    file = subject.chosen.places.file
    if not found.covers:
        return TestedSuggestion(file, found, "", trials.pages(subject.chosen), trials.limit, possible=possible)
    after = _chosen(found, subject)
    pages, findings = trials.pages(after), trials.new_findings(after)
    return TestedSuggestion(file, found, changed_keys(before, found.variant), pages, trials.limit, findings, possible)


def _chosen(found: Suggestion, subject: Subject) -> VariantBuild:
    assert subject.chosen is not None  # the subject of a variant
    places = subject.chosen.places
    return VariantBuild(found.variant, places, select((subject.chosen.source or subject).resume, found.variant, places))


def render_suggestions(name: str, suggestions: Sequence[TestedSuggestion]) -> str:
    """Render suggestions as YAML with comments, as Markdown, or as JSON."""
    if name == "json":
        return json.dumps([_as_data(one) for one in suggestions], indent=2) + "\n"
    texts = ["".join(f"{line}\n" for line in _lines(one)) for one in suggestions]
    return "\n".join(f"```yaml\n{text}```\n" if name == "md" else text for text in texts)


def _lines(suggestion: TestedSuggestion) -> Iterator[str]:
    found = suggestion.change
    if found.covers:
        yield f"# Into {suggestion.file}, in place of these keys. Prints besides: {listed(found.covers)}"
        yield f"# Rendered: {_pages(suggestion.pages)}, the limit is {suggestion.limit}"
        yield from (f"# Checks then find {one.code}: {one.message}" for one in suggestion.findings)
    elif found.no_room or suggestion.possible:
        yield f"# Nothing to change in {suggestion.file} within {_pages(suggestion.limit)}"
    else:
        yield f"# Nothing to change in {suggestion.file}: cv.yaml has no more of what is required that may be printed"
    if found.no_room:
        yield f"# No room for: {listed(found.no_room)}"
    yield from suggestion.yaml.splitlines()


def _pages(number: int) -> str:
    return f"{number} page" if number == 1 else f"{number} pages"


def _as_data(suggestion: TestedSuggestion) -> dict[str, Any]:
    found = suggestion.change
    return {
        "variant": found.variant.name,
        "file": suggestion.file,
        "prints": list(found.covers),
        "include": list(found.ids),
        "noRoom": list(found.no_room),
        "pages": suggestion.pages,
        "limit": suggestion.limit,
        "findings": [{"code": one.code, "message": one.message} for one in suggestion.findings],
        "yaml": suggestion.yaml,
    }
