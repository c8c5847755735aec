"""``cvbuild notes``: print the CV with everything private beneath each line, only for the user."""

from __future__ import annotations

from pathlib import Path

import click
from msgspec.structs import replace

from cvbuild.commands import _options
from cvbuild.commands._decided import printed
from cvbuild.commands.notes.sheet import FORMATS
from cvbuild.model.resume import Resume
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild

__all__ = ["command"]

_FOLDER = "private"
_PUBLIC = ("out", "sent")
"""Folders of files for others."""


@click.command(name="notes", short_help="Print a CV with your private notes, facts and evidence.")
@_options.options(_options.variant, _options.project)
@click.option(
    "-f", "--format", "format_", type=click.Choice(FORMATS), help="Default: txt, or pdf if --out ends in .pdf."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Output file; default: private/PRIVATE-notes-VARIANT.pdf, or the terminal for text.",
)
def command(variants: tuple[str, ...], project: Path, format_: str | None, out: Path | None) -> None:
    """Print the CV with private notes, facts, evidence, caveats and holds beneath each line.

    The pages are marked as private. They are never written to out/ or sent/.
    """
    kind = format_ or ("pdf" if out and out.suffix.lower() == ".pdf" else "txt")
    if out:
        _require_private(out, project)
    result, built = printed(project, variants)
    assert result.project is not None  # the project was read, because it was built
    if out and len(built) > 1:
        raise click.UsageError("--out is one file: choose one variant with --variant")
    contents = {one.variant.name: _content(one, result.project.resume, kind) for one in built}
    if kind == "txt" and out is None:
        click.echo("\n\n".join(content.decode() for content in contents.values()), nl=False)
        return
    for name, content in contents.items():
        _write(out or project / _FOLDER / f"PRIVATE-notes-{name}.{kind}", content)


def _content(one: VariantBuild, resume: Resume, kind: str) -> bytes:
    from cvbuild.commands.notes.look import private_look
    from cvbuild.commands.notes.sheet import bannered, sheet
    from cvbuild.render import renderer

    variant, (printed_document, theme) = one.variant, one.composed
    document = sheet(printed_document, resume, one.selection.resume, variant.name, kind)
    outcome = renderer(kind).render(replace(one, document=document, theme=private_look(theme)).edition())
    if outcome.value is None:
        raise CannotBuild(f"the theme '{theme.name}' cannot be laid out: {outcome.mistakes[0].message}")
    return outcome.value if kind == "pdf" else bannered(outcome.value)


def _require_private(out: Path, project: Path) -> None:
    """Reject a folder whose files are for others.

    Raises:
        CannotBuild: it is one.
    """
    for name in _PUBLIC:
        if out.resolve().is_relative_to((project / name).resolve()):
            raise CannotBuild(f"notes are private, but the files in {name}/ are for others", "choose another place")


def _write(path: Path, content: bytes) -> None:
    files.write_all(path.parent, {path.name: content})
    click.echo(f"{files.display(path)} is private: do not share it", err=True)
