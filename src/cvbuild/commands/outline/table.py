"""Print the outline as a table for terminals. Imports rich lazily."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cvbuild.commands._verdicts import Row
from cvbuild.commands.outline.items import Lists, Matrix, Remark, cell, used_words
from cvbuild.report import cells, visible

if TYPE_CHECKING:
    from rich.text import Text

__all__ = ["render"]

_LEAST_TEXT = 16  # cells; a narrower column of text would be useless and is dropped
_STYLES = {"in": "green", "excl": "red", "cap": "yellow", "fit": "yellow", "hold": "magenta", "-": "dim", ".": "dim"}


def render(table: Matrix, below: Lists, width: int, *, color: bool = False) -> str:
    """Return the outline in lines of ``width`` cells; texts are cut, ids and names never (then lines are longer)."""
    blocks = [_drawn(table, width, color), _legend(table), *_listed(table, below)]
    return "\n".join(block for block in blocks if block)


def _drawn(table: Matrix, width: int, color: bool) -> str:
    from rich.box import ASCII2
    from rich.console import Console
    from rich.table import Table

    ids = [_id(row) for row in table.rows]
    fixed = _fixed(table, ids)
    room = width - fixed - 3
    grid = Table(box=ASCII2, show_edge=False, pad_edge=False)
    grid.add_column("item", no_wrap=True, min_width=max((*map(cells, ids), 4)))
    for name in table.variants:
        grid.add_column(name, no_wrap=True, min_width=cells(name), justify="center")
    if room >= _LEAST_TEXT:
        grid.add_column("text", no_wrap=True, overflow="ellipsis", max_width=room)
    for row in _rows(table, room >= _LEAST_TEXT):
        grid.add_row(*row)
    console = Console(
        width=max(width, fixed), color_system="standard" if color else None, force_terminal=color, legacy_windows=False
    )
    with console.capture() as captured:
        console.print(grid)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _fixed(table: Matrix, ids: list[str]) -> int:
    """Return the cells that ids and variants take with the lines between them."""
    return max((*map(cells, ids), 4)) + sum(max(cells(name), 5) + 3 for name in table.variants)


def _rows(table: Matrix, texts: bool) -> Iterator[list[Text]]:
    from rich.text import Text

    for row in table.rows:
        marks = [cell(table, row, name) for name in table.variants]
        styled = [Text(mark, style=_STYLES.get(mark, "green" if "/" in mark else "")) for mark in marks]
        text = [Text(" ".join(visible(row.item.words).split()))] if texts else []
        yield [Text(_id(row)), *styled, *text]


def _id(row: Row) -> str:
    return "  " * row.depth + visible(row.short)


def _legend(table: Matrix) -> str:
    words = [f"{word} = {meaning}" for word, meaning in used_words(table)]
    return "; ".join(words) + "\n" if words else ""


def _listed(table: Matrix, below: Lists) -> Iterator[str]:
    titled = below.titled(keywords=not table.keywords)
    for title, remarks in titled:
        if remarks:
            width = max(cells(remark.name) for remark in remarks)
            yield f"{title} ({len(remarks)})\n" + "".join(_line(remark, width) for remark in remarks)
    if not any(remarks for _, remarks in titled):
        yield "Every item is shown by some variant, and every tag is selected.\n"


def _line(remark: Remark, width: int) -> str:
    name = visible(remark.name) + " " * (width - cells(remark.name))
    return f"  {name}  {remark.place}  {visible(remark.text)}".rstrip() + "\n"
