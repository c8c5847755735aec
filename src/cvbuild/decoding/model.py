"""What a model expects at each of its keys, out of its annotations, and data read as a model."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta, Struct, structs

from cvbuild.dates import PartialDate
from cvbuild.decoding.clean import Cleaned
from cvbuild.decoding.shape import (
    LIMITS,
    Choice,
    Date,
    Either,
    Flag,
    ListOf,
    MappingOf,
    Mistake,
    Number,
    Reading,
    Shape,
    Step,
    Text,
    path_of,
)
from cvbuild.resume import Node

__all__ = ["Field", "ModelOf", "is_known", "model_of", "read"]


def read(model: type[Node], clean: Cleaned) -> tuple[Any, tuple[Mistake, ...]]:
    """The data as a model, each node in it told its path; none where there are mistakes, and all of these."""
    reading = Reading(clean)
    value = model_of(model).read(clean.data, "", None, reading)
    return value, tuple(reading.mistakes)


class Field(Struct, frozen=True):
    """A key of a model: the attribute it goes to, what may stand behind it, what it is for."""

    name: str
    shape: Shape
    required: bool
    default: Any = None
    description: str = ""


class ModelOf(Shape, frozen=True, dict=True):
    """A mapping that becomes a node. Its fields are looked at when they are needed: no file has every section."""

    model: type[Node]

    @functools.cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields by the keys that it knows, as the file spells them."""
        return {info.encode_name: _field(info) for info in self._infos if info.name != self.rest}

    @functools.cached_property
    def required(self) -> Mapping[str, str]:
        """The keys that it must have, with their attributes."""
        return {key: field.name for key, field in self.fields.items() if field.required}

    @functools.cached_property
    def rest(self) -> str:
        """The attribute that takes the keys it does not know; none where there is none."""
        return next((info.name for info in self._infos if _extra(_meta(info.type), "rest")), "")

    @functools.cached_property
    def _infos(self) -> tuple[structs.FieldInfo, ...]:
        return structs.fields(self.model)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys that it knows, as the file spells them."""
        return tuple(self.fields)

    @property
    def is_open(self) -> bool:
        """Whether it may have other keys, too."""
        return not self.model.__struct_config__.forbid_unknown_fields

    @property
    def is_text(self) -> bool:
        """Whether it is a text with something about it."""
        return "text" in self.fields

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """The node; none where something in it does not fit."""
        try:
            spelt_out = self.model.spelt_out(value)
        except ValueError as error:
            reading.wrong("said", parent, step, value, said=str(error))
            return None
        if isinstance(spelt_out, dict):
            return self._node(spelt_out, parent, step, reading, in_short=spelt_out is not value)
        if spelt_out is not None or value is None:
            reading.wrong("text" if self.is_text else "mapping", parent, step, value)
        return None

    def _node(self, data: dict[str, Any], parent: str, step: Step, reading: Reading, *, in_short: bool) -> Any:
        path, before = path_of(parent, step), len(reading.mistakes)
        values = self._values(data, path, reading, in_short=in_short)
        for key, name in self.required.items():
            if name not in values:
                reading.wrong("missing", path, key, data, self.keys)
        if len(reading.mistakes) > before:
            return None
        try:
            return self.model(**values).placed(path)
        except ValueError as error:
            reading.wrong("said", parent, step, data, said=str(error))
            return None

    def _values(self, data: dict[str, Any], path: str, reading: Reading, *, in_short: bool) -> dict[str, Any]:
        values: dict[str, Any] = {self.rest: {}} if self.rest else {}
        for key, value in data.items():
            if field := self.fields.get(key):
                values[field.name] = field.shape.read(value, path, None if in_short else key, reading)
            elif self.rest:
                values[self.rest][key] = value
            elif not self.is_open:
                reading.wrong("unknown", path, key, value, self.keys)
        return values

    def below(self, step: str | int) -> Shape | None:
        """What may stand behind a key."""
        field = self.fields.get(step) if isinstance(step, str) else None
        return field.shape if field else None


@functools.cache
def model_of(model: type[Node]) -> ModelOf:
    """The shape of a model."""
    return ModelOf(model)


def _field(info: structs.FieldInfo) -> Field:
    description = next((one.description for one in _meta(info.type) if one.description), "")
    return Field(info.name, _shape(info.type), info.required, info.default, description)


def _meta(annotation: Any) -> tuple[Meta, ...]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _extra(meta: Iterable[Meta], name: str) -> Any:
    """What is said under a name of our own; none where nothing is."""
    return next((one.extra[name] for one in meta if one.extra and name in one.extra), None)


def _shape(annotation: Any, *meta: Meta) -> Shape:
    """The shape that an annotation stands for, with what was said about it."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _shape(arguments[0], *meta, *arguments[1:])
    if origin in {Union, types.UnionType}:
        options = [_shape(option, *meta) for option in arguments if option is not types.NoneType]
        return options[0] if len(options) == 1 else Either(*options)
    if origin is Literal:
        return Choice(arguments)
    if origin is tuple:
        return ListOf(_shape(arguments[0]), bool(_extra(meta, "alone")))
    if origin is dict:
        return MappingOf(_shape(arguments[1]))
    return _plain(annotation, meta)


def _plain(kind: type, meta: Sequence[Meta]) -> Shape:
    if issubclass(kind, Node):
        return model_of(kind)
    if kind is bool:
        return Flag()
    if kind in {int, float}:
        limits = {name: limit for one in meta for name in LIMITS if (limit := getattr(one, name)) is not None}
        return Number(kind is int, limits, _extra(meta, "otherwise") or "")
    if kind is PartialDate:
        return Date(next(one.extra_json_schema["pattern"] for one in meta if one.extra_json_schema))
    return Text(next((one.pattern for one in meta if one.pattern), ""))


def is_known(model: type[Node], steps: Sequence[str | int]) -> bool:
    """Whether a key may stand there; an item of a list and a key of a free mapping always may."""
    shape: Shape | None = model_of(model)
    for step in steps[:-1]:
        shape = shape.below(step) if shape else None
    return not isinstance(shape, ModelOf) or steps[-1] in shape.fields
