"""The source file as a whole: the person, the entries, and the ledger they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from cvbuild.entries import (
    Award,
    Certificate,
    Dated,
    Education,
    Interest,
    Language,
    Location,
    Profile,
    Project,
    Publication,
    Reference,
    Role,
    Skill,
    Volunteer,
    Work,
)
from cvbuild.nodes import Date, Highlight, HighlightField, Item, Keyword, Node, Texts, Wording

__all__ = [
    "SECTIONS",
    "Award",
    "Basics",
    "Certificate",
    "CheckSetting",
    "Date",
    "Dated",
    "Education",
    "Evidence",
    "Fact",
    "Highlight",
    "Interest",
    "Item",
    "Keyword",
    "Language",
    "Location",
    "Node",
    "Output",
    "Profile",
    "Project",
    "Publication",
    "Reference",
    "Resume",
    "Role",
    "Skill",
    "Texts",
    "Volunteer",
    "Wording",
    "Work",
    "bare_severity",
]


def bare_severity(value: object) -> object:
    """A bare word under ``checks`` is the severity."""
    return {"severity": value} if isinstance(value, str) else value


def _evidence(value: object) -> object:
    if value == "proprietary":
        return {"proprietary": True}
    if isinstance(value, str):
        raise PydanticCustomError(
            "evidence",
            "'{text}' is no evidence; write proprietary, or url:, repository: or note: below it",
            {"text": value},
        )
    return value


class Basics(Node):
    """Who it is, and the candidates for headline, summary and city."""

    name: str
    label: str | None = None
    image: str | None = None
    email: str | None = None
    phone: str | None = None
    url: str | None = None
    summary: str | None = None
    location: Location | None = None
    locations: tuple[Location, ...] = ()
    profiles: tuple[Profile, ...] = ()
    role_fits: Texts = ()
    headlines: tuple[HighlightField, ...] = ()
    summaries: tuple[HighlightField, ...] = ()


class Evidence(Node):
    """Where a reader can check a fact, or that none can outside the employer."""

    url: str | None = None
    repository: str | None = None
    note: str | None = Field(None, description="id of a publication")
    proprietary: bool = False


class Fact(Node):
    """A line of the ledger: what is so, with its figures, its evidence and its doubts."""

    subject: str | None = Field(None, description="address of the entry it is about")
    claim: str | None = None
    figures: Texts = ()
    evidence: Annotated[Evidence | None, BeforeValidator(_evidence)] = None
    caveat: str | None = None
    hold: str | None = None


class CheckSetting(Node):
    """A severity, options of a check, or both."""

    model_config = ConfigDict(extra="allow")

    severity: Literal["error", "warning", "note", "off"] | None = None

    @property
    def options(self) -> dict[str, Any]:
        """The options as written, all but the severity."""
        return dict(self.model_extra or {})


class Output(Node):
    """How the finished files are named."""

    filename: str = "{first}-{last}-Resume"


class Meta(Node):
    """JSON Resume's bookkeeping; kept, never printed. Its schema leaves it open, and tools put settings there."""

    model_config = ConfigDict(extra="allow")

    canonical: str | None = None
    version: str | None = None
    last_modified: str | None = None
    theme: str | None = None


class Resume(Node):
    """Everything that may ever be printed, and the ledger it rests on."""

    schema_: str | None = Field(None, alias="$schema")
    locale: str = "en-US"
    tags: dict[str, str] = {}
    terms: tuple[str | dict[str, Texts], ...] = ()
    facts: dict[str, Fact] = {}
    basics: Basics
    work: tuple[Work, ...] = ()
    volunteer: tuple[Volunteer, ...] = ()
    education: tuple[Education, ...] = ()
    awards: tuple[Award, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    publications: tuple[Publication, ...] = ()
    skills: tuple[Skill, ...] = ()
    languages: tuple[Language, ...] = ()
    interests: tuple[Interest, ...] = ()
    references: tuple[Reference, ...] = ()
    projects: tuple[Project, ...] = ()
    checks: dict[str, Annotated[CheckSetting, BeforeValidator(bare_severity)]] = {}
    words: dict[str, Texts] = {}
    output: Output = Field(default_factory=Output)
    meta: Meta | None = None

    def entries(self, section: str) -> tuple[Item, ...]:
        """The entries of a section by its key in the file."""
        entries: tuple[Item, ...] = getattr(self, section)
        return entries

    def items(self) -> Iterator[Item]:
        """Every item of every section and the profiles, parents before children, in the order of the file."""
        yield from self.basics.profiles
        for section in SECTIONS:
            for entry in self.entries(section):
                yield from _with_children(entry)


def _with_children(item: Item) -> Iterator[Item]:
    yield item
    for child in item.items():
        yield from _with_children(child)


SECTIONS = (
    "work",
    "volunteer",
    "education",
    "awards",
    "certificates",
    "publications",
    "skills",
    "languages",
    "interests",
    "references",
    "projects",
)
"""Keys of the sections that hold entries, in JSON Resume's order."""
