"""Print a comparison as Markdown, for comments on pull requests and job summaries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cvbuild.analysis.phrases import shortened
from cvbuild.commands._markdown import code, escaped, table
from cvbuild.commands.diff.changes import Change
from cvbuild.commands.diff.marks import Mark
from cvbuild.commands.diff.sides import Comparison
from cvbuild.commands.diff.text import summary

__all__ = ["render"]

_QUOTE = 80  # characters of text that only moved


def render(comparisons: Sequence[Comparison], before: str, after: str) -> str:
    """Return a section for every comparison with a difference, then the names of the others."""
    blocks = [_comparison(one, before, after) for one in comparisons if one.status != "same"]
    same = [code(one.name) for one in comparisons if one.status == "same"]
    if same:
        blocks.append(f"No difference: {', '.join(same)}\n")
    return "\n".join(blocks)


def _comparison(one: Comparison, before: str, after: str) -> str:
    between = f" ({code(before)} → {code(after)})" if before else ""
    head = f"## {code(one.name)}{between}\n\n**{summary(one)}**\n\n"
    return head + _facts(one) + "".join(f"{line}\n" for line in _changes(one.changes))


def _facts(one: Comparison) -> str:
    """Describe both sides; names only if they differ."""
    old, new = (side.facts if side else {} for side in (one.old, one.new))
    rows = [
        (name, escaped(str(old.get(name, "–"))), escaped(str(new.get(name, "–"))))
        for name in dict.fromkeys((*old, *new))
        if name in {"pages", "lines"} or old.get(name) != new.get(name)
    ]
    return table(("", "before", "after"), rows)


def _changes(found: Sequence[Change]) -> Iterator[str]:
    section = entry = ""
    for change in found:
        if change.section != section:
            section, entry = change.section, ""
            yield from ("", f"### {escaped(section)}", "")
        if change.entry != entry:
            entry = change.entry
            if entry:
                yield f"- **{escaped(entry)}**"
        yield f"{'  ' if entry else ''}- {_line(change)}"


def _line(change: Change) -> str:
    if change.kind == "moved":
        quote = escaped(shortened(change.marks[0].new, _QUOTE))
        return f"{change.kind} {change.what} {escaped(change.detail)}: {quote}"
    words = " ".join(_mark(mark) for mark in change.marks)
    return f"{change.kind} {change.what}: {words}" + (f" ({_led(change)})" if change.detail else "")


def _led(change: Change) -> str:
    """Return addresses as code, so that nobody clicks links in another person's proposal by mistake."""
    return " → ".join(code(part) for part in change.detail.split(" → "))


def _mark(mark: Mark) -> str:
    """Put spaces around marks, so that they work with any first and last character."""
    if mark.stays:
        return escaped(mark.new)
    gone = f"~~{escaped(mark.old)}~~" if mark.old else ""
    come = f"**{escaped(mark.new)}**" if mark.new else ""
    return " ".join(filter(None, (gone, come)))
