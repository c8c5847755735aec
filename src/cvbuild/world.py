"""All that has a say in a build, as digests: the project's sources by content, the machine by versions and times.

Imported before anything heavy, so it imports next to nothing itself.
"""

from __future__ import annotations

import os
import sys
import time

try:
    from _blake2 import blake2b  # hashlib would bring OpenSSL: a third of an interpreter's start
except ImportError:  # a Python that is put together otherwise
    from hashlib import blake2b

from cvbuild.store import read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "BASELINE",
    "FOLDERS",
    "SOURCES",
    "digest",
    "listed",
    "machine",
    "native_libraries",
    "on_disk",
    "project_folder",
    "sources",
]

SOURCES = ("cv.yaml", "cv.yml", "resume.json")
"""Names under which the source file is looked for, in this order."""

BASELINE = "baseline.json"
FOLDERS = ("variants", "templates")
"""What else a build reads of a project; what it would read if it were there, too."""

_PACKAGE = os.path.dirname(os.path.abspath(__file__))


def digest(content: bytes) -> bytes:
    """The digest of a content, in hexadecimal digits."""
    return blake2b(content, digest_size=32).hexdigest().encode()


def project_folder(arguments: Sequence[str]) -> str:
    """The project's folder on a command line. Where a word is taken for the option and is none, nothing lies there."""
    root = ""
    for index, word in enumerate(arguments):
        if word.startswith("--project="):
            root = word.partition("=")[2]
        elif word == "--project" and index + 1 < len(arguments):
            root = arguments[index + 1]
    return root


def sources(arguments: Sequence[str]) -> bytes:
    """Digest of the day, of the contents of all the project's sources, and of files that the command line names."""
    root = project_folder(arguments)
    named = [part for word in arguments for part in (word, word.partition("=")[2]) if os.path.isfile(part)]
    paths = [os.path.join(root, name) for name in (*SOURCES, BASELINE)]
    folders = [os.path.join(root, name) for name in FOLDERS]
    own = os.path.realpath(_checkout_themes())  # the program's, in its own checkout: 3 MB that the machine answers for
    paths += [path for folder in folders if os.path.realpath(folder) != own for path in _files(folder)]
    return digest(repr(_today()).encode() + listed(on_disk([*paths, *named])))


def _today() -> tuple[object, ...]:
    """The day that checks go by, as :func:`cvbuild.commands._options.today` has it."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        return tuple((time.gmtime(int(epoch)) if epoch else time.localtime())[:3])
    except (ValueError, OverflowError, OSError):
        return (epoch, *time.localtime()[:3])


def on_disk(paths: Iterable[str]) -> list[tuple[str, bytes]]:
    """Each path with the digest of its content, an empty one where there is no such file."""
    contents = ((path, read(path)) for path in paths)
    return [(path, b"" if content is None else digest(content)) for path, content in contents]


def listed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """One digest of files and their digests."""
    return digest(b"".join(_bytes(path) + b"\0" + content + b"\0" for path, content in files))


def machine(libraries: Iterable[str] = ()) -> bytes:
    """Digest of what shapes a build beside its sources: the program, its themes, Python, packages, native libraries.

    Packages go by the names of their folders, which hold their versions; the program's files and native libraries by
    size and times. Whoever installs them anew may build once too often, never once too seldom.
    """
    if not _PROGRAM:
        installed = repr((sys.version, sys.platform, sorted(_packages()))).encode()
        _PROGRAM.append(digest(installed + _stats([*_files(_PACKAGE), *_files(_checkout_themes())])))
    return digest(_PROGRAM[0] + _stats(libraries))


_PROGRAM: list[bytes] = []
"""Found once a process: it runs the program as it was then."""


def _stats(paths: Iterable[str]) -> bytes:
    result = blake2b(digest_size=32)
    for path in paths:
        try:
            found = os.stat(path)
            known = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
        except OSError:
            known = (0, 0, 0, 0)
        result.update(_bytes(f"{path}\0{known}\0"))
    return result.digest()


def _checkout_themes() -> str:
    """The themes in a checkout; in a wheel they lie in the package."""
    inside = os.path.isdir(os.path.join(_PACKAGE, "templates"))
    return "" if inside else os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "templates")


def _packages() -> Iterator[str]:
    """``weasyprint-70.0.dist-info`` and its kin, everywhere Python looks."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        yield from (ascii(name) for name in names if name.endswith((".dist-info", ".egg-info")))


def native_libraries() -> tuple[str, ...]:
    """The files of the native libraries that this process has loaded; none where the system does not tell."""
    try:
        with open("/proc/self/maps", encoding="utf-8", errors="surrogateescape") as file:
            mapped = {line.split(maxsplit=5)[5].rstrip("\n") for line in file if "/" in line}
    except OSError:
        return ()
    packages = tuple(path for path in sys.path if path)  # what lies there goes by its version
    return tuple(sorted(path for path in mapped if ".so" in path and not path.startswith(packages)))


def _files(folder: str) -> list[str]:
    """All files below a folder, those behind links, too; hidden and compiled ones left out."""
    found: list[str] = []
    seen: set[tuple[int, int]] = set()  # links may lead in circles
    folders = [folder] if folder else []
    while folders:
        try:
            with os.scandir(folders.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith(".") or entry.name == "__pycache__":
                        continue
                    if not entry.is_dir():
                        found.append(entry.path)
                    elif not entry.is_symlink() or _is_new(entry.path, seen):
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
