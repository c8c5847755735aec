"""``cvbuild facts``: list printed figures with their facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from cvbuild.analysis.facts.ledger import ledger, render_text
from cvbuild.analysis.witness import table
from cvbuild.commands import _options
from cvbuild.commands._decided import printed
from cvbuild.model.resume import Resume
from cvbuild.pipeline.lock import identities_of, lock_of

__all__ = ["command"]


@click.command(name="facts", short_help="Print every printed figure and claim with its fact or other witness.")
@_options.options(_options.variant, _options.project)
def command(**options: Any) -> None:
    """Print every figure that a variant prints, with its place, its fact and the evidence.

    Then print every claim of its texts (names, your part, scope, results) with its witness: a fact, the entry, the
    wording confirmed in cv.lock, or nothing (unwitnessed).
    """
    result, built = printed(options["project"], tuple(options["variants"]))
    assert result.project is not None  # render something, so that a variant that fits its pages shows what it prints
    items, lock = identities_of(result.project), lock_of(result.project)
    for one in built:
        rows = ledger(result.project.resume, one.selection.resume)
        click.echo(f"{one.variant.name}\n{render_text(rows)}")
        claims = table.claimed(result.project.resume, items, lock, set(_paths(one.selection.resume)))
        if claims:
            click.echo(table.render_text(claims))


def _paths(selected: Resume) -> Iterator[str]:
    """Yield the paths of everything that a variant prints."""
    basics = selected.basics
    yield from (one.path for one in (*basics.summaries, *selected.items()))
    yield from (f"{one.path}.{key}" for one in selected.items() for key in ("summary", "description"))
    if not basics.summaries:
        yield "basics.summary"
