"""Many tasks on several processes, forked from this one: they start with all that it has imported and made.

Never spawned: a fresh process would import for half a second before it does anything. Where forking is not safe (macOS,
whose own libraries do not stand it; Windows, which has none; a process with threads) all is done in this one.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from cvbuild.errors import CannotBuild

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

__all__ = ["in_order", "workers"]

T = TypeVar("T")

_PAYS_FROM = 6
"""Tasks from which on a second process saves time; below, warming it up costs what it saves."""

_BATCH = 50
"""Tasks a worker; it grows by 90 KiB with each (fragments, and what Pango keeps), and a new one starts afresh."""

_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2), which every Linux has; elsewhere nothing is forked."""

_task: Callable[[int], object] | None = None
_stop: Event | None = None
"""What the workers do, and whether to do no more; they have both from the fork, so a task may hold anything."""


def workers(tasks: int, jobs: int = 0) -> int:
    """How many processes to use for so many tasks.

    Args:
        tasks: how many there are.
        jobs: how many processes a person allows, 0 for as many as pay.
    """
    if tasks < 2 or not _can_fork() or (not jobs and tasks < _PAYS_FROM):
        return 1
    return min(jobs or _cores(), tasks)


def _can_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def in_order(task: Callable[[int], T], numbers: range, count: int) -> Iterator[T]:
    """The task's result for each number, in order, made by ``count`` processes. A task's exception is raised here.

    What there is before stays out of the garbage collector's sight, and it looks only between tasks: it takes a tenth
    of a variant's time else, and pages that it does not touch stay shared.

    Raises:
        CannotBuild: a worker died.
    """
    gc.freeze()
    try:
        for start in range(numbers.start, numbers.stop, _BATCH * count):
            batch = range(start, min(start + _BATCH * count, numbers.stop))
            yield from _forked(task, batch, count) if count > 1 else (_tidily(task, number) for number in batch)
    finally:
        gc.unfreeze()


def _tidily(task: Callable[[int], T], number: int) -> T:
    """The task's result; its garbage (a page's boxes refer to each other) goes in one sweep."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return task(number)
    finally:
        gc.collect()
        if enabled:
            gc.enable()


def _forked(task: Callable[[int], T], numbers: range, count: int) -> Iterator[T]:
    global _task, _stop  # noqa: PLW0603 - inherited by the workers, what is passed to them would have to be pickled
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork")
    _task, _stop = task, context.Event()
    pool = ProcessPoolExecutor(count, context, _undisturbed, (os.getpid(),))
    try:
        futures = deque(pool.submit(_call, number) for number in numbers)
        while futures:
            yield futures.popleft().result()  # type: ignore[misc] # of T, for the task is
    except BrokenProcessPool:
        raise CannotBuild("a worker process died", "run again with --jobs 1; is there memory left?") from None
    finally:
        _stop.set()  # tasks that wait in a worker's queue can no longer be cancelled
        pool.shutdown(cancel_futures=True)
        _task = _stop = None


def _undisturbed(parent: int) -> None:
    """Ctrl-C reaches every process of a terminal; what to do then is for the first one to say.

    Where that one is killed, a worker goes, too; else it waits for tasks for ever, in nobody's sight.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # how a pool ends its workers when one of them died
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it was killed before this was said
        os._exit(1)


def _call(number: int) -> object:
    assert _task is not None  # both are set before the fork
    assert _stop is not None
    return None if _stop.is_set() else _tidily(_task, number)
