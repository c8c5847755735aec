"""Dependencies between items: an item with ``needs`` is shown only if the needed items are.

"Enabled a sub-millisecond decision path on that tick data" needs the highlight about the tick data.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from cvbuild.model.resume import Item, Resume

__all__ = ["circles", "matching", "needed", "resolved"]


def matching(selector: str, addresses: Sequence[str]) -> list[str]:
    """Return the addresses that a selector matches: a complete address, or the end of any."""
    exact = [address for address in addresses if address == selector]
    return exact or [address for address in addresses if address.endswith(f".{selector}")]


def resolved(selector: str, item: Item, addresses: Sequence[str]) -> list[str]:
    """Resolve a name under ``needs``: if several items have it, the sibling."""
    found = matching(selector, addresses)
    parent = item.address.rpartition(".")[0]
    return [address for address in found if address.rpartition(".")[0] == parent] or found


def needed(resume: Resume) -> dict[str, tuple[str, ...]]:
    """Return the needed paths by path of each item with ``needs``; unknown and ambiguous names are ignored."""
    paths = {item.address: item.path for item in resume.items()}
    found = {}
    for item in resume.items() if any(item.needs for item in resume.items()) else ():
        addresses = (resolved(selector, item, list(paths)) for selector in item.needs)
        found[item.path] = tuple(paths[names[0]] for names in addresses if len(names) == 1)
    return {path: others for path, others in found.items() if others}


def circles(needs: Mapping[str, Collection[str]]) -> Iterator[tuple[str, ...]]:
    """Return each circle of ``needs`` once, from its first item on."""
    told: set[str] = set()
    for start in needs:
        circle = _back_to(start, needs)
        if circle and not told.intersection(circle):
            told.update(circle)
            yield circle


def _back_to(start: str, needs: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the shortest path from an item through its needs back to it; empty if there is none."""
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
