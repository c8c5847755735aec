"""Contacts that a variant shows: those it lists under ``contacts``, without those it excludes (``basics.phone``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from msgspec import NODEFAULT, structs

from cvbuild.model.basics import Basics, Profile
from cvbuild.model.document import Bullet
from cvbuild.model.nodes import Node

__all__ = ["NAMES", "excludable", "hidden", "kept", "names", "ordered"]

_KEYS = {"city": "location", "location": "location", "email": "email", "phone": "phone", "url": "url"}
_PLACE = {"city": ("city", "region", "country_code"), "address": ("address_", "postal_code")}
NAMES = (*_KEYS, "address", "profiles")
"""Names of contacts; profiles may also be named one by one, by network or id."""


def names(basics: Basics) -> tuple[str, ...]:
    """Return the contacts that a CV has, by the names for ``contacts``."""
    there = [name for name in NAMES if getattr(basics, _KEYS.get(name, "profiles"))]
    if basics.locations:
        there += ["city", "location"]
    if basics.location and (basics.location.address_ or basics.location.postal_code):
        there.append("address")
    return tuple(dict.fromkeys((*there, *(_name(profile) for profile in basics.profiles))))


def kept(basics: Basics, wanted: Sequence[str]) -> Basics:
    """Return the basics with only the contacts that are listed."""
    listed = {name.casefold() for name in wanted}
    nothing = {"email": None, "phone": (), "url": None}
    shown: dict[str, Any] = {key: value for key, value in nothing.items() if key not in listed}
    if "profiles" not in listed:
        shown["profiles"] = tuple(profile for profile in basics.profiles if not listed.isdisjoint(_names(profile)))
    parts = {part for name, fields in _PLACE.items() if name in listed for part in fields}
    if "location" not in listed:
        shown["locations"] = tuple(_only(place, parts) for place in basics.locations) if parts else ()
        shown["location"] = _only(basics.location, parts) if basics.location and parts else None
    return basics.changed(**shown)


def hidden(basics: Basics, excluded: Iterable[str]) -> Basics:
    """Return the basics without what is excluded by path, such as ``basics.phone`` and ``basics.location.address``."""
    for path in excluded:
        key, _, below = path.removeprefix("basics.").partition(".")
        whole = getattr(basics, _field(basics, key).name)
        if below and whole:
            basics = basics.changed(**{key: _without(whole, below)})
        elif not below:
            basics = basics.changed(**{_field(basics, key).name: _nothing(_field(basics, key))})
            basics = basics.changed(locations=()) if key == "location" else basics
    return basics


def excludable(path: str, basics: Basics) -> bool:
    """Return whether a selector names a part of the basics that may be left out."""
    first, *keys = path.split(".")
    node: object = basics
    for key in keys if first == "basics" else ():
        fields = {field.encode_name: field for field in structs.fields(type(node))} if isinstance(node, Node) else {}
        if key not in fields or fields[key].required:
            return False
        node = getattr(node, fields[key].name)
    return first == "basics" and bool(keys)


def ordered(contacts: Iterable[Bullet], basics: Basics, wanted: Sequence[str] | None) -> tuple[Bullet, ...]:
    """Return the contacts in the order of the variant's list, if it has one."""
    found = tuple(contacts)
    if wanted is None:
        return found
    keys = {**_KEYS, "address": "location"}
    ranks = {f"basics.{keys.get(name, name)}": rank for rank, name in reversed(list(enumerate(wanted)))}
    for profile in basics.profiles:
        named = [rank for rank, name in enumerate(wanted) if name.casefold() in _names(profile)]
        ranks[profile.path] = min(named, default=ranks.get("basics.profiles", len(wanted)))
    return tuple(sorted(found, key=lambda contact: _rank(contact.path, ranks, len(wanted))))


def _rank(path: str, ranks: dict[str, int], last: int) -> int:
    if path in ranks:
        return ranks[path]
    return next((rank for key, rank in ranks.items() if path.startswith(key)), last)


def _name(profile: Profile) -> str:
    return profile.id or profile.network.casefold()


def _names(profile: Profile) -> Iterator[str]:
    yield profile.network.casefold()
    yield profile.address.rpartition(".")[2]


def _only(place: Any, parts: set[str]) -> Any:
    """Return a place with only some of its parts."""
    every = {part for fields in _PLACE.values() for part in fields}
    return place.changed(**dict.fromkeys(every - parts))


def _without(node: Node, key: str) -> Node:
    field = _field(node, key)
    return node.changed(**{field.name: _nothing(field)})


def _field(node: Node, key: str) -> structs.FieldInfo:
    return next(field for field in structs.fields(type(node)) if field.encode_name == key)


def _nothing(field: structs.FieldInfo) -> object:
    return field.default if field.default_factory is NODEFAULT else field.default_factory()
