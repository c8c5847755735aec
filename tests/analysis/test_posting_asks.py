"""What is read out of postings against what a person reads: tests/data/match/asks.yaml."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.match import ask

FILE = Path(__file__).parents[1] / "data" / "match" / "asks.yaml"
SMALL = set("de la le les des d l of and in the a der die das von und el los y".split(" "))  # noqa: SIM905


class Read(NamedTuple):
    """A term or condition as read: its level, its spellings, its kind for a condition."""

    level: str
    names: tuple[str, ...]
    kind: str = ""


@functools.cache
def postings() -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in yaml.safe_load(FILE.read_text(encoding="utf-8"))}


def words(text: str) -> frozenset[str]:
    """The words of a text without accents and endings."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    found = (word for word in re.findall(r"[a-z0-9+#]+", plain) if word not in SMALL)
    return frozenset(word[: max(4, len(word) - 2)] if len(word) > 5 else word.rstrip("s") or word for word in found)


def is_met(asked: dict[str, Any], read: Read) -> bool:
    if "c" in asked:
        return read.kind == asked["c"] and words(asked["text"]) <= words(read.names[0])
    pairs = ((words(name), words(other)) for name in read.names for other in asked["any"])
    return not read.kind and any(a and b and (a <= b or b <= a) for a, b in pairs)


def length(asked: dict[str, Any]) -> int:
    return max(len(words(text)) for text in asked.get("any", [asked.get("text")]))


@functools.cache
def counts(name: str) -> tuple[int, int, int]:
    """How many asks were read with their level, how many there are, how many were read."""
    found = ask(postings()[name]["text"])
    read = [Read(term.level.word, tuple(one.name for one in term.each)) for term in found.terms]
    read += [Read(one.level.word, (one.text,), kind) for one in found.conditions for kind in one.kinds]
    left, hits = list(read), 0
    for asked in sorted(postings()[name]["asks"], key=length, reverse=True):
        met = [one for one in left if is_met(asked, one)]
        if met:
            best = min(met, key=lambda one: one.level != asked["l"])
            left.remove(best)
            hits += best.level == asked["l"]
    return hits, len(postings()[name]["asks"]), len(read)


def f1(*names: str) -> float:
    hits, asked, read = (sum(parts) for parts in zip(*map(counts, names), strict=True))
    return 2 * hits / (asked + read)


@pytest.mark.parametrize("name", postings())
def test_each_posting_is_read_well(name: str) -> None:
    assert f1(name) >= 0.75


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_each_language_is_read_well(language: str) -> None:
    assert f1(*(name for name in postings() if name.startswith(language))) >= 0.8


def test_all_together_are_read_well() -> None:
    assert f1(*postings()) >= 0.9
