"""Plain text: headings by their words or capitals, typed bullets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cvbuild.readers import Reader
from cvbuild.readers._cv import Draft
from cvbuild.readers._parts.headings import section_of
from cvbuild.readers._parts.outline import Line, outlined, promoted
from cvbuild.readers._parts.parse import decoded
from cvbuild.readers._parts.tree import Tracker

_BULLET = re.compile(r"^(\s*)(?:[-*+•●▪◦‣·–]|\d{1,2}[.)])\s+(.*)$")


def recognise(content: bytes, name: str) -> bool:
    """Return whether this is a text file with headings of a CV."""
    if b"\x00" in content[:4000] or not name.lower().endswith((".txt", ".text")):
        return False
    text, _ = decoded(content)
    return sum(bool(section_of(line.strip())) for line in text.splitlines() if 2 < len(line.strip()) < 45) >= 2


def draft(content: bytes, cv: Draft) -> Tracker:
    """Fill the draft."""
    log = Tracker()
    text, is_foreign = decoded(content)
    if is_foreign:
        log.remark("the file is not UTF-8; it was read as Windows-1252 or UTF-16")
    outlined(promoted(list(_lines(text))), cv, log)
    return log


def _lines(text: str) -> Iterator[Line]:
    held, bullet = "", 0
    width = max((len(line) for line in text.splitlines()), default=0)
    for raw in [*text.splitlines(), ""]:
        line = re.sub(r"(?<=\S)(?: {3,}|\t+)(?=\S)", "\t", raw.rstrip())
        found = _BULLET.match(line)
        continues = held and line.strip() and not found and (_is_full(held, width) or (bullet and line[:1].isspace()))
        if continues:
            held = f"{held} {line.strip()}"
            continue
        if held:
            yield Line(held, bullet=bullet)
            held = ""
        if re.fullmatch(r"\s*[=\-_*~]{3,}\s*", line):
            continue
        held, bullet = (found[2], 2 if len(found[1]) >= 4 else 1) if found else (line.strip(), 0)


def _is_full(held: str, width: int) -> bool:
    """Return whether the paragraph's last line reaches the margin, so that the next line continues it."""
    return len(held) >= 0.8 * width > 50 and "\t" not in held


READER = Reader(
    name="text",
    description="plain text",
    recognise=recognise,
    draft=draft,
    rank=95,
)
