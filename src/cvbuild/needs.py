"""What needs what: an item that makes sense beside another one only is shown only where that one is.

"Enabled a sub-millisecond decision path on that tick data" needs the line that tells of the tick data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from cvbuild.decisions import Decision, Selection, without
from cvbuild.resume import Item, Resume

__all__ = ["circles", "matching", "needed", "resolved", "without_unmet"]


def matching(selector: str, addresses: Sequence[str]) -> list[str]:
    """The addresses that a selector names: the whole of one, or the end of any."""
    exact = [address for address in addresses if address == selector]
    return exact or [address for address in addresses if address.endswith(f".{selector}")]


def resolved(selector: str, item: Item, addresses: Sequence[str]) -> list[str]:
    """What an item means by a name under ``needs``: where several have it, its sibling."""
    found = matching(selector, addresses)
    parent = item.address.rpartition(".")[0]
    return [address for address in found if address.rpartition(".")[0] == parent] or found


def needed(resume: Resume) -> dict[str, tuple[str, ...]]:
    """From the path of each item that needs others to their paths; a name of nothing or of several counts as none."""
    paths = {item.address: item.path for item in resume.items()}
    found = {}
    for item in resume.items() if any(item.needs for item in resume.items()) else ():
        addresses = (resolved(selector, item, list(paths)) for selector in item.needs)
        found[item.path] = tuple(paths[names[0]] for names in addresses if len(names) == 1)
    return {path: others for path, others in found.items() if others}


def circles(needs: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Items that need one another in a circle, each circle once, from its first item on."""
    told: set[str] = set()
    for start in needs:
        circle = _back_to(start, needs)
        if circle and not told.intersection(circle):
            told.update(circle)
            yield circle


def _back_to(start: str, needs: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """The shortest way from an item over what it needs back to it; empty where there is none."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for other in needs.get(way[-1], ()):
            if other == start:
                return way
            if other not in seen:
                seen.add(other)
                ways.append((*way, other))
    return ()


def without_unmet(selection: Selection, resume: Resume) -> Selection:
    """The selection without items that need one that is out. What the variant includes by id stays."""
    needs = needed(resume)
    addresses = {item.path: item.address for item in resume.items()} if needs else {}
    while True:
        shown = {decision.path for decision in selection.decisions if decision.shown}
        out = {
            decision.path: _unmet(decision, addresses[missing[0]])
            for decision in selection.decisions
            if decision.shown
            and decision.rule != "included"
            and (missing := [path for path in needs.get(decision.path, ()) if path not in shown])
        }
        if not out:
            return selection
        selection = without(selection, out)


def _unmet(decision: Decision, missing: str) -> Decision:
    reason = f"needs {missing}, which is out"
    return replace(decision, shown=False, rule="needs", reason=reason, place=f"{decision.path}.needs", in_variant=False)
