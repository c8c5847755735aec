"""JSON Resume before 0.0.12: ``bio`` in place of ``basics``, with contacts in mappings."""

from __future__ import annotations

from typing import Any

from cvbuild.model.decode.conversions import is_blank

__all__ = ["from_bio"]


def from_bio(data: dict[str, Any]) -> dict[str, Any]:
    """Return the data with the parts of ``bio`` and ``basics`` as ``basics`` has them today."""
    changed = dict(data)
    for key in ("bio", "basics"):
        if isinstance(data.get(key), dict):
            changed[key] = _person(data[key])
    return changed


def _person(written: dict[str, Any]) -> dict[str, Any]:
    person = dict(written)
    names = [person.pop(key, None) for key in ("firstName", "lastName")]
    full = " ".join(name for name in names if isinstance(name, str) and name.strip())
    if full and is_blank(person.get("name")):
        person = {"name": full, **person}
    elif full and full != person["name"]:
        person["fullName"] = full
    for key in ("email", "phone"):
        if key == "email" or not _are_phones(person.get(key)):
            _first_of(person, key)
    return person


def _are_phones(value: Any) -> bool:
    """Return whether these are phone numbers as ``basics`` has them: a list, or one with its label."""
    return isinstance(value, list) or (isinstance(value, dict) and "number" in value)


def _first_of(person: dict[str, Any], key: str) -> None:
    """Keep the first of several contacts, which are a mapping or a list; the others get keys of their own."""
    several = person.get(key)
    if not isinstance(several, dict | list):
        return
    named = several.items() if isinstance(several, dict) else ((str(n), one) for n, one in enumerate(several, 1))
    first, *others = [(name, one) for name, one in named if not is_blank(one)] or [("", None)]
    person[key] = first[1]
    person.update({f"{key} ({name})": one for name, one in others})
