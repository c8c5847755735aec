"""What holds where the process is the command line's own, and no other program's that imports cvbuild.

Nothing of it changes what is built; all of it makes the start cheaper.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from cvbuild.later import imported_later
from cvbuild.recall import recalling

__all__ = ["own_process"]


@contextlib.contextmanager
def own_process() -> Iterator[None]:
    """Import and run the command line within this."""
    with recalling():
        _without_plugins()
        yield


def _without_plugins() -> None:
    """Keep pydantic from searching all installed packages for plugins: none has a say in how a CV is read.

    Its module for them is imported here, as it would bring along the reader of packages' metadata (20 ms).
    """
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    with contextlib.suppress(ImportError), imported_later("pydantic", ("importlib.metadata",)):
        import pydantic.plugin._loader  # noqa: F401
