"""Write docs/checks.md from the checks' own texts.

Usage: python tools/make_checks_doc.py [FILE]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from cvbuild.analysis.check import Check, CheckModule
from cvbuild.checks import registry

TARGET = Path(__file__).parents[1] / "docs" / "checks.md"

FAMILIES = {
    "S": "Source: text and shape of cv.yaml and of variants",
    "V": "Variant: what it selects",
    "L": "Length and layout: the finished pages",
    "D": "Dates",
    "F": "Facts and figures",
    "C": "Consistency of language and style",
    "P": "Parity: formats against the document and each other",
    "A": "Artifact: fonts, tags, metadata, theme",
    "X": "Contact, links, privacy",
    "T": "Targeting: a variant against its purpose",
}


def text() -> str:
    """The page: a table a family, then every check's text."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    found = registry.modules()
    yield "# Checks\n"
    yield f"All {len(found)} checks, generated from their files. `cvbuild explain CODE` prints one of these texts.\n"
    for letter, title in FAMILIES.items():
        family = [module for code, module in found.items() if code.startswith(letter)]
        if family:
            yield f"## {letter}: {title.removeprefix(f'{letter}: ')}\n"
            yield "| code | name | severity | finds |\n|---|---|---|---|"
            yield from (_row(module) for module in family)
            yield ""
    yield "## Texts\n"
    for module in found.values():
        yield from _section(module)


def _row(module: CheckModule) -> str:
    check = module.CHECK
    link = f"[{check.code}](#{check.code.lower()}-{check.name})"
    return f"| {link} | {check.name} | {check.severity.word} | {_summary(module)} |"


def _section(module: CheckModule) -> Iterator[str]:
    check = module.CHECK
    yield f"### {check.code} {check.name}\n"
    yield f"{_summary(module)}\n"
    body = (module.__doc__ or "").strip().partition("\n")[2].strip()
    for block in body.split("\n\n"):
        yield f"{block.replace('::', ':') if block.startswith(('Bad::', 'Good::')) else block}\n"
    if check.options:
        yield f"Options: {', '.join(_option(check, name) for name in check.options)}.\n"


def _option(check: Check, name: str) -> str:
    default = check.options[name]
    others = [choice for choice in check.choices.get(name, ()) if choice != default and choice not in default]
    told = "; or ".join(filter(None, (_value(default), ", ".join(others))))
    return f"`{name}` ({told or 'none'})"


def _value(default: object) -> str:
    return ", ".join(map(str, default)) if isinstance(default, tuple) else str(default)


def _summary(module: CheckModule) -> str:
    return (module.__doc__ or "").strip().partition("\n")[0].replace("|", "\\|")


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else TARGET).write_text(text(), encoding="utf-8")
