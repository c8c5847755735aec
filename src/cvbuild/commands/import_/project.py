"""Read a foreign file and write a new project from it."""

from __future__ import annotations

import io
import os
import shlex
import zipfile
from pathlib import Path

import click

from cvbuild.commands.import_.files import REPORT, project_files
from cvbuild.commands.import_.report import summary
from cvbuild.pipeline.project import SOURCE_NAMES
from cvbuild.readers import Imported, Reader, Unreadable, readers, recognised
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import named_or_listed

__all__ = ["import_file"]

_LARGEST = 30_000_000


def import_file(file: Path, folder: Path, format_name: str | None = None) -> None:
    """Read a file and write a project from it into a folder; print what went where.

    Raises:
        CannotBuild: the file cannot be read, its format is unknown, or the folder has a CV already.
    """
    _refuse_to_overwrite(file, folder)
    content = _content(file)
    imported = _read(content, file, format_name)
    new = project_files(imported, file.name)
    written = {name: data for name, data in new.items() if not os.path.lexists(folder / name)}
    files.write_all(folder, written)
    for name in new:
        kept = "" if name in written else " exists already and is unchanged"
        click.echo(f"{files.display(folder / name)}{kept}")
    here = folder.resolve() == Path.cwd()
    build = "cvbuild" if here else f"cvbuild --project {shlex.quote(files.display(folder))}"
    click.echo("\n" + summary(imported, files.display(folder / REPORT), build), nl=False)


def _refuse_to_overwrite(file: Path, folder: Path) -> None:
    for name in (*SOURCE_NAMES, "variants", REPORT):
        path = folder / name
        if os.path.lexists(path) and not (path.exists() and file.exists() and path.samefile(file)):
            message = f"{files.display(path)} exists already, and nothing is ever overwritten"
            raise CannotBuild(message, f"name a new folder: cvbuild import {shlex.quote(str(file))} --project DIR")


def _content(file: Path) -> bytes:
    if file.is_dir():
        return _zipped(file)
    content = files.read_bytes(file, _LARGEST)
    if content is None:
        raise CannotBuild(f"there is no {files.display(file)}")
    if not content.strip():
        raise CannotBuild(f"{files.display(file)} is empty")
    return content


def _zipped(folder: Path) -> bytes:
    """Return an unpacked LinkedIn export as the archive that it was.

    Raises:
        CannotBuild: the folder has none of its files.
    """
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() == ".csv" and path.is_file())
    if not {"Positions.csv", "Profile.csv"} & {path.name for path in found}:
        hint = "of folders, only an unpacked LinkedIn data export is read, with Positions.csv or Profile.csv in it"
        raise CannotBuild(f"{files.display(folder)} is a folder", hint)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in found:
            archive.writestr(path.name, files.read_bytes(path, _LARGEST) or b"")
    return packed.getvalue()


def _read(content: bytes, file: Path, format_name: str | None) -> Imported:
    shown = files.display(file)
    try:
        reader = _reader(content, file, format_name)
        return reader.read(content)
    except Unreadable as error:
        message = error.message.removeprefix(f"{file.name}:")
        separator = ":" if message[:1].isdigit() else ": "
        raise CannotBuild(f"{shown}{separator}{message}", error.hint) from None


def _reader(content: bytes, file: Path, format_name: str | None) -> Reader:
    known = readers()
    if format_name is not None:
        if format_name not in known:
            raise CannotBuild(f"'{format_name}' is no format", named_or_listed(format_name, tuple(known)))
        return known[format_name]
    found = recognised(content, file.name)
    if found is None:
        listed = ", ".join(known)
        hint = f"these are read: {listed}; --format NAME reads it as one of them all the same"
        raise CannotBuild(f"the format of {files.display(file)} is unknown; nothing was imported", hint)
    return found
