"""``cvbuild preview``: show in the browser what each save changes."""

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
    "--port", type=click.IntRange(0, 65535), default=0, metavar="PORT", help="The port to use; default: any free port."
)
@click.option("--no-open", is_flag=True, help="Only print the address; do not open a browser.")
def command(project: Path, variant: str | None, port: int, no_open: bool) -> None:
    """Show pages and findings in the browser, updated at each save.

    Only this browser on this machine can open the page. It also shows letters, languages, themes and what application
    forms ask. Nothing is written to disk, unless you accept or reject a proposal there; files can be downloaded from
    the page.
    """
    from cvbuild.commands.preview.choice import Choice
    from cvbuild.commands.preview.session import FOLDERS, follow, serving
    from cvbuild.pipeline import watch
    from cvbuild.pipeline.project import source_file, wanted_names
    from cvbuild.pipeline.request import today

    watch.require()
    source_file(project)  # a missing folder is a typo now, and later a pause of an editor
    since = watch.stamps(project, FOLDERS)
    names = wanted_names(project, (variant,) if variant else ())
    with contextlib.suppress(KeyboardInterrupt), serving(project, today, port) as server:
        server.hub.look_at(Choice(names[0]))
        click.echo(
            f"{server.address()}\n\nThe address is private. Changes show as soon as you save; Ctrl-C stops the preview."
        )
        if not no_open and _has_screen():
            click.launch(server.address(once=True))
        follow(server, project, since)


def _has_screen() -> bool:
    """Return whether a browser would open in a window of its own, and not in this terminal."""
    windows = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
    return platform.system() != "Linux" or any(os.environ.get(name) for name in windows)
