"""``out/manifest.json``: which inputs, at which versions of everything that shapes them, made which files.

It holds no time and no absolute path: the same input gives the same manifest.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import json
import platform
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cvbuild import __version__, installed

if TYPE_CHECKING:
    from cvbuild.artifact import Finished
    from cvbuild.project import Project

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


@dataclass(frozen=True, slots=True)
class Record:
    """The manifest's bytes, files of the last one that this build made superfluous, with their digests; all digests."""

    content: bytes
    stale: Mapping[str, str]
    digests: tuple[str, ...] = ()


def updated(
    out: Path, project: Project, finished: Iterable[Finished], formats: Iterable[str], themes: Mapping[str, str]
) -> Record:
    """The manifest after this build. Records of variants and formats that were not built now stay.

    Args:
        out: where it stands.
        project: all that was read.
        finished: the files of this build.
        formats: those asked for.
        themes: digests of the themes used, by name.
    """
    finished, formats = tuple(finished), set(formats)
    names = {file.variant for file in finished}
    before = _outputs(out)
    kept = {
        path: output
        for path, output in before.items()
        if (output.get("variant") not in names or output.get("format") not in formats)
        and output.get("variant") in project.all_names
        and (out / path).is_file()
    }
    made = {file.path: _output(file) for file in finished}
    outputs = dict(sorted({**kept, **made}.items()))
    inputs = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(project.digests.items())}
    data = {"inputs": inputs, "themes": dict(sorted(themes.items())), "outputs": outputs, "versions": versions()}
    stale = {path: str(output.get("sha256")) for path, output in before.items() if path not in outputs}
    digests = tuple(str(output.get("sha256")) for output in outputs.values())
    return Record((json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode(), stale, digests)


def remove_stale(out: Path, record: Record) -> None:
    """Delete files of earlier builds that nothing makes any more, but only those that are still as they were made."""
    for path, digest in record.stale.items():
        target = out / path
        with contextlib.suppress(OSError):
            inside = out.resolve() in target.resolve().parents and target.is_file()
            if inside and hashlib.sha256(target.read_bytes()).hexdigest() == digest:
                target.unlink()
                target.parent.rmdir()  # only succeeds when it is empty


def versions() -> dict[str, str]:
    """Versions of everything that has a say in the bytes of a finished file."""
    found = {"cvbuild": __version__, "python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    for name in _LIBRARIES:
        found[name] = installed.version(name)
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


def _outputs(out: Path) -> dict[str, dict[str, Any]]:
    """The outputs of the manifest that stands there; none where it cannot be read, none that we did not write."""
    with contextlib.suppress(OSError, ValueError, AttributeError, RecursionError):
        outputs = json.loads((out / NAME).read_bytes()).get("outputs", {})
        return {path: output for path, output in outputs.items() if _is_ours(path, output)}
    return {}


def _is_ours(path: str, output: object) -> bool:
    keys = ("variant", "format", "sha256")
    return "\0" not in path and isinstance(output, dict) and all(isinstance(output.get(key), str) for key in keys)


def _output(file: Finished) -> dict[str, Any]:
    facts = {"pages": file.pages, "words": file.words} if file.words is not None else {}
    return {"variant": file.variant, "format": file.format, "sha256": file.sha256, "build": file.build, **facts}
