"""``baseline.json``: findings that an old CV already had, so that reports show only new ones.

An entry hides one place of a finding. It is recognised by the check's code and the text of the line, so the file stays
valid when lines move, and a changed line shows the finding again. The path is for readers of the file.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from cvbuild.cache.fingerprint import BASELINE
from cvbuild.syntax.finding import Finding, Mistake, Outcome
from cvbuild.syntax.source import ParsedFile, Place, Source

__all__ = ["NAME", "SUPPRESSED", "Entry", "content", "decode", "hide"]

NAME = BASELINE
"""The name of the file beside cv.yaml."""

SUPPRESSED = "baseline"
"""The reason why a hidden finding does not count."""

_DIGITS = 16  # of the digest: enough for the lines of one person's files


class Entry(Struct, frozen=True):
    """A hidden place of a finding: the check's code, the digest of the line, and the place of the entry itself."""

    code: str
    text: str
    place: Place


def decode(loaded: ParsedFile) -> Outcome[tuple[Entry, ...]]:
    """Decode the entries of the file; entries of another form are mistakes (S007)."""
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
    return Outcome(tuple(entries), tuple(wrong))


def _wrong(message: str, loaded: ParsedFile, path: str) -> Mistake:
    hint = "write a new one: cvbuild check --write-baseline"
    return Mistake("S007", message, loaded.places.value(path), path, hint=hint)


def hide(
    findings: Iterable[Finding], entries: Iterable[Entry], sources: Mapping[str, Source]
) -> tuple[tuple[Finding, ...], tuple[Entry, ...]]:
    """Return the findings with known places suppressed, and the entries that match nothing.

    One entry hides one place. A finding with a new place still counts for that place: it is split.
    """
    known: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        known[entry.code, entry.text].append(entry)
    result: list[Finding] = []
    for finding in findings:
        reasons = []
        for place in finding.places:
            matching = known[finding.code, _digest(place, sources)]
            if matching and not finding.suppressed:
                matching.pop()
                reasons.append(SUPPRESSED)
            else:
                reasons.append(finding.suppressed)
        result += finding.split(reasons)
    return tuple(result), tuple(entry for left in known.values() for entry in left)


def content(findings: Iterable[Finding], sources: Mapping[str, Source]) -> bytes:
    """Return the bytes of a file that hides these findings, except waived ones; one line per place, for diffs."""
    kept = sorted(
        (finding.code, location.path, _digest(location.place, sources))
        for finding in findings
        if finding.suppressed in ("", SUPPRESSED)
        for location in finding.locations
    )
    rows = (json.dumps({"code": code, "path": path, "text": text}, ensure_ascii=False) for code, path, text in kept)
    lines = ",\n".join(f"  {row}" for row in rows)
    return (f'{{"findings": [\n{lines}\n]}}\n' if kept else '{"findings": []}\n').encode()


def _digest(place: Place, sources: Mapping[str, Source]) -> str:
    """Return the digest of the line at a place, without its indent; of the file's name if the file is not text."""
    source = sources.get(place.file)
    line = source.line(place.line).strip() if source else place.file
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
