"""Findings of one check in a small project."""

from __future__ import annotations

import contextlib
import datetime
import textwrap
from pathlib import Path

from cvbuild.checks import registry
from cvbuild.pipeline.build import FORMATS, Request, build
from cvbuild.syntax.finding import Finding
from tests.examples import example

__all__ = ["TODAY", "findings", "job"]

TODAY = datetime.date(2026, 11, 22)


def findings(code: str, text: str, folder: Path, formats: tuple[str, ...] = ()) -> list[Finding]:
    """What one check finds in a project; by itself with the files that it reads, or all for families P and A."""
    example(textwrap.dedent(text).strip("\n"), code).write(folder)
    wanted = formats or registry.modules()[code].CHECK.formats or (FORMATS if code[0] in "PA" else ())
    with contextlib.chdir(folder):
        result = build(Request(Path(), TODAY, formats=wanted, select=(code,)))
    assert result.complete, [f"{f.place} {f.code} {f.message}" for f in result.findings]
    return [finding for finding in result.findings if finding.code == code]


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
