"""The source file as a whole: the person, the entries, and the ledger they rest on."""

import functools
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

import msgspec

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
from cvbuild.nodes import Date, Highlight, Item, Keyword, Node, Rest, Texts, Wording
from cvbuild.same import Same

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
]


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
    headlines: tuple[Highlight, ...] = ()
    summaries: tuple[Highlight, ...] = ()


class Evidence(Node):
    """Where a reader can check a fact, or that none can outside the employer."""

    url: str | None = None
    repository: str | None = None
    note: Annotated[str | None, msgspec.Meta(description="id of a publication")] = None
    proprietary: bool = False

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """``proprietary`` stands for a mapping that says so.

        Raises:
            ValueError: any other bare text.
        """
        if value == "proprietary":
            return {"proprietary": "true"}
        if isinstance(value, str):
            raise ValueError(f"'{value}' is no evidence; write proprietary, or url:, repository: or note: below it")
        return value


class Fact(Node):
    """A line of the ledger: what is so, with its figures, its evidence and its doubts."""

    subject: Annotated[str | None, msgspec.Meta(description="address of the entry it is about")] = None
    claim: str | None = None
    figures: Texts = ()
    evidence: Evidence | None = None
    caveat: str | None = None
    hold: str | None = None


class CheckSetting(Node, forbid_unknown_fields=False):
    """A severity, options of a check, or both."""

    severity: Literal["error", "warning", "note", "off"] | None = None
    options: Rest = {}

    bare: ClassVar[str] = "severity"


class Output(Node):
    """How the finished files are named."""

    filename: str = "{first}-{last}-Resume"


class Meta(Node, forbid_unknown_fields=False):
    """JSON Resume's bookkeeping; kept, never printed. Its schema leaves it open, and tools put settings there."""

    canonical: str | None = None
    version: str | None = None
    last_modified: str | None = None
    theme: str | None = None


class Resume(Node):
    """Everything that may ever be printed, and the ledger it rests on."""

    schema_: str | None = msgspec.field(default=None, name="$schema")
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
    checks: dict[str, CheckSetting] = {}
    words: dict[str, Texts] = {}
    output: Output = msgspec.field(default_factory=Output)
    meta: Meta | None = None

    def entries(self, section: str) -> tuple[Item, ...]:
        """The entries of a section by its key in the file."""
        entries: tuple[Item, ...] = getattr(self, section)
        return entries

    def items(self) -> tuple[Item, ...]:
        """Every item of every section and the profiles, parents before children, in the order of the file."""
        return _items(Same(self))


@functools.lru_cache(maxsize=4)
def _items(same: Same) -> tuple[Item, ...]:
    """Two dozen checks ask for those of the whole file and of what is selected."""
    (resume,) = same.things
    assert isinstance(resume, Resume)  # there is one caller
    entries = (entry for section in SECTIONS for entry in resume.entries(section))
    return (*resume.basics.profiles, *(item for entry in entries for item in _with_children(entry)))


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
