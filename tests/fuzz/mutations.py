"""Inputs made from kept ones: pieces deleted, doubled, exchanged, nested, and words with a meaning put in."""

from __future__ import annotations

import io
import zipfile

from hypothesis import strategies as st

from tests.fuzz.kinds import kept, words

__all__ = ["inputs"]

_LARGEST = 60_000


@st.composite
def inputs(draw: st.DrawFn, kind: str) -> tuple[bytes, str]:
    """A content of this kind, and the ending of its file."""
    files = kept(kind)
    path = draw(st.sampled_from(files))
    others = [other.read_bytes() for other in files if other.suffix == path.suffix]
    content = path.read_bytes()
    if zipfile.is_zipfile(io.BytesIO(content)) and draw(st.integers(0, 3)):
        return _repacked(draw, content, kind), path.suffix
    return _edited(draw, content, kind, others), path.suffix


def _edited(draw: st.DrawFn, content: bytes, kind: str, others: list[bytes]) -> bytes:
    put_in = st.sampled_from(words(kind)).map(lambda word: word.encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(1, 5))):
        start, end = sorted((draw(_places(content)), draw(_places(content))))
        piece = content[start : min(end, start + draw(st.sampled_from((1, 8, 80, 800))))]
        how = draw(st.sampled_from(("word", "word", "word", "delete", "double", "nest", "bytes", "join", "cut")))
        if how == "word":
            content = content[:start] + draw(put_in) + content[start:]
        elif how == "delete":
            content = content[:start] + content[start + len(piece) :]
        elif how == "double":
            content = content[:start] + piece * draw(st.sampled_from((2, 3, 50))) + content[start:]
        elif how == "nest":
            content = content[:start] + draw(put_in) * draw(st.sampled_from((5, 60, 400))) + content[start:]
        elif how == "bytes":
            content = content[:start] + draw(st.binary(min_size=1, max_size=6)) + content[start + len(piece) :]
        elif how == "join":
            other = draw(st.sampled_from(others))
            content = content[:start] + other[draw(_places(other)) :]
        else:
            content = content[:end]
    return content[:_LARGEST]


def _places(content: bytes) -> st.SearchStrategy[int]:
    return st.integers(0, len(content))


def _repacked(draw: st.DrawFn, content: bytes, kind: str) -> bytes:
    """An archive, one of whose parts is changed."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        changed = draw(st.sampled_from(sorted(parts)))
        for name, part in parts.items():
            new.writestr(name, _edited(draw, part, kind, list(parts.values())) if name == changed else part)
    return target.getvalue()
