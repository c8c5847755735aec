"""Cases for checks: a small project as text, with ``# CODE`` at the end of each line that must be found."""

from __future__ import annotations

import contextlib
import datetime
import textwrap
from pathlib import Path

from cvbuild import checks
from cvbuild.checking import Picked
from cvbuild.finding import Finding
from cvbuild.pipeline import FORMATS, Request, build
from tests.examples import example

__all__ = ["TODAY", "assert_found", "findings", "job", "lines"]

TODAY = datetime.date(2026, 11, 22)


def findings(code: str, text: str, folder: Path, formats: tuple[str, ...] = ()) -> list[Finding]:
    """What one check finds in a project; by itself with the files that it reads, or all for families P and A."""
    example(textwrap.dedent(text).strip("\n"), code).write(folder)
    wanted = formats or checks.modules()[code].CHECK.formats or (FORMATS if code[0] in "PA" else ())
    with contextlib.chdir(folder):
        result = build(Request(Path(), TODAY, formats=wanted, picked=Picked(select=(code,))))
    assert result.complete, [f"{f.place} {f.code} {f.message}" for f in result.findings]
    return [finding for finding in result.findings if finding.code == code]


def lines(found: list[Finding]) -> list[tuple[str, int]]:
    return [(finding.place.file, finding.place.line) for finding in found]


def assert_found(code: str, text: str, folder: Path) -> None:
    """The check finds the marked lines and no others."""
    expected = list(example(textwrap.dedent(text).strip("\n"), code).marked)
    found = findings(code, text, folder)
    assert lines(found) == expected, [f"{f.place} {f.message}" for f in found]


def job(*highlights: str, lead: str = "", more: str = "", position: str = "Engineer", name: str = "Mill Works") -> str:
    """A small project: a lead, one job with these highlights, and what stands below."""
    lines = ["basics:", "  name: Ada Lovelace", "  email: ada@lovelace.org", "  location: {city: London}"]
    lines += [f"  {lead}"] if lead else []
    lines += [
        "work:",
        f'  - name: "{name}"',
        f'    position: "{position}"',
        "    startDate: 2022-01",
        "    highlights:",
    ]
    lines += [f"      - {line}" for line in highlights]
    return "\n".join([*lines, more])
