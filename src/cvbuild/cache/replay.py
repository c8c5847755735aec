"""Replay the previous run's output if no input changed, before anything heavy is imported.

A complete build leaves a record: digests of its inputs and of its files, its output, its exit code. If the digests
still match, the next run prints the same and ends; importing what a build needs would take fifty times as long. A
record is text between NULs with a checksum: nothing in it is executed, and a damaged record, or one of another version,
is ignored. See ``docs/decisions/0008-unchanged.md``.
"""

from __future__ import annotations

import os
import sys

from cvbuild.cache.disk import is_temporary
from cvbuild.cache.fingerprint import Machine, digest, listed, on_disk, project_folder, sources
from cvbuild.cache.keyed import Cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Snapshot", "replay", "snapshot"]

_MAGIC = b"cvbuild run 2"
_KEPT = 32  # command lines
_CODES = (b"0", b"1")  # failed builds are not recorded
_ENVIRONMENT = ("NO_COLOR", "FORCE_COLOR", "TERM", "LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH")
"""Variables that change the output of a run or the libraries that it loads."""


class Snapshot:
    """The state of all inputs before a run reads any of them, so that a change during the run never matches later."""

    __slots__ = ("name", "root", "sources")

    def __init__(self, root: str, name: str, sources: bytes) -> None:
        self.root = root
        self.name = name
        self.sources = sources

    def remember(
        self, outputs: Sequence[str], inputs: Mapping[str, bytes], text: str, code: int, machine: Machine
    ) -> None:
        """Record the outcome of the run.

        Args:
            outputs: paths of all files that it wrote.
            inputs: digests of the contents that it read, by path.
            text: the output to replay.
            code: its exit code.
            machine: the program and the native libraries that it used.
        """
        files = [*on_disk(outputs), *sorted(inputs.items())]
        libraries = machine.libraries
        fields = [_MAGIC, self.sources, machine.digest(libraries), listed(files), str(code).encode()]
        for paths in (libraries, [path for path, _ in files]):
            fields += [str(len(paths)).encode(), *(path.encode("utf-8", "surrogateescape") for path in paths)]
        runs = _runs(self.root)
        runs.put(self.name, b"\0".join([*fields, text.encode("utf-8", "surrogateescape")]))
        runs.prune()


def _runs(root: str) -> Cache:
    return Cache(root, "runs", _KEPT)


def snapshot(arguments: Sequence[str]) -> Snapshot | None:
    """Return the snapshot for a run with these arguments; None without a working directory or stdout."""
    name = _name(arguments)
    return Snapshot(project_folder(arguments), name, sources(arguments)) if name else None


def replay(arguments: Sequence[str]) -> int | None:
    """Print what the previous run with these arguments printed, if no input changed.

    Returns:
        Its exit code; None if a build is needed.

    Raises:
        OSError: stdout is closed or full.
    """
    name = _name(arguments)
    body = _runs(project_folder(arguments)).get(name) if name else None
    record = _parsed(body) if body else None
    if record is None:
        return None
    (seen, machine, there, code), libraries, files, text = record
    if (
        _has_leftovers(files)
        or seen != sources(arguments)
        or (machine, there) != (Machine().digest(libraries), listed(on_disk(files)))
    ):
        return None
    sys.stdout.write(text)
    sys.stdout.flush()
    return int(code)


def _has_leftovers(files: Sequence[str]) -> bool:
    """Return whether a killed run left temporary files beside these: a build sweeps them."""
    return any(is_temporary(name) for folder in {os.path.dirname(path) for path in files} for name in _names(folder))


def _names(folder: str) -> list[str]:
    try:
        return os.listdir(folder or ".")
    except OSError:
        return []


def _parsed(body: bytes) -> tuple[list[bytes], list[str], list[str], str] | None:
    """Split a record into its fields, libraries, files and text; None if it has another form."""
    try:
        magic, *fields, count, rest = body.split(b"\0", 6)
        *libraries, count, rest = rest.split(b"\0", int(count) + 1)
        *files, text = rest.split(b"\0", int(count))
        if magic != _MAGIC or fields[3] not in _CODES or not files:
            return None
        paths = ([path.decode("utf-8", "surrogateescape") for path in some] for some in (libraries, files))
        return fields, next(paths), next(paths), text.decode("utf-8", "surrogateescape")
    except ValueError:
        return None


def _name(arguments: Sequence[str]) -> str:
    """Return the name of the record for this command line, folder and terminal; empty without folder or stdout."""
    try:
        folder = os.getcwd()
    except OSError:
        return ""
    if sys.stdout is None:
        return ""
    environment = [(name, os.environ.get(name)) for name in _ENVIRONMENT]
    environment += sorted(item for item in os.environ.items() if item[0].lstrip("_").startswith(("CVBUILD", "CV_")))
    asked = (list(arguments), folder, sys.stdout.isatty(), sys.stdout.encoding, environment)
    return digest(ascii(asked).encode()).decode()[:16]
