"""Settings of a theme that nothing reads: a misspelt one would be without effect, and without a word about it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from cvbuild.model.theme import Theme, broken_theme
from cvbuild.syntax.finding import Mistake, Severity
from cvbuild.syntax.source import Place
from cvbuild.syntax.suggest import nearest

__all__ = ["unread_settings"]

_SETTINGS = "theme.toml"
_READERS = (".css", ".j2", ".svg")
_STYLE = frozenset(
    {"font", "capitals-font", "small-caps-font", "photo", "accent", "text", "muted", "rule", "date-width", "date-gap"}
    | {"body-size", "leading", "section-gap"}
)
"""Keys of ``[style]`` that the program itself reads, for Word files and checks, whatever the theme's own files do."""

_DOCX = frozenset({"font", "measure"})


def unread_settings(theme: Theme) -> Iterator[Mistake]:
    """Yield keys of the project's own ``theme.toml`` that no stylesheet or template of the theme reads.

    All files count, those of other themes that complete it as well: a key that ``classic`` reads is read.
    """
    if not theme.own_settings:
        return
    try:
        data = tomllib.loads(theme.text(_SETTINGS))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return  # reported where it is read
    where, text = theme.origins.get(_SETTINGS, _SETTINGS), theme.text(_SETTINGS)
    tables = [("style", data.get("style", {})), *(("style", step) for step in data.get("tighten", ()))]
    for kind, table in (*tables, ("docx", data.get("docx", {}))):
        known = _read_by(theme) if kind == "style" else _DOCX
        yield from _unread(table, known, where, text)


def _unread(table: Mapping[str, Any], known: frozenset[str], file: str, text: str) -> Iterator[Mistake]:
    for key in sorted(table.keys() - known):
        near = nearest(key, sorted(known))
        hint = f"did you mean '{near}'?" if near else f"remove it, or use it in look.css: var(--{key})"
        yield broken_theme(f"nothing reads '{key}'", Place(file, _line(key, text)), hint, Severity.WARNING)


def _read_by(theme: Theme) -> frozenset[str]:
    texts = (theme.text(name) for name in theme.files if name.endswith(_READERS))
    return _STYLE.union(*(re.findall(r"--([\w-]+)", text) for text in texts))


def _line(key: str, text: str) -> int:
    pattern = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*=")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)
