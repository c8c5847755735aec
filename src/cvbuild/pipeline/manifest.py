"""``out/manifest.json``: the inputs of a build, its files, and the versions of everything that shapes them.

It holds no time and no absolute path, and names the inputs relative to the project's folder: the same input gives the
same manifest, wherever cvbuild is started.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import platform
import zlib
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from cvbuild import __version__
from cvbuild.cache import packages
from cvbuild.syntax.files import Staging

if TYPE_CHECKING:
    from cvbuild.model.artifact import Artifact
    from cvbuild.pipeline.project import Project

__all__ = ["NAME", "Record", "remove_stale", "updated"]

NAME = "manifest.json"

_LIBRARIES = (
    "weasyprint",
    "pydyf",
    "fonttools",
    "pypdfium2",
    "pillow",
    "Jinja2",
    "markdown-it-py",
    "msgspec",
    "pypdf",
    "python-docx",
    "lxml",
    "PyYAML",
)


class Record(Struct, frozen=True):
    """The bytes of a manifest, the stale files of the previous one with their digests, and the digests of all files."""

    content: bytes
    stale: Mapping[str, str]
    digests: tuple[str, ...] = ()


def updated(
    out: Staging, project: Project, finished: Iterable[Artifact], formats: Iterable[str], themes: Mapping[str, str]
) -> Record:
    """Return the manifest after this build. It keeps the records of variants and formats that were not built now.

    Args:
        out: the output folder.
        project: the project as read.
        finished: the files of this build.
        formats: the requested formats.
        themes: digests of the themes used, by name.
    """
    finished, formats = tuple(finished), set(formats)
    names = {file.variant for file in finished}
    before = _read(out)
    earlier = _outputs(before)
    kept = {
        path: output
        for path, output in earlier.items()
        if (output.get("variant") not in names or output.get("format") not in formats)
        and (project.alone or output.get("variant") in project.all_names)
        and out.has(path)
    }
    outputs = dict(sorted({**kept, **{file.path: _output(file) for file in finished}}.items()))
    inputs = {name: hashlib.sha256(content).hexdigest() for name, content in project.inputs.items()}
    if kept:  # what was built before has inputs and themes that this build did not read
        inputs = {**_texts(before, "inputs", lambda name: (project.root / name).is_file()), **inputs}
        themes = {**_texts(before, "themes"), **themes}
    data = {
        "inputs": dict(sorted(inputs.items())),
        "themes": dict(sorted(themes.items())),
        "outputs": outputs,
        "versions": versions(),
    }
    stale = {path: str(output.get("sha256")) for path, output in earlier.items() if path not in outputs}
    digests = tuple(str(output.get("sha256")) for output in outputs.values())
    return Record((json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode("utf-8", "replace"), stale, digests)


def remove_stale(out: Staging, record: Record) -> None:
    """Delete files of earlier builds that nothing makes any more, but only those that are still as they were made."""
    for path, digest in record.stale.items():
        content = out.read(path)
        if content is not None and hashlib.sha256(content).hexdigest() == digest:
            out.delete(path)


def versions() -> dict[str, str]:
    """Return the versions of everything that shapes the bytes of a file."""
    found = {"cvbuild": __version__, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in _LIBRARIES:
        found[name] = packages.version(name)
    return {**found, **_native_versions()}


def _native_versions() -> dict[str, str]:
    found = {}
    for name, soname, function in (
        ("pango", "libpango-1.0.so.0", "pango_version_string"),
        ("harfbuzz", "libharfbuzz.so.0", "hb_version_string"),
    ):
        with contextlib.suppress(OSError, AttributeError):
            version = getattr(ctypes.CDLL(soname), function)
            version.restype = ctypes.c_char_p
            found[name] = version().decode()
    return found


def _read(out: Staging) -> dict[str, Any]:
    """Return the manifest in the folder; nothing if it cannot be read."""
    with contextlib.suppress(ValueError, RecursionError):
        data = json.loads(out.read(NAME) or b"{}")
        return data if isinstance(data, dict) else {}
    return {}


def _outputs(data: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the outputs in a manifest, those that cvbuild wrote."""
    outputs = data.get("outputs")
    found = outputs.items() if isinstance(outputs, dict) else ()
    return {path: output for path, output in found if _is_ours(path, output)}


def _texts(data: Mapping[str, Any], key: str, wanted: Callable[[str], bool] = bool) -> dict[str, str]:
    """Return the texts of a table that are wanted, by their names below the folder."""
    table = data.get(key)
    found = table.items() if isinstance(table, dict) else ()
    return {name: text for name, text in found if isinstance(text, str) and _is_below(name) and wanted(name)}


def _is_below(name: str) -> bool:
    return "\0" not in name and not name.startswith("/") and ".." not in name.split("/")


def _is_ours(path: str, output: object) -> bool:
    keys = ("variant", "format", "sha256")
    return _is_below(path) and isinstance(output, dict) and all(isinstance(output.get(key), str) for key in keys)


def _output(file: Artifact) -> dict[str, Any]:
    facts = {"pages": file.pages, "words": file.words} if file.words is not None else {}
    return {"variant": file.variant, "format": file.format, "sha256": file.sha256, "build": file.build, **facts}
