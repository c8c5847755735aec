"""What the models of the source file and of variants are made of: nodes with their path, items that can be chosen.

Unknown keys are forbidden, values are frozen, scalars arrive as text. Every node knows its ``path`` in the source
file and every item its ``address`` (``work.4minds.vllm-stack``), both set once while decoding.

The modules of the models have no ``from __future__ import annotations``: what a key may hold is read from the
annotations at every start, and as texts they would be compiled then, one by one.
"""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Self, dataclass_transform

from msgspec import Meta, Struct, StructMeta, field, structs

from cvbuild.dates import PartialDate

__all__ = ["Date", "Highlight", "Item", "Keyword", "Node", "Texts", "Wording"]

Date = Annotated[PartialDate, Meta(extra_json_schema={"pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?|present)$"})]
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_+-]*$")]
Priority = Annotated[
    int, Meta(ge=1, le=5, extra={"otherwise": "{value} is no priority; write 1 (first to go) to 5 (last to go)"})
]
Texts = tuple[str, ...]
TextOrTexts = Annotated[Texts, Meta(extra={"alone": True})]
Rest = Annotated[dict[str, Any], Meta(extra={"rest": True})]
"""The keys of a mapping that its model does not know, as written."""


class _ByName(StructMeta):
    """Lets every node take its values by name; msgspec asks for that class by class."""

    def __new__(mcls, name: str, bases: tuple[type, ...], space: dict[str, Any], **options: Any) -> "_ByName":
        return super().__new__(mcls, name, bases, space, **{"kw_only": True, **options})


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
class Node(Struct, metaclass=_ByName, frozen=True, forbid_unknown_fields=True, rename="camel", dict=True):
    """Anything that stands in the source file. Nodes are equal where they say the same, wherever they stand."""

    bare: ClassVar[str] = ""
    """The key for which a bare text may stand in place of the mapping; none where there is none."""

    path: ClassVar[str] = ""
    """Where it stands: ``work[0].highlights[3]``. No field, but of the instance once it is placed."""

    def placed(self, path: str) -> Self:
        """The node itself, told where it stands."""
        self.__dict__["path"] = path
        return self

    def fields(self) -> Iterator[tuple[str, str, Any]]:
        """Each of its fields: its name, its key in the file, its value."""
        for name, key in zip(self.__struct_fields__, self.__struct_encode_fields__, strict=True):
            yield name, key, getattr(self, name)

    def changed(self, **fields: Any) -> Self:
        """The same node, at the same place, with other values in some of its fields."""
        copy = structs.replace(self, **fields)
        copy.__dict__.update(self.__dict__)
        return copy

    @classmethod
    def spelt_out(cls, value: object) -> object:
        """What is written where this node is expected, with a short form spelt out; none where it means none.

        Raises:
            ValueError: it is no form of this node; the message says which there are.
        """
        return {cls.bare: value} if cls.bare and isinstance(value, str) else value


class Item(Node):
    """Something a variant can take or leave: an entry, a highlight, a keyword, a profile."""

    id: Annotated[Id | None, Meta(description="stable name for selection")] = None
    tags: Annotated[Texts, Meta(description="what it is relevant for; names declared under the top-level tags")] = ()
    priority: Annotated[Priority, Meta(description="1 to 5: what a cap or a page limit keeps")] = 3
    needs: Annotated[TextOrTexts, Meta(description="shown only where these are: ids or addresses of other items")] = ()
    hold: Annotated[str | None, Meta(description="why it must not be printed until settled")] = None
    note: Annotated[str | None, Meta(description="private; in no published file")] = None

    children: ClassVar[tuple[str, ...]] = ()
    known_by: ClassVar[str] = "name"

    address: ClassVar[str] = ""
    """Dotted name made of ids: ``work.4minds.vllm-stack``. Of the instance once it is addressed."""

    def addressed(self, address: str) -> None:
        """Tell it by which name it is chosen."""
        self.__dict__["address"] = address

    @property
    def words(self) -> str:
        """The words it is known by; a derived id is made from them."""
        return str(getattr(self, self.known_by) or "")

    def items(self) -> Iterator["Item"]:
        """The items directly below it."""
        for name in self.children:
            yield from getattr(self, name)


class Wording(Node):
    """Another wording of the same thing. ``of`` keeps the words it was written for, so that a change is noticed."""

    text: str
    of: str | None = None

    bare: ClassVar[str] = "text"


class Highlight(Item):
    """A line of an entry; also a candidate for headline or summary."""

    text: str
    facts: Annotated[Texts, Meta(description="ids of the facts that the words rest on")] = ()
    wordings: Annotated[dict[str, Wording], Meta(description="other wordings, by variant name or length (short)")] = {}

    known_by: ClassVar[str] = "text"
    bare: ClassVar[str] = "text"


class Keyword(Item):
    """A term of a skill group, a project or an interest."""

    text: str

    known_by: ClassVar[str] = "text"
    bare: ClassVar[str] = "text"
