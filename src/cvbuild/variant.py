"""The variant's model: what it selects, orders and caps. A variant never writes words."""

from typing import Annotated, Literal

from msgspec import Meta, field

from cvbuild.resume import CheckSetting, Node, Texts

__all__ = ["Cap", "Fit", "Pages", "SectionChoice", "Variant"]


DEFAULT_ORDER = (
    "summary",
    "work",
    "projects",
    "volunteer",
    "education",
    "skills",
    "certificates",
    "awards",
    "publications",
    "languages",
    "interests",
    "references",
)
"""The order of sections in a variant that names none."""


class Cap(Node):
    """At most so many; the highest priority stays, in source order. Fitting to the page keeps at least ``min``."""

    min: Annotated[int, Meta(ge=0)] | None = None
    max: Annotated[int, Meta(ge=0)] | None = None

    def __post_init__(self) -> None:
        _ordered(self.min, self.max)


def _ordered(least: int | None, most: int | None) -> None:
    if least is not None and most is not None and least > most:
        raise ValueError(f"min: {least} is more than max: {most}")


class Fit(Node):
    """Leave out what does not fit on the pages allowed, the lowest priority first."""

    tighten: Annotated[bool, Meta(description="first set the page closer, by the theme's own steps")] = False

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """``true`` and ``false`` stand for a mapping without options and for none.

        Raises:
            ValueError: anything else that is no mapping.
        """
        word = str(value).lower()
        if word in {"true", "false"}:
            return {} if word == "true" else None
        if not isinstance(value, dict):
            raise ValueError("true, false or {tighten: true} is expected here")
        return value


class Pages(Node):
    """How long the PDF may be, how full its last page must be, and whether to choose what fills just that."""

    max: Annotated[int, Meta(ge=1)] | None = None
    fill: Annotated[float, Meta(gt=0, le=1)] | None = None
    fit: Fit | None = None

    def __post_init__(self) -> None:
        if self.fit and self.max is None:
            raise ValueError("`fit` needs `max`, the pages to fill: write {max: 1, fit: true}")


class SectionChoice(Node):
    """A section to show and how. In the file: a name, or a mapping from the name to the rest."""

    name: str
    title: str | None = None
    min: Annotated[int, Meta(ge=0)] | None = None
    max: Annotated[int, Meta(ge=0)] | None = None
    order: Texts = ()
    highlights: Cap | None = None
    keywords: Cap | None = None

    def __post_init__(self) -> None:
        _ordered(self.min, self.max)


class Variant(Node):
    """One targeted CV: which items of the source it shows, in which order, under which limits."""

    extends: str | None = None
    label: Annotated[str | None, Meta(description="a name for people; in no published file")] = None
    headline: Annotated[str | None, Meta(description="id under basics.headlines")] = None
    summary: Annotated[str | None, Meta(description="id under basics.summaries")] = None
    location: Annotated[str | None, Meta(description="id under basics.locations")] = None
    tags: Texts = ()
    exclude_tags: Texts = ()
    role_fits: Texts = ()
    pages: Pages = field(default_factory=Pages)
    theme: str = "classic"
    paper: Literal["letter", "a4"] = "letter"
    wording: Annotated[str | None, Meta(description="length of wordings to prefer, such as short")] = None
    sections: tuple[SectionChoice, ...] = ()
    include: Texts = ()
    exclude: Texts = ()
    checks: dict[str, CheckSetting] = {}
    filename: str | None = None

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return str(self.__dict__.get("name", ""))

    @property
    def lineage(self) -> tuple[str, ...]:
        """Its own name and those of the variants it extends, nearest first."""
        lineage: tuple[str, ...] = self.__dict__.get("lineage", (self.name,))
        return lineage

    def named(self, name: str, lineage: tuple[str, ...] = ()) -> "Variant":
        """The same variant under a name, with the names of what it extends."""
        copy = self.changed()
        copy.__dict__.update(name=name, lineage=lineage or (name,))
        return copy

    @property
    def shown_sections(self) -> tuple[SectionChoice, ...]:
        """The sections in the order of printing; all there are where the variant names none."""
        return self.sections or tuple(SectionChoice(name=name) for name in DEFAULT_ORDER)

    def section(self, name: str) -> SectionChoice | None:
        """The choice for a section, none where it is not shown."""
        return next((choice for choice in self.shown_sections if choice.name == name), None)
