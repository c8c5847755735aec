"""Fingerprints of the inputs of a build: sources by content, the program and its libraries by versions and times.

This module runs before anything heavy is imported, so it imports almost nothing itself.
"""

from __future__ import annotations

import os
import sys
import time

try:
    from _blake2 import blake2b  # hashlib imports OpenSSL: a third of an interpreter's start
except ImportError:  # a Python that is built differently
    from hashlib import blake2b

from cvbuild.cache.disk import read
from cvbuild.cache.reach import Reach

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "BASELINE",
    "FOLDERS",
    "LETTERS",
    "LOCK",
    "PRIVATE",
    "PRIVATE_LOCK",
    "SOURCES",
    "Machine",
    "digest",
    "listed",
    "native_libraries",
    "on_disk",
    "project_folder",
    "sources",
]

SOURCES = ("cv.yaml", "cv.yml", "resume.yaml", "resume.yml", "resume.json", "cv.json")
"""Possible names of the source file; the first that exists is used."""

BASELINE = "baseline.json"
LETTERS = "letters"
PRIVATE = "private.yaml"
"""The file beside the source with values that git must not see."""
LOCK = "cv.lock"
PRIVATE_LOCK = "private.lock"
"""The files beside the source with what its owner confirmed of it, and of the private file."""
FOLDERS = ("variants", "templates", "fonts")
"""The other files and folders of a project that a build reads if they exist."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def digest(content: bytes) -> bytes:
    """Return the digest of a content, in hexadecimal digits."""
    return blake2b(content, digest_size=32).hexdigest().encode()


def project_folder(arguments: Sequence[str]) -> str:
    """Return the project's folder on a command line. A word that only looks like the option names no project."""
    return (["", *_values("--project", arguments)])[-1]


def _values(option: str, arguments: Sequence[str]) -> Iterator[str]:
    for index, word in enumerate(arguments):
        if word.startswith(f"{option}="):
            yield word.partition("=")[2]
        elif word == option and index + 1 < len(arguments):
            yield arguments[index + 1]


def sources(arguments: Sequence[str]) -> bytes:
    """Return the digest of the day, of all sources of the project, and of the files that the command line names."""
    root = project_folder(arguments)
    reach = Reach(root, _values("--allow", arguments))
    named = [part for part in _named(arguments) if os.path.isfile(part)]
    paths = [os.path.join(root, name) for name in (*SOURCES, BASELINE, PRIVATE, LOCK, PRIVATE_LOCK)]
    folders = [os.path.join(root, name) for name in (*FOLDERS, LETTERS)]
    own = os.path.realpath(_checkout_themes())  # in a checkout of the program: 3 MB that Machine covers
    paths += [path for folder in folders if os.path.realpath(folder) != own for path in _files(folder, reach)]
    within = [path for path in paths if not os.path.islink(path) or reach.permits(path)]  # others are not read
    return digest(repr(_today()).encode() + listed(on_disk([*within, *named])) + repr(paths).encode())


def _named(arguments: Sequence[str]) -> Iterator[str]:
    """Yield all words that may name a file to read; what ``--out`` names is written."""
    for before, word in zip(("", *arguments), arguments, strict=False):
        if before != "--out" and not word.startswith("--out="):
            yield word
            yield word.partition("=")[2]


def _today() -> tuple[object, ...]:
    """Return the day by which checks judge dates, as :func:`cvbuild.pipeline.request.today` does."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return tuple((time.gmtime(int(epoch)) if epoch else time.localtime())[:3])
    except (ValueError, OverflowError, OSError):
        return (epoch, *time.localtime()[:3])


def on_disk(paths: Iterable[str]) -> list[tuple[str, bytes]]:
    """Return each path with the digest of its content; an empty digest if there is no such file."""
    contents = ((path, read(path)) for path in paths)
    return [(path, b"" if content is None else digest(content)) for path, content in contents]


def listed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return one digest of files and their digests."""
    return digest(b"".join(_bytes(path) + b"\0" + content + b"\0" for path, content in files))


class Machine:
    """The inputs of a build beside its sources: the program, its themes, Python, packages, native libraries.

    Packages are known by the names of their folders, which hold versions; the program's files and native libraries by
    size and times. Reinstalling them may cause a needless build, but never a stale result. The program is examined
    once, because this process runs it as it was then.
    """

    __slots__ = ("_libraries", "_program")

    def __init__(self) -> None:
        self._program = b""
        self._libraries: frozenset[str] = frozenset()

    @property
    def libraries(self) -> tuple[str, ...]:
        """The files of the native libraries used by the build, in this process and in those that were added."""
        return tuple(sorted(self._libraries.union(native_libraries())))

    def add(self, libraries: Iterable[str]) -> None:
        """Add native libraries that another process or an earlier run used."""
        self._libraries = self._libraries.union(libraries)

    def digest(self, libraries: Iterable[str] = ()) -> bytes:
        """Return the digest of the program and of these native libraries."""
        if not self._program:
            installed = repr((sys.version, sys.platform, sorted(_packages()))).encode()
            self._program = digest(installed + _stats([*_files(_PACKAGE), *_files(_checkout_themes())]))
        return digest(self._program + _stats(libraries))


def _stats(paths: Iterable[str]) -> bytes:
    found: list[object] = []
    for path in paths:
        try:
            known = os.stat(path)
            found += (path, known.st_size, known.st_mtime_ns, known.st_ctime_ns, known.st_ino)
        except OSError:
            found.append(path)
    return digest(repr(found).encode())


def _checkout_themes() -> str:
    """Return the folder of the themes in a checkout; in a wheel, themes are in the package."""
    inside = os.path.isdir(os.path.join(_PACKAGE, "templates"))
    return "" if inside else os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "templates")


def _packages() -> Iterator[str]:
    """Yield names such as ``weasyprint-70.0.dist-info`` in every folder of the import path."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from (ascii(name) for name in names if name.endswith((".dist-info", ".egg-info")))


def native_libraries() -> tuple[str, ...]:
    """Return the files of the native libraries that this process has loaded; empty if the system does not list them."""
    try:
        with open("/proc/self/maps", "rb") as file:
            mapped = {os.fsdecode(line.split(maxsplit=5)[5].rstrip(b"\n")) for line in file if b"/" in line}
    except OSError:
        return ()
    packages = tuple(path for path in sys.path if path)  # packages are known by their versions
    return tuple(sorted(path for path in mapped if ".so" in path and not path.startswith(packages)))


def _files(folder: str, reach: Reach | None = None) -> list[str]:
    """Return all files below a folder without hidden and compiled files.

    Links are followed, but only to folders that the reach permits.
    """
    found: list[str] = []
    seen: set[tuple[int, int]] = set()  # links may form circles
    folders = [folder] if folder and (reach is None or reach.permits(folder)) else []
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name == "__pycache__":
                        continue
                    if not entry.is_dir():
                        found.append(entry.path)
                    elif not entry.is_symlink() or (
                        (reach is None or reach.permits(entry.path)) and _is_new(entry.path, seen)
                    ):
                        folders.append(entry.path)
        except OSError:
            continue
    return sorted(found)


def _is_new(folder: str, seen: set[tuple[int, int]]) -> bool:
    found = os.stat(folder)
    known = (found.st_dev, found.st_ino) in seen
    seen.add((found.st_dev, found.st_ino))
    return not known


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
