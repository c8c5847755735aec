"""The entries of a résumé, section by section, under JSON Resume's names."""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, field

from cvbuild.nodes import Date, Highlight, Item, Keyword, Texts

__all__ = [
    "Award",
    "Certificate",
    "Dated",
    "Education",
    "Interest",
    "Language",
    "Location",
    "Profile",
    "Project",
    "Publication",
    "Reference",
    "Role",
    "Skill",
    "Volunteer",
    "Work",
]


class Location(Item):
    """A place, in JSON Resume's parts."""

    address_: str | None = field(default=None, name="address")
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


class Dated(Item):
    """An entry with a beginning and an end."""

    start_date: Date | None = None
    end_date: Date | None = None
    url: str | None = None
    summary: str | None = None
    highlights: tuple[Highlight, ...] = ()
    disclosure: Literal["public", "proprietary", "anonymized"] = "public"
    concurrent: Annotated[bool, Meta(description="runs beside another entry on purpose")] = False

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
    keywords: tuple[Keyword, ...] = ()
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
    keywords: tuple[Keyword, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("keywords",)


class Language(Item):
    """A spoken language."""

    language: str
    fluency: str | None = None

    known_by: ClassVar[str] = "language"


class Interest(Item):
    """An interest."""

    name: str
    keywords: tuple[Keyword, ...] = ()

    children: ClassVar[tuple[str, ...]] = ("keywords",)


class Reference(Item):
    """What somebody says of the person."""

    name: str
    reference: str | None = None
