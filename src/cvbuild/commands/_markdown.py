"""Escape text as GitHub's Markdown, so that it shows exactly these characters.

Escaped are markup, HTML, tables, links, mentions and references (which notify people and repositories), and formulas
(``$5M to $6M`` is one on GitHub).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["code", "escaped", "table"]

_MARKUP = re.compile(r"[\\`*_{}\[\]<>|~!=^]|(?<!&)#")
_MENTION = re.compile(r"(?<![A-Za-z0-9])@(?=[A-Za-z0-9])")
_REFERENCE = re.compile(r"#(?=\d)")
_BREAKER = "&#8203;"  # an invisible zero-width space: text after it is not a mention
_LIST = re.compile(r"^(\d*)([-+.)])(?=\s|$)")  # the beginning of a list, if it begins a line


def escaped(text: str) -> str:
    """Return the text on one line, escaped.

    GitHub has no backslash escape for a dollar sign outside formulas; its manual recommends a span around it.
    """
    words = " ".join(text.split()).replace("&", "&amp;")
    words = _MARKUP.sub(lambda m: f"\\{m[0]}", words)
    words = _LIST.sub(lambda m: f"{m[1]}\\{m[2]}", words)
    words = _REFERENCE.sub(f"#{_BREAKER}", words)
    return _MENTION.sub(f"@{_BREAKER}", words).replace("$", "<span>$</span>")


def code(text: str) -> str:
    """Return the text as code, even with backticks and pipes, and in a cell of a table."""
    words = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", words)), default=0)
    fence = "`" * (longest + 1)
    blank = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{blank}{words}{blank}{fence}".replace("|", "\\|")


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table of cells that are Markdown already."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
