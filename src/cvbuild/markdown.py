"""Text as GitHub's Markdown, safe: it shows the very characters, whatever they would mean.

What is closed: markup, HTML, tables, links, mentions and references (which notify people and repositories), formulas
(``$5M to $6M`` is one on GitHub).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["code", "escaped", "table"]

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~!=^]|(?<!&)#")
_MENTION = re.compile(r"(?<![A-Za-z0-9])@(?=[A-Za-z0-9])")
_REFERENCE = re.compile(r"#(?=\d)")
_BREAKER = "&#8203;"  # a blank of no width: text after it is no mention, and nobody sees it
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")  # what begins a list where it begins a line


def escaped(text: str) -> str:
    """The text as it stands, on one line.

    GitHub has no backslash for a dollar sign outside formulas; its manual says to put a span around it.
    """
    words = " ".join(text.split()).replace("&", "&amp;")
    words = _MARKUP.sub(lambda m: f"\\{m[0]}", words)
    words = _LIST.sub(lambda m: f"{m[1]}\\{m[2]}", words)
    words = _REFERENCE.sub(f"#{_BREAKER}", words)
    return _MENTION.sub(f"@{_BREAKER}", words).replace("$", "<span>$</span>")


def code(text: str) -> str:
    """The text as code, also where it has backticks and pipes; for a cell of a table, too."""
    words = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{blank}{words}{blank}{fence}".replace("|", "\\|")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
