"""Every item of the source as one variant has it: in or out, why, which line decided, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from cvbuild import inline
from cvbuild.check import Chosen
from cvbuild.document import Document, fragments, plain
from cvbuild.labels import labels
from cvbuild.resume import SECTIONS, Highlight, Item, Resume
from cvbuild.selection import Decision
from cvbuild.source import Place, SourceMap

__all__ = ["Group", "Row", "groups"]

_MARKUP = frozenset("*_`[\\<&")


@dataclass(frozen=True, slots=True)
class Row:
    """One item, or one of the few texts that are none (the name, a heading).

    ``depth`` is how far it stands below its section. ``decided`` is the place that decided, none where nothing had to.
    """

    path: str
    words: str
    shown: bool
    reason: str
    stands: Place
    decided: Place | None = None
    depth: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the page, or of the source where it is not shown."""

    title: str
    rows: tuple[Row, ...]


def groups(resume: Resume, places: SourceMap, chosen: Chosen, document: Document | None) -> tuple[Group, ...]:
    """All rows: the letterhead, the sections in the variant's order, then those that it does not show."""
    decisions = {decision.path: decision for decision in chosen.selection.decisions}
    rows = _Rows(resume, places, chosen, _printed(document), decisions)
    variant, headings = chosen.variant, labels(resume.locale).headings
    titles = {choice.name: choice.title or headings[choice.name] for choice in variant.shown_sections}
    found = [Group("Header", tuple(rows.header()))]
    found += [Group(title, tuple(rows.section(name))) for name, title in titles.items()]
    found += [Group(headings[name], tuple(rows.section(name))) for name in SECTIONS if name not in titles]
    return tuple(group for group in found if group.rows)


def _printed(document: Document | None) -> Mapping[str, str]:
    """For each path its final words."""
    found: dict[str, list[str]] = {}
    for fragment in fragments(document) if document else ():
        found.setdefault(fragment.path, []).append(fragment.text)
    return {path: " · ".join(texts) for path, texts in found.items()}


@dataclass(frozen=True, slots=True)
class _Rows:
    resume: Resume
    places: SourceMap
    chosen: Chosen
    printed: Mapping[str, str]
    decisions: Mapping[str, Decision]

    picked: ClassVar[Mapping[str, str]] = {
        "headlines": "headline",
        "summaries": "summary",
        "locations": "location",
    }
    """Candidates of which a variant names one, and the key that it names it with."""

    def header(self) -> Iterator[Row]:
        """Name, headline, contacts."""
        basics = self.resume.basics
        yield self._always("basics.name")
        yield from self._candidates("headlines", basics.headlines)
        if not basics.headlines:
            yield from self._where_printed("basics.label")
        yield from self._candidates("locations", basics.locations)
        if not basics.locations:
            yield from self._where_printed("basics.location")
        for key in ("email", "phone", "url"):
            yield from self._where_printed(f"basics.{key}")
        yield from self._items(basics.profiles, 0)

    def section(self, name: str) -> Iterator[Row]:
        """The entries as they are printed, then those that are out."""
        if name == "summary":
            yield from self._candidates("summaries", self.resume.basics.summaries)
            if not self.resume.basics.summaries:
                yield from self._where_printed("basics.summary")
            return
        order = {entry.path: rank for rank, entry in enumerate(self.chosen.selection.resume.entries(name))}
        entries = sorted(self.resume.entries(name), key=lambda entry: order.get(entry.path, len(order)))
        yield from self._items(entries, 0)

    def _items(self, items: Iterable[Item], depth: int) -> Iterator[Row]:
        for item in items:
            decision = self.decisions.get(item.path)
            if decision:
                deciding = self.chosen.places if decision.in_variant else self.places
                decided = deciding.value(decision.place)
                yield self._row(item, decision.shown, decision.reason, decided, depth)
                yield from self._items(item.items(), depth + 1)

    def _candidates(self, key: str, items: Iterable[Item]) -> Iterator[Row]:
        kept = {item.path for item in getattr(self.chosen.selection.resume.basics, key)}
        asked = self.picked[key]
        chosen = getattr(self.chosen.variant, asked)
        for item in items:
            shown = item.path in kept
            said = f"the variant names it as its {asked}" if shown else f"the variant's {asked} is {chosen}"
            reason = said if chosen else f"the variant names no {asked}"
            yield self._row(item, shown, reason, self.chosen.places.value(asked), 0)

    def _row(self, item: Item, shown: bool, reason: str, decided: Place, depth: int) -> Row:
        words = self.printed.get(item.path) if shown else None
        stands = self.places.value(self._written(item))
        return Row(item.path, words or _plain(item.words), shown, reason, stands, decided, depth, item.address)

    def _written(self, item: Item) -> str:
        """The path of its words: of the wording that the variant takes, of its text, or of itself."""
        variant = self.chosen.variant
        offered = item.wordings if isinstance(item, Highlight) else {}
        taken = next((name for name in (*variant.lineage, variant.wording) if name in offered), None)
        path = f"{item.path}.wordings.{taken}" if taken else f"{item.path}.text"
        return path if path in self.places.places else item.path

    def _always(self, path: str) -> Row:
        return Row(path, self.printed.get(path, ""), True, "always printed", self.places.value(path))

    def _where_printed(self, path: str) -> Iterator[Row]:
        if path in self.printed:
            yield self._always(path)


def _plain(text: str) -> str:
    """Words without markup; most have none, and then nothing is read."""
    return plain(inline.spans(text)) if _MARKUP & set(text) else text
