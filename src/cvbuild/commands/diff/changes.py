"""Turn pairs of units into changes as a reader would describe them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from cvbuild.commands.diff.marks import Mark, word_marks
from cvbuild.commands.diff.pairing import Pair
from cvbuild.commands.diff.units import Unit
from cvbuild.model.document import Spans, plain

__all__ = ["KINDS", "Change", "changes", "counts"]

KINDS = ("added", "removed", "moved", "reordered", "reworded", "relinked", "restyled")
"""The kinds of change, in the order of reporting."""


class Change(Struct, frozen=True):
    """One change.

    ``section`` and ``entry`` are the titles above it. ``what`` names the unit. ``marks`` are its words. ``detail`` says
    from where to where it moved or linked. The paths are those in the sources of both sides; empty if it is not there.
    """

    kind: str
    what: str
    section: str
    entry: str
    marks: tuple[Mark, ...]
    detail: str = ""
    old_path: str = ""
    new_path: str = ""


def counts(found: Sequence[Change]) -> dict[str, int]:
    """Count the changes of each kind that occurs."""
    number = Counter(change.kind for change in found)
    return {kind: number[kind] for kind in KINDS if number[kind]}


def changes(root: Pair) -> tuple[Change, ...]:
    """Return all changes, in the order of the new document."""
    return tuple(change for pair in root.pairs for change in _Teller(_heading(pair)).told(pair))


def _heading(pair: Pair) -> str:
    unit = pair.new or pair.old
    return unit.title if unit and unit.kind == "section" else "Header"


class _Teller(Struct, frozen=True):
    """A walk that yields the changes at and below a pair under these titles."""

    section: str
    entry: str = ""

    def told(self, pair: Pair) -> Iterator[Change]:
        below = self._under(pair)
        yield from below._own(pair)
        for child in pair.pairs:
            yield from below.told(child)

    def _under(self, pair: Pair) -> _Teller:
        """Changes of an entry are listed under its title as well."""
        unit = pair.new or pair.old
        if unit is None or not unit.has_head:
            return self
        titles = " / ".join(filter(None, (self.entry, unit.title)))
        return _Teller(self.section, titles)

    def _own(self, pair: Pair) -> Iterator[Change]:
        old, new = pair.old, pair.new
        if new is None and old is not None:
            yield self._change("removed", old.kind, pair, (Mark(old.text, ""),))
        elif old is None and new is not None:
            yield self._change("added", new.kind, pair, (Mark("", new.text),))
        elif old is not None and new is not None:
            yield from self._moved(pair, new)
            yield from self._texts(pair, old, new)

    def _moved(self, pair: Pair, new: Unit) -> Iterator[Change]:
        text = (Mark(new.text, new.text),)
        if pair.came_from is not None:
            yield self._change("moved", new.kind, pair, text, f"from {pair.came_from}")
        elif pair.places:
            before, after = pair.places
            where = f"from place {before} to {after}" if before != after else "past others"
            yield self._change("moved", new.kind, pair, text, where)

    def _texts(self, pair: Pair, old: Unit, new: Unit) -> Iterator[Change]:
        before, after = dict(old.texts), dict(new.texts)
        for name in dict.fromkeys((*before, *after)):
            yield from self._text(pair, name, before.get(name, ()), after.get(name, ()))

    def _text(self, pair: Pair, name: str, before: Spans, after: Spans) -> Iterator[Change]:
        old, new = " ".join(plain(before).split()), " ".join(plain(after).split())
        if old != new:
            yield self._change(_happened(old, new), name, pair, word_marks(old, new))
        elif _styles(before) != _styles(after):
            yield self._change("restyled", name, pair, (Mark(old, new),))
        if old and new and _led_elsewhere(before, after, reworded=old != new):
            led = f"{', '.join(_links(before)) or 'nowhere'} → {', '.join(_links(after)) or 'nowhere'}"
            yield self._change("relinked", name, pair, (Mark(new, new),), led)

    def _change(self, kind: str, what: str, pair: Pair, marks: tuple[Mark, ...], detail: str = "") -> Change:
        paths = (pair.old.path if pair.old else "", pair.new.path if pair.new else "")
        return Change(kind, what, self.section, self.entry, marks, detail, *paths)


def _happened(old: str, new: str) -> str:
    if not old or not new:
        return "added" if new else "removed"
    before, after = _bare(old), _bare(new)
    return "reordered" if before != after and Counter(before) == Counter(after) else "reworded"


def _bare(text: str) -> list[str]:
    """Return the words without commas: a reordered list has them at other words."""
    return [word.strip(",;") for word in text.split()]


def _led_elsewhere(before: Spans, after: Spans, *, reworded: bool) -> bool:
    """Return whether the targets of links changed, unless the change of a printed address already shows it."""
    return _links(before) != _links(after) and not (reworded and _shown(before) and _shown(after))


def _links(spans: Spans) -> tuple[str, ...]:
    """Return the addresses that a text links to, without repetitions in a row."""
    urls = [span.url for span in spans if span.url]
    return tuple(url for n, url in enumerate(urls) if n == 0 or urls[n - 1] != url)


def _shown(spans: Spans) -> bool:
    """Return whether all addresses are printed as words, so that rewording one changes its target."""
    return all(_characters(span.text) in _characters(span.url) for span in spans if span.url)


def _characters(text: str) -> str:
    """Return letters and digits alone: a number is dialled without its spaces and brackets."""
    return "".join(filter(str.isalnum, text))


def _styles(spans: Spans) -> tuple[tuple[str, bool, bool, bool], ...]:
    """Return the words with their styles, regardless of how spans divide them."""
    return tuple(
        (word, span.strong, span.emphasis, span.code) for span in spans for word in span.text if not word.isspace()
    )
