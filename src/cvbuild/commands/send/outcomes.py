"""The outcome of a sending: its events, and the share of answers per variant, with its interval. Pure."""

from __future__ import annotations

import datetime
import json
import math
from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

__all__ = ["STATUSES", "Event", "Share", "answered", "better", "decoded", "encoded", "follow_up", "share", "status"]

STATUSES = ("answered", "interview", "offer", "rejected", "withdrawn", "silent")
"""The possible outcomes of a sending; ``silent`` is given up."""

_ANSWERS = frozenset({"answered", "interview", "offer"})
_SETTLED = frozenset({"rejected", "silent"})
_PATIENCE = 21  # days after which a sending without an answer counts as one
_FEWEST = 10  # sendings of a variant; with fewer, an interval is wider than any difference that a CV makes
_NORMAL = 1.959964  # of a two-sided interval of 95%


class Event(Struct, frozen=True):
    """A status from a day on, or a day to ask again; either may be empty."""

    date: str
    status: str = ""
    follow_up: str = ""
    note: str = ""


class Share(Struct, frozen=True):
    """Answers among sendings, with the 95% interval of Wilson (1927)."""

    answers: int
    total: int
    low: float
    high: float

    @property
    def enough(self) -> bool:
        """Return whether there are enough to conclude anything."""
        return self.total >= _FEWEST


def encoded(events: Iterable[Event]) -> bytes:
    """Return the events as a file."""
    data = [{key: value for key in Event.__struct_fields__ if (value := getattr(one, key))} for one in events]
    return (json.dumps({"events": data}, indent=2, ensure_ascii=False) + "\n").encode()


def decoded(content: bytes) -> tuple[Event, ...]:
    """Return the events of a file; those that are none are left out, because users edit files in their folders."""
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return ()
    events = data.get("events") if isinstance(data, dict) else None
    return tuple(Event(**_known(one)) for one in events or () if _is_event(one)) if isinstance(events, list) else ()


def _known(event: Mapping[str, Any]) -> dict[str, str]:
    return {key: event[key] for key in Event.__struct_fields__ if key in event}


def _is_event(event: object) -> bool:
    return (
        isinstance(event, dict) and "date" in event and all(isinstance(value, str) for value in _known(event).values())
    )


def status(events: Iterable[Event]) -> str:
    """Return the last status; empty if nothing is known."""
    return next((one.status for one in reversed(tuple(events)) if one.status), "")


def follow_up(events: Iterable[Event]) -> str:
    """Return the day to ask again, unless a later event settles it."""
    last = ""
    for one in events:
        last = one.follow_up or ("" if one.status else last)
    return last


def answered(sent: str, events: Iterable[Event], today: datetime.date) -> bool | None:
    """Return whether a reader answered with interest; ``None`` if it is too early to say, or was withdrawn."""
    known = [one.status for one in events if one.status]
    if _ANSWERS.intersection(known):
        return True
    if known and known[-1] == "withdrawn":
        return None
    try:
        waited = (today - datetime.date.fromisoformat(sent)).days
    except ValueError:
        return None
    return False if _SETTLED.intersection(known) or waited >= _PATIENCE else None


def share(answers: int, total: int) -> Share:
    """Return a share with its interval."""
    if not total:
        return Share(0, 0, 0.0, 1.0)
    rate, square = answers / total, _NORMAL**2
    middle = (rate + square / (2 * total)) / (1 + square / total)
    half = _NORMAL * math.sqrt(rate * (1 - rate) / total + square / (4 * total**2)) / (1 + square / total)
    return Share(answers, total, max(0.0, middle - half), min(1.0, middle + half))


def better(one: Share, other: Share) -> bool:
    """Return whether one share is higher than another beyond chance (Newcombe 1998, method 10)."""
    if not (one.enough and other.enough):
        return False
    rate, base = one.answers / one.total, other.answers / other.total
    return rate - base - math.hypot(rate - one.low, other.high - base) > 0
