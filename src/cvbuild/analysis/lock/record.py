"""``cv.lock``: what a CV says beside its wordings, as its owner confirmed it, with who, when and why.

The file is YAML, to be read and committed. Each value is one line, so that two branches that confirm different values
merge. What ``private.yaml`` says is in ``private.lock``, which is not committed.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.source import ParsedFile, Place, child_path

__all__ = ["BETWEEN", "Confirmed", "Lock", "content", "decode", "sealed"]

BETWEEN = " | "
"""The separator of the texts of a value that has several."""

_HEAD = """\
# What {source} says beside its wordings, as its owner confirmed it: each value with who, when and why.
# Only `cvbuild confirm` changes this file. A build stops where {source} says something else.
"""
_PARTS = ("value", "by", "when", "why", "seal")
_BARE = re.compile(r"[A-Za-z][\w.+-]*")
_DIGITS = 8  # of a seal: it shows a change by hand, and is no protection against a program


class Confirmed(Struct, frozen=True):
    """A confirmed value: who confirmed it, the day as ``2026-11-30``, why it is so, and its place in the file.

    ``sound`` is false if its line lacks one of them, or was changed by hand.
    """

    value: str
    by: str
    when: str
    why: str
    place: Place | None = None
    sound: bool = True


class Lock(Struct, frozen=True):
    """The confirmed values: by the address of an item, then by key."""

    items: Mapping[str, Mapping[str, Confirmed]] = {}

    @property
    def sound(self) -> Lock:
        """Return it without the values whose lines nobody confirmed as they are."""
        kept = {name: {key: one for key, one in values.items() if one.sound} for name, values in self.items.items()}
        return Lock({name: values for name, values in kept.items() if values})

    def joined(self, other: Lock) -> Lock:
        """Return both; where they differ, what the other one says."""
        names = dict.fromkeys((*self.items, *other.items))
        return Lock({name: {**self.items.get(name, {}), **other.items.get(name, {})} for name in names})


def sealed(item: str, key: str, found: Confirmed) -> str:
    """Return the seal of a line: a digest of all that it says."""
    text = "\0".join((item, key, found.value, found.by, found.when, found.why))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def content(lock: Lock, source: str) -> bytes:
    """Return the bytes of the file: items in their order, every text quoted."""
    lines = [_HEAD.format(source=source), "format: 1\n", "items:\n" if lock.items else "items: {}\n"]
    for item, values in lock.items.items():
        lines.append(f"  {_key(item)}:\n")
        for key, found in values.items():
            parts = (found.value, found.by, found.when, found.why, sealed(item, key, found))
            written = ", ".join(f"{name}: {_quoted(text)}" for name, text in zip(_PARTS, parts, strict=True))
            lines.append(f"    {_key(key)}: {{{written}}}\n")
    return "".join(lines).encode("utf-8", "replace")


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    """Return a text in double quotes, as YAML reads them."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char == " " or char.isprintable() else _escape(char) for char in escaped) + '"'


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"


def decode(loaded: ParsedFile) -> Outcome[Lock]:
    """Decode the file. What cannot be read is S050; a value without who, when and why, or changed by hand, S051."""
    items = loaded.data.get("items")
    if loaded.data.get("format") != "1" or not isinstance(items, dict):
        hint = "restore it from git, or delete it and confirm all of the CV again: cvbuild confirm"
        message = "this is no lock that this cvbuild can read: `format: 1` and `items:` are missing"
        return Outcome(None, (Mistake("S050", message, loaded.places.value(""), hint=hint),))
    found: dict[str, dict[str, Confirmed]] = {}
    mistakes: list[Mistake] = []
    for item, values in items.items():
        known = values if isinstance(values, dict) else {"": values}
        found[item] = {}
        for key, value in known.items():
            path = child_path(f"items.{item}", key) if key else f"items.{item}"
            place = loaded.places.key(path)
            one = _confirmed(value, place)
            wrong = tuple(_wrong(item, key, one, value))
            mistakes += (Mistake("S051", text, place, path, hint=_AGAIN) for text in wrong)
            if one:
                found[item][key] = replace(one, sound=not wrong)
    return Outcome(Lock(found), tuple(mistakes))


_AGAIN = "restore the line from git, or delete it and run: cvbuild confirm"


def _confirmed(value: object, place: Place) -> Confirmed | None:
    """Return a value as far as its line can be read; None if it has no value."""
    if not isinstance(value, dict) or not isinstance(value.get("value"), str):
        return None
    by, when, why = (part if isinstance(part := value.get(name), str) else "" for name in ("by", "when", "why"))
    return Confirmed(value["value"], by, when, why, place)


def _wrong(item: str, key: str, found: Confirmed | None, value: object) -> Iterator[str]:
    """Yield what is wrong with a line."""
    if found is None or not isinstance(value, dict):
        yield f"`{key or item}` has no value that was confirmed"
        return
    missing = [name for name in ("by", "when", "why") if not getattr(found, name).strip()]
    if missing:
        yield f"`{key}` of {item} does not say {' and '.join(_ASKED[name] for name in missing)}"
    elif value.get("seal") != sealed(item, key, found):
        yield f"`{key}` of {item} was changed without cvbuild confirm"


_ASKED = {"by": "who confirmed it", "when": "when it was confirmed", "why": "why it is so"}
