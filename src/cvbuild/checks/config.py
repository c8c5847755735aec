"""User settings for checks: severities, options, waivers. The longest matching code wins."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from cvbuild.analysis.check import Check
from cvbuild.analysis.language import wordlists
from cvbuild.model.resume import CheckSetting
from cvbuild.syntax.finding import Finding, Location, Mistake, Severity
from cvbuild.syntax.source import Source, SourceMap, child_path
from cvbuild.syntax.suggest import did_you_mean, named_or_listed

__all__ = ["Settings", "Waiver", "apply_waivers", "setting_mistakes", "waivers", "word_list_mistakes"]

_WAIVER = re.compile(r"(?:^|\s)#\s*allow\s+(?P<check>[A-Za-z]\d{0,3}|[a-z][a-z-]+)(?:\s*:\s*(?P<reason>\S.*?))?\s*$")


class Settings(Struct, frozen=True):
    """Combine the ``checks:`` of the source with those of a variant, which take precedence."""

    layers: tuple[Mapping[str, CheckSetting], ...] = ()

    def severity(self, check: Check) -> Severity:
        """Return the severity in force for a check."""
        found = [setting.severity for setting in self._matching(check) if setting.severity]
        return Severity[found[-1].upper()] if found else check.severity

    def options(self, check: Check) -> dict[str, Any]:
        """Return the check's options as set by the user, each converted to the type of its default."""
        options = dict(check.options)
        for setting in self._matching(check):
            for name, value in setting.options.items():
                if name in options and _is_valid(check, name, value):
                    options[name] = _typed(value, options[name])
        return options

    def _matching(self, check: Check) -> Iterator[CheckSetting]:
        for layer in self.layers:
            matching = [name for name in layer if name == check.name or check.code.startswith(name)]
            for name in sorted(matching, key=lambda name: (name == check.name, len(name))):
                yield layer[name]


def _is_valid(check: Check, name: str, value: Any) -> bool:
    """Return whether an option can have this value; one that it cannot is a mistake, and the default holds."""
    try:
        _typed(value, check.options[name])
    except (TypeError, ValueError):
        return False
    listed = value if isinstance(value, list | tuple) else (value,)
    return all(str(word) in check.choices.get(name, (str(word),)) for word in listed)


def _typed(value: Any, default: Any) -> Any:
    return type(default)(value) if isinstance(default, int | float | str) else value


def setting_mistakes(
    settings: Mapping[str, CheckSetting], checks: Mapping[str, Check], places: SourceMap
) -> Iterator[Mistake]:
    """Yield unknown names under ``checks:``, unknown options, and values of the wrong type."""
    names = {check.name: check for check in checks.values()}
    for word, setting in settings.items():
        group = [check for check in checks.values() if check.code.startswith(word)] or list(
            filter(None, [names.get(word)])
        )
        path = f"checks.{word}"
        if not group:
            hint = did_you_mean(word, [*checks, *names])
            yield Mistake("S001", f"there is no check '{word}'", places.key(path), path, hint=hint)
        for name, value in setting.options.items() if group else ():
            yield from _option_mistakes(group, name, value, f"{path}.{name}", places)


def word_list_mistakes(words: Iterable[str], places: SourceMap) -> Iterator[Mistake]:
    """Yield unknown names under ``words:``."""
    known = wordlists.names()
    for word in words:
        if word not in known:
            path = f"words.{word}"
            message = f"there is no word list '{word}'"
            yield Mistake("S001", message, places.key(path), path, hint=named_or_listed(word, sorted(known)))


def _option_mistakes(group: Sequence[Check], name: str, value: Any, path: str, places: SourceMap) -> Iterator[Mistake]:
    known = {option: default for check in group for option, default in check.options.items()}
    if name not in known:
        message = f"{group[0].code} {group[0].name} has no option '{name}'"
        hint = did_you_mean(name, known) or (f"its options are: {', '.join(known)}" if known else "it has no options")
        yield Mistake("S001", message, places.key(path), path, hint=hint)
        return
    try:
        _typed(value, known[name])
    except (TypeError, ValueError):
        kind = "a number" if isinstance(known[name], int | float) else "text"
        message = f"option '{name}' must be {kind}, such as {known[name]}"
        yield Mistake("S007", message, places.value(path), path)
        return
    yield from _choice_mistakes(group, name, value, path, places)


def _choice_mistakes(group: Sequence[Check], name: str, value: Any, path: str, places: SourceMap) -> Iterator[Mistake]:
    """Yield values that an option cannot have; a value for a group of checks must be valid for each of them."""
    listed = isinstance(value, list | tuple)
    for number, word in enumerate(value if listed else [value]):
        refused = next((check for check in group if str(word) not in check.choices.get(name, (str(word),))), None)
        if refused:
            choices = refused.choices[name]
            where = child_path(path, number) if listed else path
            message = f"'{word}' is not a valid '{name}' for {refused.code} {refused.name}"
            hint = named_or_listed(str(word), choices)
            yield Mistake("S007", message, places.value(where), where, hint=hint)


class Waiver(Struct, frozen=True):
    """``# allow CODE: reason`` at the end of a line, or alone on the line above. ``line`` is the line it applies to."""

    file: str
    line: int
    written: int
    column: int
    check: str
    reason: str

    def covers(self, finding: Finding, location: Location, places: Sequence[SourceMap]) -> bool:
        """Return whether it waives the finding at this one of its locations."""
        named = self.check in (finding.code, finding.name)
        return (
            named and bool(self.reason) and self.file == location.place.file and self.line in _lines(location, places)
        )


def _lines(location: Location, places: Sequence[SourceMap]) -> range:
    """Return the lines of the value at a location: from its key, or the place itself, to the end of the value."""
    place, path = location.place, location.path
    for source_map in places:
        if source_map.file == place.file and path in source_map.places:
            node = source_map.value(path)
            first = min(place.line, source_map.key(path).line, node.line)
            return range(first, max(place.line, node.end_line) + 1)
    return range(place.line, place.line + 1)


@functools.lru_cache(maxsize=16)
def waivers(source: Source) -> tuple[Waiver, ...]:
    """Return all waivers of a file. A waiver on a line of its own applies to the next line that is not a comment."""
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
    """Return the findings with waived places suppressed, and the waivers without effect.

    A waiver suppresses one place. A finding with other places still counts for them: it is split.
    """
    used: set[Waiver] = set()
    result: list[Finding] = []
    for finding in findings:
        reasons = []
        for location in finding.locations:
            waiver = next((waiver for waiver in found if waiver.covers(finding, location, places)), None)
            used |= {waiver} if waiver else set()
            reasons.append(waiver.reason if waiver else finding.suppressed)
        result += finding.split(reasons)
    return tuple(result), tuple(waiver for waiver in found if waiver not in used)
