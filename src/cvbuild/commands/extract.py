"""``cvbuild extract``: the data that a PDF carries."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from cvbuild.inspection.pdf import attachments
from cvbuild.report import visible
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import named_or_listed

__all__ = ["command"]

_LARGEST = 100_000_000  # bytes of a PDF
_DEFAULT = "resume.json"


@click.command(name="extract", short_help="Take the data out of a PDF that carries it.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--name", default="", metavar="NAME", help=f"The file to take; default: {_DEFAULT}.")
@click.option("--list", "listing", is_flag=True, help="List the files in the PDF.")
@click.option("--out", type=click.Path(path_type=Path), default=None, help="The file to write; default: print it.")
def command(file: Path, name: str, listing: bool, out: Path | None) -> None:
    """Print the data in FILE, a PDF of a variant with `attach: true`, as JSON Resume.

    Saved as resume.json, it builds the same text again. An existing file is never overwritten.
    """
    found = _attachments(file)
    if listing:
        click.echo("".join(f"{visible(one)}  {len(content)} bytes\n" for one, content in found.items()), nl=False)
        return
    content = _chosen(found, name, file)
    if out is None or str(out) == "-":
        sys.stdout.buffer.write(content)
    else:
        _write(out / Path(name or _DEFAULT).name if out.is_dir() else out, content)


def _attachments(file: Path) -> Mapping[str, bytes]:
    """Return the files in a PDF.

    Raises:
        CannotBuild: there is no such file, it is no PDF, or there is nothing in it.
    """
    content = files.read_bytes(file, _LARGEST)
    if content is None:
        raise CannotBuild(f"there is no {files.display(file)}")
    try:
        found = attachments(content)
    except ValueError as error:
        raise CannotBuild(f"{files.display(file)} cannot be read as PDF: {error}") from None
    if not found:
        hint = "write `attach: true` into the variant, and build it again"
        raise CannotBuild(f"{files.display(file)} carries no data", hint)
    return found


def _chosen(found: Mapping[str, bytes], name: str, file: Path) -> bytes:
    wanted = name or _DEFAULT
    if wanted not in found:
        hint = named_or_listed(wanted, [visible(one) for one in found])
        raise CannotBuild(f"{files.display(file)} carries no {visible(wanted)}", hint)
    return found[wanted]


def _write(target: Path, content: bytes) -> None:
    """Write a new file.

    Raises:
        CannotBuild: it exists already.
    """
    try:
        with target.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        message = f"{files.display(target)} exists already, and nothing is ever overwritten"
        raise CannotBuild(message, "name another file with --out") from None
    click.echo(f"{files.display(target)} has {len(content)} bytes", err=True)
