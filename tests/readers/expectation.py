"""The texts that a file holds and the fields that they belong to, and how many arrived there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.readers import documents
from tests.readers.writers import HOLDS, WRITERS, Person

__all__ = ["FORMS", "PEOPLE", "expected", "misplaced", "sample"]

FORMS = (*WRITERS,) if documents else ()
"""All forms of files; importing the documents registers theirs."""

_HERE = Path(__file__).parent
PEOPLE = {
    path.stem: yaml.load(path.read_text("utf-8"), yaml.BaseLoader) for path in sorted((_HERE / "people").glob("*.yaml"))
}
"""Invented people of ten professions, in the vocabulary of cv.yaml."""


def sample(form: str, name: str) -> tuple[str, bytes]:
    """Return the file name and the bytes of one person's CV in one form."""
    function, ending = WRITERS[form]
    return f"{name}.{ending}", function(PEOPLE[name])


def expected(form: str, person: Person) -> Counter[tuple[str, str]]:
    """Return field and words of each text that the form holds."""
    holds = HOLDS[form]
    return Counter(
        (field, text)
        for field, text in flat(_placed(person) if WRITERS[form][0].__module__ == documents.__name__ else person)
        if any(field == one or field.startswith(f"{one}.") for one in holds)
        and f"!{field}" not in holds
        and text not in ("", "present")  # a range without an end is open
    )


def _placed(person: Person) -> Person:
    """Return the person with city and region apart: running text says no more than the comma between them."""
    city, comma, region = person["basics"]["location"]["city"].partition(", ")
    place = {"city": city, "region": region} if comma else {"city": city}
    return {**person, "basics": {**person["basics"], "location": place}}


def flat(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield field and words of every text; positions in lists do not count, nor do ids and tags."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            if key in ("id", "tags") and path:
                continue
            below = (
                key if not path else path if key in ("roles", "text") or path.endswith(f".{key}") else f"{path}.{key}"
            )
            yield from flat(one, below)
    elif isinstance(value, list):
        for one in value:
            yield from flat(one, path)
    elif value:
        yield path, plain(path, str(value))


def plain(field: str, text: str) -> str:
    """Return the words of a text for comparing; dates to the month."""
    if field.endswith("ate") and re.fullmatch(r"\d{4}(-\d\d){0,2}|present", text):
        return text[:7]
    return " ".join(re.findall(r"\w+", text.casefold()))


def misplaced(form: str, person: Person, cv: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the texts that are not in the field that they belong to."""
    there = Counter(flat(cv))
    left = Counter()
    for (field, text), number in expected(form, person).items():
        found = there[field, text]
        if field.endswith(("ate", "Date")) and not found:  # some forms hold the year only
            found = sum(
                count
                for (key, value), count in there.items()
                if key == field and (text.startswith(value) or value.startswith(text))
            )
        left[field, text] = max(0, number - found)
    return list(left.elements())
