"""``cvbuild migrate``: bring the source to the current format."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import click

from cvbuild.commands._options import project

__all__ = ["command", "migrated"]

_ROUNDS = 20  # a key below a renamed one is found only then

_FIRST_KEY = re.compile(r"^[^\s#%-]", re.MULTILINE)


@click.command(name="migrate", short_help="Bring cv.yaml to the current format; show the changes, or write them.")
@click.option("--write", is_flag=True, help="Write the changes.")
@project
def command(project: Path, write: bool) -> None:
    """Show what has to change in the source so that it has the current format; with --write, change it.

    Keys of earlier formats and of other programs get their current names, and cv.yaml says which format it has
    (`format: 1`). Nothing else of the file changes. A resume.json stays JSON Resume, which has no such key.
    """
    from cvbuild.pipeline.project import source_file
    from cvbuild.syntax import files
    from cvbuild.syntax.load import MAX_BYTES

    path = source_file(project)
    name = files.display(path)
    before = (files.read_bytes(path, MAX_BYTES) or b"").decode("utf-8", "surrogateescape")
    after = migrated(before, name)
    if after == before:
        click.echo(f"{name} has the current format")
        return
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    click.echo("".join(difflib.unified_diff(old, new, name, f"{name} (migrated)")), nl=False)
    if write:
        files.write_all(path.parent, {path.name: after.encode("utf-8", "surrogateescape")})
        click.echo(f"{name} is written")
    else:
        click.echo("nothing is written; cvbuild migrate --write does it")


def migrated(text: str, name: str) -> str:
    """Return the source in the current format; unchanged where it cannot be read."""
    for _ in range(_ROUNDS):
        following = _renamed(text, name)
        if following == text:
            break
        text = following
    return text if name.lower().endswith(".json") else _numbered(text, name)


def _renamed(text: str, name: str) -> str:
    """Return the text with the current names of all former keys that can be found now."""
    from cvbuild.analysis.fixes import applied, fixes
    from cvbuild.model.decode.decoder import decode_resume
    from cvbuild.model.decode.meanings import is_former
    from cvbuild.syntax.load import load

    loaded = load(text.encode("utf-8", "surrogateescape"), name).value
    if loaded is None or loaded.broken:
        return text
    found = decode_resume(loaded).mistakes
    former = [one for one in found if one.code == "S022" or (one.code == "S001" and is_former(_key(one.path)))]
    renamed = applied(text, (fix for mistake in former for fix in fixes(mistake, loaded.source)))
    again = load(renamed.encode("utf-8", "surrogateescape"), name)
    return text if again.mistakes else renamed  # an entry may have both names, which would be one key twice


def _key(path: str) -> str:
    return path.rpartition(".")[2]


def _numbered(text: str, name: str) -> str:
    """Return the text with ``format`` before its first key, below the comments that it begins with."""
    from cvbuild.model.resume import FORMAT
    from cvbuild.syntax.load import load

    loaded = load(text.encode("utf-8", "surrogateescape"), name).value
    first = _FIRST_KEY.search(text)
    if loaded is None or loaded.broken or "format" in loaded.data or first is None or text[first.start()] in "{[":
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    return f"{text[: first.start()]}format: {FORMAT}{newline}{text[first.start() :]}"
