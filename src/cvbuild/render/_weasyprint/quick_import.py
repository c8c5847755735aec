"""Import WeasyPrint without what no page of ours needs, with the same bytes as a result.

Everything that makes the import cheaper is here. Beside each measure is how much longer a cold build of one PDF takes
without it, in instructions executed. All of it depends on internals of one version: any other version is imported
normally.
"""

from __future__ import annotations

import contextlib
import ctypes.util
import importlib.resources
import importlib.util
import mimetypes
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from cvbuild.render._weasyprint.declarations import kept_declarations
from cvbuild.render._weasyprint.default_sheet import give_sheets_later
from cvbuild.syntax.lazy_imports import lazy

__all__ = ["VERSIONS", "weasyprint_imported"]

VERSIONS = frozenset({"70.0"})
"""The versions of WeasyPrint whose internals are known."""

_FONT_TOOLS = (
    "fontTools",
    "fontTools.subset",
    "fontTools.ttLib",
    "fontTools.ttLib.ttFont",
    "fontTools.varLib",
    "fontTools.varLib.instancer",
)
_PILLOW = ("PIL", "PIL.Image", "PIL.ImageCms", "PIL.ImageFile", "PIL.ImageOps", "PIL.EpsImagePlugin")


def weasyprint_imported() -> ModuleType:
    """Import WeasyPrint without what is not needed, if its version is known."""
    folder = _known_folder()
    if folder is None:
        with _no_search():
            return importlib.import_module("weasyprint")
    with (
        _no_search(),  # 4% in the first build of a user, none later
        lazy("weasyprint", _FONT_TOOLS),  # 8%
        lazy("weasyprint", _PILLOW, _set_up_pillow),  # 1.3%
        _without_default_sheets(),  # 7%, with what default_sheet.py leaves out of a page's styles
        kept_declarations(folder / "text" / "ffi.py"),  # 14%
        _no_types_of_files(),  # 0.4%
    ):
        weasyprint = importlib.import_module("weasyprint")
    give_sheets_later(weasyprint)
    return weasyprint


def _known_folder() -> Path | None:
    """Return WeasyPrint's folder if it is a known version that is not imported yet."""
    spec = None if "weasyprint" in sys.modules else importlib.util.find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    known = (folder.with_name(f"weasyprint-{version}.dist-info") for version in VERSIONS)
    return folder if any(path.is_dir() for path in known) else None


@contextlib.contextmanager
def _no_search() -> Iterator[None]:
    """Skip cffi's search for names that Linux does not use; it runs ldconfig, gcc and ld for each (0.25 s)."""
    find = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None  # noqa: ARG005 - the sonames are next on WeasyPrint's list
    try:
        yield
    finally:
        ctypes.util.find_library = find


@contextlib.contextmanager
def _no_types_of_files() -> Iterator[None]:
    """Skip the system's media types: WeasyPrint makes a table of them, but does not use it."""
    before = mimetypes.inited
    mimetypes.inited = True
    try:
        yield
    finally:
        mimetypes.inited = before


def _set_up_pillow() -> None:
    """Apply WeasyPrint's settings to Pillow at import."""
    vars(importlib.import_module("PIL.ImageFile"))["LOAD_TRUNCATED_IMAGES"] = True
    vars(importlib.import_module("PIL.EpsImagePlugin"))["gs_binary"] = False


@contextlib.contextmanager
def _without_default_sheets() -> Iterator[None]:
    """Hide the text of the default sheets, so that WeasyPrint does not parse them at import."""
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
