"""Registry of foreign formats: each module in this folder reads one format of another tool.

A module has ``READER``, its record. ``recognise`` looks at a file's content (and its name only where the content says
too little), ``read`` returns the CV in the vocabulary of ``cv.yaml``. Both are pure: bytes in, values out.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from cvbuild.readers._cv import Draft
from cvbuild.readers._parts.conservation import Fate, check
from cvbuild.readers._parts.finish import finished
from cvbuild.readers._parts.parse import Unreadable
from cvbuild.readers._parts.tree import Tracker

__all__ = ["Draft", "Imported", "Reader", "Unreadable", "read", "readers", "recognised"]


class Reader(Struct, frozen=True):
    """A foreign format.

    Args:
        name: its name on the command line.
        description: one line for people.
        recognise: returns whether content is in this format; gets the content and the file's name.
        draft: fills a draft from content, and returns the tracker of all its texts.
        rank: readers with a lower rank are asked first.
    """

    name: str
    description: str
    recognise: Callable[[bytes, str], bool]
    draft: Callable[[bytes, Draft], Tracker]
    rank: int = 50

    def read(self, content: bytes) -> Imported:
        """Read content in this format.

        Raises:
            Unreadable: it is damaged, too large, or not in this format.
        """
        draft = Draft()
        try:
            log = self.draft(content, draft)
        except (ValueError, RecursionError) as error:
            raise Unreadable(str(error) or "it is nested more deeply than any CV") from None
        cv = finished(draft, log)
        order = tuple(name for name in ("summary", *draft.order) if _has_section(cv, name))
        titles = {name: title for name, title in draft.titles.items() if name in cv}
        fate = check(log, [cv, titles])
        return Imported(self.name, cv, order, titles, fate, tuple(log.others), tuple(log.remarks))


class Imported(Struct, frozen=True):
    """The result of reading a foreign file.

    Attributes:
        format: the name of the reader.
        cv: the data of ``cv.yaml``.
        order: names of the sections in the order of the source.
        titles: their headings in the source; those of the user's own sections are in ``cv``.
        fate: where every text of the source went.
        others: what in the file is other people's data, with the number of rows; none of it is copied.
        remarks: what to look at.
    """

    format: str
    cv: dict[str, Any]
    order: tuple[str, ...]
    titles: dict[str, str]
    fate: Fate
    others: tuple[tuple[str, int], ...] = ()
    remarks: tuple[str, ...] = ()


def _has_section(cv: Mapping[str, Any], name: str) -> bool:
    return name in cv or name in cv.get("sections", {}) or (name == "summary" and "summary" in cv["basics"])


@functools.cache
def readers() -> Mapping[str, Reader]:
    """Return all readers by name, in the order in which they are asked."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__) if not found.name.startswith("_"))
    found = [importlib.import_module(f"{__name__}.{name}") for name in names]
    records = [one.READER for one in found if hasattr(one, "READER")]
    return {reader.name: reader for reader in sorted(records, key=lambda reader: (reader.rank, reader.name))}


def recognised(content: bytes, name: str) -> Reader | None:
    """Return the reader for a file; ``None`` if the format is unknown."""
    return next((reader for reader in readers().values() if reader.recognise(content, name)), None)


def read(content: bytes, name: str) -> Imported | None:
    """Read a file of another tool; ``None`` if its format is unknown.

    Raises:
        Unreadable: the format is known, but the file is damaged.
    """
    reader = recognised(content, name)
    return reader.read(content) if reader else None
