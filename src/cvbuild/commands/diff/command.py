"""``cvbuild diff``: show what changed for a reader of the PDF."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import click

from cvbuild.commands import _options
from cvbuild.commands._results import BUILT, FOUND
from cvbuild.commands.diff.sides import Comparison, Side, compared
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import named_or_listed

__all__ = ["command"]

_HERE = "working tree"
_LOOK = 72  # dots per inch: a visible change moves a dot of this size


@click.command(name="diff", short_help="Show what changed for a reader between variants or revisions.")
@click.argument("names", metavar="[VARIANT] [OTHER]", nargs=-1)
@click.option("--against", metavar="REV", help="A git revision: main, HEAD~3, a tag, a hash.")
@_options.project
@click.option("--report", "form", type=click.Choice(["text", "json", "md"]), default="text", help="Output format.")
@click.option(
    "--pictures",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the changed pages of both sides as PNG.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if there is a difference.")
def command(
    names: tuple[str, ...], against: str | None, project: Path, form: str, pictures: Path | None, exit_code: bool
) -> None:
    """Show what changed for a reader between two variants, or since a git revision.

    Two variants are compared with each other. With one or none, the working tree is compared with REV, or with the last
    commit: one variant, or all. The exit code is 0 even if there are differences, unless --exit-code is given.
    """
    if len(names) > 2 or (len(names) == 2 and against is not None):
        raise click.UsageError("compare two variants, or with --against REV one or all")
    if len(names) == 2:
        found, before, after = [_two_variants(project, *names)], "", ""
    else:
        revision = "HEAD" if against is None else against
        found, before, after = _against(project, names, revision), _short(revision), _HERE
    if pictures:
        _write_pictures(pictures, found)
    _tell(found, before, after, form)
    sys.exit(FOUND if exit_code and any(one.status != "same" for one in found) else BUILT)


def _short(revision: str) -> str:
    """Shorten a full hash."""
    return revision[:10] if re.fullmatch(r"[0-9a-f]{40,64}", revision) else revision


def _two_variants(root: Path, old: str, new: str) -> Comparison:
    from cvbuild.commands.diff.revisions import sides
    from cvbuild.pipeline.project import variant_names

    known = variant_names(root)
    for name in (old, new):
        if name not in known:
            raise CannotBuild(f"there is no variant '{name}'", named_or_listed(name, known))
    made = sides(root, (old, new))
    return _compared(made[old], made[new])


def _against(root: Path, patterns: Sequence[str], revision: str) -> list[Comparison]:
    from cvbuild.commands.diff.revisions import at_revision, sides
    from cvbuild.pipeline.project import source_file, variant_names

    source_file(root)
    with at_revision(root, revision) as before:
        there = dict.fromkeys((*variant_names(root), *variant_names(before.folder)))
        names = _wanted(patterns, there)
        new, old = sides(root, names), sides(before.folder, names, before)
    return [_compared(old.get(name), new.get(name)) for name in names]


def _wanted(patterns: Sequence[str], there: Iterable[str]) -> list[str]:
    """Return the variants of either side that match.

    Raises:
        CannotBuild: there is none.
    """
    names = sorted(there)
    found = [name for name in names if not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)]
    if not found:
        raise CannotBuild(f"there is no variant '{patterns[0]}', now or then", named_or_listed(patterns[0], names))
    return found


def _compared(old: Side | None, new: Side | None) -> Comparison:
    if old is None or new is None:
        return Comparison(old, new)
    found = compared(old, new)
    return Comparison(old, new, found, not found and _look_different(old, new))


def _look_different(old: Side, new: Side) -> bool:
    """Return whether the pictures differ; a PDF's bytes also change invisibly, such as with places in the source."""
    if old.pdf == new.pdf:
        return False
    from cvbuild.render.png import pictures

    return pictures(old.pdf, _LOOK) != pictures(new.pdf, _LOOK)


def _write_pictures(folder: Path, found: Iterable[Comparison]) -> None:
    from cvbuild.render.png import pictures
    from cvbuild.syntax import files

    contents: dict[str, bytes] = {}
    for one in found:
        for word, side in (("before", one.old), ("after", one.new)):
            if side and one.status != "same":
                pages = enumerate(pictures(side.pdf), start=1)
                contents |= {f"{one.name.replace(' → ', '-')}/{word}-{n}.png": page for n, page in pages}
    files.write_all(folder, contents)


def _tell(found: Sequence[Comparison], before: str, after: str, form: str) -> None:
    from cvbuild import report
    from cvbuild.commands.diff import json, markdown, text

    color = report.wants_color(sys.stdout, os.environ)
    match form:
        case "json":
            told = json.render(found, before, after)
        case "md":
            told = markdown.render(found, before, after)
        case _:
            told = text.render(found, before, after, color=color)
    click.echo(told, nl=False, color=color)
