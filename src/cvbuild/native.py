"""The native libraries behind the PDF: which are missing, and the command that installs them here.

Nothing but the standard library: this file also runs as a script before anything is installed
(``python3 src/cvbuild/native.py --install``).
"""

from __future__ import annotations

import sys

if not __package__ and not sys.flags.safe_path:
    sys.path.pop(0)  # a script's own folder comes first, and here a module of it (selectors) hides the library's

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
"""Each library and its file on Linux, macOS, Windows: the names that WeasyPrint itself tries."""

_SONAMES = " ".join(f"so:{names[0]}" for names in _LIBRARIES.values())

_COMMANDS: Mapping[str, str] = {
    "apt-get": "apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install -y pango",
    "apk": f"apk add {_SONAMES}",
    "pacman": "pacman -S --needed pango",
    "zypper": "zypper install -y libpango-1_0-0 libharfbuzz-subset0",
    "brew": "brew install pango",
}
"""Package manager to command, after WeasyPrint's own installation page; the first one on the PATH is taken."""

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
"""What ``ID`` and ``ID_LIKE`` of os-release say, and the package manager that goes with it."""

_UNKNOWN_SYSTEM = "install Pango 1.44 or later, with PangoFT2 and harfbuzz-subset, by your system's package manager"


def missing() -> tuple[str, ...]:
    """The libraries that cannot be loaded; none where the PDF can be made."""
    return tuple(name for name, files in _LIBRARIES.items() if not any(map(_loads, files)))


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(_found(file))
    except OSError:
        return False
    return True


def _found(file: str) -> str:
    """On macOS the loader does not look where brew puts libraries; ctypes does."""
    if not file.endswith(".dylib"):
        return file
    return ctypes.util.find_library(file.removeprefix("lib").removesuffix(".dylib")) or file


def install_command() -> str:
    """The exact command for this system, with sudo where it takes one."""
    manager = _manager()
    if manager is None:
        return _UNKNOWN_SYSTEM
    needs_root = manager != "brew" and hasattr(os, "geteuid") and os.geteuid() != 0
    return ("sudo " if needs_root else "") + _COMMANDS[manager]


def _manager() -> str | None:
    """The package manager: that of the distribution, else the first one there is."""
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
    """Say what is missing, or with ``install`` install it where that needs no password.

    Returns:
        The exit code: 0 where all libraries can be loaded in the end, else 2.
    """
    lacking = missing()
    if not lacking:
        return 0
    _say(f"The PDF needs {', '.join(lacking)}, which cannot be loaded.")
    if install and _installed():
        return 0
    _say(f"Install with:\n\n    {install_command()}\n")
    return 2


def _installed() -> bool:
    """Install with apt as root, or as a user who may be root without a password. Whether all is there afterwards."""
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
    """``python -m cvbuild.native [--install]``; exit code 0 or 2."""
    if arguments not in ([], ["--install"]):
        _say("usage: python -m cvbuild.native [--install]")
        return 2
    return ensure(install=bool(arguments))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
