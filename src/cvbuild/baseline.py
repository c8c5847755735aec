"""``baseline.json``: findings that an old CV already had, so that only new ones are told.

A finding is known again by its code and the text of its line, so that moving things keeps the file valid and changing
the line brings the finding back. The path is there for people.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cvbuild.finding import Finding, Outcome, Severity
from cvbuild.loaded import Loaded
from cvbuild.source import Place, Source
from cvbuild.world import BASELINE

__all__ = ["NAME", "SUPPRESSED", "Entry", "content", "decode", "hide"]

NAME = BASELINE
"""The file beside cv.yaml."""

SUPPRESSED = "baseline"
"""Why a finding does not count."""

_DIGITS = 16  # of the digest: enough for the lines of one person's files


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding that is hidden: its check, the digest of its line, and where the entry itself stands."""

    code: str
    text: str
    place: Place


def decode(loaded: Loaded) -> Outcome[tuple[Entry, ...]]:
    """The entries of the file, or what is wrong with it (S007)."""
    listed = loaded.data.get("findings")
    if not isinstance(listed, list):
        return Outcome(None, (_wrong("a baseline is {findings: [...]}", loaded, "findings"),))
    entries, wrong = [], []
    for number, entry in enumerate(listed):
        path = f"findings[{number}]"
        if isinstance(entry, dict) and isinstance(entry.get("code"), str) and isinstance(entry.get("text"), str):
            entries.append(Entry(entry["code"], entry["text"], loaded.places.value(path)))
        else:
            wrong.append(_wrong("an entry has a code and the digest of a text", loaded, path))
    return Outcome(None if wrong else tuple(entries), tuple(wrong))


def _wrong(message: str, loaded: Loaded, path: str) -> Finding:
    hint = "write it anew: cvbuild check --write-baseline"
    return Finding("S007", "", Severity.ERROR, message, loaded.places.value(path), path, hint=hint)


def hide(
    findings: Iterable[Finding], entries: Iterable[Entry], sources: Mapping[str, Source]
) -> tuple[tuple[Finding, ...], tuple[Entry, ...]]:
    """The findings, known ones marked as suppressed, and the entries that fit none. One entry hides one finding."""
    known: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        known[entry.code, entry.text].append(entry)
    result = []
    for finding in findings:
        fitting = known[finding.code, _digest(finding, sources)]
        if fitting and not finding.suppressed:
            fitting.pop()
            finding = replace(finding, suppressed=SUPPRESSED)  # noqa: PLW2901
        result.append(finding)
    return tuple(result), tuple(entry for left in known.values() for entry in left)


def content(findings: Iterable[Finding], sources: Mapping[str, Source]) -> bytes:
    """The file that hides these findings, those that a waiver speaks of left out; one line each, for diffs."""
    kept = sorted(
        (finding.code, finding.path, _digest(finding, sources))
        for finding in findings
        if finding.suppressed in ("", SUPPRESSED)
    )
    rows = (json.dumps({"code": code, "path": path, "text": text}, ensure_ascii=False) for code, path, text in kept)
    lines = ",\n".join(f"  {row}" for row in rows)
    return (f'{{"findings": [\n{lines}\n]}}\n' if kept else '{"findings": []}\n').encode()


def _digest(finding: Finding, sources: Mapping[str, Source]) -> str:
    """Of the line at which the finding stands, without its indent; of the file's name where it has no text."""
    source = sources.get(finding.place.file)
    line = source.line(finding.place.line).strip() if source else finding.place.file
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
