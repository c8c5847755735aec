"""Base classes of the source's and the variants' models: nodes with a path, items that can be selected.

Unknown keys are forbidden, values are frozen, scalars arrive as text. Every node has its ``path`` in the source, and
every item its ``address`` (``work.4minds.vllm-stack``), both set once while decoding.

These modules do not use ``from __future__ import annotations``: types are read from the annotations at every start, and
as strings they would have to be compiled one by one.
"""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, Self, dataclass_transform

from msgspec import Meta, Struct, StructMeta, field, structs

from cvbuild.model.dates import PartialDate

__all__ = [
    "PRIVATE_KEYS",
    "Date",
    "Dated",
    "EntryHighlight",
    "Fielded",
    "Highlight",
    "Item",
    "Keyword",
    "Node",
    "TextOrTexts",
    "Texts",
    "Wording",
    "section_of",
]

PRIVATE_KEYS = frozenset(
    ("id", "tags", "priority", "needs", "hold", "note", "facts", "wordings", "disclosure", "concurrent")
)
"""Keys whose values serve selection and checks and are in no finished file."""

Date = PartialDate
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_+-]*$")]
Priority = Annotated[
    int, Meta(ge=1, le=5, extra={"otherwise": "{value} is not a priority; write 1 (first to go) to 5 (last to go)"})
]
Texts = tuple[str, ...]
TextOrTexts = Annotated[Texts, Meta(extra={"alone": True})]
Rest = Annotated[dict[str, Any], Meta(extra={"rest": True})]
"""Unknown keys of a mapping, as written."""


class _ByName(StructMeta):
    """The metaclass that makes the fields of every node keyword-only; msgspec requires this for each class."""

    def __new__(mcls, name: str, bases: tuple[type, ...], space: dict[str, Any], **options: Any) -> "_ByName":
        return super().__new__(mcls, name, bases, space, **{"kw_only": True, **options})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Node(Struct, metaclass=_ByName, frozen=True, forbid_unknown_fields=True, rename="camel", dict=True):
    """A value in the source. Nodes are equal if their values are equal, regardless of their places."""

    bare: ClassVar[str] = ""
    """The key for which plain text may be written in place of the mapping, or ``None``."""

    path: ClassVar[str] = ""
    """The path: ``work[0].highlights[3]``. Set on the instance while decoding; not a field."""

    def placed(self, path: str) -> Self:
        """Set the path and return the node."""
        self.__dict__["path"] = path
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what another process makes the node of: its fields, and what msgspec leaves out, such as its path."""
        reduced: Any = super().__reduce__()
        return *reduced[:2], dict(self.__dict__)

    def fields(self) -> Iterator[tuple[str, str, Any]]:
        """Yield each field: name, key in the file, value."""
        for name, key in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            yield name, key, getattr(self, name)

    def changed(self, **fields: Any) -> Self:
        """Return the same node at the same path with some fields replaced."""
        copy = structs.replace(self, **fields)
        copy.__dict__.update(self.__dict__)
        return copy

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """Return the complete form of a short form of this node; ``None`` if it means no node.

        Raises:
            ValueError: it is no form of this node; the message says which there are.
        """
        return {cls.bare: value} if cls.bare and isinstance(value, str) else value


class Item(Node):
    """Something that a variant can select: an entry, a highlight, a keyword, a profile."""

    id: Annotated[Id | None, Meta(description="stable name for selection")] = None
    tags: Annotated[Texts, Meta(description="what it is relevant for; must be declared under the top-level tags")] = ()
    priority: Annotated[Priority, Meta(description="1 to 5: a cap or a page limit drops low priorities first")] = 3
    needs: Annotated[
        TextOrTexts, Meta(description="shown only together with these: ids or addresses of other items")
    ] = ()
    hold: Annotated[str | None, Meta(description="why it must not be printed until settled")] = None
    note: Annotated[str | None, Meta(description="private; in no finished file")] = None

    children: ClassVar[tuple[str, ...]] = ()
    known_by: ClassVar[str] = "name"

    address: ClassVar[str] = ""
    """Dotted name made of ids: ``work.4minds.vllm-stack``. Set on the instance while decoding."""

    def addressed(self, address: str) -> None:
        """Set the address."""
        self.__dict__["address"] = address

    @property
    def words(self) -> str:
        """Return the words that identify it; a derived id is made from them."""
        return str(getattr(self, self.known_by) or "")

    def items(self) -> Iterator["Item"]:
        """Return the items directly below it."""
        for name in self.children:
            yield from getattr(self, name)

    def with_items(self) -> Iterator["Item"]:
        """Return it, then all items below it, parents before children."""
        yield self
        for item in self.items():
            yield from item.with_items()


class Wording(Node):
    """Another wording of the same text. ``of`` keeps the text it was written for, to notice changes."""

    text: str
    of: str | None = None

    bare: ClassVar[str] = "text"


class Highlight(Item):
    """A highlight; also a candidate for headline or summary."""

    text: str
    facts: Annotated[Texts, Meta(description="ids of the facts that support the words")] = ()
    wordings: Annotated[dict[str, Wording], Meta(description="other wordings, by variant name or length (short)")] = {}
    known_by: ClassVar[str] = "text"
    bare: ClassVar[str] = "text"


class EntryHighlight(Highlight):
    """A highlight of an entry, and those inside it."""

    highlights: Annotated[tuple[Highlight, ...], Meta(description="highlights inside it; these have none inside")] = ()

    children: ClassVar[tuple[str, ...]] = ("highlights",)


class Keyword(Item):
    """A keyword of a skill group, a project or an interest."""

    text: str

    known_by: ClassVar[str] = "text"
    bare: ClassVar[str] = "text"


class Fielded(Item):
    """An entry, which may have fields of the user's own: ``fields: {Registration number: 1234}``."""

    details: Annotated[dict[str, str], Meta(description="further facts in order, each a label and its value")] = field(
        default_factory=dict, name="fields"
    )


class Dated(Fielded):
    """An entry with a start and an end."""

    start_date: Date | None = None
    end_date: Date | None = None
    url: str | None = None
    summary: str | None = None
    highlights: tuple[EntryHighlight, ...] = ()
    disclosure: Literal["public", "proprietary", "anonymized"] = "public"
    concurrent: Annotated[bool, Meta(description="runs in parallel with another entry on purpose")] = False

    children: ClassVar[tuple[str, ...]] = ("highlights",)

    def __post_init__(self) -> None:
        """Set the end that ``startDate`` gives: as a range, or as words for the whole time.

        Raises:
            ValueError: there are two ends.
        """
        start, end = self.start_date, self.end_date
        if end and end.until:
            raise ValueError(f"`endDate` is a range; write startDate: {end.start} and endDate: {end.until}")
        if start and start.until and end and not start.until.is_present:
            raise ValueError(f"`startDate` has an end already; write startDate: {start.start}")
        if start and (start.until or start.text) and not end:
            structs.force_setattr(self, "end_date", structs.replace(start.end, text=start.text))
        if start and start.until:
            structs.force_setattr(self, "start_date", structs.replace(start, until=None))


def section_of(path: str) -> str:
    """Return the section's name: ``work`` for ``work[0].position``, ``talks`` for ``sections.talks.entries[0]``.

    The summary is in ``basics``; a section printed twice has ``publications.2`` as its second path.
    """
    if path.startswith("basics.summar"):
        return "summary"
    first, _, rest = path.partition(".")
    return rest.partition(".")[0].partition("[")[0] if first == "sections" else first.partition("[")[0]
