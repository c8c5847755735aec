"""Print a comparison for terminals: ``[-gone-] {+come+}`` as in ``git diff --word-diff``, in colour if supported."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cvbuild.analysis.phrases import counted, shortened
from cvbuild.commands.diff.changes import Change, counts
from cvbuild.commands.diff.marks import Mark
from cvbuild.commands.diff.sides import Comparison
from cvbuild.report import visible

__all__ = ["facts", "lines", "render", "summary"]

_SGR = {"added": "32", "removed": "31", "moved": "36", "head": "1", "quiet": "2"}
_QUOTE = 80  # characters of text that only moved


def render(comparisons: Sequence[Comparison], before: str, after: str, *, color: bool = False) -> str:
    """Return every comparison with a difference, then the names of the others."""
    pen = _Pen(color)
    told = [one for one in comparisons if one.status != "same"]
    same = [one.name for one in comparisons if one.status == "same"]
    blocks = [_comparison(one, before, after, pen) for one in told]
    if same:
        blocks.append(f"No difference: {visible(', '.join(same))}\n")
    return "\n".join(blocks)


class _Pen:
    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, style: str, text: str) -> str:
        code = _SGR.get(style)
        return f"\x1b[{code}m{text}\x1b[0m" if self._color and code and text else text


def _comparison(one: Comparison, before: str, after: str, pen: _Pen) -> str:
    between = f"  ({visible(before)} → {visible(after)})" if before else ""
    head = [pen("head", visible(one.name)) + pen("quiet", between), f"  {summary(one)}"]
    head += [f"  {line}" for line in facts(one)]
    return "".join(f"{line}\n" for line in (*head, *_changes(one.changes, pen)))


def summary(one: Comparison) -> str:
    """Summarize the change: ``2 reworded, 1 added``."""
    match one.status:
        case "added":
            return "this variant is new"
        case "removed":
            return "this variant is gone"
        case "restyled":
            return "the same words, but the pages look different"
        case "same":
            return "no difference"
    return ", ".join(f"{number} {kind}" for kind, number in counts(one.changes).items()) or "the same words"


def facts(one: Comparison) -> Iterator[str]:
    """Describe pages and lines of both sides; theme and paper only if they differ."""
    sides = [side for side in (one.old, one.new) if side]
    sizes = dict.fromkeys(f"{counted(side.pages, 'page')}, {counted(side.lines, 'line')}" for side in sides)
    yield " → ".join(sizes)
    for name in ("theme", "paper"):
        values = dict.fromkeys(str(side.facts[name]) for side in sides)
        if len(values) > 1:
            yield f"{name} {visible(' → '.join(values))}"


def lines(found: Sequence[Change], *, color: bool = False) -> tuple[str, ...]:
    """Yield the changes, one per line, under their titles."""
    return tuple(_changes(found, _Pen(color)))


def _changes(found: Sequence[Change], pen: _Pen) -> Iterator[str]:
    section = entry = ""
    for change in found:
        if change.section != section:
            section, entry = change.section, ""
            yield from ("", pen("head", visible(section)))
        if change.entry != entry:
            entry = change.entry
            if entry:
                yield f"  {pen('head', visible(entry))}"
        yield f"{'    ' if entry else '  '}{_line(change, pen)}"


def _line(change: Change, pen: _Pen) -> str:
    kind = pen(change.kind, f"{change.kind:<9}")
    words = " ".join(_mark(mark, pen) for mark in change.marks)
    if change.kind == "moved":
        return f"{kind} {change.what} {visible(change.detail)}: {visible(shortened(change.marks[0].new, _QUOTE))}"
    return f"{kind} {change.what}: {words}" + (f"  ({visible(change.detail)})" if change.detail else "")


def _mark(mark: Mark, pen: _Pen) -> str:
    if mark.stays:
        return visible(mark.new)
    gone = pen("removed", f"[-{visible(mark.old)}-]") if mark.old else ""
    come = pen("added", f"{{+{visible(mark.new)}+}}") if mark.new else ""
    return " ".join(filter(None, (gone, come)))
