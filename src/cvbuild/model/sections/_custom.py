"""Sections of the user's own, under ``sections:`` in the source: a text, lines, entries, or several of these."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from msgspec import Meta, field

from cvbuild.model import inline
from cvbuild.model.document import Block, Bullet, BulletList, Entry, Paragraph
from cvbuild.model.labels import date_range, month_year
from cvbuild.model.nodes import Date, Dated, Highlight, Item, Keyword, Node
from cvbuild.model.sections import Context
from cvbuild.model.sections._blocks import body, keywords, linked

__all__ = ["CUSTOM_SAMPLE", "CustomEntry", "CustomSection", "compose_custom"]


class CustomEntry(Dated):
    """An entry of a section of one's own."""

    name: Annotated[str | None, Meta(description="what it is, printed first")] = None
    position: Annotated[str | None, Meta(description="your part in it")] = None
    organization: Annotated[str | None, Meta(description="where, with whom, or who gave it")] = None
    location: str | None = None
    date: Date | None = None
    keywords: tuple[Keyword, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("highlights", "keywords")
    bare: ClassVar[str] = "name"

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("this entry needs a `name`, a `position` or an `organization`")

    @property
    def words(self) -> str:
        """Return its first words."""
        return self.name or self.organization or self.position or ""


_HEADS = frozenset({"name", "position", "organization"})
"""Keys by which an entry is recognized."""


class CustomSection(Node):
    """A section of one's own: its heading, and a text, lines or entries."""

    title: Annotated[str | None, Meta(description="heading; made from the key if it is missing")] = None
    text: Annotated[str | None, Meta(description="a paragraph")] = None
    lines: Annotated[tuple[Highlight, ...], Meta(description="one bullet each")] = field(default=(), name="list")
    entries: Annotated[tuple[CustomEntry, ...], Meta(description="laid out like a job")] = ()

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Expand a text, or a list of texts or entries, to the mapping that contains it."""
        if isinstance(value, str):
            return {"text": value}
        if isinstance(value, list):
            named = any(isinstance(item, dict) and not _HEADS.isdisjoint(item) for item in value)
            return {"entries" if named else "list": value}
        return value

    @property
    def items(self) -> tuple[Item, ...]:
        """Return what a variant can select, in the order of printing."""
        return (*self.lines, *self.entries)

    def with_items(self, items: tuple[Item, ...]) -> "CustomSection":
        """Return the same section with these of its items."""
        lines = tuple(item for item in items if isinstance(item, Highlight))
        return self.changed(lines=lines, entries=tuple(item for item in items if isinstance(item, CustomEntry)))

    def heading(self, name: str) -> str:
        """Return its title; without one, its key with a capital and spaces."""
        words = name.replace("-", " ").replace("_", " ").strip()
        return self.title or words[:1].upper() + words[1:]


CUSTOM_SAMPLE = """
    sections:
      talks:
        title: Invited talks
        entries:
          - {name: Queues that survive, organization: Lisbon Systems Days, date: 2022-06, location: Lisbon}
      memberships: [Association of Storage Engineers]
      consent: I agree that my data are processed for this application.
"""
"""A sample for docs/sections.md and tests."""


def compose_custom(section: CustomSection, items: tuple[Item, ...], context: Context) -> Iterator[Block]:
    """Compose the text, then those of the section's lines and entries that are among ``items``."""
    chosen = section.with_items(items)
    if section.text:
        yield Paragraph(inline.spans(section.text), f"{section.path}.text")
    if chosen.lines:
        bullets = (Bullet(inline.spans(line.text), line.path) for line in chosen.lines)
        yield BulletList(tuple(bullets), f"{section.path}.list")
    yield from (_entry(entry, context) for entry in chosen.entries)


def _entry(entry: CustomEntry, context: Context) -> Entry:
    titles = tuple(filter(None, (entry.name, entry.position, entry.organization)))
    dates = inline.text_span(_dates(entry, context))
    place = inline.text_span(entry.location or "")
    return Entry(
        title=linked(titles[0], entry.url) if entry.url else inline.spans(titles[0]),
        aside=dates or place,  # without dates the place moves up, so that no line has a gap at its end
        subtitle=inline.spans(", ".join(titles[1:])),
        subaside=place if dates else (),
        blocks=(*_keywords(entry), *body(entry.summary, entry.highlights, entry.path)),
        path=entry.path,
    )


def _dates(entry: CustomEntry, context: Context) -> str:
    if entry.date and not (entry.start_date or entry.end_date):
        return month_year(entry.date, context.labels)
    return date_range(entry.start_date, entry.end_date, context.labels)


def _keywords(entry: CustomEntry) -> Iterator[Paragraph]:
    if entry.keywords:
        yield Paragraph(keywords(entry.keywords), f"{entry.path}.keywords")
