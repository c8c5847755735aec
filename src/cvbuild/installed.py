"""Versions of installed packages, as the names of their folders have them.

The standard library's own way reads them from files and brings the readers of mail and archives along: 20 ms for what
a listing of the folders tells in one. It is asked where the folders do not tell.
"""

from __future__ import annotations

import contextlib
import functools
import os
import sys

__all__ = ["version"]

_END = ".dist-info"


def version(name: str) -> str:
    """The version of an installed package.

    Raises:
        importlib.metadata.PackageNotFoundError: it is not installed.
    """
    found = _versions().get(_normal(name))
    if found is None:
        import importlib.metadata

        found = importlib.metadata.version(name)
    return found


def _normal(name: str) -> str:
    """The name as folders spell it: packaging.python.org, specification of wheels, "Escaping and Unicode"."""
    return name.lower().replace("-", "_").replace(".", "_")


@functools.cache
def _versions() -> dict[str, str]:
    found: dict[str, str] = {}
    for folder in sys.path:
        with contextlib.suppress(OSError):  # Python passes over it, too
            for entry in os.listdir(folder or "."):
                name, _, number = entry.removesuffix(_END).partition("-")
                if entry.endswith(_END):
                    found.setdefault(_normal(name), number)  # the first on the path is what is imported
    return found
