"""Print the outline as Markdown, for a wiki or a comment."""

from __future__ import annotations

from cvbuild.commands._markdown import code, escaped, table
from cvbuild.commands._verdicts import Row
from cvbuild.commands.outline.items import Lists, Matrix, Remark, cell, used_words

__all__ = ["render"]


def render(matrix: Matrix, below: Lists) -> str:
    """Return the items as a table, then the lists."""
    head = ("item", *map(escaped, matrix.variants))
    rows = [(_id(row), *(escaped(cell(matrix, row, name)) for name in matrix.variants)) for row in matrix.rows]
    legend = "; ".join(f"{code(word)} {meaning}" for word, meaning in used_words(matrix))
    blocks = [table(head, rows), f"{legend}\n"]
    blocks += [_listed(title, remarks) for title, remarks in below.titled(keywords=not matrix.keywords) if remarks]
    return "\n".join(blocks)


def _id(row: Row) -> str:
    return "&emsp;" * row.depth + code(row.short)


def _listed(title: str, remarks: tuple[Remark, ...]) -> str:
    lines = [
        f"- {code(r.name)} {escaped(f'{r.place.file}:{r.place.line}')} {escaped(r.text)}".rstrip() for r in remarks
    ]
    return f"**{title}** ({len(remarks)})\n\n" + "".join(f"{line}\n" for line in lines)
