"""Differences between a document and the data that its PDF carries."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from cvbuild.analysis.pages.parity import compare, quoted
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.inspection import md
from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.model.decode.exported import exported_variant, restored
from cvbuild.model.decode.nested import spelt_out
from cvbuild.model.decode.own_sections import own_sections
from cvbuild.model.document import Document
from cvbuild.syntax.load import load

__all__ = ["data_differences", "rebuilt", "text_differences"]

_FILE = "resume.json"


def rebuilt(data: str) -> Document | None:
    """Return the document that a build from exported data makes; ``None`` if they cannot be built."""
    loaded = load(data.encode(), _FILE).value
    own = exported_variant(loaded) if loaded else None
    if loaded is None or own is None:
        return None
    source = spelt_out(restored(loaded))
    resume, variant = decode_resume(source).value, decode_variant(own, "exported", own_sections(source)).value
    if resume is None or variant is None:
        return None
    return compose(select(resume, variant, own.places).resume, variant)


def data_differences(document: Document, data: str) -> Iterator[tuple[str, str]]:
    """Yield the path and a message for each text that data say differently."""
    again = rebuilt(data)
    if again is None:
        yield document.header.path, "cannot be built again"
        return
    want = [(one.path, " ".join(one.text.split())) for one in document.fragments]
    have = [" ".join(one.text.split()) for one in again.fragments]
    matcher = difflib.SequenceMatcher(None, [text for _, text in want], have, autojunk=False)
    for kind, start, end, other, last in matcher.get_opcodes():
        if kind != "equal":
            path = want[min(start, len(want) - 1)][0]
            yield path, _message([text for _, text in want[start:end]], have[other:last])


def text_differences(document: Document, text: str) -> Iterator[tuple[str, str]]:
    """Yield the path and a message for each stretch of words that the Markdown says differently."""
    found = compare(document, md.inspect(text.encode()))
    for one in (*found.lost, *found.added, *found.moved, *found.broken):
        yield one.path, _message(list(one.expected), list(one.found))


def _message(expected: list[str], found: list[str]) -> str:
    wanted, there = quoted(" ".join(expected).split()), quoted(" ".join(found).split())
    if not found:
        return f"has no {wanted}"
    return f"has {there} instead of {wanted}" if expected else f"adds {there}"
