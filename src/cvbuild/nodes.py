"""What the models of the source file and of variants are made of: nodes with their path, items that can be chosen.

Unknown keys are forbidden, values are frozen, scalars arrive as text. Every node knows its ``path`` in the source
file and every item its ``address`` (``work.4minds.vllm-stack``), both set once while decoding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

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

__all__ = ["Date", "Highlight", "HighlightField", "Item", "Keyword", "KeywordField", "Node", "Texts", "Wording"]


def _date(value: object) -> PartialDate:
    try:
        return parse_date(str(value))
    except DateError as error:
        raise PydanticCustomError("impossible_date", "{reason}", {"reason": str(error)}) from None


def _bare_text(value: object) -> object:
    """A bare string stands for a mapping with that ``text``."""
    return {"text": value} if isinstance(value, str) else value


def _bare_item(value: object) -> object:
    """A bare string stands for a list with that one item."""
    return [value] if isinstance(value, str) else value


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
TextOrTexts = Annotated[Texts, BeforeValidator(_bare_item)]


def _private(model: BaseModel, name: str) -> str:
    """A private attribute, past pydantic's own way to it: it is asked for thousands of times a run."""
    return str((model.__pydantic_private__ or {}).get(name, ""))


class Node(BaseModel):
    """Anything that stands in the source file."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=to_camel, defer_build=True)

    _path: str = PrivateAttr(default="")

    @property
    def path(self) -> str:
        """Where it stands: ``work[0].highlights[3]``."""
        return _private(self, "_path")


class Item(Node):
    """Something a variant can take or leave: an entry, a highlight, a keyword, a profile."""

    id: str | None = Field(None, description="stable name for selection", pattern=r"^[A-Za-z0-9][A-Za-z0-9_+-]*$")
    tags: Texts = Field((), description="what it is relevant for; names declared under the top-level tags")
    priority: Priority = Field(3, description="1 to 5: what a cap or a page limit keeps")
    needs: TextOrTexts = Field((), description="shown only where these are: ids or addresses of other items")
    hold: str | None = Field(None, description="why it must not be printed until settled")
    note: str | None = Field(None, description="private; in no published file")

    children: ClassVar[tuple[str, ...]] = ()
    known_by: ClassVar[str] = "name"
    _address: str = PrivateAttr(default="")

    @property
    def address(self) -> str:
        """Dotted name made of ids: ``work.4minds.vllm-stack``."""
        return _private(self, "_address")

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
