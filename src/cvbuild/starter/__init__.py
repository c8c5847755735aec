"""A starter project: an invented person's CV with two variants, as files that ``cvbuild init`` copies.

``gitignore`` lies here without its dot, or git would heed it. The schemas that editors complete from are made anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from cvbuild.schema import resume_schema, variant_schema

__all__ = ["starter_files"]

_NAMES = ("cv.yaml", "variants/backend.yaml", "variants/data.yaml")


def starter_files() -> dict[str, bytes]:
    """Each file of a new project, by its name in it."""
    here = Path(__file__).parent
    own = {name: (here / name).read_bytes() for name in _NAMES}
    return {
        **own,
        ".gitignore": (here / "gitignore").read_bytes(),
        "schema/cv.schema.json": _json(resume_schema()),
        "schema/variant.schema.json": _json(variant_schema()),
    }


def _json(schema: Mapping[str, object]) -> bytes:
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
