"""The figures as lines for a terminal and as a table for docs/performance.md."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks import waiting
from benchmarks.cases import AGAINST, CASES, FEW, MANY, Case
from benchmarks.runner import Measured

__all__ = ["page_with", "rows", "waits"]

BEGIN, END = "<!-- figures: written by make bench ARGS=--record -->", "<!-- end of figures -->"


def rows(case: Case, found: Measured, before: Mapping[str, float] | None) -> Iterator[str]:
    """What a case came to, the limit, and what was recorded last."""
    yield f"{case.title}"
    if case.growth_limit is not None:
        growth = _growth(found.as_dict())
        held = "held" if growth <= case.growth_limit else "NOT HELD"
        yield f"    {growth:6.0f} KiB a variant from {FEW} to {MANY} (limit {case.growth_limit}: {held})"
        return
    drift = f", recorded {before['ratio']:.2f}" if before else ""
    yield f"    {found.ratio:6.2f} x {case.against}{_limit(case, found.ratio, found.seconds)}{drift}"
    clock = f"{found.clock:.2f} by the clock"
    yield f"    {found.seconds * 1000:6.0f} ms of processor time, {clock}, {found.memory:.0f} MiB, {found.runs} pairs"


_WAITS = {"findings": "findings of the sources", "page": "the new page's picture"}


def waits(found: Mapping[str, float]) -> Iterator[str]:
    """How long it took from a save to what the preview shows."""
    yield f"an edit in the preview, {waiting.VARIANT}, {found['runs']:.0f} saves"
    for name, limit in waiting.LIMITS.items():
        held = "held" if found[name] <= limit else "NOT HELD"
        yield f"    {found[name]:6.2f} s until {_WAITS[name]} (limit {limit} s: {held})"


def _waits(recorded: Mapping[str, Any]) -> Iterator[str]:
    found = recorded.get(waiting.NAME)
    if found:
        yield from ("", f"| preview of {waiting.VARIANT}, from a save to | by the clock | limit |", "|---|---|---|")
        yield from (f"| {_WAITS[name]} | {found[name]:.2f} s | {limit} s |" for name, limit in waiting.LIMITS.items())


def _growth(figures: Mapping[str, float]) -> float:
    """KiB that each variant between few and many adds to the largest process."""
    return (figures["memory"] - figures["base_memory"]) * 1024 / (MANY - FEW)


def _limit(case: Case, ratio: float, seconds: float) -> str:
    if case.limit is not None:
        return f" (limit {case.limit}: {'held' if ratio <= case.limit else 'NOT HELD'})"
    if case.seconds_limit is not None:
        return f" (limit {case.seconds_limit} s: {'held' if seconds <= case.seconds_limit else 'NOT HELD'})"
    return ""


def page_with(page: str, recorded: Mapping[str, Any]) -> str:
    """The page with its table renewed."""
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    return f"{head}{BEGIN}\n{_table(recorded)}\n{END}{tail}"


def _table(recorded: Mapping[str, Any]) -> str:
    lines = [
        f"Medians of pairs, {recorded['machine']}.",
        "",
        "| what | ratio | to | limit | processor time | memory |",
        "|---|---|---|---|---|---|",
    ]
    for name, case in CASES.items():
        if name in recorded and case.growth_limit is None:
            figures = recorded[name]
            limit = case.limit or (f"{case.seconds_limit} s" if case.seconds_limit else "")
            lines.append(
                f"| {case.title} | {figures['ratio']:.2f} | {case.against.replace('|', '')} | {limit} "
                f"| {figures['seconds'] * 1000:.0f} ms | {figures['memory']:.0f} MiB |"
            )
    return "\n".join([*lines, *_against(recorded), *_growths(recorded), *_waits(recorded)])


def _against(recorded: Mapping[str, Any]) -> Iterator[str]:
    found = {name: recorded[name] for name in AGAINST if name in recorded}
    if found:
        head = f"| against {recorded['base']} | by the clock | processor time | limit | |"
        yield from ("", head, "|---|---|---|---|---|")
    for name, figures in found.items():
        title, limit, _ = AGAINST[name]
        clock = f"{figures['clock']:.2f}" if "clock" in figures else ""
        yield f"| {title} | {clock} | {figures['ratio']:.2f} | {limit} | {figures['seconds'] * 1000:.0f} ms |"


def _growths(recorded: Mapping[str, Any]) -> Iterator[str]:
    found = {case: recorded[name] for name, case in CASES.items() if name in recorded and case.growth_limit is not None}
    if found:
        yield from ("", f"| memory a variant, from {FEW} to {MANY} of them | KiB | limit |", "|---|---|---|")
    for case, figures in found.items():
        yield f"| {case.title} | {_growth(figures):.0f} | {case.growth_limit} |"
