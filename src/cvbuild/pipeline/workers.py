"""Run many tasks on several processes, forked from this one with all its imports and objects.

Processes are never spawned, because a new process needs half a second for its imports. Where forking is unsafe (macOS,
whose libraries do not support it; Windows; a process with threads), all tasks run in this process.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from cvbuild.pipeline import guard
from cvbuild.syntax.errors import CannotBuild

if TYPE_CHECKING:
    from multiprocessing.synchronize import Event

__all__ = ["in_order", "workers"]

T = TypeVar("T")

_PAYS_FROM = 6
"""The fewest tasks for which a second process saves time."""

_BATCH = 50
"""Tasks for each worker. It grows by 90 KiB with each task (fragments, caches of Pango), then a new one takes over."""

_PARENT_DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG of prctl(2), which every Linux has; elsewhere nothing is forked."""

_job: tuple[Callable[[int], object], Event] | None = None
"""In a worker only: its task, and the event that stops it. Both come with the fork, so a task need not be picklable."""


def workers(tasks: int, jobs: int = 0) -> int:
    """Return how many processes to use.

    Args:
        tasks: the number of tasks.
        jobs: the most processes allowed; 0 chooses automatically.
    """
    if tasks < 2 or not guard.is_possible() or (not jobs and tasks < _PAYS_FROM):
        return 1
    return min(jobs or _cores(), tasks)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def in_order(task: Callable[[int], T], numbers: range, count: int) -> Iterator[T]:
    """Yield the task's result for each number, in order, from ``count`` processes. A task's exception is raised here.

    Existing objects are hidden from the garbage collector, which runs only between tasks: otherwise it takes a tenth of
    a variant's time, and touches memory pages that the processes share.

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
    """Run a task, then collect its garbage at once: a page's boxes refer to each other."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return task(number)
    finally:
        gc.collect()
        if enabled:
            gc.enable()


def _forked(task: Callable[[int], T], numbers: range, count: int) -> Iterator[T]:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    context = multiprocessing.get_context("fork")
    stop = context.Event()
    pool = ProcessPoolExecutor(count, context, _start, (os.getpid(), task, stop))
    try:
        futures = deque(pool.submit(_call, number) for number in numbers)
        while futures:
            yield futures.popleft().result()  # type: ignore[misc] # the task returns T
    except BrokenProcessPool:
        raise CannotBuild("a worker process died", "run again with --jobs 1; is there enough memory?") from None
    finally:
        stop.set()  # tasks in a worker's queue can no longer be cancelled
        pool.shutdown(cancel_futures=True)


def _start(parent: int, task: Callable[[int], object], stop: Event) -> None:
    """Start a worker. Only the first process handles Ctrl-C; if it is killed, its workers end too."""
    global _job  # noqa: PLW0603 - arguments of a call would have to be pickled
    _job = task, stop
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a pool ends its workers with it when one of them died
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # the parent was killed before prctl
        os._exit(1)


def _call(number: int) -> object:
    assert _job is not None  # the worker was started
    task, stop = _job
    return None if stop.is_set() else _tidily(task, number)
