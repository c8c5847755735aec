"""Conversions of a value to the shape that its key has, where the meaning is clear."""

from __future__ import annotations

from typing import Any

from cvbuild.model.basics import Location, Profile
from cvbuild.model.dates import DateError, parse_date
from cvbuild.model.resume import Item, Node

__all__ = ["as_date", "as_mapping", "as_rows", "as_text", "is_blank"]

_ISO_DAY = 10  # characters of a day in a timestamp such as 2019-05-01T00:00:00Z


def is_blank(value: Any) -> bool:
    """Return whether a value says nothing: none, blank text, or a list or mapping of such values."""
    if isinstance(value, dict):
        return all(map(is_blank, value.values()))
    if isinstance(value, list):
        return all(map(is_blank, value))
    return value is None or not value.strip()


def as_text(value: Any) -> Any:
    """Return a list or mapping of texts as one text: ``{city: Leeds, region: UK}`` becomes ``Leeds, UK``."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    if parts is None:
        return value
    texts = [part for part in parts if not is_blank(part)]
    return ", ".join(texts) if texts and all(isinstance(part, str) for part in texts) else value


def as_date(value: Any) -> Any:
    """Return the date that a text in another form or a timestamp most likely means."""
    if not isinstance(value, str):
        return value
    for candidate in (value.strip(), value.strip()[:_ISO_DAY]):
        try:
            parse_date(candidate)
        except DateError:
            continue
        return candidate
    return value


def as_mapping(value: Any, model: type[Node]) -> dict[str, Any] | None:
    """Return a value as a mapping of this model: a text is its name; None if it has no such meaning."""
    if isinstance(value, list) and len(value) == 1:
        return as_mapping(value[0], model)
    if not isinstance(value, str):
        return value if isinstance(value, dict) else None
    if model is Profile:
        return _account(value)
    if model is Location:
        return Location.spelt_out(value)  # type: ignore[return-value] # a mapping for a text
    return {_name_of(model): value} if issubclass(model, Item) else None


def _name_of(model: type[Item]) -> str:
    return dict(zip(model.__struct_fields__, model.__struct_encode_fields__, strict=True))[model.known_by]


def _account(written: str, network: str = "") -> dict[str, Any]:
    """Return a profile from an address or a name."""
    is_address = "://" in written or written.startswith("www.")
    bare = written.partition("://")[2] or written
    network = network or bare.removeprefix("www.").partition("/")[0].partition("?")[0]
    return {"network": network, "url" if is_address else "username": written}


def as_rows(value: Any, model: type[Node] | None) -> list[Any] | None:
    """Return a value as a list: one alone, or a mapping from names to entries; None if it has no such meaning."""
    if isinstance(value, list):
        return value
    if isinstance(value, str):
        return [value]
    if model is None or not issubclass(model, Item):
        return None
    if set(value) & set(model.__struct_encode_fields__):
        return [value]
    return [_row(name, one, model) for name, one in value.items() if not is_blank(one)]


def _row(name: str, value: Any, model: type[Item]) -> Any:
    """Return an entry from its name and its value in a mapping."""
    if isinstance(value, dict):
        return {_name_of(model): name, **value}
    if model is Profile and isinstance(value, str):
        return _account(value, name)
    keys = ("keywords", "highlights") if isinstance(value, list) else ("fluency", "level", "reference", "summary")
    key = next((key for key in keys if key in model.__struct_encode_fields__), keys[-1])
    return {_name_of(model): name, key: value}
