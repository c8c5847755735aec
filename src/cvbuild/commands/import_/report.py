"""The report of an import: short for the terminal, in full for a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cvbuild.readers import Imported, readers

__all__ = ["full_report", "summary"]

_SHOWN = 5


def summary(imported: Imported, report: str, build: str) -> str:
    """Return the report for the terminal."""
    fate = imported.fate
    lines = [
        f"Read as {readers()[imported.format].description}: {fate.kept} of {fate.total} texts are in cv.yaml.",
        f"  {_sections(imported)}",
        *_notable(imported, report),
        "",
        f"Next: read {report}, change what is wrong in cv.yaml, and build with:\n\n    {build}",
    ]
    return "\n".join(lines) + "\n"


def _notable(imported: Imported, report: str) -> Iterator[str]:
    fate = imported.fate
    if fate.aside:
        yield f"  {len(fate.aside)} {_texts(len(fate.aside))} fit nowhere and are only in {report}."
    if fate.dropped:
        reasons = ", ".join(f"{reason} ({len(paths)})" for reason, paths in fate.dropped.items())
        yield f"  Left out on purpose: {reasons}."
    if imported.others:
        listed = ", ".join(f"{number} {what}" for what, number in imported.others)
        yield f"  Other people's data, not copied: {listed}."
    yield from (f"  Note: {remark}." for remark in imported.remarks[:_SHOWN])


def _texts(number: int) -> str:
    return "text" if number == 1 else "texts"


def _sections(imported: Imported) -> str:
    counts = [
        *((name, len(value)) for name, value in imported.cv.items() if isinstance(value, list)),
        *(
            (name, len(own.get("entries", own.get("list", [1]))))
            for name, own in imported.cv.get("sections", {}).items()
        ),
    ]
    return ", ".join(f"{name} {number}" for name, number in counts) or "no sections"


def full_report(imported: Imported, name: str) -> str:
    """Return the report as Markdown."""
    fate = imported.fate
    lines = [
        f"# Import of {name}",
        "",
        f"Read as {readers()[imported.format].description}. {fate.kept} of {fate.total} texts are in `cv.yaml`.",
        f"Sections: {_sections(imported)}.",
        *_aside(imported),
        *_dropped(imported),
        *_others(imported),
        *_remarks(imported),
    ]
    return "\n".join(lines) + "\n"


def _aside(imported: Imported) -> Iterator[str]:
    if imported.fate.aside:
        yield from ("", "## Only here, because they fit nowhere in cv.yaml", "")
        for path, text in imported.fate.aside:
            yield f"- `{path}`: " + text.replace("\n", "\n  ")


def _dropped(imported: Imported) -> Iterator[str]:
    if imported.fate.dropped:
        yield from ("", "## Left out on purpose", "")
        for reason, paths in imported.fate.dropped.items():
            groups = Counter(re.sub(r"\[\d+\]", "[]", path) for path in paths)
            shown = ", ".join(f"`{path}`" + (f" ×{number}" if number > 1 else "") for path, number in groups.items())
            yield f"- {reason}: {shown}"


def _others(imported: Imported) -> Iterator[str]:
    if imported.others:
        yield from ("", "## Other people's data, not copied", "")
        yield from (f"- {number} {what}" for what, number in imported.others)


def _remarks(imported: Imported) -> Iterator[str]:
    yield from ("", "## Look at next", "")
    yield from (f"- {remark}" for remark in imported.remarks)
    yield "- `variants/full.yaml` shows everything: copy it, and leave out what a reader does not need"
    if imported.cv.get("tags"):
        yield "- tags are proposed from skills that occur in several entries: rename them, or delete them"
