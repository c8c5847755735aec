"""YAML or JSON text to plain data and the place of every value in it. The one door to PyYAML.

No scalar gets a type by its looks: ``no``, ``2024-01``, ``3.10`` and ``12:30`` stay text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cvbuild.finding import Finding, Outcome
from cvbuild.loaded import Loaded
from cvbuild.reading.assemble import Assembler
from cvbuild.reading.encoding import to_text
from cvbuild.reading.json_tokens import json_tokens
from cvbuild.reading.lines import Lines
from cvbuild.reading.syntax import explain
from cvbuild.reading.tokens import Broken, Kind, Refused, Token, mistake
from cvbuild.source import Place, Source, SourceMap

__all__ = ["MAX_BYTES", "Loaded", "load"]

MAX_BYTES = 2_000_000
"""The largest file that is read: some thirty times the largest résumé imaginable, and still parsed in seconds."""


def load(content: bytes, file: str) -> Outcome[Loaded]:
    """Read one file: JSON where its name ends in ``.json``, else YAML.

    Data is returned wherever the file has a shape at all, beside the mistakes in it (a duplicate key, a text cut
    short). Whether they forbid a build is for the caller to say.
    """
    if len(content) > MAX_BYTES:
        message = f"the file has {len(content) / 1e6:.1f} MB; at most {MAX_BYTES / 1e6:.0f} MB are read"
        return Outcome(None, (mistake("S009", message, Place(file, 1, 1, 1, 1)),))
    text = to_text(content, file)
    if text.value is None:
        return Outcome(None, text.findings)
    lines = Lines(file, text.value)
    return _assemble(lines) if text.value.strip() else Outcome(None, (_empty(lines),))


def _assemble(lines: Lines) -> Outcome[Loaded]:
    assembler = Assembler(lines)
    tokens = json_tokens if lines.file.lower().endswith(".json") else _yaml_tokens
    try:
        assembler.take_all(tokens(lines))
    except Refused as refused:
        return Outcome(None, (*assembler.findings, refused.finding))
    except Broken as broken:
        return Outcome(None, _broken(lines, broken, assembler))
    wrong = _wrong_root(lines, assembler)
    if wrong is not None:
        return Outcome(None, (*assembler.findings, wrong))
    places = SourceMap(lines.file, assembler.places)
    return Outcome(Loaded(assembler.data, places, Source(lines.file, lines.text)), tuple(assembler.findings))


def _broken(lines: Lines, broken: Broken, assembler: Assembler) -> tuple[Finding, ...]:
    """What was found before, and why the parser gave up, unless that is only the consequence of a text cut short."""
    found = tuple(assembler.findings)
    if any(finding.code == "S004" and _follows(lines, broken.problem, finding) for finding in found):
        return found
    return (*found, explain(lines, broken, assembler.last, assembler.bracket))


def _follows(lines: Lines, problem: int, cut: Finding) -> bool:
    """Whether the parser gave up on the words behind the cut: at most comments and empty lines lie between."""
    end = lines.line_end(lines.offset(cut.place.line, cut.place.column))
    between = lines.text[end : lines.line_start(problem)].splitlines()
    return all(not line.strip() or line.lstrip().startswith("#") for line in between)


def _wrong_root(lines: Lines, assembler: Assembler) -> Finding | None:
    if isinstance(assembler.data, dict):
        return None
    root = assembler.root
    if root is None or assembler.data is None:
        return _empty(lines)
    what = "a list" if root.kind is Kind.LIST else "a text"
    hint = "begin with keys such as `basics:` and `work:`"
    place = lines.place(root.start, lines.line_end(root.start))
    return mistake("S007", f"the file is {what}, where a mapping is expected", place, hint=hint)


def _empty(lines: Lines) -> Finding:
    hint = "a source file begins with `basics:` and a `name:` below it, a variant with `sections:`"
    return mistake("S006", "the file is empty", Place(lines.file, 1, 1, 1, 1), hint=hint)


def _yaml_tokens(lines: Lines) -> Iterator[Token]:
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    kinds = {getattr(yaml, f"{name}Event"): kind for name, kind in _KINDS.items()}
    try:
        for event in yaml.parse(lines.text, Loader=loader):
            kind = kinds.get(type(event))
            if kind is Kind.SCALAR:
                yield _scalar(event)
            elif kind is not None:
                yield _token(kind, event)
    except yaml.MarkedYAMLError as error:
        context = error.context_mark.index if error.context_mark else None
        problem = error.problem_mark.index if error.problem_mark else context
        raise Broken(problem or 0, context, error.problem or "") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Broken(0, None, str(error)) from None


_KINDS = {
    "Scalar": Kind.SCALAR,
    "SequenceStart": Kind.LIST,
    "SequenceEnd": Kind.END,
    "MappingStart": Kind.MAPPING,
    "MappingEnd": Kind.END,
    "Alias": Kind.ALIAS,
    "DocumentStart": Kind.DOCUMENT,
}


def _scalar(event: Any) -> Token:
    start, end = event.start_mark.index, event.end_mark.index
    return Token(Kind.SCALAR, start, end, event.value, not event.style, False, event.tag or "", event.anchor or "")


def _token(kind: Kind, event: Any) -> Token:
    start, end = event.start_mark.index, event.end_mark.index
    match kind:
        case Kind.LIST | Kind.MAPPING:
            return Token(kind, start, end, "", False, bool(event.flow_style), event.tag or "", event.anchor or "")
        case Kind.ALIAS:
            return Token(kind, start, end, anchor=event.anchor)
        case _:
            return Token(kind, start, end)
