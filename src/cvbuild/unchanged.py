"""Whether anything changed since the last run like this one; decided before anything heavy is imported.

A run that made all its files leaves a record: the digest of all that had a say in it, the digest of its files, what it
said, its exit code. Where all of that still holds, the next run says the same and ends; to import what a build needs
would take fifty times as long. A record is text between NULs under a checksum: nothing in it is executed, and one that
is damaged or of another version is passed over as if it were not there. See ``docs/decisions/0008-unchanged.md``.
"""

from __future__ import annotations

import os
import sys

from cvbuild.store import FOLDER, prune, put, read
from cvbuild.world import digest, listed, machine, on_disk, project_folder, sources

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Snapshot", "replay", "snapshot"]

_MAGIC = b"cvbuild run 1"
_KEPT = 32  # command lines
_CODES = (b"0", b"1")  # what was not built is not worth remembering
_TELLING = ("NO_COLOR", "FORCE_COLOR", "TERM", "LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH")
"""Variables that change what a run says or which libraries it loads."""


class Snapshot:
    """A run's world before the run reads any of it: what changes meanwhile never matches, so the next run builds."""

    __slots__ = ("name", "root", "sources")

    def __init__(self, root: str, name: str, sources: bytes) -> None:
        self.root = root
        self.name = name
        self.sources = sources

    def remember(
        self, outputs: Sequence[str], inputs: Mapping[str, bytes], text: str, code: int, libraries: Sequence[str]
    ) -> None:
        """Keep what the run came to.

        Args:
            outputs: paths of all its files.
            inputs: digests of the files that it read, as it read them, by path.
            text: what is to be said while nothing changes.
            code: its exit code.
            libraries: files of the native libraries that shaped the outputs.
        """
        files = [*on_disk(outputs), *sorted(inputs.items())]
        fields = [self.sources, machine(libraries), listed(files), str(code).encode()]
        for paths in (libraries, [path for path, _ in files]):
            fields += [str(len(paths)).encode(), *map(os.fsencode, paths)]
        body = b"\0".join([*fields, text.encode("utf-8", "surrogateescape")])
        put(self.root, self.name, b"\0".join((_MAGIC, digest(body), body)))
        prune(self.root, os.path.dirname(self.name), _KEPT)


def snapshot(arguments: Sequence[str]) -> Snapshot | None:
    """The world as it is before a run with these arguments; none where nobody can tell the folder."""
    name = _name(arguments)
    return Snapshot(project_folder(arguments), name, sources(arguments)) if name else None


def replay(arguments: Sequence[str]) -> int | None:
    """Say again what the last run with these arguments said, if nothing changed since.

    Returns:
        Its exit code; none where there is something to do.

    Raises:
        OSError: nobody listens any more, or what they listen at is full.
    """
    name = _name(arguments)
    content = read(os.path.join(project_folder(arguments), FOLDER, name)) if name else None
    record = _parsed(content) if content else None
    if record is None:
        return None
    (seen, machine_, there, code), libraries, files, text = record
    if (seen, machine_, there) != (sources(arguments), machine(libraries), listed(on_disk(files))):
        return None
    sys.stdout.write(text)
    sys.stdout.flush()
    return int(code)


def _parsed(content: bytes) -> tuple[list[bytes], list[str], list[str], str] | None:
    """A record's fields, libraries, files and text; none where it is not as we write them."""
    try:
        magic, checksum, body = content.split(b"\0", 2)
        if magic != _MAGIC or checksum != digest(body):
            return None
        *fields, count, rest = body.split(b"\0", 5)
        *libraries, count, rest = rest.split(b"\0", int(count) + 1)
        *files, text = rest.split(b"\0", int(count))
        if fields[3] not in _CODES or not files:
            return None
        paths = ([os.fsdecode(path) for path in some] for some in (libraries, files))
        return fields, next(paths), next(paths), text.decode("utf-8", "surrogateescape")
    except ValueError:
        return None


def _name(arguments: Sequence[str]) -> str:
    """The record of this command line, in this folder, for this terminal; empty where folder or stdout is gone."""
    try:
        folder = os.getcwd()
    except OSError:
        return ""
    if sys.stdout is None:
        return ""
    environment = [(name, os.environ.get(name)) for name in _TELLING]
    environment += sorted(item for item in os.environ.items() if item[0].lstrip("_").startswith("CVBUILD"))
    asked = (list(arguments), folder, sys.stdout.isatty(), sys.stdout.encoding, environment)
    return os.path.join("runs", digest(ascii(asked).encode()).decode()[:16])
