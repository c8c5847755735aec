"""A view as plain data for the page: one object of text and numbers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from cvbuild.analysis.pages.alignment import document_words
from cvbuild.checks import registry
from cvbuild.checks.runner import grouped
from cvbuild.commands.preview.places import Area, Spots, area_of, areas, words_like
from cvbuild.commands.preview.rows import Group, Row, groups
from cvbuild.commands.preview.view import Printed, Shown, View
from cvbuild.report import visible
from cvbuild.syntax.finding import Finding, Label, Location, Severity
from cvbuild.syntax.source import Place, Source, parent_path

__all__ = ["shown", "tabs", "why"]

_LINES = 5
"""Maximum number of lines in an excerpt; a longer one is an entry, whose beginning identifies it."""


def shown(view: View, name: str) -> dict[str, Any]:
    """Return everything that the page shows while the variant ``name`` is open."""
    open_ = view.variant(name)
    findings = [finding for finding in grouped(view.finished_findings()) if not finding.suppressed]
    return {
        "revision": view.revision,
        "phase": view.phase.value,
        "sources": _digest(view.sources),
        "error": {"message": view.error[0], "hint": view.error[1]} if view.error else None,
        "person": visible(view.project.resume.basics.name) if view.project else "",
        "skipped": [visible(line) for line in view.skipped],
        "variants": _tabs(view, findings),
        "variant": _variant(open_) if open_ else None,
        "findings": list(_Findings(view, open_).rows(findings)),
        "groups": list(_groups(view, open_)),
    }


def _digest(sources: Mapping[str, Source]) -> str:
    """Return a key that changes with the sources: then the page requests their data again."""
    texts = "\0".join(f"{name}\0{source.text}" for name, source in sorted(sources.items()))
    return hashlib.sha256(texts.encode("utf-8", "replace")).hexdigest()[:16]


def tabs(view: View) -> list[dict[str, Any]]:
    """Return the variants with the numbers of their findings."""
    return _tabs(view, [finding for finding in grouped(view.finished_findings()) if not finding.suppressed])


def _tabs(view: View, findings: Sequence[Finding]) -> list[dict[str, Any]]:
    return [_tab(one, findings) for one in view.variants]


def _tab(one: Shown, findings: Iterable[Finding]) -> dict[str, Any]:
    counts = Counter(finding.severity.word for finding in findings if _concerns(finding, one.name))
    return {"name": one.name, "label": one.build.variant.label or "", "broken": one.broken, **_counts(counts)}


def _counts(counts: Mapping[str, int]) -> dict[str, int]:
    return {f"{severity.word}s": counts.get(severity.word, 0) for severity in Severity if severity}


def _concerns(finding: Finding, name: str) -> bool:
    return not finding.variants or name in finding.variants


def _variant(one: Shown) -> dict[str, Any]:
    printed = one.printed
    return {
        "name": one.name,
        "fresh": one.fresh,
        "checked": one.checked,
        "broken": one.broken,
        "limit": one.build.variant.pages.max,
        "words": sum(1 for _ in document_words(printed.build.composed[0])) if printed else 0,
        "pages": [asdict(picture) | {"content": None} for picture in printed.pictures] if printed else [],
        "coming": [page.digest for page in one.coming],
        "files": list(_files(printed)) if printed else [],
        "text": _text(printed) if printed else "",
    }


def _files(printed: Printed) -> Iterator[dict[str, Any]]:
    for artifact in printed.build.artifacts if printed.complete else ():
        name = artifact.path.rpartition("/")[2]
        yield {"format": artifact.format, "name": name, "size": len(artifact.content)}


def _text(printed: Printed) -> str:
    """Return the plain text file."""
    text = next((one.content.decode() for one in printed.build.artifacts if one.format == "txt"), "")
    return _visible(text)


def _visible(text: str) -> str:
    """Return several lines with every character spelled out that a reader could not see."""
    return text if text.replace("\n", "").isprintable() else "\n".join(map(visible, text.split("\n")))


def _all_rows(view: View, one: Shown | None) -> tuple[Group, ...]:
    if one is None or view.project is None:
        return ()
    document, source = one.printed.build.document if one.printed else None, one.build.source
    resume, places = (source.resume, source.places) if source else (view.project.resume, view.project.places)
    return groups(resume, places, one.build, document)


def _groups(view: View, one: Shown | None) -> Iterator[dict[str, Any]]:
    spots = one.printed.spots if one and one.printed else {}
    for group in _all_rows(view, one):
        yield {"title": group.title, "rows": [_row(row, spots) for row in group.rows]}


def _area(area: Area) -> dict[str, float]:
    return {name: getattr(area, name) for name in ("page", "left", "top", "right", "bottom")}


def _row(row: Row, spots: Spots) -> dict[str, Any]:
    return {
        "path": row.path,
        "words": visible(row.words),
        "shown": row.shown,
        "reason": row.reason,
        "depth": row.depth,
        "areas": [_area(area) for area in area_of(spots.get(_as_printed(row.path), ()))] if row.shown else [],
    }


def why(view: View, name: str, path: str) -> dict[str, Any] | None:
    """Return the place of the item at ``path``, and of what decided about it; ``None`` if there is no such item."""
    found = (row for group in _all_rows(view, view.variant(name)) for row in group.rows if row.path == path)
    row = next(found, None)
    if row is None:
        return None
    return {
        "address": row.address,
        "stands": _excerpt(row.stands, view.sources),
        "decided": _excerpt(row.decided, view.sources) if row.decided else None,
    }


def _as_printed(path: str) -> str:
    """Return the path under which a text is printed: a headline is the letterhead's label, whichever was chosen."""
    return "basics.label" if path.startswith("basics.headlines") else path


def _excerpt(place: Place, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Return the lines at a place, each in three pieces: before it, at it, after it."""
    source = sources.get(place.file)
    last = max(place.line, min(place.end_line, place.line + _LINES - 1))
    lines = [(number, source.line(number)) for number in range(place.line, last + 1)] if source else []
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "lines": list(_pieces(lines, place)),
        "more": max(0, place.end_line - last),
    }


def _pieces(lines: Sequence[tuple[int, str]], place: Place) -> Iterator[dict[str, Any]]:
    """Return the lines without their common indent. Of several lines, none is marked: together they are the place."""
    shared = min((len(text) - len(text.lstrip(" ")) for _, text in lines if text.strip()), default=0)
    start, end = place.column - 1, max(place.end_column - 1, place.column)
    for number, text in lines:
        whole = place.end_line > place.line or start < shared
        pieces = (text[shared:], "", "") if whole else (text[shared:start], text[start:end], text[end:])
        yield {"number": number, "pieces": [visible(piece) for piece in pieces]}


class _Findings(Struct, frozen=True):
    view: View
    one: Shown | None

    def rows(self, findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
        """Return the findings of the project and of the open variant, most serious first."""
        own = [finding for finding in findings if self.one is None or _concerns(finding, self.one.name)]
        for finding in sorted(own, key=lambda finding: (-finding.severity, finding.place)):
            yield self._row(finding)

    def _row(self, finding: Finding) -> dict[str, Any]:
        sources = self.view.sources
        path, found = self._on_page(finding.locations[0])
        for location in finding.locations[1:]:
            found += self._on_page(location)[1]
        return {
            "id": _identity(finding),
            "code": finding.code,
            "name": finding.name,
            "severity": finding.severity.word,
            "message": visible(finding.message),
            "label": visible(finding.label),
            "hint": _visible(finding.hint),
            "place": _excerpt(finding.place, sources),
            "further": [{"text": label.text, "place": _excerpt(label.place, sources)} for label in _labels(finding)],
            "others": [name for name in finding.variants if self.one is None or name != self.one.name],
            "waiting": self._waits(finding),
            "path": path,
            "areas": found,
        }

    def _waits(self, finding: Finding) -> bool:
        """Return whether the finding is from files that are being made again."""
        if self.one is None or self.one.checked or not finding.variants:
            return False
        return bool(registry.records()[finding.code].formats)

    def _on_page(self, location: Location) -> tuple[str, list[dict[str, Any]]]:
        """Return the path of the printed text at a location, and its areas on the pages; nothing if none is printed."""
        printed = self.one.printed if self.one else None
        project = self.view.project
        if printed is None or project is None or location.place.file != project.places.file:
            return "", []
        path = location.path
        while path and _as_printed(path) not in printed.spots:
            path = parent_path(path)
        spots = printed.spots.get(_as_printed(path), ())
        exact = words_like(spots, self._text(location.place)) if path == location.path else ()
        return path, [_area(area) for area in areas(exact or spots)]

    def _text(self, place: Place) -> str:
        source = self.view.sources.get(place.file)
        single = place.end_line == place.line
        return source.line(place.line)[place.column - 1 : place.end_column - 1] if source and single else ""


def _labels(finding: Finding) -> Iterator[Label]:
    """Return the other places of a finding, then those that explain it."""
    yield from (Label(place, "also here") for place in finding.places[1:])
    yield from finding.further


def _identity(finding: Finding) -> str:
    """Return a key that is the same for the same finding after lines were added above it."""
    where = finding.path or str(finding.place)
    return hashlib.sha256(f"{finding.code}\0{where}\0{finding.message}".encode()).hexdigest()[:16]
