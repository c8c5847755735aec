"""What holds where the process is the command line's own, and no other program's that imports cvbuild.

Nothing of it changes what is built; all of it makes the start cheaper.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator

from cvbuild.recall import recalling

__all__ = ["own_process"]

_BACKPORTS = "typing_extensions"


@contextlib.contextmanager
def own_process() -> Iterator[None]:
    """Import and run the command line within this."""
    with recalling():
        _without_backports()
        yield


def _without_backports() -> None:
    """Let msgspec take from ``typing`` itself what it asks its backports for first (3 ms); both have the same."""
    if _BACKPORTS not in sys.modules:
        sys.modules[_BACKPORTS] = None  # type: ignore[assignment] # the import system's own sign for "not there"
        try:
            import msgspec  # noqa: F401
        finally:
            del sys.modules[_BACKPORTS]
