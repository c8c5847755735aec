"""Every key of the source filled: each of its words arrives in PDF, DOCX and plain text."""

from __future__ import annotations

import contextlib
import datetime
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Severity
from tests.every_key import every_key, filled

UNPRINTED = {"image", "address", "postalCode", "countryCode"}
FILED = {"publications": {"type"}}
"""Keys by which a section is sorted, not printed."""
QUIET = dict.fromkeys(["S", "V", "D", "F", "C", "X", "T", "L", "A"], "off")
_WORD = re.compile(r"q\d+w")


def expected(value: object, key: str = "", unprinted: frozenset[str] = frozenset(UNPRINTED)) -> Iterator[str]:
    """The words of all texts that are printed, in order; addresses are read as links."""
    if isinstance(value, dict):
        for name, part in value.items():
            filed = unprinted | FILED.get(name, set())
            yield from expected(part, name, filed) if name not in unprinted else ()
    elif isinstance(value, list):
        for part in value:
            yield from expected(part, key, unprinted)
    else:
        yield from _WORD.findall(str(value))


def mixed() -> dict[str, object]:
    return filled(random.Random(7).choice)


@pytest.mark.parametrize("data", [every_key(), mixed()], ids=["plain", "mixed"])
def test_every_word_of_every_key_is_in_every_file(data: dict[str, object], tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text(json.dumps({"checks": QUIET, **data}), encoding="utf-8")
    with contextlib.chdir(tmp_path):
        result = build(Request(Path(), datetime.date(2026, 1, 1)))
    assert result.complete, [finding.message for finding in result.findings]
    assert [f.message for f in result.findings if f.severity is Severity.ERROR] == []
    (variant,) = result.built
    for name, seen in variant.inspections.items():
        printed = set(_WORD.findall(" ".join([*(word.text for word in seen.words), *seen.links])))
        assert set(expected(data)) - printed == set(), name
    assert len(variant.inspections) == 3
