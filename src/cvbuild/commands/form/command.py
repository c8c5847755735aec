"""``cvbuild form``: list what application forms ask."""

from __future__ import annotations

import json
from pathlib import Path

import click

from cvbuild.commands import _options
from cvbuild.commands._results import built_or_exit
from cvbuild.commands.form.units import Unit, units
from cvbuild.model.resume import Resume
from cvbuild.model.variant_build import Stage
from cvbuild.pipeline.build import Request
from cvbuild.pipeline.project import wanted_names
from cvbuild.report import visible
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.suggest import named_or_listed

__all__ = ["command"]


@click.command(name="form", short_help="List what application forms ask, one copyable unit each.")
@click.argument("key", required=False)
@click.option("-v", "--variant", "name", metavar="NAME", help="The variant; needed if there are several.")
@click.option("--json", "as_json", is_flag=True, help="Print the units as JSON.")
@_options.project
def command(key: str | None, name: str | None, as_json: bool, project: Path) -> None:
    """List names, contacts, jobs and degrees of a variant as application forms ask them.

    With a KEY, such as work.1.text, print only that value: cvbuild form work.1.text | pbcopy
    """
    found = units(_selected(project, name))
    if key is not None:
        click.echo(_value(found, key))
    elif as_json:
        data = [{"key": one.key, "name": one.name, "value": one.value} for one in found]
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        click.echo("\n\n".join(f"[{one.key}] {visible(one.name)}\n{one.value}" for one in found))


def _selected(project: Path, name: str | None) -> Resume:
    """Return the résumé as the variant selects it.

    Raises:
        UsageError: there are several variants, and none is named.
    """
    names = wanted_names(project, (name,) if name else ())
    if len(names) != 1:
        raise click.UsageError(f"there are {len(names)} variants; name one: --variant {names[0]}")
    _, builds = built_or_exit(Request(project, variants=names, formats=(), until=Stage.COMPOSED, select=("S",)))
    return builds[0].selection.resume


def _value(found: tuple[Unit, ...], key: str) -> str:
    """Return one value.

    Raises:
        CannotBuild: no question has this key.
    """
    for one in found:
        if one.key == key:
            return one.value
    raise CannotBuild(f"there is no unit '{key}'", named_or_listed(key, [one.key for one in found]))
