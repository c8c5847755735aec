"""What became of what was sent: events beside the record, shares with intervals, no conclusion from too few."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.commands.send.outcomes import STATUSES, Event, answered, better, decoded, encoded, follow_up, share, status
from tests.commandline import Run, runner, write

TODAY = datetime.date(2026, 3, 1)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=9)
EVENTS = st.lists(st.builds(Event, TEXTS.filter(bool), TEXTS, TEXTS, TEXTS), max_size=4).map(tuple)


@given(EVENTS)
def test_events_are_kept(events: tuple[Event, ...]) -> None:
    assert decoded(encoded(events)) == events


@given(st.one_of(st.binary(), st.recursive(st.none() | TEXTS, lambda v: st.lists(v) | st.dictionaries(TEXTS, v))))
def test_any_file_is_read(value: object) -> None:
    content = value if isinstance(value, bytes) else json.dumps({"events": value}).encode()
    assert all(isinstance(one, Event) for one in decoded(content))


@pytest.mark.parametrize(
    ("sent", "statuses", "expected"),
    [
        ("2026-02-20", (), None),
        ("2026-01-20", (), False),
        ("2026-02-20", ("interview",), True),
        ("2026-02-20", ("interview", "rejected"), True),
        ("2026-02-20", ("rejected",), False),
        ("2026-01-20", ("withdrawn",), None),
        ("2026-02-27", ("silent",), False),
        ("no day", (), None),
    ],
)
def test_what_counts_as_an_answer(sent: str, statuses: tuple[str, ...], expected: bool | None) -> None:
    assert answered(sent, [Event("2026-02-28", one) for one in statuses], TODAY) is expected


def test_the_last_status_and_the_next_day() -> None:
    events = (Event("1", follow_up="2026-03-09"), Event("2", note="called"))
    assert (status(events), follow_up(events)) == ("", "2026-03-09")
    assert follow_up((*events, Event("3", "interview"))) == ""
    assert status((*events, Event("3", "interview"), Event("4", note="x"))) == "interview"


@pytest.mark.parametrize(
    ("answers", "total", "low", "high"),
    [(0, 10, 0.0, 0.278), (5, 10, 0.237, 0.763), (10, 10, 0.722, 1.0), (81, 263, 0.255, 0.366)],
)
def test_intervals_are_wilsons(answers: int, total: int, low: float, high: float) -> None:
    """The last row is Newcombe's own example (1998)."""
    found = share(answers, total)
    assert (round(found.low, 3), round(found.high, 3)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [((9, 9), (0, 9), False), ((10, 10), (0, 10), True), ((6, 12), (4, 12), False), ((60, 120), (30, 120), True)],
)
def test_only_enough_sendings_prove_something(one: tuple[int, int], other: tuple[int, int], expected: bool) -> None:
    assert better(share(*one), share(*other)) is expected
    assert not better(share(*other), share(*one))


@pytest.fixture
def cvbuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772366400")  # 2026-03-01
    for number in range(24):
        variant = "quant" if number % 2 else "web"
        record = {"to": f"Firm {number}", "date": "2026-01-05", "variant": variant, "build": "b", "files": {}}
        events = {"events": [{"date": "2026-01-09", "status": "offer"}]} if variant == "quant" else {}
        folder = f"sent/2026-01-05-firm-{number}"
        write(tmp_path, {f"{folder}/record.json": json.dumps(record), f"{folder}/outcome.json": json.dumps(events)})
    return runner(tmp_path, monkeypatch, capsys)


def test_events_are_added_and_shown(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    before = (tmp_path / "sent/2026-01-05-firm-22/record.json").read_bytes()
    assert (
        cvbuild("sent", "firm-22", "--status", "interview", "--follow-up", "2026-03-09", "--note", "by phone").code == 0
    )
    shown = cvbuild("sent", "firm-22").out
    assert "2026-03-01: interview, ask again on 2026-03-09, by phone" in shown
    assert "interview" in cvbuild("sent").out
    assert (tmp_path / "sent/2026-01-05-firm-22/record.json").read_bytes() == before
    assert (
        json.loads(cvbuild("sent", "firm-22", "--report", "json").out)["sent"][0]["events"][0]["status"] == "interview"
    )


def test_shares_are_compared(cvbuild: Callable[..., Run]) -> None:
    assert cvbuild("sent", "--outcomes").out == (
        "quant: 12 of 12 answered (76% to 100% with 95% confidence)\n"
        "web: 0 of 12 answered (0% to 24% with 95% confidence)\n"
        "quant is answered more often than web.\n"
    )
    few = cvbuild("sent", "firm-2", "--outcomes").out
    assert "Too few of" in few
    assert "more often" not in few


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--status", "offer"), "name the sending"),
        (("firm", "--status", "offer"), "means 24 sendings"),
        (("firm-3", "--status", "ghosted"), "'ghosted' is not one of"),
        (("firm-3", "--follow-up", "soon"), "does not match the format"),
    ],
)
def test_a_mistake_says_what_to_write(arguments: tuple[str, ...], message: str, cvbuild: Callable[..., Run]) -> None:
    run = cvbuild("sent", *arguments)
    assert run.code == 2
    assert message in run.err
    assert set(STATUSES) >= {"offer"}
