"""``cvbuild preview``: a page in the browser that shows what each save changes."""

from __future__ import annotations

import contextlib
import os
import platform
from pathlib import Path

import click

from cvbuild.commands import _options

__all__ = ["command"]


@click.command(name="preview")
@_options.project
@click.option("-v", "--variant", metavar="NAME", help="The variant to show first.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=0, metavar="PORT", help="The port to use; a free one by default."
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
def command(project: Path, variant: str | None, port: int, no_open: bool) -> None:
    """Show pages and findings in the browser, anew at each save.

    The page is for this machine and this browser alone. Nothing is written; files can be downloaded from the page.
    """
    from cvbuild import watching
    from cvbuild.preview.session import follow, serving
    from cvbuild.project import source_file, wanted_names

    watching.require()
    source_file(project)  # a folder without one is a slip of the pen now, and a pause of an editor later
    since = watching.stamps(project)
    names = wanted_names(project, (variant,) if variant else ())
    with contextlib.suppress(KeyboardInterrupt), serving(project, _options.today, port) as server:
        server.hub.look_at(names[0])
        click.echo(f"{server.address()}\n\nThe address is for you alone. Saved files show at once; Ctrl-C ends this.")
        if not no_open and _has_screen():
            click.launch(server.address(once=True))
        follow(server, project, since)


def _has_screen() -> bool:
    """Whether a browser would open in a window of its own, and not in this terminal."""
    windows = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
    return platform.system() != "Linux" or any(os.environ.get(name) for name in windows)
