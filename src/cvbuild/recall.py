"""What Python would compile from text at every start, kept in the user's cache.

A module's code is kept compiled by Python itself. What a module makes while it is imported is not: its regular
expressions, the methods of its dataclasses (text that is compiled, six a class), its annotations. That is a seventh of
a cold build. Of the regular expressions only those made during an import are kept: they are the same in every run and
tell nothing of a CV.

It leans on a few names inside of the standard library; where they are not as expected, all is compiled as ever. Only
for the command line, whose process is our own; ``CVBUILD_NO_FAST_IMPORT=1`` switches it off.
"""

from __future__ import annotations

import builtins
import contextlib
import marshal
import sys
import zlib
from types import CodeType, FrameType, SimpleNamespace

from cvbuild import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

__all__ = ["Recall", "recalling"]

_MOST = 4000  # entries, where one build makes 900; the rest are leavings of other versions
_FEW = 5  # new ones are not worth writing: some libraries make an expression of a set, another one in each process
_IMPORT = "<frozen importlib._bootstrap_external>"  # a frame of it is below all that runs in an import
_TEXT = "<string>"  # what the standard library calls the file of what it compiles


@contextlib.contextmanager
def recalling() -> Iterator[None]:
    """Compile nothing within that an earlier process has compiled, and keep what is new."""
    if cache.is_off():
        yield
        return
    memory = Recall(_file())
    try:
        with memory.in_use():
            yield
    finally:  # the command line ends in an exception
        memory.save()


def _file() -> str:
    """What is compiled holds for one Python, asserts on or off."""
    return f"compiled-{zlib.crc32(f'{sys.version} {sys.flags.optimize}'.encode()):08x}"


class Recall:
    """What was compiled, by the text it was compiled from, in a file of the cache."""

    def __init__(self, file: str) -> None:
        self._file = file
        content = cache.kept(file)
        self._known: dict[tuple[Any, ...], bytes] = marshal.loads(content) if content else {}
        self._new: dict[tuple[Any, ...], bytes] = {}

    @contextlib.contextmanager
    def in_use(self) -> Iterator[None]:
        """Stand between the standard library and its compilers."""
        import dataclasses
        import re
        import typing

        vars(dataclasses)["exec"] = self._exec  # a module's own name comes before a built-in one
        vars(typing)["compile"] = self._code
        compiler = vars(re).get("_compiler", SimpleNamespace())
        before = dict(vars(compiler))
        if "compile" in before and "_sre" in before:
            vars(compiler).update(self._compilers(**before))
        try:
            yield
        finally:
            del vars(dataclasses)["exec"], vars(typing)["compile"]
            vars(compiler).update(before)

    def _exec(self, text: str | CodeType, *spaces: Any) -> None:
        builtins.exec(self._code(text, _TEXT, "exec") if isinstance(text, str) else text, *spaces)

    def _code(self, text: str, file: str, mode: str, *flags: Any, **named: Any) -> CodeType:
        if flags or named:  # in some way that is not known
            return compile(text, file, mode, *flags, **named)  # type: ignore[no-any-return]
        known = self._known.get((mode, text))
        if known is not None:
            return marshal.loads(known)  # type: ignore[no-any-return]
        made: CodeType = compile(text, file, mode, dont_inherit=True)
        if file == _TEXT:
            self._new[mode, text] = marshal.dumps(made)
        return made

    def _compilers(self, compile: Any, _sre: Any, **_others: Any) -> dict[str, Any]:  # noqa: A002 - the module's
        """The compiler of regular expressions, asked only for what is not known; what it builds them with tells how."""
        told: list[tuple[Any, ...]] = []

        def build(*parts: Any) -> Any:
            told[:] = [parts]
            return _sre.compile(*parts)

        def compile_pattern(pattern: Any, flags: int = 0) -> Any:
            key = ("re", isinstance(pattern, str), pattern, flags)
            known = self._known.get(key) if isinstance(pattern, (str, bytes)) else None
            if known is not None:
                flags, code, *rest = marshal.loads(known)
                return _sre.compile(pattern, flags, memoryview(code).cast("I").tolist(), *rest)
            found = compile(pattern, flags)
            if told and told[0][0] is pattern and _in_import():
                _, flags, code, *rest = told[0]
                self._new[key] = marshal.dumps((flags, _packed(code), *rest))
            return found

        return {"compile": compile_pattern, "_sre": SimpleNamespace(**{**vars(_sre), "compile": build})}

    def save(self) -> None:
        """Keep what is new where it is more than a few, with what was known before where that is not too much."""
        if len(self._new) <= _FEW:
            return
        kept = {**self._known, **self._new}
        cache.keep(self._file, marshal.dumps(kept if len(kept) <= _MOST else self._new))


def _packed(code: list[int]) -> bytes:
    from array import array

    return array("I", code).tobytes()


def _in_import() -> bool:
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != _IMPORT:
        frame = frame.f_back
    return frame is not None
