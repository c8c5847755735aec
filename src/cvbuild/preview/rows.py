"""Every item of the source as one variant has it: in or out, why, which line decided, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cvbuild import inline
from cvbuild.check import Chosen
from cvbuild.document import Document, fragments, plain
from cvbuild.explaining import verdicts
from cvbuild.labels import labels
from cvbuild.resume import SECTIONS, Item, Resume
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
    told = {row.item.path: row for row in verdicts.rows(resume, places, (chosen,))}
    rows = _Rows(resume, places, chosen, _printed(document), told)
    headings = labels(resume.locale).headings
    titles = {choice.name: choice.title or headings[choice.name] for choice in chosen.variant.shown_sections}
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
    told: Mapping[str, verdicts.Row]

    def header(self) -> Iterator[Row]:
        """Name, headline, contacts."""
        basics = self.resume.basics
        yield self._always("basics.name")
        yield from self._items(basics.headlines) if basics.headlines else self._where_printed("basics.label")
        yield from self._items(basics.locations) if basics.locations else self._where_printed("basics.location")
        for key in ("email", "phone", "url"):
            yield from self._where_printed(f"basics.{key}")
        yield from self._items(basics.profiles)

    def section(self, name: str) -> Iterator[Row]:
        """The entries as they are printed, then those that are out."""
        if name == "summary":
            summaries = self.resume.basics.summaries
            yield from self._items(summaries) if summaries else self._where_printed("basics.summary")
            return
        order = {entry.path: rank for rank, entry in enumerate(self.chosen.selection.resume.entries(name))}
        yield from self._items(sorted(self.resume.entries(name), key=lambda entry: order.get(entry.path, len(order))))

    def _items(self, items: Iterable[Item], depth: int = 0) -> Iterator[Row]:
        for item in items:
            verdict = self.told[item.path].verdicts[self.chosen.variant.name]
            words = self.printed.get(item.path) if verdict.shown else None
            yield Row(
                item.path,
                words or _plain(item.words),
                verdict.shown,
                verdict.reason,
                self.places.value(self._written(item, verdict.wording)),
                verdict.place,
                depth,
                item.address,
            )
            yield from self._items(item.items(), depth + 1)

    def _written(self, item: Item, wording: str) -> str:
        """The path of its words: of the wording that is printed, of its text, or of itself."""
        path = f"{item.path}.wordings.{wording}" if wording else f"{item.path}.text"
        return path if path in self.places.places else item.path

    def _always(self, path: str) -> Row:
        return Row(path, self.printed.get(path, ""), True, "always printed", self.places.value(path))

    def _where_printed(self, path: str) -> Iterator[Row]:
        if path in self.printed:
            yield self._always(path)


def _plain(text: str) -> str:
    """Words without markup; most have none, and then nothing is read."""
    return plain(inline.spans(text)) if _MARKUP & set(text) else text
