"""``cvbuild schema``: print the JSON Schema for completion in editors."""

from __future__ import annotations

import json

import click

__all__ = ["command"]


@click.command(name="schema", short_help="Print the JSON Schema of cv.yaml or of a variant.")
@click.argument("which", type=click.Choice(["cv", "variant"]), default="cv")
def command(which: str) -> None:
    """Print the JSON Schema of cv.yaml or of a variant, for completion in editors."""
    from cvbuild.model.schema import resume_schema, variant_schema

    data = resume_schema() if which == "cv" else variant_schema()
    click.echo(json.dumps(data, indent=2, ensure_ascii=False))
