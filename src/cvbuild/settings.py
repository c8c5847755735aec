"""What a person sets about checks: severities, options, waivers. The longest code that matches wins."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cvbuild.analysis import wordlists
from cvbuild.check import Check
from cvbuild.finding import Finding, Severity
from cvbuild.resume import CheckSetting
from cvbuild.source import Source, SourceMap, child_path
from cvbuild.suggest import did_you_mean, named_or_listed

__all__ = ["Settings", "Waiver", "apply_waivers", "setting_findings", "waivers", "word_list_findings"]

_WAIVER = re.compile(r"(?:^|\s)#\s*allow\s+(?P<check>[A-Za-z]\d{0,3}|[a-z][a-z-]+)(?:\s*:\s*(?P<reason>\S.*?))?\s*$")


@dataclass(frozen=True, slots=True)
class Settings:
    """The ``checks:`` of the source file and those of a variant, which win."""

    layers: tuple[Mapping[str, CheckSetting], ...] = ()

    def severity(self, check: Check) -> Severity:
        """The severity in force for a check."""
        found = [setting.severity for setting in self._matching(check) if setting.severity]
        return Severity[found[-1].upper()] if found else check.severity

    def options(self, check: Check) -> dict[str, Any]:
        """The check's options with what was set, each in the type of its default."""
        options = dict(check.options)
        for setting in self._matching(check):
            for name, value in setting.options.items():
                if name in options:
                    options[name] = _typed(value, options[name])
        return options

    def _matching(self, check: Check) -> Iterator[CheckSetting]:
        for layer in self.layers:
            matching = [name for name in layer if name == check.name or check.code.startswith(name)]
            for name in sorted(matching, key=lambda name: (name == check.name, len(name))):
                yield layer[name]


def _typed(value: Any, default: Any) -> Any:
    return type(default)(value) if isinstance(default, int | float | str) else value


def setting_findings(
    settings: Mapping[str, CheckSetting], checks: Mapping[str, Check], places: SourceMap
) -> Iterator[Finding]:
    """Names under ``checks:`` that no check has, options that it does not know, values of the wrong kind."""
    names = {check.name: check for check in checks.values()}
    for word, setting in settings.items():
        group = [check for check in checks.values() if check.code.startswith(word)] or list(
            filter(None, [names.get(word)])
        )
        path = f"checks.{word}"
        if not group:
            hint = did_you_mean(word, [*checks, *names])
            yield Finding("S001", "", Severity.ERROR, f"there is no check '{word}'", places.key(path), path, hint=hint)
        for name, value in setting.options.items() if group else ():
            yield from _option_findings(group, name, value, f"{path}.{name}", places)


def word_list_findings(words: Iterable[str], places: SourceMap) -> Iterator[Finding]:
    """Names under ``words:`` that no list has."""
    known = wordlists.names()
    for word in words:
        if word not in known:
            path = f"words.{word}"
            message = f"there is no word list '{word}'"
            yield Finding(
                "S001", "", Severity.ERROR, message, places.key(path), path, hint=named_or_listed(word, sorted(known))
            )


def _option_findings(group: Sequence[Check], name: str, value: Any, path: str, places: SourceMap) -> Iterator[Finding]:
    known = {option: default for check in group for option, default in check.options.items()}
    if name not in known:
        message = f"{group[0].code} {group[0].name} has no option '{name}'"
        hint = did_you_mean(name, known) or (f"its options are: {', '.join(known)}" if known else "it has none")
        yield Finding("S001", "", Severity.ERROR, message, places.key(path), path, hint=hint)
        return
    try:
        _typed(value, known[name])
    except (TypeError, ValueError):
        kind = "a number" if isinstance(known[name], int | float) else "text"
        message = f"option '{name}' wants {kind}, such as {known[name]}"
        yield Finding("S007", "", Severity.ERROR, message, places.value(path), path)
        return
    yield from _choice_findings(group, name, value, path, places)


def _choice_findings(group: Sequence[Check], name: str, value: Any, path: str, places: SourceMap) -> Iterator[Finding]:
    """Values that an option cannot have; what is set for a whole group must suit each of its checks."""
    listed = isinstance(value, list | tuple)
    for number, word in enumerate(value if listed else [value]):
        refused = next((check for check in group if str(word) not in check.choices.get(name, (str(word),))), None)
        if refused:
            choices = refused.choices[name]
            where = child_path(path, number) if listed else path
            message = f"'{word}' is no '{name}' of {refused.code} {refused.name}"
            hint = named_or_listed(str(word), choices)
            yield Finding("S007", "", Severity.ERROR, message, places.value(where), where, hint=hint)


@dataclass(frozen=True, slots=True)
class Waiver:
    """``# allow CODE: reason`` at the end of a line, or alone on the line above. ``line`` is the line it speaks of."""

    file: str
    line: int
    written: int
    column: int
    check: str
    reason: str

    def covers(self, finding: Finding, places: Sequence[SourceMap]) -> bool:
        """Whether it speaks of the node in which the finding stands."""
        if self.check not in (finding.code, finding.name) or finding.place.file != self.file or not self.reason:
            return False
        return self.line in _lines(finding, places)


def _lines(finding: Finding, places: Sequence[SourceMap]) -> range:
    """The lines of the finding's node: from its key, or its place, to the end of its value."""
    place = finding.place
    for source_map in places:
        if source_map.file == place.file and finding.path in source_map.places:
            node = source_map.value(finding.path)
            first = min(place.line, source_map.key(finding.path).line, node.line)
            return range(first, max(place.line, node.end_line) + 1)
    return range(place.line, place.line + 1)


@functools.lru_cache(maxsize=16)
def waivers(source: Source) -> tuple[Waiver, ...]:
    """All waivers of a file. One that stands alone speaks of the next line that is no comment."""
    return tuple(_waivers(source))


def _waivers(source: Source) -> Iterator[Waiver]:
    lines = source.text.splitlines()
    for number, line in enumerate(lines, 1):
        if "allow" in line and (match := _WAIVER.search(line)):
            target = number
            while line.lstrip().startswith("#") and target < len(lines):
                target += 1
                line = lines[target - 1]  # noqa: PLW2901
            column = match.start("check") + 1
            yield Waiver(source.file, target, number, column, match["check"], match["reason"] or "")


def apply_waivers(
    findings: Sequence[Finding], found: Sequence[Waiver], places: Sequence[SourceMap]
) -> tuple[tuple[Finding, ...], tuple[Waiver, ...]]:
    """The findings with those that are waived marked so, and the waivers that had nothing to waive."""
    used: set[Waiver] = set()
    result = []
    for finding in findings:
        waiver = next((waiver for waiver in found if waiver.covers(finding, places)), None)
        if waiver:
            used.add(waiver)
            finding = replace(finding, suppressed=waiver.reason)  # noqa: PLW2901
        result.append(finding)
    return tuple(result), tuple(waiver for waiver in found if waiver not in used)
