"""Keys that a ``resume.json`` has for other tools: ``x-…``, ``$comment``, a ``meta`` of an entry.

JSON Resume lets every object have keys of its own, and tools use that; JSON has no comments. So these are passed over,
while any other unknown key is a misspelling until told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cvbuild.decoding.clean import Steps
from cvbuild.decoding.model import is_known
from cvbuild.resume import Node

__all__ = ["extensions"]

_NAMES = ("meta", "$schema", "$comment", "_comment")


def extensions(model: type[Node], data: Any, steps: Steps = ()) -> Iterator[Steps]:
    """Where such keys stand; what lies below them is not looked at."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        here: Steps = (*steps, step)
        if isinstance(step, str) and _is_extension(step) and not is_known(model, here):
            yield here
        else:
            yield from extensions(model, value, here)


def _is_extension(key: str) -> bool:
    return key in _NAMES or key.startswith(("x-", "x_"))
