"""The skills as JSON, for programs: a format that reads entries, not words."""

from __future__ import annotations

import msgspec

from cvbuild.model.edition import Edition
from cvbuild.syntax.finding import Outcome

__all__ = ["EXTENSION", "render", "shape"]

EXTENSION = "skills.json"


def render(edition: Edition) -> Outcome[bytes]:
    """Keywords by group."""
    groups = {group.name: [word.text for word in group.keywords] for group in edition.resume.skills}
    return Outcome(msgspec.json.encode(groups))


def shape(edition: Edition) -> object:
    """Nothing but the skills shapes it."""
    return edition.resume.skills
