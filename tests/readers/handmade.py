"""Hand-made files with the oddities of public ones, and what must come out of each, written by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.readers.expectation import plain

__all__ = ["handmade"]

_SAMPLES = Path(__file__).parent / "samples"


def handmade() -> Iterator[tuple[str, bytes, list[tuple[str, str]]]]:
    """Yield name, content, and pairs of field and words."""
    expected = yaml.load((_SAMPLES / "expected.yaml").read_text("utf-8"), yaml.BaseLoader)
    for name, fields in expected.items():
        path = _SAMPLES / name
        pairs = [(field, plain(field, text)) for field, texts in fields.items() for text in _listed(texts)]
        yield (f"{path.name}.zip", _zipped(path), pairs) if path.is_dir() else (path.name, path.read_bytes(), pairs)


def _listed(texts: object) -> list[str]:
    return [str(one) for one in texts] if isinstance(texts, list) else [str(texts)]


def _zipped(folder: Path) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.writestr(f"Export/{path.name}", path.read_bytes())
    return packed.getvalue()
