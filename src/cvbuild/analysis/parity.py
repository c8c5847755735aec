"""Where a finished file and the document part, sorted by what went wrong: lost, added, moved, broken over a line."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cvbuild.analysis.alignment import Difference, align
from cvbuild.artifact import Inspection
from cvbuild.document import Document
from cvbuild.same import Same
from cvbuild.transliterate import to_ascii

__all__ = ["Parity", "broken_addresses", "by_message", "files", "parity", "quoted"]

_SHOWN_WORDS = 8
_KEPT = 4  # one for each format: several checks ask, one after the other


@dataclass(frozen=True, slots=True)
class Parity:
    """Differences by kind. What is moved is missing in one place and too much in another."""

    lost: tuple[Difference, ...] = ()
    added: tuple[Difference, ...] = ()
    moved: tuple[Difference, ...] = ()
    broken: tuple[Difference, ...] = ()


def parity(document: Document, inspection: Inspection) -> Parity:
    """All differences between the document and what was read from a file.

    None for a file with missing glyphs: what extractors then read is not what it says (A104).
    """
    return Parity() if inspection.missing else _parity(Same(document, inspection))


@functools.lru_cache(maxsize=_KEPT)
def _parity(same: Same) -> Parity:
    document, inspection = same.things
    assert isinstance(document, Document)
    assert isinstance(inspection, Inspection)
    rewrite = to_ascii if inspection.metadata.get("ascii") else str
    differences = align(document, inspection.words, rewrite).differences
    if not differences:
        return Parity()
    broken = tuple(difference for difference in differences if _is_broken_address(difference))
    others = [difference for difference in differences if difference not in broken]
    missing = Counter(word for difference in others for word in difference.expected)
    surplus = Counter(word for difference in others for word in difference.found)
    moved = tuple(d for d in others if Counter(d.expected) <= surplus and Counter(d.found) <= missing)
    rest = [difference for difference in others if difference not in moved]
    return Parity(
        lost=tuple(difference for difference in rest if difference.expected),
        added=tuple(difference for difference in rest if not difference.expected),
        moved=moved,
        broken=broken,
    )


def broken_addresses(document: Document, inspection: Inspection) -> tuple[Difference, ...]:
    """Addresses of which all letters are there, in several pieces."""
    return parity(document, inspection).broken


def _is_broken_address(difference: Difference) -> bool:
    address = "".join(difference.expected)
    whole = len(difference.expected) == 1 and len(difference.found) > 1
    return whole and "".join(difference.found) == address and ("@" in address or "/" in address or "www." in address)


def quoted(words: Iterable[str]) -> str:
    """The first words in quotation marks."""
    found = tuple(words)
    more = " …" if len(found) > _SHOWN_WORDS else ""
    return f"“{' '.join(found[:_SHOWN_WORDS])}{more}”"


def by_message(found: Mapping[str, Iterable[tuple[str, str]]]) -> Iterator[tuple[str, str, list[str]]]:
    """From format to paths with messages: each path and message once, with the formats that have it."""
    formats: dict[tuple[str, str], list[str]] = {}
    for name, told in found.items():
        for path, message in told:
            formats.setdefault((path, message), []).append(name)
    for (path, message), names in formats.items():
        yield path, message, names


def files(names: list[str], verb: str, verbs: str) -> str:
    """``the pdf file has``, ``the pdf and docx files have``."""
    *others, last = names
    return f"the {', '.join(others)} and {last} files {verbs}" if others else f"the {last} file {verb}"
