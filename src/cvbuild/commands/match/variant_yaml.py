"""A changed variant as YAML to paste into its file: the changed keys, whole, in the style of the file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cvbuild.model.resume import Node
from cvbuild.model.variant import SectionChoice, Variant

__all__ = ["changed_keys"]

_PLAIN = re.compile(r"[A-Za-z0-9](?:[\w +&/().'-]*[\w+)])?")


def changed_keys(before: Variant, after: Variant) -> str:
    """Return ``include`` and ``sections`` as YAML if they differ; empty if they do not."""
    return "".join(_changed(before, after))


def _changed(before: Variant, after: Variant) -> Iterator[str]:
    if after.include != before.include:
        yield "include:\n"
        yield from (f"  - {_scalar(one)}\n" for one in after.include)
    if after.sections != before.sections:
        yield "sections:\n"
        yield from (f"  - {_section(choice)}\n" for choice in after.sections)


def _section(choice: SectionChoice) -> str:
    options = {key: value for key, value in _written(choice).items() if key != "name"}
    return f"{choice.name}: {_flow(options)}" if options else choice.name


def _written(node: Node) -> dict[str, Any]:
    """Return the fields that differ from their default, which is empty for every option of a section."""
    said = ((key, value) for _, key, value in node.fields() if value not in (None, ()) and value is not False)
    return {key: _written(value) if isinstance(value, Node) else value for key, value in said}


def _flow(value: Any) -> str:
    """Format a value in YAML's flow style."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    """Return the text plain if YAML reads it back unchanged, else quoted; JSON's quotes are valid YAML."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
