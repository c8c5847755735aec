"""Read a text, and the mistakes found in it."""

from __future__ import annotations

import textwrap

from cvbuild.syntax.finding import Finding, Outcome
from cvbuild.syntax.load import load
from cvbuild.syntax.source import ParsedFile

__all__ = ["loaded", "only", "read"]


def read(text: str | bytes, file: str = "cv.yaml") -> Outcome[ParsedFile]:
    """What the door makes of a text."""
    return load(text.encode() if isinstance(text, str) else text, file)


def loaded(text: str, file: str = "cv.yaml") -> ParsedFile:
    """The data of a text, less its common indent, in which the door finds nothing wrong."""
    outcome = read(textwrap.dedent(text), file)
    assert outcome.mistakes == ()
    assert outcome.value is not None
    return outcome.value


def only(findings: tuple[Finding, ...]) -> Finding:
    """The one finding there is."""
    assert len(findings) == 1, [(str(f.place), f.code, f.message) for f in findings]
    return findings[0]
