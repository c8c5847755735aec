"""Records of a file: in the manifest of the output folder, and of what was sent."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from cvbuild.cache import disk
from cvbuild.commands.identify.claim import Claim
from cvbuild.commands.send.folders import Kept, sendings
from cvbuild.commands.send.records import Record
from cvbuild.model.build_id import is_build_id
from cvbuild.pipeline import manifest

__all__ = ["Mention", "mentions"]


class Mention(Struct, frozen=True):
    """A record of a file. ``same_bytes``: of this very file; otherwise of one with the same words and look.

    ``kept`` and ``record`` are those of a sending; a manifest has neither.
    """

    variant: str
    build: str
    same_bytes: bool
    kept: Kept | None = None
    record: Record | None = None


def mentions(claim: Claim, project: Path, out: Path) -> tuple[Mention, ...]:
    """Return all records, sendings first because they contain most."""
    return (*_sent(claim, project), *_built(claim, out))


def _sent(claim: Claim, project: Path) -> Iterator[Mention]:
    for kept in sendings(project):
        record = kept.record
        if record is None:
            continue
        same = claim.sha256 in record.files.values()
        if same or (claim.build and record.build == claim.build):
            yield Mention(record.variant, record.build, same, kept, record)


def _built(claim: Claim, out: Path) -> Iterator[Mention]:
    for output in _outputs(out):
        variant, build = str(output.get("variant", "")), str(output.get("build", ""))
        same = output.get("sha256") == claim.sha256
        right_kind = output.get("format") == claim.format
        if variant and is_build_id(build) and (same or (right_kind and build == claim.build)):
            yield Mention(variant, build, same)


def _outputs(out: Path) -> Iterator[dict[str, Any]]:
    """Return the manifest's records of files; none if it is missing or damaged."""
    with contextlib.suppress(OSError, ValueError, AttributeError, RecursionError):
        outputs = json.loads(disk.read(str(out / manifest.NAME)) or b"{}").get("outputs", {})
        yield from [output for output in outputs.values() if isinstance(output, dict)]
