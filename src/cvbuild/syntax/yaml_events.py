"""YAML text to parse events. The only module that imports PyYAML."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cvbuild.syntax.events import Event, Kind, ParseError
from cvbuild.syntax.line_index import LineIndex

__all__ = ["yaml_events"]

_KINDS = {
    "Scalar": Kind.SCALAR,
    "SequenceStart": Kind.LIST,
    "SequenceEnd": Kind.END,
    "MappingStart": Kind.MAPPING,
    "MappingEnd": Kind.END,
    "Alias": Kind.ALIAS,
    "DocumentStart": Kind.DOCUMENT,
}


def yaml_events(lines: LineIndex) -> Iterator[Event]:
    """Parse a YAML text into events. Numbers, dates and booleans stay text as they are written.

    Raises:
        ParseError: the text is not YAML.
    """
    import yaml

    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    kinds = {getattr(yaml, f"{name}Event"): kind for name, kind in _KINDS.items()}
    try:
        for event in yaml.parse(lines.text, Loader=loader):
            kind = kinds.get(type(event))
            if kind is Kind.SCALAR:
                yield _scalar(event)
            elif kind is not None:
                yield _event(kind, event)
    except yaml.MarkedYAMLError as error:
        context = error.context_mark.index if error.context_mark else None
        problem = error.problem_mark.index if error.problem_mark else context
        raise ParseError(problem or 0, context, error.problem or "") from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise ParseError(0, None, str(error)) from None


def _scalar(event: Any) -> Event:
    start, end = event.start_mark.index, event.end_mark.index
    return Event(Kind.SCALAR, start, end, event.value, not event.style, False, event.tag or "", event.anchor or "")


def _event(kind: Kind, event: Any) -> Event:
    start, end = event.start_mark.index, event.end_mark.index
    match kind:
        case Kind.LIST | Kind.MAPPING:
            return Event(kind, start, end, "", False, bool(event.flow_style), event.tag or "", event.anchor or "")
        case Kind.ALIAS:
            return Event(kind, start, end, anchor=event.anchor)
        case _:
            return Event(kind, start, end)
