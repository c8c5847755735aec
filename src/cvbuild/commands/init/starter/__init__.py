"""A starter project: an invented person's CV with two variants, as files that ``cvbuild init`` copies.

``gitignore`` has no dot here, because git would apply it. The schemas for editors are generated.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from cvbuild.model.schema import resume_schema, variant_schema

__all__ = ["shared_files", "starter_files"]

_NAMES = ("AGENTS.md", "cv.yaml", "variants/backend.yaml", "variants/data.yaml")


def starter_files() -> dict[str, bytes]:
    """Return each file of a new project by its name."""
    here = Path(__file__).parent
    own = {name: (here / name).read_bytes() for name in _NAMES}
    return {**own, **shared_files()}


def shared_files() -> dict[str, bytes]:
    """Return the files of every new project: what git ignores, and the schemas for editors."""
    return {
        ".gitignore": (Path(__file__).parent / "gitignore").read_bytes(),
        "schema/cv.schema.json": _json(resume_schema()),
        "schema/variant.schema.json": _json(variant_schema()),
    }


def _json(schema: Mapping[str, object]) -> bytes:
    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
