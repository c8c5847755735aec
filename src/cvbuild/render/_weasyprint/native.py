"""Native libraries of the PDF renderer: which ones are missing, and the command that installs them.

This module uses only the standard library, because it also runs as a script before anything is installed (``python3
src/cvbuild/render/_weasyprint/native.py --install``).
"""

from __future__ import annotations

import sys

if not __package__ and not sys.flags.safe_path:
    sys.path.pop(0)  # a script's folder comes first on the path, and a module in it could shadow the standard library's

import ctypes
import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Mapping

__all__ = ["ensure", "install_command", "main", "missing"]

_LIBRARIES: Mapping[str, tuple[str, ...]] = {
    "Pango": ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"),
    "PangoFT2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
    "HarfBuzz": ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
    "harfbuzz-subset": ("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
}
"""Each library and its files on Linux, macOS, Windows: the names that WeasyPrint itself tries."""

_SONAMES = " ".join(f"so:{names[0]}" for names in _LIBRARIES.values())

_COMMANDS: Mapping[str, str] = {
    "apt-get": "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install -y pango",
    "apk": f"apk add {_SONAMES}",
    "pacman": "pacman -S --needed pango",
    "zypper": "zypper install -y libpango-1_0-0 libharfbuzz-subset0",
    "brew": "brew install pango",
}
"""Install command by package manager, from WeasyPrint's installation page; the first one on the PATH is used."""

_FAMILIES: Mapping[str, str] = {
    "debian": "apt-get",
    "ubuntu": "apt-get",
    "fedora": "dnf",
    "rhel": "dnf",
    "alpine": "apk",
    "arch": "pacman",
    "suse": "zypper",
    "opensuse": "zypper",
}
"""Package manager by ``ID`` and ``ID_LIKE`` of os-release."""

_BY_SYSTEM: Mapping[str, str] = {
    "win32": (
        "install MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango\n    "
        "then set WEASYPRINT_DLL_DIRECTORIES to the folder of its libraries, such as C:\\msys64\\mingw64\\bin"
    ),
    "darwin": "install Homebrew, then: brew install pango",
}
"""Advice where no known package manager is on the PATH, by ``sys.platform``."""

_SEARCHED: Mapping[str, str] = {
    "darwin": "If it is installed, let the loader find it: export DYLD_FALLBACK_LIBRARY_PATH=$(brew --prefix)/lib",
    "win32": "If it is installed, set WEASYPRINT_DLL_DIRECTORIES to the folder of its libraries.",
}
"""Advice for a library that is installed and not found, by ``sys.platform``."""

_UNKNOWN_SYSTEM = "install Pango 1.44 or later, with PangoFT2 and harfbuzz-subset, with your system's package manager"


def missing() -> tuple[str, ...]:
    """Return the libraries that cannot be loaded; empty if PDFs can be made."""
    return tuple(name for name, files in _LIBRARIES.items() if not any(map(_loads, files)))


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(_found(file))
    except OSError:
        return False
    return True


def _found(file: str) -> str:
    """On macOS the loader does not search brew's folder; ctypes does."""
    if not file.endswith(".dylib"):
        return file
    return ctypes.util.find_library(file.removeprefix("lib").removesuffix(".dylib")) or file


def install_command() -> str:
    """Return the exact command for this system, with sudo if needed."""
    manager = None if sys.platform == "win32" else _manager()
    if manager is None:
        return _BY_SYSTEM.get(sys.platform, _UNKNOWN_SYSTEM)
    needs_root = manager != "brew" and hasattr(os, "geteuid") and os.geteuid() != 0
    return ("sudo " if needs_root else "") + _COMMANDS[manager]


def _manager() -> str | None:
    """Return the package manager of the distribution, else the first one on the PATH."""
    names = [_FAMILIES[word] for word in _os_words() if word in _FAMILIES]
    return next((name for name in (*names, *_COMMANDS) if shutil.which(name)), None)


def _os_words() -> list[str]:
    import platform

    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return []
    return [release.get("ID", ""), *release.get("ID_LIKE", "").split()]


def ensure(install: bool) -> int:
    """Report what is missing, or with ``install`` install it if no password is needed.

    Returns:
        The exit code: 0 if all libraries can be loaded in the end, else 2.
    """
    lacking = missing()
    if not lacking:
        return 0
    _say(f"The PDF needs {', '.join(lacking)}, which cannot be loaded.")
    if install and _installed():
        return 0
    _say(f"Install with:\n\n    {install_command()}\n")
    if sys.platform in _SEARCHED:
        _say(_SEARCHED[sys.platform])
    return 2


def _installed() -> bool:
    """Install with apt as root, or with sudo without a password; return whether all libraries can be loaded then."""
    if _manager() != "apt-get":
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if root and not shutil.which("sudo"):
        return False
    steps = (["apt-get", "update"], _COMMANDS["apt-get"].split())
    return all(subprocess.run([*root, *step], check=False).returncode == 0 for step in steps) and not missing()


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def main(arguments: list[str]) -> int:
    """Run ``python -m cvbuild.render._weasyprint.native [--install]``; exit code 0 or 2."""
    if arguments not in ([], ["--install"]):
        _say("usage: python -m cvbuild.render._weasyprint.native [--install]")
        return 2
    return ensure(install=bool(arguments))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
