"""Differences between a finished file and the document by kind: lost, added, moved, broken over a line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, structs

from cvbuild.analysis.check import Subject
from cvbuild.analysis.pages.alignment import Difference, align
from cvbuild.compose.transliterate import to_ascii
from cvbuild.compose.typography import typeset
from cvbuild.model.addresses import with_addresses
from cvbuild.model.artifact import Inspection
from cvbuild.model.document import Document

__all__ = ["Parity", "as_in", "by_message", "compare", "files", "parity", "quoted"]

_SHOWN_WORDS = 8
_TYPESET = ("pdf", "docx", "html")
_COLUMNED = ("pdf", "docx")
"""Formats that may have a column of dates before the words beside it."""
_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Zl", "Zp"})


class Parity(Struct, frozen=True):
    """Differences by kind. Moved words are missing in one place and surplus in another."""

    lost: tuple[Difference, ...] = ()
    added: tuple[Difference, ...] = ()
    moved: tuple[Difference, ...] = ()
    broken: tuple[Difference, ...] = ()


def parity(subject: Subject, name: str) -> Parity:
    """Return all differences between the subject's document and its file of the format ``name``."""
    return subject.memo.once(compare, subject.document, subject.inspections[name]) if subject.document else Parity()


def compare(document: Document, inspection: Inspection) -> Parity:
    """Return all differences between a document and the words of a file.

    A file with missing glyphs has no differences, because extractors misread it (A104); nor has one for programs,
    which have no reading order (X115 looks for what such a file lacks).
    """
    if inspection.missing or inspection.for_programs:
        return Parity()
    document = as_in(inspection.format, document)
    rewrite = to_ascii if inspection.metadata.get("ascii") else str
    differences = align(document, inspection.words, rewrite).differences
    if not differences:
        return Parity()
    broken = tuple(difference for difference in differences if _is_broken_address(difference))
    others = [difference for difference in differences if difference not in broken]
    missing = Counter(word for difference in others for word in difference.expected)
    surplus = Counter(word for difference in others for word in difference.found)
    moved = tuple(d for d in others if Counter(d.expected) <= surplus and Counter(d.found) <= missing)
    rest = [difference for difference in others if difference not in moved and not _is_invisible(difference)]
    return Parity(
        lost=tuple(difference for difference in rest if difference.expected),
        added=tuple(difference for difference in rest if not difference.expected),
        moved=moved,
        broken=broken,
    )


def as_in(name: str, document: Document) -> Document:
    """Return the document in the order of a format, with the words that it adds: plain text has addresses as words."""
    document = with_addresses(document, "address") if name == "txt" else document
    document = typeset(document, spaces=False) if name in _TYPESET else document
    return document if name in _COLUMNED else structs.replace(document, asides_first=False)


def _is_broken_address(difference: Difference) -> bool:
    address = "".join(difference.expected)
    whole = len(difference.expected) == 1 and len(difference.found) > 1
    return whole and "".join(difference.found) == address and ("@" in address or "/" in address or "www." in address)


def _is_invisible(difference: Difference) -> bool:
    """Return whether only invisible characters differ, which are reported themselves (S013)."""
    return _visible(difference.expected) == _visible(difference.found)


def _visible(words: Iterable[str]) -> list[str]:
    return ["".join(char for char in word if unicodedata.category(char) not in _INVISIBLE) for word in words]


def quoted(words: Iterable[str]) -> str:
    """Quote the first words."""
    found = tuple(words)
    more = " …" if len(found) > _SHOWN_WORDS else ""
    return f"“{' '.join(found[:_SHOWN_WORDS])}{more}”"


def by_message(found: Mapping[str, Iterable[tuple[str, str]]]) -> Iterator[tuple[str, str, list[str]]]:
    """Group paths and messages over formats: each pair once, with the formats that have it."""
    formats: dict[tuple[str, str], list[str]] = {}
    for name, pairs in found.items():
        for path, message in pairs:
            formats.setdefault((path, message), []).append(name)
    for (path, message), names in formats.items():
        yield path, message, names


def files(names: list[str], verb: str, verbs: str) -> str:
    """Phrase the subject of a message: ``the pdf file has``, ``the pdf and docx files have``."""
    *others, last = names
    return f"the {', '.join(others)} and {last} files {verbs}" if others else f"the {last} file {verb}"
