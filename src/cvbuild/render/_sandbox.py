"""Jinja's sandbox with limits of size, so that a template cannot fill the memory with one expression.

Jinja keeps templates away from Python; what it does not limit are results: ``'a' * 3000000000``, ``'%999999999d'``,
``range`` in ``range``, a text that doubles in a loop. What takes time alone is left to the limits of the process or the
thread (:mod:`cvbuild.pipeline.guard`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["TooMuch", "limited"]

_MOST_CHARACTERS = 1_000_000  # of one value; also entries of a list
_WIDEST = 1000  # of padding, indentation and the like
_MOST_TURNS = 200_000  # of all loops over range() in one document
_MOST_BITS = 4096  # of a number
_WIDTH = re.compile(r"%[^A-Za-z%]*\*|\d{4,}")  # in a format: taken from a value, or of four digits
_SIZED = ("center", "indent", "wordwrap", "batch", "slice", "truncate", "replace", "join", "format")
_SIZED_METHODS = frozenset(
    ("center", "ljust", "rjust", "zfill", "expandtabs", "replace", "join", "format", "format_map", "translate")
)


class TooMuch(Exception):
    """A template asks for more than any page needs."""


def limited(sandbox: Any) -> Any:
    """Return a class of environments with limits, made from Jinja's own."""
    from jinja2.compiler import CodeGenerator

    class Sized(CodeGenerator):
        def visit_Concat(self, node: Any, frame: Any) -> None:  # noqa: N802 - Jinja's name
            self.write("environment.sized(")
            super().visit_Concat(node, frame)
            self.write(")")

    class Limited(sandbox):  # type: ignore[misc] # a class given at run time
        code_generator_class = Sized
        concat = staticmethod(_joined)
        sized = staticmethod(_short)
        intercepted_binops = frozenset(("*", "**", "%", "+"))

        def __init__(self, **options: Any) -> None:
            super().__init__(**options)
            self.filters.update({name: _sized(self.filters[name]) for name in _SIZED})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            _check(operator, left, right)
            return super().call_binop(context, operator, left, right)

        def call(__self, __context: Any, __function: Any, *args: Any, **more: Any) -> Any:  # noqa: N805 - Jinja's names
            if __function is __self.globals.get("range"):
                return _counted(__context, range(*args))
            owner = getattr(__function, "__self__", None)
            if isinstance(owner, str) and getattr(__function, "__name__", "") in _SIZED_METHODS:
                _check_sizes((owner, *args, *more.values()), __function.__name__)
            return super().call(__context, __function, *args, **more)

    return Limited


def _joined(pieces: Iterable[str]) -> str:
    """Join what a block or a macro gives, as far as it may."""
    found: list[str] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > _MOST_CHARACTERS:
            raise _too_long()
        found.append(piece)
    return "".join(found)


def _short(value: str) -> str:
    """Return what ``~`` joins, if it may be so long."""
    if len(value) > _MOST_CHARACTERS:
        raise _too_long()
    return value


def _too_long() -> TooMuch:
    return TooMuch(f"a value must not have more than {_MOST_CHARACTERS} characters")


def _check(operator: str, left: Any, right: Any) -> None:
    """Raise if the result of an operation would be too large."""
    if operator == "%" and isinstance(left, str):
        if _WIDTH.search(left):
            raise TooMuch("a format must not be wider than 999 characters")
    elif operator == "**" and isinstance(left, int) and isinstance(right, int):
        if left.bit_length() * abs(right) > _MOST_BITS:
            raise TooMuch("the number is too large")
    elif operator == "*" and isinstance(left, int) and isinstance(right, int):
        if left.bit_length() + right.bit_length() > _MOST_BITS:
            raise TooMuch("the number is too large")
    elif operator in "*+" and _size(left) * (right if isinstance(right, int) else 1) + (
        _size(right) * (left if isinstance(left, int) else 1)
    ) > (_MOST_CHARACTERS):
        raise _too_long()


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple) else 0


def _sized(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that refuses too large arguments; its marks for Jinja are kept."""
    import functools

    @functools.wraps(function)
    def checked(*args: Any, **more: Any) -> Any:
        _check_sizes((*args, *more.values()), function.__name__)
        return function(*args, **more)

    return checked


def _check_sizes(values: Iterable[Any], name: str) -> None:
    """Raise if a width or a replacement is out of all proportion."""
    for number, value in enumerate(values):
        if isinstance(value, int) and abs(value) > _WIDEST:
            raise TooMuch(f"'{name.removeprefix('do_')}' must not be given more than {_WIDEST}")
        if isinstance(value, str) and number and len(value) > _WIDEST:
            raise TooMuch(f"'{name.removeprefix('do_')}' must not be given a text of more than {_WIDEST} characters")
        if isinstance(value, str) and "format" in name and _WIDTH.search(value):
            raise TooMuch("a format must not be wider than 999 characters")


def _counted(context: Any, turns: range) -> range:
    """Return a range if all of a document's together are short."""
    known = context.environment.__dict__.setdefault("turns", {})
    key = id(context.get_all().get("document"))
    if key not in known:
        known.clear()
    known[key] = known.get(key, 0) + len(turns)
    if known[key] > _MOST_TURNS:
        raise TooMuch(f"loops over range() must not have more than {_MOST_TURNS} turns in all")
    return turns
