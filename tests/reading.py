"""Reading a text in a test, and what was found in it."""

from __future__ import annotations

import textwrap

from cvbuild.finding import Finding, Outcome
from cvbuild.load import Loaded, load

__all__ = ["loaded", "only", "read"]


def read(text: str | bytes, file: str = "cv.yaml") -> Outcome[Loaded]:
    """What the door makes of a text."""
    return load(text.encode() if isinstance(text, str) else text, file)


def loaded(text: str, file: str = "cv.yaml") -> Loaded:
    """The data of a text, less its common indent, in which the door finds nothing wrong."""
    outcome = read(textwrap.dedent(text), file)
    assert outcome.findings == ()
    assert outcome.value is not None
    return outcome.value


def only(findings: tuple[Finding, ...]) -> Finding:
    """The one finding there is."""
    assert len(findings) == 1, [(str(f.place), f.code, f.message) for f in findings]
    return findings[0]
