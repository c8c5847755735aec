"""The model of a variant: which items it selects, in which order, with which limits.

A variant contains no text of the CV.
"""

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from cvbuild.model.addresses import Links
from cvbuild.model.labels import DateStyle, Style
from cvbuild.model.look import Look, Typography
from cvbuild.model.nodes import Item, TextOrTexts
from cvbuild.model.publication_types import publication_type
from cvbuild.model.resume import CheckSetting, Node, Texts
from cvbuild.model.sections import default_order, section_types

__all__ = ["Cap", "Dates", "Fit", "Pages", "SectionChoice", "Variant"]


class Cap(Node):
    """A maximum number; the highest priorities stay, in source order. Fitting to the page keeps at least ``min``."""

    min: Annotated[int, Meta(ge=0)] | None = None
    max: Annotated[int, Meta(ge=0)] | None = None

    def __post_init__(self) -> None:
        _ordered(self.min, self.max)


def _ordered(least: int | None, most: int | None) -> None:
    if least is not None and most is not None and least > most:
        raise ValueError(f"min: {least} is more than max: {most}")


class Fit(Node):
    """Leave out what does not fit on the allowed pages, lowest priority first."""

    tighten: Annotated[bool, Meta(description="tighten the page first, by the theme's own steps")] = False

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Expand ``true`` to a mapping without options, and ``false`` to none.

        Raises:
            ValueError: anything else that is no mapping.
        """
        word = str(value).lower()
        if word in {"true", "false"}:
            return {} if word == "true" else None
        if not isinstance(value, dict):
            raise ValueError("this must be true, false or {tighten: true}")
        return value


class Pages(Node):
    """The length of the PDF, how full its last page must be, and whether to fit the content to it."""

    max: Annotated[int, Meta(ge=1)] | None = None
    fill: Annotated[float, Meta(gt=0, le=1)] | None = None
    fit: Fit | None = None

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Expand a number to the maximum that it is."""
        return {"max": value} if isinstance(value, str) else value

    def __post_init__(self) -> None:
        if self.fit and self.max is None:
            raise ValueError("`fit` needs `max`, the pages to fill: write {max: 1, fit: true}")


class Dates(Node):
    """The style of printed dates, with only years for what ended long ago."""

    style: Annotated[
        Style, Meta(description="short: Mar 2020; long: March 2020; numeric: 03/2020; iso: 2020-03; year: 2020")
    ] = "short"
    years_before: Annotated[
        Annotated[int, Meta(ge=1800, le=2200)] | None, Meta(description="only years for what ended before this year")
    ] = None
    years_after: Annotated[
        Annotated[int, Meta(ge=0)] | None,
        Meta(description="only years for what ended at least this many years ago; the files then change with time"),
    ] = None

    bare: ClassVar[str] = "style"

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Expand a style; ``years`` is the same as ``year``."""
        return super().spelt_out("year" if value == "years" else value)

    def by(self, year: int) -> "Dates":
        """Return the same for a document of this year: ``yearsAfter`` becomes ``yearsBefore``."""
        if self.years_after is None:
            return self
        return self.changed(years_before=max(self.years_before or 0, year - self.years_after + 1), years_after=None)


class SectionChoice(Node):
    """A section to show, and how. In the file: a name, or a mapping from the name to its options."""

    name: str
    title: str | None = None
    min: Annotated[int, Meta(ge=0)] | None = None
    max: Annotated[int, Meta(ge=0)] | None = None
    order: Texts = ()
    tags: Annotated[TextOrTexts, Meta(description="only entries with one of these tags")] = ()
    type: Annotated[TextOrTexts, Meta(description="only entries of one of these types")] = ()
    group_by: Annotated[Literal["type"] | None, Meta(description="print a heading above the entries of each type")] = (
        None
    )
    numbered: Annotated[bool, Meta(description="number the entries")] = False
    highlights: Cap | None = None
    keywords: Cap | None = None
    dates: Annotated[Dates | None, Meta(description="how dates are printed in this section")] = None
    page_break: Annotated[Literal["before"] | None, Meta(description="before: begin the section on a new page")] = None

    def __post_init__(self) -> None:
        _ordered(self.min, self.max)
        if (self.group_by or self.type) and self.name not in _typed_sections():
            key = "groupBy" if self.group_by else "type"
            raise ValueError(f"`{key}` is for sections whose entries have a type: {', '.join(_typed_sections())}")

    def admits(self, entry: Item) -> bool:
        """Return whether the entry has one of the tags and one of the types that the choice asks for."""
        kind = publication_type(getattr(entry, "type", None) or "")
        return (not self.tags or not set(self.tags).isdisjoint(entry.tags)) and (
            not self.type or kind in map(publication_type, self.type)
        )


@functools.cache
def _typed_sections() -> tuple[str, ...]:
    return tuple(
        name for name, found in section_types().items() if found.entry and "type" in found.entry.__struct_fields__
    )


class Variant(Node):
    """One targeted CV: which items of the source it shows, in which order, with which limits."""

    extends: str | None = None
    label: Annotated[str | None, Meta(description="a name for you; in no finished file")] = None
    headline: Annotated[str | None, Meta(description="id under basics.headlines")] = None
    summary: Annotated[str | None, Meta(description="id under basics.summaries")] = None
    location: Annotated[str | None, Meta(description="id under basics.locations")] = None
    locale: Annotated[str | None, Meta(description="language and country of this variant, such as de-DE")] = None
    document: Annotated[str | None, Meta(description="name of the document in file names, such as CV")] = None
    dates: Annotated[Dates | None, Meta(description="how dates are printed: short, long, numeric, iso or year")] = None
    contacts: Annotated[
        Texts | None,
        Meta(description="contacts to show, in order: city, address, email, phone, url or a network; [] for none"),
    ] = None
    tags: Texts = ()
    exclude_tags: Texts = ()
    role_fits: Texts = ()
    pages: Pages = field(default_factory=Pages)
    theme: str = "classic"
    look: Annotated[
        Look | None, Meta(description="the look over that of the theme: accent, header, headings, entryOrder, margins")
    ] = None
    typography: Annotated[
        Typography | None, Meta(description="quotation marks, fixed spaces, last lines; false leaves all as written")
    ] = None
    paper: Literal["letter", "a4"] = "letter"
    links: Annotated[
        Links | None,
        Meta(description="text, address (printed after the words), or both; by default as the theme has it"),
    ] = None
    wording: Annotated[str | None, Meta(description="preferred length of wordings, such as short")] = None
    attach: Annotated[bool, Meta(description="put the public data into the PDF, as JSON Resume and Markdown")] = False
    sections: tuple[SectionChoice, ...] = ()
    include: Texts = ()
    exclude: Texts = ()
    checks: dict[str, CheckSetting] = {}
    filename: str | None = None

    @property
    def name(self) -> str:
        """The file's name without its extension."""
        return str(self.__dict__.get("name", ""))

    @property
    def lineage(self) -> tuple[str, ...]:
        """The variant's name and those of the variants it extends, nearest first."""
        lineage: tuple[str, ...] = self.__dict__.get("lineage", (self.name,))
        return lineage

    @property
    def aside(self) -> frozenset[str]:
        """The paths of the values in its file that were put aside because they do not fit."""
        aside: frozenset[str] = self.__dict__.get("aside", frozenset())
        return aside

    def named(self, name: str, lineage: tuple[str, ...] = (), aside: frozenset[str] = frozenset()) -> "Variant":
        """Return the same variant with its name, the names of the variants it extends, and what was put aside."""
        copy = self.changed()
        copy.__dict__.update(name=name, lineage=lineage or (name,), aside=aside)
        return copy

    def date_style(self, choice: SectionChoice) -> DateStyle:
        """Return how dates are printed in a section."""
        dates = choice.dates or self.dates
        return DateStyle(dates.style, dates.years_before or 0) if dates else DateStyle()

    def by(self, year: int, dates: Dates | None = None) -> "Variant":
        """Return the variant for a document of this year; ``dates`` is the default."""
        chosen = self.dates or dates
        if chosen is None and not any(choice.dates for choice in self.sections):
            return self
        sections = tuple(one.changed(dates=one.dates.by(year)) if one.dates else one for one in self.sections)
        return self.changed(dates=chosen and chosen.by(year), sections=sections)

    def ordered(self, keys: Iterable[str]) -> "Variant":
        """Return the same variant that, if it lists no sections, shows them in the order of the file's keys."""
        known, copy = (*default_order(), *self.own_sections), self.changed()
        groups = {"basics": ("summary",), "sections": self.own_sections}
        named = [name for key in keys for name in groups.get(key, (key,))]
        in_file = dict.fromkeys(name for name in named if name in known)
        copy.__dict__["order"] = (*in_file, *(name for name in known if name not in in_file))
        return copy

    def with_defaults(self, defaults: Mapping[str, str], look: Look | None = None) -> "Variant":
        """Return the variant with a theme's defaults for what it does not set itself."""
        links = self.links or defaults.get("links")
        chosen = self.look.over(look) if self.look else look
        if (links, chosen) == (self.links, self.look):
            return self
        return self.changed(links=links, look=chosen)

    @property
    def asked_tags(self) -> tuple[str, ...]:
        """Return the tags that select items, for the whole CV or for one section."""
        return (*self.tags, *(tag for choice in self.sections for tag in choice.tags))

    @property
    def shown_sections(self) -> tuple[SectionChoice, ...]:
        """Return the sections in the order of printing; if the variant lists none, all in the order of the file."""
        in_order = self.__dict__.get("order", (*default_order(), *self.own_sections))
        return self.sections or tuple(SectionChoice(name=name) for name in in_order)

    @property
    def own_sections(self) -> tuple[str, ...]:
        """The names of the sections that the source itself defines."""
        own: tuple[str, ...] = self.__dict__.get("own_sections", ())
        return own

    def with_own_sections(self, names: Sequence[str]) -> "Variant":
        """Return the same variant for a source that defines these sections."""
        copy = self.changed()
        copy.__dict__.update(own_sections=tuple(names))
        return copy

    def section(self, name: str) -> SectionChoice | None:
        """Return the choice for a section, the first if there are several; ``None`` if it is not shown."""
        return next((choice for choice in self.shown_sections if choice.name == name), None)

    def choice_of(self, section: str, entry: Item) -> int | None:
        """Return the number of the choice that shows an entry: the first of its section that admits it.

        So a section may be listed several times, and still no entry is printed twice.
        """
        choices = enumerate(self.shown_sections)
        return next((n for n, choice in choices if choice.name == section and choice.admits(entry)), None)
