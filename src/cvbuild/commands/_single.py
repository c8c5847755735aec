"""``--out``: a folder, one file, or stdout."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import click
from msgspec import Struct
from msgspec.structs import replace

from cvbuild.pipeline.build import Request, Result
from cvbuild.pipeline.project import wanted_names
from cvbuild.render import formats, renderer
from cvbuild.syntax import files
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import nearest

__all__ = ["Out", "Single", "deliver", "single_request"]

_STDOUT = "-"
_OF_OTHER_PROGRAMS = frozenset(("doc", "epub", "htm", "jpeg", "jpg", "odt", "ps", "rtf", "svg", "typ", "yaml", "yml"))
"""Endings of documents that are not made here: a folder with such a name would be a surprise."""


class Single(Struct, frozen=True):
    """One file to write; no path is stdout."""

    path: Path | None = None

    @property
    def ending(self) -> str:
        """Return the ending without its dot, in lower case; empty for stdout."""
        return self.path.suffix[1:].lower() if self.path else ""


class Out(click.ParamType["Path | Single"]):
    """The value of ``--out``: a folder's path, or a :class:`Single` where it names a file or is ``-``."""

    name = "path"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path | Single:
        """Return the folder or the file; a name that ends like a document of another program is a usage error."""
        if not isinstance(value, str):
            return Path(value)
        if value == _STDOUT:
            return Single()
        path = Path(value)
        ending = path.suffix[1:].lower()
        if path.is_dir() or value.endswith(("/", os.sep)):
            return path
        if ending in _OF_OTHER_PROGRAMS:
            folder = f"a folder of this name is {value}/"
            self.fail(f"there is no format '{ending}': {value} could be {', '.join(_endings())}; {folder}", param, ctx)
        if len(ending) > 2 and ending not in _endings() and (near := nearest(ending, _endings())):
            self.fail(f"there is no format '{ending}': did you mean {path.with_suffix(f'.{near}')}?", param, ctx)
        return Single(path) if ending in _endings() else path


def _endings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(renderer(name).EXTENSION.rpartition(".")[2] for name in formats()))


def _format(ending: str) -> str:
    """Return the format whose files have this ending."""
    return next(name for name in formats() if ending == renderer(name).EXTENSION)


def single_request(target: Single, request: Request, *, chosen: bool) -> Request:
    """Return the request for the one variant and the one format of a single file.

    Args:
        target: the file.
        request: what the command line asks for.
        chosen: whether it names formats; otherwise the file's ending does.

    Raises:
        UsageError: there are several, or the format has another ending.
        CannotBuild: there is no such variant.
    """
    shown = str(target.path) if target.path else "-"
    if not chosen and not target.path:
        raise click.UsageError("--out - writes one file: name its format, as in --format pdf")
    wanted = request.formats if chosen else (_format(target.ending),)
    if len(wanted) > 1:
        raise click.UsageError(f"--out {shown} is one file, --format names {len(wanted)}: {', '.join(wanted)}")
    if target.path and (own := renderer(wanted[0]).EXTENSION.rpartition(".")[2]) != target.ending:
        raise click.UsageError(f"--out {shown} ends in .{target.ending}, a file of --format {wanted[0]} in .{own}")
    names = wanted_names(request.root, request.variants)
    if len(names) > 1:
        raise click.UsageError(f"--out {shown} is one file: name one variant with --variant: {', '.join(names)}")
    return replace(request, variants=names, formats=wanted, out=None, lean=False)


def deliver(target: Single, result: Result, request: Request) -> tuple[Result, Request]:
    """Write the one file of a result, and return result and request as if it had been built in that file's folder.

    Raises:
        CannotBuild: the format makes several files, or it cannot be written.
    """
    if not result.complete:
        return result, request
    artifacts = [artifact for one in result.built for artifact in one.artifacts]
    if len(artifacts) != 1:
        message = f"{request.formats[0]} makes {len(artifacts)} files"
        raise CannotBuild(message, "name a folder with --out")
    content = artifacts[0].content
    if target.path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return result, request
    folder, name = target.path.parent, target.path.name
    written = files.write_all(folder, {name: content})
    return replace(result, finished=(replace(artifacts[0].written, path=name),), written=written), replace(
        request, out=folder
    )
