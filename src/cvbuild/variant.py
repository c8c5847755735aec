"""The variant's model: what it selects, orders and caps. A variant never writes words."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PrivateAttr

from cvbuild.resume import CheckSetting, Node, Texts, bare_severity

__all__ = ["Cap", "Pages", "SectionChoice", "Variant"]


class Cap(Node):
    """At most so many; the highest priority stays, in source order."""

    max: int = Field(ge=0)


class Pages(Node):
    """How long the PDF may be and how full its last page must be."""

    max: int | None = Field(None, ge=1)
    fill: float | None = Field(None, gt=0, le=1)


class SectionChoice(Node):
    """A section to show and how. In the file: a name, or a mapping from the name to the rest."""

    name: str
    title: str | None = None
    max: int | None = Field(None, ge=0)
    order: Texts = ()
    highlights: Cap | None = None
    keywords: Cap | None = None


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

    @property
    def name(self) -> str:
        """The file's name without its ending."""
        return self._name

    def with_name(self, name: str) -> Variant:
        """The same variant under a name."""
        named = self.model_copy()
        object.__setattr__(named, "__pydantic_private__", {**(self.__pydantic_private__ or {}), "_name": name})
        return named

    def section(self, name: str) -> SectionChoice | None:
        """The choice for a section, none where it is not shown."""
        return next((choice for choice in self.sections if choice.name == name), None)


def default_sections(names: tuple[str, ...]) -> dict[str, Any]:
    """The data of a variant that shows every section there is: what a project without variants builds."""
    return {"sections": list(names)}
