"""WeasyPrint's C declarations, kept parsed in the user's cache.

WeasyPrint gives cffi 400 lines of C at each import, which a parser in Python reads: 14% of a cold build. The result is
a few tables of bytes, which cffi's out-of-line mode passes to ``_cffi_backend.FFI``. They are kept as MessagePack,
which is data and no code, and their types are checked when they are read. The key is WeasyPrint's text and cffi's
version.
"""

from __future__ import annotations

import ast
import contextlib
import hashlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from cvbuild.cache import user

__all__ = ["kept_declarations"]

_NAME = "_weasyprint_ffi"

_Tables = dict[str, int | bytes | tuple[bytes | int | tuple[bytes, ...], ...]]
"""The keyword arguments of ``_cffi_backend.FFI``."""


@contextlib.contextmanager
def kept_declarations(module: Path) -> Iterator[None]:
    """Give parsed declarations to the module that declares C functions if it is imported inside this block.

    Args:
        module: its file.
    """
    name = _key(module)
    tables = _read(name) if name and "cffi" not in sys.modules else None
    if tables is None:
        yield
        with contextlib.suppress(Exception):  # the next process parses them again
            user.put(name, msgspec.msgpack.encode(_parsed(sys.modules["weasyprint.text.ffi"])))
        return
    sys.modules["cffi"] = _Cffi(tables)
    try:
        yield
    finally:
        del sys.modules["cffi"]


def _key(module: Path) -> str:
    try:
        import _cffi_backend

        text = module.read_bytes()
    except (ImportError, OSError):
        return ""
    return f"ffi-{hashlib.sha256(text + _cffi_backend.__version__.encode()).hexdigest()[:16]}.msgpack"


def _read(name: str) -> _Tables | None:
    try:
        return msgspec.msgpack.decode(user.get(name), type=_Tables)
    except msgspec.MsgspecError:
        return None


def _parsed(module: Any) -> _Tables:
    """Return the tables of declarations that cffi has parsed, read from the source text that cffi writes for them."""
    module.ffi.set_source(_NAME, None)
    text = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()):  # it prints what it does
        module.ffi.emit_python_code(text)
    call = next(node for node in ast.walk(ast.parse(text.getvalue())) if isinstance(node, ast.Call))
    return {str(keyword.arg): ast.literal_eval(keyword.value) for keyword in call.keywords}


class _Cffi(ModuleType):
    """A stand-in for the module ``cffi`` while WeasyPrint asks it for one ``FFI()``."""

    def __init__(self, tables: _Tables) -> None:
        super().__init__("cffi")
        self._tables = tables

    def FFI(self) -> Any:  # noqa: N802 - cffi's name
        """Return an object in which the functions are declared, so that its ``cdef`` has nothing to do."""
        from _cffi_backend import FFI

        class Declared(FFI):  # type: ignore[misc] # no types
            def cdef(self, declarations: str) -> None:
                pass

        return Declared(_NAME, **self._tables)
