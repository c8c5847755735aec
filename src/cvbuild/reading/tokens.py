"""What both grammars, YAML and JSON, are broken into before they become data."""

from __future__ import annotations

import enum
from typing import NamedTuple

from cvbuild.finding import Finding, Label, Severity
from cvbuild.source import Place

__all__ = ["MAX_DEPTH", "MAX_VALUES", "Broken", "Kind", "Refused", "Token", "mistake"]

MAX_DEPTH = 32
"""Lists and mappings inside each other; a wording of a highlight of a role stands at depth 9."""

MAX_VALUES = 50_000
"""Values in one file; a long résumé with its ledger has some 3,000."""


class Kind(enum.Enum):
    """What a token is."""

    SCALAR = enum.auto()
    LIST = enum.auto()
    MAPPING = enum.auto()
    END = enum.auto()
    ALIAS = enum.auto()
    DOCUMENT = enum.auto()


class Token(NamedTuple):
    """A scalar, the start or the end of a list or mapping, an alias, the start of a document.

    ``start`` and ``end`` are offsets in the text, ``value`` is a scalar's text. ``plain`` says that it has no quotes,
    ``flow`` that a list or mapping is in brackets. The name of an alias is its ``anchor``. A tuple, as a file has
    thousands.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    plain: bool = False
    flow: bool = False
    tag: str = ""
    anchor: str = ""


class Broken(Exception):
    """The YAML parser gave up at the offset ``problem``, inside something that began at ``context``."""

    def __init__(self, problem: int, context: int | None, words: str) -> None:
        super().__init__(words)
        self.problem = problem
        self.context = context
        self.words = words


class Refused(Exception):
    """Reading stops here, for the reason given in the finding."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def mistake(
    code: str,
    message: str,
    place: Place,
    *,
    path: str = "",
    label: str = "",
    hint: str = "",
    further: tuple[Label, ...] = (),
) -> Finding:
    """An error found while reading. Its name is filled in from the check of that code."""
    return Finding(code, "", Severity.ERROR, message, place, path, label, hint, further)
