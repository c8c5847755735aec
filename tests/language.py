"""What a check of language finds in a few lines, for tables of examples: the words at which its findings stand."""

from __future__ import annotations

import datetime
import json
from typing import Any

from cvbuild import checks
from cvbuild.check import Chosen, Subject
from cvbuild.compose import compose
from cvbuild.decode import decode_resume
from cvbuild.finding import Finding
from cvbuild.load import load
from cvbuild.selection import select
from cvbuild.source import Place, Source, SourceMap
from cvbuild.variant import Variant

__all__ = ["current_job", "findings_in", "past_job", "told"]

TODAY = datetime.date(2026, 11, 22)


def past_job(*highlights: str, end: str = "2024-05") -> dict[str, Any]:
    """A job that is over, with these highlights."""
    return {**current_job(*highlights), "endDate": end}


def current_job(*highlights: str) -> dict[str, Any]:
    """A job that goes on, with these highlights."""
    return {"name": "Mill", "position": "Weaver", "startDate": "2021-02", "highlights": list(highlights)}


def findings_in(code: str, *highlights: str, **content: Any) -> list[Finding]:
    """What the check finds in a resume of this content; bare highlights are those of one job that is over."""
    return [finding for finding, _ in _found(code, highlights, content)]


def told(code: str, *highlights: str, **content: Any) -> list[str]:
    """The words at which the findings of a check stand, in order."""
    return [_words(finding.place, source) for finding, source in _found(code, highlights, content)]


def _words(place: Place, source: Source) -> str:
    return source.line(place.line)[place.column - 1 : place.end_column - 1]


def _found(code: str, highlights: tuple[str, ...], content: dict[str, Any]) -> list[tuple[Finding, Source]]:
    if highlights:
        content["work"] = [past_job(*highlights)]
    content["basics"] = {"name": "Ada Lovelace", "email": "ada@lovelace.org", **content.get("basics", {})}
    loaded = load(json.dumps(content, ensure_ascii=False, indent=1).encode(), "cv.json")
    assert loaded.value, loaded.findings
    decoded = decode_resume(loaded.value)
    assert decoded.value, decoded.findings
    variant = Variant().named("plain")
    chosen = Chosen(variant, SourceMap("variants/plain.yaml"), select(decoded.value, variant, SourceMap("")))
    module = checks.modules()[code]
    subject = Subject(
        decoded.value,
        loaded.value.places,
        (chosen,),
        TODAY,
        {"cv.json": loaded.value.source},
        chosen,
        compose(chosen.selection.resume, variant),
        options=dict(module.CHECK.options),
    )
    return [(finding, loaded.value.source) for finding in module.find(subject)]
