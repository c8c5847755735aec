"""The complete source: the person, the entries, and the facts they cite."""

import functools
import types
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

import msgspec

from cvbuild.model.basics import Basics, Location, Profile
from cvbuild.model.nodes import Date, Dated, Highlight, Item, Keyword, Node, Rest, TextOrTexts, Texts, Wording
from cvbuild.model.sections import section_types
from cvbuild.model.sections._custom import CustomEntry, CustomSection
from cvbuild.model.sections.awards import Award
from cvbuild.model.sections.certificates import Certificate
from cvbuild.model.sections.education import Education
from cvbuild.model.sections.interests import Interest
from cvbuild.model.sections.languages import Language
from cvbuild.model.sections.projects import Project
from cvbuild.model.sections.publications import Publication
from cvbuild.model.sections.references import Reference
from cvbuild.model.sections.skills import Skill
from cvbuild.model.sections.volunteer import Volunteer
from cvbuild.model.sections.work import Role, Work

__all__ = [
    "FORMAT",
    "SECTIONS",
    "Award",
    "Basics",
    "Certificate",
    "CheckSetting",
    "CustomEntry",
    "CustomSection",
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


FORMAT = 1
"""The number of the form of cv.yaml. A change that an older cvbuild would misread raises it."""


class Evidence(Node):
    """The evidence for a fact: its address, or that only the employer can verify it."""

    url: str | None = None
    repository: str | None = None
    note: Annotated[str | None, msgspec.Meta(description="id of a publication")] = None
    proprietary: bool = False

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Expand ``proprietary`` to its mapping.

        Raises:
            ValueError: any other bare text.
        """
        if value == "proprietary":
            return {"proprietary": "true"}
        if isinstance(value, str):
            raise ValueError(f"'{value}' is not evidence; write proprietary, or url:, repository: or note: below it")
        return value


class Fact(Node):
    """A claim with its figures, its evidence and its caveats."""

    subject: Annotated[str | None, msgspec.Meta(description="id or address of the entry it is about")] = None
    claim: str | None = None
    claims: Annotated[
        TextOrTexts,
        msgspec.Meta(description="further words that it bears out, such as company-wide, in production"),
    ] = ()
    role: Annotated[str | None, msgspec.Meta(description="your part in it, such as led, or helped to design")] = None
    tools: Annotated[Texts, msgspec.Meta(description="tools, clients and other names in it")] = ()
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
    """The names of the finished files."""

    filename: str = "{first}-{last}-{document}"


class Meta(Node, forbid_unknown_fields=False):
    """JSON Resume's metadata; kept, never printed. Its schema is open, and tools store settings here."""

    canonical: str | None = None
    version: str | None = None
    last_modified: str | None = None
    theme: str | None = None


class Question(Node):
    """A question that readers ask, and its answer."""

    q: Annotated[str, msgspec.Meta(description="the question")]
    a: Annotated[str, msgspec.Meta(description="the answer")]


class ProfilePage(Node):
    """Facts for a site, which no CV prints: for the profile form and JSON-LD."""

    alternate_name: Annotated[Texts, msgspec.Meta(description="other names of the person")] = ()
    differentiator: Annotated[str | None, msgspec.Meta(description="what sets the person apart")] = None
    projects_note: Annotated[str | None, msgspec.Meta(description="a sentence about all projects")] = None
    locations: Annotated[Texts, msgspec.Meta(description="all places to work at")] = ()
    role_fits: Annotated[Texts, msgspec.Meta(description="roles that suit the person, for all to see")] = ()
    faq: Annotated[tuple[Question, ...], msgspec.Meta(description="questions and answers")] = ()
    endpoints: Annotated[dict[str, str], msgspec.Meta(description="addresses of other forms of the page, by name")] = {}
    updated: Annotated[Date | None, msgspec.Meta(description="when the facts were last changed")] = None


class _Named(Node):
    """The keys that code accesses by name: those of JSON Resume's sections, in its order."""

    schema_: str | None = msgspec.field(default=None, name="$schema")
    format: Annotated[int, msgspec.Meta(ge=1, le=FORMAT)] = FORMAT
    lock: Annotated[bool, msgspec.Meta(description="nothing is built without cv.lock, which cvbuild confirm makes")] = (
        False
    )
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


def _with_further_sections() -> type[_Named]:
    """Return the model with a key for every other section type."""
    further = {
        name: types.GenericAlias(tuple, (found.entry, ...))
        for name, found in section_types().items()
        if found.entry and name not in _Named.__struct_fields__
    }
    fields = {name: msgspec.field(default=(), name=name) for name in further}
    space = {"__module__": __name__, "__annotations__": further, **fields}
    return types.new_class("_Sections", (_Named,), exec_body=lambda body: body.update(space))


if TYPE_CHECKING:
    _Sections = _Named
else:
    _Sections = _with_further_sections()


class Resume(_Sections):
    """Everything that may be printed, and the facts it cites."""

    sections: dict[str, CustomSection] = {}
    checks: dict[str, CheckSetting] = {}
    words: dict[str, Texts] = {}
    output: Output = msgspec.field(default_factory=Output)
    profile: ProfilePage | None = None
    meta: Meta | None = None

    def entries(self, section: str) -> tuple[Item, ...]:
        """Return the entries of a section by its key in the file; of one's own, its lines and entries.

        There are none if the section does not exist, or if nothing of it could be read.
        """
        if section in self.sections:
            return self.sections[section].items
        entries: tuple[Item, ...] = getattr(self, section) if section in SECTIONS else ()
        return entries

    @property
    def section_names(self) -> tuple[str, ...]:
        """The names of all sections with entries: the built-in ones, then the user's own."""
        return (*SECTIONS, *self.sections)

    def with_entries(self, entries: Mapping[str, tuple[Item, ...]]) -> Self:
        """Return the same resume with other entries in some of its sections, by name."""
        own = {name: section.with_items(entries[name]) for name, section in self.sections.items() if name in entries}
        fields: dict[str, Any] = {name: items for name, items in entries.items() if name not in self.sections}
        return self.changed(**fields, sections={**self.sections, **own}) if own else self.changed(**fields)

    def items(self) -> tuple[Item, ...]:
        """Return every item of every section and the profiles, parents before children, in the order of the file."""
        return self._items

    @functools.cached_property
    def _items(self) -> tuple[Item, ...]:
        entries = (entry for section in self.section_names for entry in self.entries(section))
        return (*self.basics.profiles, *(item for entry in entries for item in entry.with_items()))

    def changed(self, **fields: Any) -> Self:
        """Return the same resume with other values in some of its fields."""
        copy = super().changed(**fields)
        copy.__dict__.pop("_items", None)
        return copy


SECTIONS = tuple(name for name in Resume.__struct_fields__ if name in section_types())
"""Keys of the sections with entries: JSON Resume's in its order, then all others."""
