"""The place where the user lives, in the parts that files have."""

from __future__ import annotations

from cvbuild.readers._cv import Draft, rest
from cvbuild.readers._parts.tree import Node

__all__ = ["put_location", "written_place"]

_KEYS = {
    "address": ("address", "street"),
    "postalCode": ("postalCode", "zip", "code"),
    "city": ("city",),
    "region": ("region", "state"),
}


def put_location(node: Node, cv: Draft) -> None:
    """Set the person's place; the name of a country is joined to the region, a code of two letters has its own key."""
    if node.is_text:
        cv.put("location", {"city": node.text()})
        return
    place = {key: " ".join(node.text(*names).split()) for key, names in _KEYS.items()}
    country = node.text("countryCode", "country")
    if len(country) == 2:
        place["countryCode"] = country.upper()
    elif country:
        place["region"] = ", ".join(filter(None, (place["region"], country)))
    cv.put("location", {key: value for key, value in place.items() if value})
    for label, value in rest(node).items():
        cv.field(label, value)


def written_place(node: Node, *keys: str) -> str:
    """Return a place as one text."""
    found = node.get(*keys)
    if found.is_text:
        return found.text()
    names = ("address", "street", "postalCode", "city", "region", "country", "countryCode", "code")
    return ", ".join(filter(None, (found.text(name) for name in names)))
