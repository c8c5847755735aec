"""Cases of checks, read from ``cases/CODE.yaml``.

A file is a list of cases. The keys of a case:

* ``case``: what the case shows, in a few words.
* ``cv``: the source, as text or as data. In text, a line ``# file: NAME`` begins another file, and ``# CODE`` marks a
  line at which the check must give a finding. Data is laid over a person with a name and an address.
* ``highlights``, ``summary``: short for data with one current job, and with a summary.
* ``variant``: the data of ``variants/plain.yaml``, where ``cv`` is data.
* ``each``: run the case once for each item. A text takes the place of ``<text>``; a mapping gives a value for each
  ``<name>``. Written as ``TEXT: FINDINGS``, each text has its own findings; so has a mapping with ``findings``.
* ``findings``: ``none``, or what the check finds, in order: the words that a finding points at, or a mapping with any
  of ``at`` (these words), ``message``, ``hint``, ``severity``, ``file``, ``columns``, ``suppressed`` and ``further``
  (the files of its other places). ``…`` in a message or hint stands for any words. Without ``findings``, the marked
  lines are all that the check finds.
* ``silent``: other codes that find nothing here.
* ``formats``: the formats to build; by default those that the check reads.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from cvbuild.checks import registry
from cvbuild.pipeline.build import FORMATS, Request, build
from cvbuild.syntax.finding import Finding
from tests.examples import Example, example

__all__ = ["Case", "Result", "cases", "read", "run"]

TODAY = datetime.date(2026, 11, 22)
FOLDER = Path(__file__).parent / "cases"
PERSON = {"name": "Ada Lovelace", "email": "ada@lovelace.org"}
JOB = {"name": "Mill Works", "position": "Engineer", "startDate": "2022-01"}
KEYS = {"case", "cv", "each", "findings", "formats", "highlights", "silent", "summary", "variant"}


@dataclass(frozen=True)
class Case:
    """A project, and what a check must find in it; if ``expected`` is None, the marked lines."""

    code: str
    name: str
    project: Example
    expected: tuple[Mapping[str, Any], ...] | None
    silent: tuple[str, ...] = ()
    formats: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Result:
    """What was found in a project, with the text of its files."""

    found: tuple[Finding, ...]
    files: Mapping[str, str]

    def facts(self, finding: Finding) -> dict[str, Any]:
        """What a case can say of a finding."""
        place = finding.place
        line = self.files.get(place.file, "\n").splitlines()[place.line - 1]  # a link has no text here
        words = line[place.column - 1 : place.end_column - 1]
        return {
            "at": re.sub(r'^"(.*)"$', r"\1", words).replace('\\"', '"'),
            "message": finding.message,
            "hint": finding.hint,
            "severity": finding.severity.word,
            "file": place.file,
            "columns": [place.column, place.end_column],
            "further": [label.place.file for label in finding.further],
            "suppressed": bool(finding.suppressed),
        }


@functools.cache
def cases() -> tuple[Case, ...]:
    """Read all cases of all checks."""
    load = functools.partial(yaml.load, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    files = ((path.stem, load(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*.yaml")))
    return tuple(case for code, groups in files for group in groups for case in read(code, group))


def read(code: str, group: Mapping[str, Any]) -> Iterator[Case]:
    """Read one item of a file: one case, or one for each item of ``each``.

    Raises:
        ValueError: a key is unknown, or nothing says what the check finds.
    """
    if unknown := group.keys() - KEYS:
        raise ValueError(f"{code}, {group.get('case')}: unknown keys {sorted(unknown)}")
    for values in _each(group.get("each")):
        name = ": ".join([group["case"], *(str(value) for key, value in values.items() if key != "findings")])
        given = {key: _filled(value, values) for key, value in group.items() if key != "each"}
        project = _project(given, code)
        findings = values.get("findings", given.get("findings"))
        if findings is None and not project.marked:
            raise ValueError(f"{code}, {name}: what is found? Mark lines, or write findings: none")
        formats = tuple(given["formats"]) if "formats" in given else None
        yield Case(code, name, project, _expected(findings), tuple(given.get("silent", ())), formats)


def _each(items: Any) -> list[dict[str, Any]]:
    if items is None:
        return [{}]
    if isinstance(items, Mapping):
        return [{"text": text, "findings": findings} for text, findings in items.items()]
    return [dict(item) if isinstance(item, Mapping) else {"text": item} for item in items]


def _filled(value: Any, values: Mapping[str, Any]) -> Any:
    """Put the values of one item of ``each`` into their places."""
    if isinstance(value, Mapping):
        return {key: _filled(inner, values) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, values) for inner in value]
    if not isinstance(value, str):
        return value
    if value.startswith("<") and value[1:-1] in values:
        return values[value[1:-1]]
    return re.sub(r"<(\w+)>", lambda name: str(values.get(name[1], name[0])), value)


def _project(given: Mapping[str, Any], code: str) -> Example:
    cv = given.get("cv", {})
    if isinstance(cv, str):
        return example(cv.rstrip("\n"), code)
    basics = {**PERSON, **cv.get("basics", {})}
    if "summary" in given:
        basics["summary"] = given["summary"]
    work = {"work": [{**JOB, "highlights": given["highlights"]}]} if "highlights" in given else {}
    files = {"cv.yaml": {**work, **cv, "basics": basics}}
    if "variant" in given:
        files["variants/plain.yaml"] = given["variant"]
    return Example({name: _json(data) for name, data in files.items()}, ())


def _json(data: Any) -> str:
    """JSON is YAML, too, in which every text has its quotes."""
    return json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n"


def _expected(findings: Any) -> tuple[Mapping[str, Any], ...] | None:
    if findings is None or findings == "none":
        return None if findings is None else ()
    return tuple(part if isinstance(part, Mapping) else {"at": str(part)} for part in findings)


def run(case: Case, folder: Path) -> Result:
    """Build the project with the checks that the case asks for."""
    case.project.write(folder)
    formats = case.formats
    if formats is None:
        check = registry.modules()[case.code].CHECK
        formats = check.formats or check.any_format or (FORMATS if case.code[0] in "PA" else ())
    with contextlib.chdir(folder):
        result = build(Request(Path(), TODAY, formats=formats, select=(case.code, *case.silent)))
    wanted = {case.code, *case.silent}
    others = [f"{found.place} {found.code} {found.message}" for found in result.findings if found.code not in wanted]
    assert others == []
    return Result(result.findings, case.project.files)
