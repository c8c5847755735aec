"""Parse events: the common form of YAML and JSON before it becomes data."""

from __future__ import annotations

import enum
from typing import NamedTuple

from cvbuild.syntax.finding import Mistake

__all__ = ["MAX_DEPTH", "MAX_VALUES", "Event", "FatalMistake", "Kind", "ParseError"]

MAX_DEPTH = 32
"""Levels of nested lists and mappings; a wording of a highlight of a role is at level 9."""

MAX_VALUES = 50_000
"""Values in one file; a long résumé with its facts has about 3,000."""


class Kind(enum.Enum):
    """The kind of an event."""

    SCALAR = enum.auto()
    LIST = enum.auto()
    MAPPING = enum.auto()
    END = enum.auto()
    ALIAS = enum.auto()
    DOCUMENT = enum.auto()


class Event(NamedTuple):
    """A scalar, the start or end of a list or mapping, an alias, or the start of a document.

    A named tuple, because a file has thousands.

    Attributes:
        kind: the kind of event.
        start: offset of its first character in the text.
        end: offset after its last character.
        value: the text of a scalar, unquoted.
        plain: whether a scalar has no quotes.
        flow: whether a list or mapping is in brackets.
        tag: the YAML tag; empty if there is none.
        anchor: the name of an anchor, or of the anchor that an alias repeats.
    """

    kind: Kind
    start: int
    end: int
    value: str = ""
    plain: bool = False
    flow: bool = False
    tag: str = ""
    anchor: str = ""


class ParseError(Exception):
    """The YAML parser failed at the offset ``problem``, inside a construct that started at ``context``."""

    def __init__(self, problem: int, context: int | None, words: str) -> None:
        super().__init__(words)
        self.problem = problem
        self.context = context
        self.words = words


class FatalMistake(Exception):
    """A mistake after which the rest of the file is not read."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.message)
        self.mistake = mistake
