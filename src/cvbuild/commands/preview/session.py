"""One run of the preview: the builder's thread, the server's, and the watch on the sources."""

from __future__ import annotations

import contextlib
import datetime
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from cvbuild.commands.preview.hub import Hub
from cvbuild.commands.preview.server import Server
from cvbuild.commands.proposals.store import FOLDER as PROPOSALS
from cvbuild.pipeline.letters import FOLDER as LETTERS
from cvbuild.pipeline.watch import Stamps, changes

__all__ = ["FOLDERS", "follow", "serving"]

FOLDERS = (LETTERS, PROPOSALS)
"""Folders to watch that no build of the variants reads."""

_TURN = 0.001
"""Seconds after which a working thread yields to another; Python's default is five times as long.

An answer needs several turns, because it waits for the builder at each read and write.
"""

_PATIENCE = 5.0  # seconds to wait for the current stage when the run ends


@contextlib.contextmanager
def serving(root: Path, today: Callable[[], datetime.date], port: int) -> Iterator[Server]:
    """Start a server that shows the project, and build it once; both end with the block.

    Raises:
        CannotBuild: the port is not available.
    """
    hub = Hub(root, today)
    server = Server(hub, port)
    builder = threading.Thread(target=hub.run, name="builder", daemon=True)
    listener = threading.Thread(target=server.serve_forever, args=(0.1,), name="server", daemon=True)
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    builder.start()
    listener.start()
    try:
        yield server
    finally:
        sys.setswitchinterval(turn)
        hub.stop()
        server.shutdown()
        server.server_close()
        builder.join(_PATIENCE)


def follow(server: Server, root: Path, since: Stamps) -> None:
    """Build at each save, until interrupted. A proposal is no source: it is only listed."""
    for names in changes(root, since, threading.Event(), FOLDERS):
        if any(name.startswith(f"{PROPOSALS}/") for name in names):
            server.hub.proposed()
        if not all(name.startswith(f"{PROPOSALS}/") for name in names):
            server.hub.changed()
