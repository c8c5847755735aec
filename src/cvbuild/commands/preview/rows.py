"""Every item of the source as one variant has it: in or out, the reason, the deciding line, its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from cvbuild.commands import _verdicts
from cvbuild.model import inline
from cvbuild.model.document import Document, plain
from cvbuild.model.labels import labels
from cvbuild.model.resume import Item, Resume
from cvbuild.model.sections import heading
from cvbuild.model.variant_build import VariantBuild
from cvbuild.syntax.source import Place, SourceMap

__all__ = ["Group", "Row", "groups"]

_MARKUP = frozenset("*_`[\\<&")


class Row(Struct, frozen=True):
    """One item, or one of the few texts that are not items (the name, a heading).

    ``depth`` is its depth below the section. ``decided`` is the deciding place, or ``None`` if nothing had to be
    decided.
    """

    path: str
    words: str
    shown: bool
    reason: str
    stands: Place
    decided: Place | None = None
    depth: int = 0
    address: str = ""


class Group(Struct, frozen=True):
    """A section of the page, or of the source if it is not shown."""

    title: str
    rows: tuple[Row, ...]


def groups(resume: Resume, places: SourceMap, chosen: VariantBuild, document: Document | None) -> tuple[Group, ...]:
    """Return all rows: the letterhead, the sections in the variant's order, then those that it does not show."""
    told = {row.item.path: row for row in _verdicts.rows(resume, places, (chosen,))}
    rows = _Rows(resume, places, chosen, _printed(document), told)
    titles = {
        choice.name: choice.title or _heading(choice.name, chosen.selection.resume)
        for choice in chosen.variant.shown_sections
    }
    others = {name: _heading(name, resume) for name in resume.section_names if name not in titles}
    found = [Group("Header", tuple(rows.header()))]
    found += [Group(title, tuple(rows.section(name))) for name, title in {**titles, **others}.items()]
    return tuple(group for group in found if group.rows)


def _heading(name: str, resume: Resume) -> str:
    own = resume.sections.get(name)
    return own.heading(name) if own else heading(name, labels(resume.locale))


def _printed(document: Document | None) -> Mapping[str, str]:
    """Return the final words by path."""
    found: dict[str, list[str]] = {}
    for fragment in document.fragments if document else ():
        found.setdefault(fragment.path, []).append(fragment.text)
    return {path: " · ".join(texts) for path, texts in found.items()}


class _Rows(Struct, frozen=True):
    resume: Resume
    places: SourceMap
    chosen: VariantBuild
    printed: Mapping[str, str]
    told: Mapping[str, _verdicts.Row]

    def header(self) -> Iterator[Row]:
        """Return name, headline and contacts."""
        basics = self.resume.basics
        yield self._always("basics.name")
        yield from self._items(basics.headlines) if basics.headlines else self._where_printed("basics.label")
        yield from self._items(basics.locations) if basics.locations else self._where_printed("basics.location")
        numbers = (phone.path for phone in basics.phone or ())
        for path in ("basics.email", *numbers, "basics.url"):
            yield from self._where_printed(path)
        yield from self._items(basics.profiles)

    def section(self, name: str) -> Iterator[Row]:
        """Return the entries as printed, then those that are out."""
        if name == "summary":
            summaries = self.resume.basics.summaries
            yield from self._items(summaries) if summaries else self._where_printed("basics.summary")
            return
        yield from self._where_printed(f"sections.{name}.text")
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
        """Return the path of its words: of the printed wording, of its text, or of itself."""
        path = f"{item.path}.wordings.{wording}" if wording else f"{item.path}.text"
        return path if path in self.places.places else item.path

    def _always(self, path: str) -> Row:
        return Row(path, self.printed.get(path, ""), True, "always printed", self.places.value(path))

    def _where_printed(self, path: str) -> Iterator[Row]:
        if path in self.printed:
            yield self._always(path)


def _plain(text: str) -> str:
    """Return words without markup; most have none and are not parsed."""
    return plain(inline.spans(text)) if _MARKUP & set(text) else text
