"""The source file's model: JSON Resume's names, with what cvbuild adds to them.

Unknown keys are forbidden, values are frozen, scalars arrive as text. Every node knows its ``path`` in the source
file and every item its ``address`` (``work.4minds.vllm-stack``), both set once while decoding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    PrivateAttr,
    WithJsonSchema,
)
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from cvbuild.dates import DateError, PartialDate, parse_date

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
    "Volunteer",
    "Wording",
    "Work",
]


def _date(value: object) -> PartialDate:
    try:
        return parse_date(str(value))
    except DateError as error:
        raise PydanticCustomError("impossible_date", "{reason}", {"reason": str(error)}) from None


def _bare_text(value: object) -> object:
    """A bare string stands for a mapping with that ``text``."""
    return {"text": value} if isinstance(value, str) else value


def bare_severity(value: object) -> object:
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


def _priority(value: int) -> int:
    if not 1 <= value <= 5:
        raise PydanticCustomError(
            "priority", "{value} is no priority; write 1 (first to go) to 5 (last to go)", {"value": value}
        )
    return value


Date = Annotated[
    PartialDate,
    PlainValidator(_date),
    WithJsonSchema({"type": "string", "pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|present)$"}),
]
Priority = Annotated[int, AfterValidator(_priority), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 5})]
Texts = tuple[str, ...]


class Node(BaseModel):
    """Anything that stands in the source file."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel, defer_build=True)

    _path: str = PrivateAttr(default="")

    @property
    def path(self) -> str:
        """Where it stands: ``work[0].highlights[3]``."""
        return self._path


class Item(Node):
    """Something a variant can take or leave: an entry, a highlight, a keyword, a profile."""

    id: str | None = Field(None, description="stable name for selection", pattern=r"^[A-Za-z0-9][A-Za-z0-9_+-]*$")
    tags: Texts = Field((), description="what it is relevant for; names declared under the top-level tags")
    priority: Priority = Field(3, description="1 to 5: what a cap or a page limit keeps")
    hold: str | None = Field(None, description="why it must not be printed until settled")
    note: str | None = Field(None, description="private; in no published file")

    children: ClassVar[tuple[str, ...]] = ()
    known_by: ClassVar[str] = "name"
    _address: str = PrivateAttr(default="")

    @property
    def address(self) -> str:
        """Dotted name made of ids: ``work.4minds.vllm-stack``."""
        return self._address

    @property
    def words(self) -> str:
        """The words it is known by; a derived id is made from them."""
        return str(getattr(self, self.known_by) or "")

    def items(self) -> Iterator[Item]:
        """The items directly below it."""
        for name in self.children:
            yield from getattr(self, name)


class Wording(Node):
    """Another wording of the same thing. ``of`` keeps the words it was written for, so that a change is noticed."""

    text: str
    of: str | None = None


WordingField = Annotated[Wording, BeforeValidator(_bare_text)]


class Highlight(Item):
    """A line of an entry; also a candidate for headline or summary."""

    text: str
    facts: Texts = Field((), description="ids of the facts that the words rest on")
    wordings: dict[str, WordingField] = Field({}, description="other wordings, by variant name or length (short)")

    known_by: ClassVar[str] = "text"


class Keyword(Item):
    """A term of a skill group, a project or an interest."""

    text: str

    known_by: ClassVar[str] = "text"


HighlightField = Annotated[Highlight, BeforeValidator(_bare_text)]
KeywordField = Annotated[Keyword, BeforeValidator(_bare_text)]


class Location(Item):
    """A place, in JSON Resume's parts."""

    address_: str | None = Field(None, alias="address")
    postal_code: str | None = None
    city: str | None = None
    country_code: str | None = None
    region: str | None = None

    known_by: ClassVar[str] = "city"


class Profile(Item):
    """An account on a network."""

    network: str
    username: str | None = None
    url: str | None = None

    known_by: ClassVar[str] = "network"


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


class Dated(Item):
    """An entry with a beginning and an end."""

    start_date: Date | None = None
    end_date: Date | None = None
    url: str | None = None
    summary: str | None = None
    highlights: tuple[HighlightField, ...] = ()
    disclosure: Literal["public", "proprietary", "anonymized"] = "public"
    concurrent: bool = Field(False, description="runs beside another entry on purpose")

    children: ClassVar[tuple[str, ...]] = ("highlights",)


class Role(Dated):
    """One of several positions at the same employer."""

    position: str

    known_by: ClassVar[str] = "position"


class Work(Dated):
    """A job."""

    name: str
    position: str | None = None
    location: str | None = None
    description: str | None = None
    roles: tuple[Role, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("roles", "highlights")


class Volunteer(Dated):
    """Unpaid work."""

    organization: str
    position: str | None = None
    location: str | None = None

    known_by: ClassVar[str] = "organization"


class Education(Dated):
    """A degree or a course of study."""

    institution: str
    area: str | None = None
    study_type: str | None = None
    location: str | None = None
    score: str | None = None
    courses: Texts = ()

    known_by: ClassVar[str] = "institution"


class Project(Dated):
    """A piece of work with a name of its own."""

    name: str
    description: str | None = None
    keywords: tuple[KeywordField, ...] = ()
    roles: Texts = ()
    entity: str | None = None
    type: str | None = None

    children: ClassVar[tuple[str, ...]] = ("highlights", "keywords")


class Award(Item):
    """A prize."""

    title: str
    date: Date | None = None
    awarder: str | None = None
    summary: str | None = None
    url: str | None = None

    known_by: ClassVar[str] = "title"


class Certificate(Item):
    """A certificate."""

    name: str
    date: Date | None = None
    issuer: str | None = None
    url: str | None = None


class Publication(Item):
    """A paper, an article, a note."""

    name: str
    publisher: str | None = None
    release_date: Date | None = None
    url: str | None = None
    summary: str | None = None


class Skill(Item):
    """A group of skills."""

    name: str
    level: str | None = None
    keywords: tuple[KeywordField, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("keywords",)


class Language(Item):
    """A spoken language."""

    language: str
    fluency: str | None = None

    known_by: ClassVar[str] = "language"


class Interest(Item):
    """An interest."""

    name: str
    keywords: tuple[KeywordField, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("keywords",)


class Reference(Item):
    """What somebody says of the person."""

    name: str
    reference: str | None = None


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
    output: Output = Output()
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
