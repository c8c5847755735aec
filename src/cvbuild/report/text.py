"""The report for terminals: each finding with its source line and a caret, the built files, and a closing line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from cvbuild.report._excerpt import excerpt
from cvbuild.report._report import ArtifactLine, Report
from cvbuild.report._terminal import cells, visible
from cvbuild.syntax.finding import Finding, Severity
from cvbuild.syntax.source import Place

__all__ = ["render", "summary"]

_STYLES = {  # ANSI "select graphic rendition" parameters (ECMA-48, 8.3.117)
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "place": "1",
    "gutter": "34",
    "quiet": "2",
}
_MOST = 50  # findings to show at once; more are counted
_PLACES = 5  # places of one finding to show; more would push the other findings off the screen


def render(report: Report, *, color: bool = False) -> str:
    """Return the report; ``color`` adds the escape sequences of terminals."""
    pen = _Pen(color)
    if report.quiet:
        return "\n".join(_finding(report, finding, pen) for finding in report.grave())
    listed = [one for one in report.shown() if report.notes or report.verbose or one.severity is not Severity.NOTE]
    chosen = listed if report.verbose else _worst(listed)
    quoted = [finding for finding in chosen if report.verbose or finding.severity is not Severity.NOTE]
    notes = [finding for finding in chosen if finding.severity is Severity.NOTE and not report.verbose]
    blocks = [_finding(report, finding, pen) for finding in quoted]
    blocks += ["".join(_note(report, finding, pen) for finding in notes)] if notes else []
    if left := len(listed) - len(chosen):
        blocks.append(f"and {_count(left, 'more finding')}; --verbose shows all\n")
    if report.shown() and not report.notes and not report.verbose:
        blocks += _counted_notes(report)
    if report.artifacts:
        blocks.append(_table(report.artifacts, pen))
    if report.skipped:
        blocks.append("".join(f"not checked: {visible(line)}\n" for line in report.skipped))
    following = f"{visible(report.following)}\n" if report.following else ""
    return "\n".join([*blocks, summary(report) + "\n" + following])


def _worst(findings: list[Finding]) -> list[Finding]:
    """Return the most serious findings, as many as anybody reads, in their order."""
    ranked = sorted(findings, key=lambda finding: -finding.severity)[:_MOST]
    return [finding for finding in findings if finding in ranked] if len(findings) > _MOST else findings


def _counted_notes(report: Report) -> list[str]:
    """Return one line with the number of notes of each check."""
    counts = Counter(finding.code for finding in report.shown() if finding.severity is Severity.NOTE)
    listed = ", ".join(f"{number} {code}" for code, number in sorted(counts.items(), key=lambda pair: -pair[1]))
    return [f"notes: {listed}; --notes lists them\n"] if counts else []


def summary(report: Report) -> str:
    """Return the closing line: ``2 errors, 1 warning, 3 notes``, and the number of suppressed findings."""
    counts = Counter(finding.severity for finding in report.shown())
    order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
    found = ", ".join(_count(counts[severity], severity.word) for severity in order if counts[severity])
    waived = sum(finding.suppressed not in {"", "baseline"} for finding in report.ordered())
    aside = [f"{waived} waived"] if waived else []
    aside += [f"{report.hidden} hidden by the baseline"] if report.hidden else []
    if not report.checked:
        return f"{found}; nothing was checked" if found else "Nothing was checked."
    if not found:
        return f"No findings ({', '.join(aside)})." if aside else "No findings."
    return f"{found} ({', '.join(aside)})" if aside else found


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class _Pen(Struct, frozen=True):
    color: bool

    def __call__(self, style: str, text: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.color and text else text


def _head(finding: Finding, pen: _Pen) -> str:
    word = finding.severity.word
    head = f"{pen('place', visible(f'{finding.place}:'))} {pen(word, f'{word}[{finding.code}]')}"
    return f"{head}: {visible(finding.message)}"


def _note(report: Report, finding: Finding, pen: _Pen) -> str:
    """A note in one line: a note asks for no change, so it takes no more room."""
    more = len(finding.places) - 1
    remarks = [f"and {_count(more, 'more place')}"] if more else []
    remarks += report.concerned(finding)
    return _head(finding, pen) + (f" ({', '.join(remarks)})" if remarks else "") + "\n"


def _finding(report: Report, finding: Finding, pen: _Pen) -> str:
    lines = [_head(finding, pen)]
    lines += _Quote(report, pen, _margin(report, finding)).lines(finding)
    return "".join(f"{line}\n" for line in lines)


def _margin(report: Report, finding: Finding) -> int:
    """Cells left of the bar: the longest line number shown, at least two digits, and a space."""
    places = (finding.place, *(further.place for further in finding.further))
    return max(2, *(len(str(place.line)) for place in places if place.file in report.sources), 0) + 1


class _Quote(Struct, frozen=True):
    """The lines below the first line of a finding; ``margin`` is in cells, left of the bar."""

    report: Report
    pen: _Pen
    margin: int

    def lines(self, finding: Finding) -> Iterator[str]:
        style = finding.severity.word
        yield from self._framed(self._excerpt(finding.place, finding.label, "^", style))
        for further in finding.further[:_PLACES]:
            yield f"{' ' * self.margin}{self.pen('gutter', ':::')} {visible(str(further.place))}"
            yield from self._framed(self._excerpt(further.place, further.text, "-", "gutter"))
        if (more := len(finding.further) - _PLACES) > 0:
            yield self._remark(f"and {_count(more, 'more place')}")
        yield from self._remarks(finding)

    def _framed(self, quoted: Iterator[str]) -> Iterator[str]:
        """An excerpt between two empty bars; nothing if the excerpt is empty."""
        if lines := list(quoted):
            yield from (self._bar(), *lines, self._bar())

    def _bar(self, number: str = "", text: str = "") -> str:
        bar = self.pen("gutter", f"{number:>{self.margin - 1}} |")
        return f"{bar} {text}" if text else bar

    def _excerpt(self, place: Place, label: str, mark: str, style: str) -> Iterator[str]:
        source = self.report.sources.get(place.file)
        if source is None or not source.line(place.line):
            if label:
                yield self._bar(text=visible(label))
            return
        part = excerpt(source.line(place.line), place)
        yield self._bar(str(place.line), part.line)
        carets = self.pen(style, f"{mark * part.carets} {visible(label)}".rstrip())
        yield self._bar(text=f"{part.indent}{carets}")

    def _remarks(self, finding: Finding) -> Iterator[str]:
        if concerned := self.report.concerned(finding):
            noun = "variant" if len(concerned) == 1 else "variants"
            yield self._remark(f"{noun}: {', '.join(concerned)}")
        if others := finding.places[1:]:
            left = f" and {_count(len(others) - _PLACES, 'more place')}" if len(others) > _PLACES else ""
            yield self._remark(f"also at {', '.join(map(str, others[:_PLACES]))}{left}")
        if finding.hint:
            yield self._remark(f"hint: {finding.hint}")
        yield self._remark(f"cvbuild explain {finding.code}")

    def _remark(self, text: str) -> str:
        first, *rest = (visible(line) for line in text.split("\n"))
        head = f"{' ' * self.margin}{self.pen('gutter', '=')} {first}"
        return "\n".join([head, *(f"{' ' * (self.margin + 2)}{line}" for line in rest)])


def _table(artifacts: tuple[ArtifactLine, ...], pen: _Pen) -> str:
    rows = [_row(artifact) for artifact in artifacts]
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    shown = ("  ".join(_pad(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(
        (pen("quiet", line.rstrip()) if artifact.changed is False else line.rstrip()) + "\n"
        for artifact, line in zip(artifacts, shown, strict=True)
    )


def _row(artifact: ArtifactLine) -> tuple[str, ...]:
    pages = "" if artifact.pages is None else _count(artifact.pages, "page")
    words = "" if artifact.words is None else _count(artifact.words, "word")
    unchanged = "unchanged" if artifact.changed is False else ""
    return (visible(artifact.variant), artifact.format, pages, words, visible(artifact.path), unchanged)


def _pad(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
