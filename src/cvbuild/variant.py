"""The variant's model: what it selects, orders and caps. A variant never writes words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from cvbuild.resume import CheckSetting, Node, Texts, bare_severity

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

    min: int | None = Field(None, ge=0)
    max: int | None = Field(None, ge=0)

    @model_validator(mode="after")
    def _in_order(self) -> Cap:
        _ordered(self.min, self.max)
        return self


def _ordered(least: int | None, most: int | None) -> None:
    if least is not None and most is not None and least > most:
        raise PydanticCustomError("limits", "min: {least} is more than max: {most}", {"least": least, "most": most})


class Fit(Node):
    """Leave out what does not fit on the pages allowed, the lowest priority first."""

    tighten: bool = Field(False, description="first set the page closer, by the theme's own steps")


def _fit(value: object) -> object:
    """``true`` and ``false`` stand for a mapping without options and for none."""
    word = str(value).lower()
    if word in {"true", "false"}:
        return {} if word == "true" else None
    if not isinstance(value, dict | Fit | None):
        raise PydanticCustomError("fit", "true, false or {tighten: true} is expected here")
    return value


class Pages(Node):
    """How long the PDF may be, how full its last page must be, and whether to choose what fills just that."""

    max: int | None = Field(None, ge=1)
    fill: float | None = Field(None, gt=0, le=1)
    fit: Annotated[Fit | None, BeforeValidator(_fit)] = None

    @model_validator(mode="after")
    def _limited(self) -> Pages:
        if self.fit and self.max is None:
            raise PydanticCustomError("fit", "`fit` needs `max`, the pages to fill: write {max: 1, fit: true}")
        return self


class SectionChoice(Node):
    """A section to show and how. In the file: a name, or a mapping from the name to the rest."""

    name: str
    title: str | None = None
    min: int | None = Field(None, ge=0)
    max: int | None = Field(None, ge=0)
    order: Texts = ()
    highlights: Cap | None = None
    keywords: Cap | None = None

    @model_validator(mode="after")
    def _in_order(self) -> SectionChoice:
        _ordered(self.min, self.max)
        return self


def _section_choice(value: object) -> object:
    if isinstance(value, str):
        return {"name": value}
    if isinstance(value, dict) and len(value) == 1:
        ((name, options),) = value.items()
        if isinstance(options, dict):
            return {"name": name, **options}
        if options is None:
            return {"name": name}
    return value


class Variant(Node):
    """One targeted CV: which items of the source it shows, in which order, under which limits."""

    extends: str | None = None
    label: str | None = Field(None, description="a name for people; in no published file")
    headline: str | None = Field(None, description="id under basics.headlines")
    summary: str | None = Field(None, description="id under basics.summaries")
    location: str | None = Field(None, description="id under basics.locations")
    tags: Texts = ()
    exclude_tags: Texts = ()
    role_fits: Texts = ()
    pages: Pages = Pages()
    theme: str = "classic"
    paper: Literal["letter", "a4"] = "letter"
    wording: str | None = Field(None, description="length of wordings to prefer, such as short")
    sections: tuple[Annotated[SectionChoice, BeforeValidator(_section_choice)], ...] = ()
    include: Texts = ()
    exclude: Texts = ()
    checks: dict[str, Annotated[CheckSetting, BeforeValidator(bare_severity)]] = {}
    filename: str | None = None

    _name: str = PrivateAttr(default="")
    _lineage: tuple[str, ...] = PrivateAttr(default=())

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self._name

    @property
    def lineage(self) -> tuple[str, ...]:
        """Its own name and those of the variants it extends, nearest first."""
        return self._lineage or (self._name,)

    def named(self, name: str, lineage: tuple[str, ...] = ()) -> Variant:
        """The same variant under a name, with the names of what it extends."""
        copy = self.model_copy()
        copy._name, copy._lineage = name, lineage or (name,)
        return copy

    @property
    def shown_sections(self) -> tuple[SectionChoice, ...]:
        """The sections in the order of printing; all there are where the variant names none."""
        return self.sections or tuple(SectionChoice(name=name) for name in DEFAULT_ORDER)

    def section(self, name: str) -> SectionChoice | None:
        """The choice for a section, none where it is not shown."""
        return next((choice for choice in self.shown_sections if choice.name == name), None)
