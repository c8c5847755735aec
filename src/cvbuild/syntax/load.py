"""YAML or JSON text to plain data with the place of every value.

No scalar is typed by its form: ``no``, ``2024-01``, ``3.10`` and ``12:30`` stay text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cvbuild.syntax.constructor import Constructor
from cvbuild.syntax.encoding import to_text
from cvbuild.syntax.events import MAX_VALUES, FatalMistake, Kind, ParseError
from cvbuild.syntax.finding import Mistake, Outcome
from cvbuild.syntax.json_events import REMOVABLE, json_events
from cvbuild.syntax.line_index import LineIndex
from cvbuild.syntax.other_formats import other_format
from cvbuild.syntax.repair import Repair, restored
from cvbuild.syntax.source import ParsedFile, Place, Source, SourceMap
from cvbuild.syntax.yaml_errors import explain
from cvbuild.syntax.yaml_events import yaml_events

__all__ = ["MAX_BYTES", "load"]

MAX_BYTES = 2_000_000
"""Size limit of a file: about thirty times the longest résumé, and still parsed in seconds."""


def load(content: bytes, file: str, times: int = 1) -> Outcome[ParsedFile]:
    """Parse one file: as JSON if its name ends in ``.json``, else as YAML.

    The outcome has data even if the file has mistakes, as far as it can be parsed without them. The caller decides
    whether the mistakes prevent a build.

    Args:
        content: the bytes of the file.
        file: its name, for places.
        times: how often the limits of size; a file that is made from others is larger than they are.
    """
    if len(content) > times * MAX_BYTES:
        message = f"the file has {len(content) / 1e6:.1f} MB; at most {times * MAX_BYTES / 1e6:.0f} MB are read"
        return Outcome(None, (Mistake("S009", message, Place(file, 1, 1, 1, 1)),))
    text = to_text(content, file)
    if text.value is None:
        return Outcome(None, text.mistakes)
    lines = LineIndex(file, text.value)
    if not text.value.strip():
        return Outcome(None, (*text.mistakes, _empty(lines)))
    outcome = _parsed(lines, text.mistakes, times)
    other = other_format(lines) if outcome.mistakes else None
    return Outcome(None, (other,)) if other else outcome


def _parsed(lines: LineIndex, found: tuple[Mistake, ...], times: int) -> Outcome[ParsedFile]:
    """Parse the text; after a mistake in its syntax, parse it again without the mistake, to find the others."""
    repair = Repair(lines, {mistake.place.line for mistake in found})
    while True:
        constructor = Constructor(repair.lines, times * MAX_VALUES)
        try:
            wrong = _read(repair.lines, constructor)
        except Unparsable as error:
            last = error.mistakes[-1]
            found = (*found, *(one for one in error.mistakes if not repair.explains(one.place.line)))
            if last.code != "S009" or constructor.data is None:
                if not _repaired(repair, last):
                    return Outcome(None, _ordered((*constructor.mistakes, *found)))
                continue
            wrong = _wrong_root(repair.lines, constructor)  # of the document before a second one
        own = (one for one in constructor.mistakes if one.place.line not in repair.repaired)
        found = _ordered((*found, *own))
        if wrong is not None:
            return Outcome(None, found if repair.repaired else (*found, wrong))
        places = SourceMap(lines.file, constructor.places)
        data = _restored(constructor.data) if repair.repaired else constructor.data
        refused = {mistake.place.line for mistake in found if mistake.code == "S009"}
        broken = frozenset((lines.file, line) for line in repair.repaired | refused)
        source = Source(lines.file, lines.text)
        return Outcome(ParsedFile(data, places, source, broken, frozenset(repair.keys)), found)


def _ordered(mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    return tuple(sorted(dict.fromkeys(mistakes), key=lambda mistake: mistake.place))


def _repaired(repair: Repair, mistake: Mistake) -> bool:
    place = mistake.place
    if repair.lines.file.lower().endswith(".json"):
        return mistake.message in REMOVABLE and repair.punctuation(place.line, place.column)
    return mistake.code != "S009" and repair.at(place.line)


class Unparsable(Exception):
    """A mistake in the syntax; it is the last of the mistakes to report."""

    def __init__(self, *mistakes: Mistake) -> None:
        super().__init__(mistakes[-1].message)
        self.mistakes = mistakes


def _read(lines: LineIndex, constructor: Constructor) -> Mistake | None:
    """Parse the text into the constructor; return what is wrong if the whole is no mapping.

    Raises:
        Unparsable: there is a mistake in the syntax.
    """
    events = json_events if lines.file.lower().endswith(".json") else yaml_events
    try:
        constructor.add_all(events(lines))
    except FatalMistake as fatal:
        raise Unparsable(fatal.mistake) from None
    except ParseError as error:
        raise Unparsable(*_explained(lines, error, constructor)) from None
    return _wrong_root(lines, constructor)


def _restored(value: Any) -> Any:
    if isinstance(value, dict):
        return {restored(key): _restored(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_restored(one) for one in value]
    return restored(value) if value else value


def _explained(lines: LineIndex, error: ParseError, constructor: Constructor) -> tuple[Mistake, ...]:
    """Return the reason of a parse error; if a truncated text before it is the reason, that."""
    found = [m for m in constructor.mistakes if m.code == "S004" and _follows(lines, error.problem, m)]
    return tuple(found) or (explain(lines, error, constructor.last, constructor.open_bracket),)


def _follows(lines: LineIndex, problem: int, truncation: Mistake) -> bool:
    """Return whether the parser failed right after a truncated text: only comments and empty lines lie between."""
    end = lines.line_end(lines.offset(truncation.place.line, truncation.place.column))
    between = lines.text[end : lines.line_start(problem)].splitlines()
    return all(not line.strip() or line.lstrip().startswith("#") for line in between)


def _wrong_root(lines: LineIndex, constructor: Constructor) -> Mistake | None:
    if isinstance(constructor.data, dict):
        return None
    root = constructor.root
    if root is None or constructor.data is None:
        return _empty(lines)
    what = "a list" if root.kind is Kind.LIST else "a text"
    hint = "begin with keys such as `basics:` and `work:`"
    place = lines.place(root.start, lines.line_end(root.start))
    return Mistake("S007", f"the file is {what}, but a mapping is expected", place, hint=hint)


def _empty(lines: LineIndex) -> Mistake:
    hint = "cv.yaml begins with `basics:` and a `name:` below it, a variant with `sections:`"
    if lines.file.endswith((".lock", ".json")):
        hint = "restore it from git, or delete it"
    elif "letters/" in lines.file:
        hint = "a letter has `variant:` and `text:`"
    return Mistake("S006", "the file is empty", Place(lines.file, 1, 1, 1, 1), hint=hint)
