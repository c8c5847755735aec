"""``cvbuild notes``: the CV with all that is private beneath each line, for the person alone."""

from __future__ import annotations

from pathlib import Path

import click

from cvbuild import files
from cvbuild.commands import _options
from cvbuild.commands._decided import printed
from cvbuild.errors import CannotBuild
from cvbuild.notes.sheet import FORMATS
from cvbuild.pipeline import Built
from cvbuild.resume import Resume

__all__ = ["command"]

_FOLDER = "private"
_PUBLIC = ("out", "sent")
"""Folders of what other people get."""


@click.command(name="notes", short_help="Print a CV with your private notes, facts and evidence.")
@_options.options(_options.variant, _options.project)
@click.option("-f", "--format", "format_", type=click.Choice(FORMATS), help="txt unless --out ends in .pdf.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; private/PRIVATE-notes-VARIANT.pdf by default, text goes to the terminal.",
)
def command(variants: tuple[str, ...], project: Path, format_: str | None, out: Path | None) -> None:
    """Print the CV with private notes, facts, evidence, caveats and holds beneath each line.

    The pages say that they are private. They are never written into out/ or sent/.
    """
    kind = format_ or ("pdf" if out and out.suffix.lower() == ".pdf" else "txt")
    if out:
        _require_private(out, project)
    result, built = printed(project, variants)
    assert result.project is not None  # what was built was read
    if out and len(built) > 1:
        raise click.UsageError("--out is one file: name one variant with --variant")
    contents = {one.chosen.variant.name: _content(one, result.project.resume, kind) for one in built}
    if kind == "txt" and out is None:
        click.echo("\n\n".join(content.decode() for content in contents.values()), nl=False)
        return
    for name, content in contents.items():
        _write(out or project / _FOLDER / f"PRIVATE-notes-{name}.{kind}", content)


def _content(one: Built, resume: Resume, kind: str) -> bytes:
    from cvbuild.notes.look import private_look
    from cvbuild.notes.sheet import bannered, sheet
    from cvbuild.render import renderer
    from cvbuild.theme import RenderOptions

    variant = one.chosen.variant
    document = sheet(one.document, resume, one.chosen.selection.resume, variant.name, kind)
    outcome = renderer(kind).render(document, private_look(one.theme), RenderOptions(variant.paper))
    if outcome.value is None:
        raise CannotBuild(f"the theme '{one.theme.name}' cannot be laid out: {outcome.findings[0].message}")
    return outcome.value if kind == "pdf" else bannered(outcome.value)


def _require_private(out: Path, project: Path) -> None:
    """Refuse a place from which files go out.

    Raises:
        CannotBuild: it is one.
    """
    for name in _PUBLIC:
        if out.resolve().is_relative_to((project / name).resolve()):
            raise CannotBuild(f"notes are private, and what lies in {name}/ goes to others", "choose another place")


def _write(path: Path, content: bytes) -> None:
    files.write_all(path.parent, {path.name: content})
    click.echo(f"{files.display(path)} is for you alone", err=True)
