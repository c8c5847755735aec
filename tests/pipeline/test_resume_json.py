"""Files with the habits of public ``resume.json`` files, of invented people, build, and no text of them is lost."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cvbuild.analysis.links import printed_links
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Severity

HERE = Path(__file__).parents[1] / "data" / "resume_json"
TODAY = datetime.date(2026, 11, 22)
FOR_TOOLS = ("$schema", "meta", "x-weight")
NOT_PRINTED = ("image", "picture", "postalCode", "address", "countryCode", "network")
"""Keys that cvbuild knows and does not print, or only where an account has no address."""

DATES = re.compile(r"\d{4}(-\d\d)*(T.*)?|[A-Z][a-z]{2} \d{4}|present|current", re.IGNORECASE)


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text of a file that a reader is meant to see."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in (*FOR_TOOLS, *NOT_PRINTED):
                yield from texts(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from texts(one, key)
    elif value is not None and str(value).strip():
        yield str(value)


def plain(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()


@pytest.mark.parametrize("path", sorted(HERE.glob("*.json")), ids=lambda path: path.stem)
def test_it_builds_and_every_text_is_printed_or_named(path: Path, tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_bytes(path.read_bytes())
    result = build(Request(tmp_path, TODAY, formats=("txt",)))
    assert result.complete
    wrong = [one for one in result.findings if one.code[0] in "SD" and one.severity is Severity.ERROR]
    assert wrong == []
    (printed,) = (content.decode() for name, content in result.files.items() if name.endswith(".txt"))
    named = " ".join(f"{one.message} {one.hint}" for one in result.findings)
    (document,) = result.documents.values()
    addresses = " ".join(link.url for link in printed_links(document))
    seen = "\n".join(map(plain, (printed, named, addresses)))
    data = json.loads(path.read_bytes().decode("utf-8-sig"))
    lost = [text for text in texts(data) if plain(text.partition("://")[2] or text) not in seen]
    lost = [text for text in lost if not DATES.fullmatch(text) and not text.startswith("<")]
    assert [text for text in lost if not all(plain(word) in seen for word in text.split())] == []


def test_there_are_many_professions() -> None:
    assert len(list(HERE.glob("*.json"))) >= 12


def test_broken_json_says_its_line(tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_text('{"basics": {"name": "Ada"},\n "work": [{"name": "A"} {"name": "B"}]}\n')
    result = build(Request(tmp_path, TODAY, formats=("txt",), out=tmp_path / "out"))
    assert [(one.code, one.place.line) for one in result.findings] == [("S006", 2)]
    assert not (tmp_path / "out").exists()
    assert len(result.skipped) == 1
