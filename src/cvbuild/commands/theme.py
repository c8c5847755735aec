"""``cvbuild theme``: the themes there are, and a copy of one to edit."""

from __future__ import annotations

from pathlib import Path

import click

from cvbuild.commands._options import project

__all__ = ["command"]


@click.group(name="theme")
def command() -> None:
    """List the themes, or copy one to edit."""


@command.command(name="list")
@project
def list_themes(project: Path) -> None:
    """List all themes, each with a line about itself."""
    from cvbuild import themes

    for listed in themes.list_themes(project):
        click.echo(f"{listed.name:<12} {listed.description}" + (" (this project's)" if listed.own else ""))


@command.command(name="fork")
@click.argument("name")
@click.option("--from", "source", default="classic", show_default=True, metavar="THEME", help="The theme to copy.")
@project
def fork_theme(name: str, source: str, project: Path) -> None:
    """Copy a theme into templates/NAME to edit; nothing is overwritten."""
    from cvbuild import themes

    written = themes.fork_theme(name, project, source)
    click.echo(f"templates/{name}/ is a copy of {source}: {', '.join(written)}")
    click.echo("Colours and sizes stand in theme.toml. A file that you delete comes from classic again.")
    click.echo(f"To use it, write into a variant:\n\n    theme: {name}")
