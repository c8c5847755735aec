"""``cvbuild theme``: list and compare the themes, and copy one to edit."""

from __future__ import annotations

from pathlib import Path

import click

from cvbuild.commands._options import project
from cvbuild.commands._repeats import Group

__all__ = ["command"]


@click.group(name="theme", cls=Group)
def command() -> None:
    """List or compare the themes, or copy one to edit."""


@command.command(name="list")
@project
def list_themes(project: Path) -> None:
    """List all themes with their descriptions."""
    from cvbuild.render.theme import files

    for listed in files.list_themes(project):
        click.echo(f"{listed.name:<12} {listed.description}" + (" (this project's)" if listed.own else ""))


@command.command(name="fork")
@click.argument("name")
@click.option("--from", "source", default="classic", show_default=True, metavar="THEME", help="The theme to copy.")
@project
def fork_theme(name: str, source: str, project: Path) -> None:
    """Copy a theme into templates/NAME to edit; nothing is overwritten."""
    from cvbuild.render.theme import files

    written = files.fork_theme(name, project, source)
    click.echo(f"templates/{name}/ is a copy of {source}: {', '.join(written)}")
    click.echo("Colours and sizes are in theme.toml. If you delete a file, the theme uses the one of classic.")
    click.echo(f"To use it, write in a variant:\n\n    theme: {name}")


@command.command(name="gallery", short_help="Picture the CV in every theme.")
@click.argument("themes", nargs=-1, metavar="[THEME]...")
@click.option("-v", "--variant", metavar="NAME", help="The variant to show; default: the first.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Folder; default: out/themes.")
@project
def gallery(themes: tuple[str, ...], variant: str | None, out: Path | None, project: Path) -> None:
    """Make a picture of the CV's first page in each THEME (all by default), and a page with all of them."""
    from cvbuild.commands.theme.gallery import page, shown
    from cvbuild.pipeline.project import wanted_names
    from cvbuild.syntax.files import display, write_all

    target = out or project / "out" / "themes"
    name = wanted_names(project, (variant,) if variant else ())[0]
    found = []
    for theme in shown(project, name, themes):
        found.append(theme)
        pages = f"{theme.pages} page{'s' if theme.pages != 1 else ''}"
        click.echo(f"{theme.name:<12} {theme.problem or pages}")
    pictures = {theme.name: f"{theme.name}.png" for theme in found if theme.picture}
    contents = {pictures[theme.name]: theme.picture for theme in found if theme.picture}
    write_all(target, {**contents, "index.html": page(found, name, pictures).encode()})
    click.echo(f"\nOpen {display(target / 'index.html')} to compare them; then write in a variant:  theme: NAME")
