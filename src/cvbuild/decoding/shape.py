"""What the models expect at a place: found from their annotations, never from words of an error."""

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from cvbuild.resume import Node

__all__ = ["allowed_at", "is_known", "keys_of", "model_at", "today"]

_TODAY = {
    "achievements": ("highlights",),
    "awardDate": ("date",),
    "bio": ("basics",),
    "bullets": ("highlights",),
    "certifications": ("certificates",),
    "company": ("name",),
    "degree": ("studyType",),
    "description": ("summary", "text"),
    "employer": ("name",),
    "end": ("endDate",),
    "from": ("startDate",),
    "gpa": ("score",),
    "grade": ("score",),
    "hobbies": ("interests",),
    "items": ("keywords", "highlights"),
    "jobTitle": ("position",),
    "link": ("url",),
    "major": ("area",),
    "organisation": ("organization",),
    "picture": ("image",),
    "role": ("position",),
    "school": ("institution",),
    "start": ("startDate",),
    "state": ("region",),
    "title": ("position", "name"),
    "to": ("endDate",),
    "university": ("institution",),
    "website": ("url",),
    "websites": ("profiles",),
}
"""Names of JSON Resume before 1.0 and names that people bring from elsewhere, with the names of today."""


def keys_of(model: type[Node]) -> tuple[str, ...]:
    """The keys that a mapping of this model may have, as the file spells them."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def today(key: str, known: Sequence[str]) -> str | None:
    """The present name among ``known`` of a key that once had, or elsewhere has, another one."""
    return next((name for name in _TODAY.get(key, ()) if name in known), None)


def is_known(model: type[Node], steps: Sequence[str | int]) -> bool:
    """Whether a key may stand there; an item of a list and a key of a free mapping always may."""
    parent = model_at(model, steps[:-1])
    return parent is None or steps[-1] in keys_of(parent)


def model_at(model: type[Node], steps: Sequence[str | int]) -> type[Node] | None:
    """The model of the mapping at the end of ``steps``, none where there is none."""
    found = (option for option in _options(_walk(model, steps)) if isinstance(option, type))
    return next((option for option in found if issubclass(option, Node)), None)


def allowed_at(model: type[Node], steps: Sequence[str | int]) -> tuple[str, ...]:
    """The words of which one is allowed at the end of ``steps``; empty where any is."""
    options = _options(_walk(model, steps))
    return next((get_args(option) for option in options if get_origin(option) is Literal), ())


def _walk(model: type[Node], steps: Sequence[str | int]) -> Any:
    annotation: Any = model
    for step in steps:
        annotation = next(filter(None, (_below(option, step) for option in _options(annotation))), None)
    return annotation


def _options(annotation: Any) -> Iterator[Any]:
    """What the annotation may stand for, without the layers around it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _options(get_args(annotation)[0])
    elif origin in {Union, types.UnionType}:
        for option in get_args(annotation):
            yield from _options(option)
    else:
        yield annotation


def _below(option: Any, step: str | int) -> Any:
    origin, arguments = get_origin(option), get_args(option)
    if isinstance(step, int):
        return arguments[0] if origin is tuple else None
    if origin is dict:
        return arguments[1]
    if isinstance(option, type) and issubclass(option, Node):
        fields = (field for name, field in option.model_fields.items() if step in {name, field.alias})
        return next((field.annotation for field in fields), None)
    return None
