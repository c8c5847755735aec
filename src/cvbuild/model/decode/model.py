"""Keys and value types of a model, from its annotations, and decoding of data into a model."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import Meta, Struct, structs

from cvbuild.model.dates import PartialDate
from cvbuild.model.decode.clean import Cleaned
from cvbuild.model.decode.cut_text import is_cut_text, uncut
from cvbuild.model.decode.meanings import meaning, today
from cvbuild.model.decode.shape import (
    ASIDE,
    LIMITS,
    Choice,
    Date,
    Either,
    Flag,
    ListOf,
    MappingOf,
    Number,
    Reading,
    Shape,
    Step,
    Text,
    path_of,
)
from cvbuild.model.resume import Node

__all__ = ["Field", "ModelOf", "is_known", "model_of", "read"]


def read(model: type[Node], clean: Cleaned) -> tuple[Any, Reading]:
    """Decode the data into a model whose nodes have their paths, without what does not fit, and what was found."""
    reading = Reading(clean)
    return model_of(model).read(clean.data, "", None, reading), reading


class Field(Struct, frozen=True):
    """A key of a model: its attribute, the shape of its value, its description."""

    name: str
    shape: Shape
    required: bool
    default: Any = None
    description: str = ""


class ModelOf(Shape, frozen=True, dict=True):
    """A mapping that becomes a node. Its fields are computed on first use: no file has every section."""

    model: type[Node]

    @functools.cached_property
    def fields(self) -> Mapping[str, Field]:
        """Return the fields by key, as the file spells them."""
        return {info.encode_name: _field(info) for info in self._infos if info.name != self.rest}

    @functools.cached_property
    def required(self) -> Mapping[str, str]:
        """Return the required keys with their attributes."""
        return {key: field.name for key, field in self.fields.items() if field.required}

    @functools.cached_property
    def rest(self) -> str:
        """Return the attribute for unknown keys, or ``None``."""
        return next((info.name for info in self._infos if _extra(_meta(info.type), "rest")), "")

    @functools.cached_property
    def _infos(self) -> tuple[structs.FieldInfo, ...]:
        return structs.fields(self.model)

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the known keys, as the file spells them."""
        return tuple(self.fields)

    @property
    def is_open(self) -> bool:
        """Return whether other keys are allowed."""
        return not self.model.__struct_config__.forbid_unknown_fields

    @property
    def is_text(self) -> bool:
        """Return whether the node is a text with additional keys."""
        return "text" in self.fields

    def read(self, value: Any, parent: str, step: Step, reading: Reading) -> Any:
        """Return the node, without what does not fit in it; ``None`` where its short form means no node."""
        try:
            spelt_out = self.model.spelt_out(value)
        except ValueError as error:
            return reading.wrong("said", parent, step, value, said=str(error), shape=self)
        if isinstance(spelt_out, dict):
            return self._node(spelt_out, parent, step, reading, in_short=spelt_out is not value)
        if spelt_out is not None or value is None:
            return reading.wrong("text" if self.is_text else "mapping", parent, step, value, shape=self)
        return None

    def _node(self, data: dict[str, Any], parent: str, step: Step, reading: Reading, *, in_short: bool) -> Any:
        path = path_of(parent, step)
        values = self._values(data, path, reading, in_short=in_short)
        for key, name in self.required.items():
            if key not in data:
                reading.wrong("missing", path, key, data, self.keys)
            if name not in values:
                values[name] = self._instead(key, data)
        if any(one is ASIDE for one in values.values()):
            return ASIDE
        return self._made(values, path, parent, step, data, reading)

    def _instead(self, key: str, data: dict[str, Any]) -> Any:
        """Return a value for a required key without one, so that the rest of the node is not lost."""
        shape = self.fields[key].shape
        if isinstance(shape, ModelOf):
            return shape.read({}, "", key, Reading(Cleaned({})))
        return uncut(data, self.keys) or ASIDE if key == "text" else ""

    def _made(
        self, values: dict[str, Any], path: str, parent: str, step: Step, data: dict[str, Any], reading: Reading
    ) -> Any:
        """Return the node; only its required keys if its values contradict each other."""
        try:
            return self.model(**values).placed(path)
        except ValueError as error:
            reading.wrong("said", parent, step, data, said=str(error))
        kept = {name: values[name] for name in self.required.values()}
        return self.model(**kept).placed(path) if kept else ASIDE

    def _values(self, data: dict[str, Any], path: str, reading: Reading, *, in_short: bool) -> dict[str, Any]:
        values: dict[str, Any] = {self.rest: {}} if self.rest else {}
        for key, value in data.items():
            if field := self.fields.get(key):
                found = field.shape.read(value, path, None if in_short else key, reading)
                values.update({} if found is ASIDE else {field.name: found})
            elif self.rest:
                values[self.rest][key] = value
            elif not self.is_open:
                values |= self._meant(key, value, path, data, reading)
        return values

    def _meant(self, key: str, value: Any, path: str, data: dict[str, Any], reading: Reading) -> dict[str, Any]:
        """Record an unknown key, and return its value under the name that it most likely means."""
        name = meaning(key, self.keys) or self._missing_mapping(value, path, data, reading)
        trial = reading.trial()
        if name and name not in data:
            trial.move(path_of(path, key), path_of(path, name))
        found = self.fields[name].shape.read(value, path, name, trial) if name and value is not None else None
        whole = found is ASIDE or not isinstance(value, dict | list)
        if trial.mismatches and whole and not today(key, self.keys):
            name, found = "", None  # a value of another kind: the key is only spelt alike
        if name == "endDate" and "startDate" in self.fields and getattr(found, "until", None):
            name = "startDate"  # a range, which gives both
        reading.wrong("unknown", path, key, value, self.keys, name)
        if found is None or name in data or (self.is_text and is_cut_text(data, self.keys)):
            return {}
        reading.meant(None)
        reading.add(trial)
        return {} if found is ASIDE else {self.fields[name].name: found}

    def _missing_mapping(self, value: Any, path: str, data: dict[str, Any], reading: Reading) -> str:
        """Return the required key whose mapping the value must be, since it is missing and the value fits it."""
        for key in self.required if isinstance(value, dict) and value else ():
            trial = reading.trial()
            if key not in data and isinstance(shape := self.fields[key].shape, ModelOf):
                shape.read(value, path, key, trial)
                return "" if trial.mismatches else key
        return ""

    def below(self, step: str | int) -> Shape | None:
        """Return the shape of a key's value."""
        field = self.fields.get(step) if isinstance(step, str) else None
        return field.shape if field else None


@functools.cache
def model_of(model: type[Node]) -> ModelOf:
    """Return the shape of a model."""
    return ModelOf(model)


def _field(info: structs.FieldInfo) -> Field:
    description = next((one.description for one in _meta(info.type) if one.description), "")
    return Field(info.name, _shape(info.type), info.required, info.default, description)


def _meta(annotation: Any) -> tuple[Meta, ...]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _extra(meta: Iterable[Meta], name: str) -> Any:
    """Return the metadata under one of our own names, or ``None``."""
    return next((one.extra[name] for one in meta if one.extra and name in one.extra), None)


def _shape(annotation: Any, *meta: Meta) -> Shape:
    """Return the shape for an annotation and its metadata."""
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
        return Date()
    return Text(next((one.pattern for one in meta if one.pattern), ""))


def is_known(model: type[Node], steps: Sequence[str | int]) -> bool:
    """Return whether a key is allowed; list items and keys of a free mapping always are."""
    shape: Shape | None = model_of(model)
    for step in steps[:-1]:
        shape = shape.below(step) if shape else None
    return not isinstance(shape, ModelOf) or steps[-1] in shape.fields
