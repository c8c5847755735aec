"""Twice the text takes about twice the steps: counted, not timed."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from cvbuild.pipeline.build import Request, build
from tests.commandline import Run, runner, write

KINDS: dict[str, Callable[[random.Random, int], str]] = {
    "figures": lambda _, i: f"Cut latency by {i % 97}.{i}% to {i * 3} ms for {i + 7} users",
    "words": lambda r, _: "Wrote " + " ".join("".join(r.choices("abcdefghijklmnop", k=7)) for _ in range(8)),
    "series": lambda _, i: f"Used Tool{i}, Lib{i}, and Kit{i}; then Db{i}, Os{i} and Net{i}",
    "spacing": lambda _, _i: "Made  it .  So" + " " * 20 + ", well",
    "hyphens": lambda _, i: f"Built re-use{i} co-op{i} of high-speed-{i}-line",
    "names": lambda _, i: f"Led K{i}S and Apache Foo{i} at Bar{i} GmbH with ACR{i} (Acronym {i})",
    "a long word": lambda _, _i: "a" * 60,
    "brackets": lambda _, _i: "[a](b [c",
    "marks": lambda _, _i: "*a **b `c",
    "units": lambda _, i: f"Moved {i} kg, {i}kg and {i} TB in {i}ms",
}
LIMIT = 2.6


def steps(folder: Path, texts: list[str]) -> int:
    """The lines of Python that a check of such highlights takes."""
    job = {"name": "Mill", "position": "Clerk", "startDate": "2020-01", "highlights": texts}
    return counted(folder, {"basics": {"name": "Ada Lovelace"}, "work": [job]})


def counted(folder: Path, source: dict[str, object]) -> int:
    """The lines of Python that a check of a source takes."""
    write(folder, {"cv.yaml": json.dumps(source)})
    request = Request(folder, formats=())
    return lines_of(lambda: build(request))


def lines_of(task: Callable[[], object]) -> int:
    """The lines of Python that a task takes."""
    count = 0

    def line(_: FrameType, event: str, __: object) -> object:
        nonlocal count
        count += event == "line"
        return line

    sys.settrace(line)  # type: ignore[arg-type]
    try:
        task()
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("shape", ["one text", "many texts"])
@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_text_takes_about_twice_the_steps(kind: str, shape: str, tmp_path: Path) -> None:
    lists = [[KINDS[kind](random.Random(number), at) for at in range(number)] for number in (1, 40, 80)]
    steps(tmp_path, lists[0])  # what is computed once
    least, few, many = (steps(tmp_path, [" ".join(texts)] if shape == "one text" else texts) for texts in lists)
    assert many - least < LIMIT * (few - least), (least, few, many)


def career(number: int) -> dict[str, object]:
    """A CV with this many jobs, each of its own."""
    jobs = [
        {
            "name": f"Firm {at} Works",
            "position": f"Weaver {at % 7}",
            "startDate": f"{1900 + at // 6}-{at % 6 * 2 + 1:02}",
            "endDate": f"{1900 + at // 6}-{at % 6 * 2 + 2:02}",
            "highlights": [
                f"Cut the waste of loom {at} by {at % 97}% for {at + 7} weavers in Lowell{at}",
                f"Led a team of {at % 20 + 3} weavers of Client {at} (ACR{at}) with {at * 13} looms",
            ],
        }
        for at in range(number)
    ]
    return {"basics": {"name": "Ada Lovelace", "summary": "Weaver who cut waste by 40%."}, "work": jobs}


def test_four_times_the_entries_take_at_most_six_times_the_steps(tmp_path: Path) -> None:
    counted(tmp_path, career(8))  # what is computed once
    few, many = (counted(tmp_path, career(number)) for number in (80, 320))
    assert many < 6 * few, (few, many)


def ledgered(number: int) -> dict[str, object]:
    """Such a CV whose highlights cite two facts for each job."""
    source: dict[str, Any] = career(number)
    facts = source["facts"] = {}
    for at, job in enumerate(source["work"]):
        job["id"] = f"job-{at}"
        for letter, text in zip("ab", job["highlights"], strict=True):
            facts[f"{letter}{at}"] = {"subject": f"work.job-{at}", "claim": text, "evidence": "proprietary"}
        job["highlights"] = [
            {"text": text, "facts": [f"{c}{at}"]} for c, text in zip("ab", job["highlights"], strict=True)
        ]
    return source


CONFIRM = ("confirm", "--yes", "--by", "Ada", "--reason", "contract")


def test_a_lock_and_the_ledger_take_at_most_six_times_the_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    counts: dict[str, list[int]] = {}
    for number in (8, 40, 160):
        write(tmp_path / str(number), {"cv.yaml": json.dumps(ledgered(number))})
        run = runner(tmp_path / str(number), monkeypatch, capsys)
        for words in (CONFIRM, ("facts",), ("check", "--source-only"), ("confirm", "--list")):
            ended: list[Run] = []
            steps = lines_of(lambda: ended.append(run(*words)))  # noqa: B023 - called here only
            assert ended[0].code in (0, 1), ended
            counts.setdefault(" ".join(words), []).append(steps)
    assert {words: few for words, few in counts.items() if few[2] > 6 * few[1]} == {}


def test_a_lock_may_be_as_large_as_the_source_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It has about six times as many values as the source, which is within its own limit."""
    write(tmp_path, {"cv.yaml": json.dumps(ledgered(640))})
    run = runner(tmp_path, monkeypatch, capsys)
    assert [run(*CONFIRM).code, run("confirm", "--list").code] == [0, 0]
