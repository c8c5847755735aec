"""The builder thread collects garbage after each build: boxes of a page refer to each other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from cvbuild.commands.preview import hub as hubs
from cvbuild.commands.preview.hub import Hub
from cvbuild.commands.preview.view import Phase, View
from tests.previews import TODAY


class Boxes:
    """What only a sweep takes away."""

    def __init__(self) -> None:
        self.parent = self


Stages = Callable[..., Iterator[View]]


@pytest.fixture
def hub() -> Hub:
    return Hub(Path(), lambda: TODAY)


@pytest.fixture
def run(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Stages], None]]:
    """Sets the hub to work on these stages; ended with the test, with nothing of it left in the collector."""
    thread = threading.Thread(target=hub.run)

    def begin(stages: Stages) -> None:
        monkeypatch.setattr(hubs, "views", stages)
        thread.start()

    yield begin
    hub.stop()
    thread.join(30)
    gc.unfreeze()
    assert gc.isenabled()


def test_garbage_is_swept_when_a_build_is_through(hub: Hub, run: Callable[[Stages], None]) -> None:
    left: list[Any] = []
    collecting: list[bool] = []

    def stages(*_: object) -> Iterator[View]:
        collecting.append(gc.isenabled())
        left.append(weakref.ref(Boxes()))
        yield View(Phase.READY)

    run(stages)
    for number in range(1, 4):
        assert until(lambda number=number: len(left) == number and left[-1]() is None)
        hub.changed()
    assert not any(collecting)


def until(true: Callable[[], bool]) -> bool:
    """Whether it becomes true before one's patience ends."""
    pause = threading.Event()
    return any(true() or pause.wait(0.02) for _ in range(1000))


def test_garbage_is_swept_though_saves_never_end(hub: Hub, run: Callable[[Stages], None]) -> None:
    left: list[Any] = []
    done = threading.Event()

    def stages(*_: object) -> Iterator[View]:
        left.append(weakref.ref(Boxes()))
        if len(left) == hubs._UNSWEPT + 2:
            done.set()
        else:
            hub.changed()  # the next save is there already
        yield View(Phase.READY)

    run(stages)
    assert done.wait(30)
    assert [one() is None for one in left[: hubs._UNSWEPT]] == [True] * hubs._UNSWEPT
