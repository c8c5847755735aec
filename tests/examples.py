"""The examples in the checks' docstrings, laid out as projects on disc.

An example is indented YAML under ``Bad::`` or ``Good::``. A line ``# file: NAME`` begins another file, the first one is
``cv.yaml``. The line with the marker ``# CODE`` is the one at which Bad must give its finding; markers are taken out
before the run. A line that ends with ``# 60 times`` stands so many times, numbered. A line ``# damage: …`` names
what is done to a finished file before it is read back (:mod:`tests.damage`). A line
``# link: NAME -> TARGET`` makes a link, whose first line is the place of a finding where the marker is.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

__all__ = ["BASICS", "Example", "blocks", "example"]

BASICS = """\
basics:
  name: Ada Lovelace
  label: Analyst of engines
  email: ada@lovelace.org
  url: https://lovelace.org/ada
  location: {city: London, countryCode: GB}
"""

_BLOCK = re.compile(r"^(?P<kind>Bad|Good)::\n\n(?P<body>(?:    .*\n|\n)+)", re.MULTILINE)
_FILE = re.compile(r"^# file: (?P<name>\S+)$")
_LINK = re.compile(r"^# link: (?P<name>\S+) -> (?P<target>\S+)(?P<mark>\s*# \w\d+)?$")
_DAMAGE = re.compile(r"^# damage: (?P<what>.+)$", re.MULTILINE)
_TIMES = re.compile(r"\s*# (?P<times>\d+) times$")


@dataclass(frozen=True)
class Example:
    """Files of a small project, where findings are expected (file name and line), what is done to a finished file."""

    files: dict[str, str]
    marked: tuple[tuple[str, int], ...]
    damage: str = ""
    links: tuple[tuple[str, str], ...] = ()

    def write(self, folder: Path) -> None:
        for name, text in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        for name, to in self.links:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(to)


def blocks(docstring: str, code: str) -> dict[str, Example]:
    """The examples of a docstring by ``Bad`` and ``Good``."""
    return {
        match["kind"]: example(textwrap.dedent(match["body"]).strip("\n"), code)
        for match in _BLOCK.finditer(docstring + "\n")
    }


def example(text: str, code: str) -> Example:
    """One example: its text split into files, its markers taken out."""
    damage = _DAMAGE.search(text)
    links = [found for line in text.split("\n") if (found := _LINK.match(line))]
    text = "\n".join(line for line in text.split("\n") if not _LINK.match(line))
    files: dict[str, list[str]] = {}
    name = "cv.yaml"
    for line in text.split("\n"):
        if found := _FILE.match(line):
            name = found["name"]
            files.setdefault(name, [])
        else:
            files.setdefault(name, []).extend(_repeated(line))
    cv = files.get("cv.yaml")  # none where the example's source is a resume.json
    if cv is not None and not any(line.startswith("basics:") for line in cv):
        files["cv.yaml"] = [*BASICS.splitlines(), *cv]
    marker = re.compile(rf"\s*# {code}$")
    marked = tuple((name, n) for name, lines in files.items() for n, line in enumerate(lines, 1) if marker.search(line))
    marked += tuple((link["name"], 1) for link in links if link["mark"])
    clean = {name: "\n".join(marker.sub("", line) for line in lines) + "\n" for name, lines in files.items()}
    return Example(
        clean, marked, damage["what"] if damage else "", tuple((link["name"], link["target"]) for link in links)
    )


def _repeated(line: str) -> list[str]:
    found = _TIMES.search(line)
    if not found:
        return [line]
    return [f"{line[: found.start()]} {number}" for number in range(1, int(found["times"]) + 1)]
