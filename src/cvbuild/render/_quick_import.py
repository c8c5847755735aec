"""Importing WeasyPrint at a quarter of its cost, with the same bytes to follow.

Half of what WeasyPrint does at import is never needed here: fontTools (HarfBuzz makes the subsets), most of Pillow, the
default style sheets of three kinds (see :mod:`cvbuild.render._default_sheet`), a search for names of libraries that
Linux does not use, and the parsing of 400 lines of C declarations, whose outcome is kept in the user's cache. All of it
leans on the inside of one version: on any other, with :data:`cvbuild.cache.SWITCH` set in the environment, or where
something is not as expected, WeasyPrint is imported as it stands.
"""

from __future__ import annotations

import ast
import contextlib
import ctypes.util
import hashlib
import importlib.resources
import importlib.util
import io
import mimetypes
import py_compile
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from cvbuild import cache
from cvbuild.later import imported_later
from cvbuild.render._colour_profile import give_profile_unread
from cvbuild.render._default_sheet import give_sheets_later
from cvbuild.render._quick_page import give_pages_quickly
from cvbuild.render._quick_style import give_styles_quickly

__all__ = ["VERSIONS", "is_quick", "weasyprint_imported"]

VERSIONS = frozenset({"70.0"})
"""The versions of WeasyPrint whose inside is known."""

_FFI = "weasyprint.text.ffi"
_FONT_TOOLS = (
    "fontTools",
    "fontTools.subset",
    "fontTools.ttLib",
    "fontTools.ttLib.ttFont",
    "fontTools.varLib",
    "fontTools.varLib.instancer",
)
_HTML = ("tinyhtml5",)
_PILLOW = ("PIL", "PIL.Image", "PIL.ImageCms", "PIL.ImageFile", "PIL.ImageOps", "PIL.EpsImagePlugin")


def is_quick() -> bool:
    """Whether this WeasyPrint is one whose inside is known, and nobody switched the short cut off."""
    if cache.is_off() or "weasyprint" in sys.modules:
        return False
    spec = importlib.util.find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return False
    packages = Path(spec.origin).parents[1]
    return any((packages / f"weasyprint-{version}.dist-info").is_dir() for version in VERSIONS)


def weasyprint_imported() -> ModuleType:
    """WeasyPrint, without what is not needed where that is known."""
    if not is_quick():
        with _no_search():
            return importlib.import_module("weasyprint")
    with _no_search(), _imported_later(), _without_default_sheets(), _declarations_kept(), _no_types_of_files():
        weasyprint = importlib.import_module("weasyprint")
    give_sheets_later(weasyprint)
    give_profile_unread(weasyprint)
    give_styles_quickly(weasyprint)
    give_pages_quickly(weasyprint)
    return weasyprint


@contextlib.contextmanager
def _no_search() -> Iterator[None]:
    """Spare cffi the search for names that Linux does not use; it asks ldconfig, gcc and ld for each (0.25 s)."""
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the sonames are next on WeasyPrint's list
    try:
        yield
    finally:
        ctypes.util.find_library = find


@contextlib.contextmanager
def _imported_later() -> Iterator[None]:
    """Leave fontTools, Pillow and the parser of HTML for when they are used."""
    with (
        imported_later("weasyprint", _FONT_TOOLS),
        imported_later("weasyprint", _PILLOW, _set_up_pillow),
        imported_later("weasyprint", _HTML),
    ):
        yield


@contextlib.contextmanager
def _no_types_of_files() -> Iterator[None]:
    """WeasyPrint makes a table of media types, for which Python first reads the system's, and then does not use it."""
    before = mimetypes.inited
    mimetypes.inited = True
    try:
        yield
    finally:
        mimetypes.inited = before


def _set_up_pillow() -> None:
    """What WeasyPrint sets in Pillow at import."""
    vars(importlib.import_module("PIL.ImageFile"))["LOAD_TRUNCATED_IMAGES"] = True
    vars(importlib.import_module("PIL.EpsImagePlugin"))["gs_binary"] = False


@contextlib.contextmanager
def _without_default_sheets() -> Iterator[None]:
    """WeasyPrint parses its default sheets at import; without their text there is nothing to parse."""
    files = importlib.resources.files

    def some_files(package: Any) -> Any:
        return _NoSheets() if getattr(package, "__name__", package) == "weasyprint.css" else files(package)

    importlib.resources.files = some_files
    try:
        yield
    finally:
        importlib.resources.files = files


class _NoSheets:
    """A folder of empty files."""

    def __truediv__(self, name: str) -> _NoSheets:
        return self

    def read_text(self, encoding: str) -> str:  # noqa: ARG002 - as the real one
        return ""


@contextlib.contextmanager
def _declarations_kept() -> Iterator[None]:
    """Let the module with C declarations come from the cache, where they stand parsed."""
    kept = _kept_ffi()
    if kept is None:
        yield
        return
    finder = _Kept(kept)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Kept:
    """Finds one module in the cache."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Any:  # noqa: ARG002 - as importlib calls it
        return importlib.util.spec_from_file_location(name, self.path) if name == _FFI else None


def _kept_ffi() -> Path | None:
    """The module in the user's cache, written now where it is not there; none where that cannot be."""
    spec = importlib.util.find_spec("weasyprint")
    assert spec is not None  # is_quick looked
    assert spec.origin is not None
    with contextlib.suppress(OSError, SyntaxError, ValueError):
        source = Path(spec.origin).with_name("text") / "ffi.py"
        text = source.read_text(encoding="utf-8")
        path = Path(cache.folder()) / f"ffi-{_digest(text + sys.version)}.py"
        if not _is_whole(path):
            _write(path, _parsed(text))
        return path
    return None


def _parsed(text: str) -> str:
    """The module with its declarations as cffi keeps them parsed.

    Raises:
        ValueError: there is not exactly one call of ``ffi.cdef``.
    """
    import cffi

    calls = [node for node in ast.parse(text).body if ast.unparse(node).startswith("ffi.cdef(")]
    if len(calls) != 1:
        raise ValueError("not the declarations that are known")
    (call,) = calls
    declarations = next(node.value for node in ast.walk(call) if isinstance(node, ast.Constant))
    builder = cffi.FFI()
    builder.set_source("_weasyprint_ffi", None)
    builder.cdef(declarations)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ffi.py"
        with contextlib.redirect_stdout(io.StringIO()):  # it says what it does
            builder.emit_python_code(str(path))
        emitted = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    before = [line for line in lines[: call.lineno - 1] if line not in ("ffi = cffi.FFI()", "import cffi")]
    return "\n".join([*before, emitted, *lines[call.end_lineno :], ""])


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def _is_whole(path: Path) -> bool:
    """Whether the file is there as it was written: its first line has the digest of the rest."""
    if not path.is_file():
        return False
    first, _, rest = path.read_text(encoding="utf-8").partition("\n")
    return first == f"# {_digest(rest)}"


def _write(path: Path, text: str) -> None:
    cache.write(str(path), f"# {_digest(text)}\n{text}".encode())
    py_compile.compile(str(path))  # also where Python is told to write no bytecode of its own
