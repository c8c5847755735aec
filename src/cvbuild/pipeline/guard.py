"""Lay out a theme of the project's own in a process with limits of time and memory.

A theme is files of a stranger, perhaps: its templates may loop, its style may ask for a million columns. The process is
a fork of this one, so it starts in milliseconds with all that is imported. Where forking is unsafe (macOS, Windows, a
process with threads such as the preview), the layout is ended in its thread after the same time, as soon as it is in
Python again; the limits of templates and of style, which hold everywhere, keep the memory.
"""

from __future__ import annotations

import ctypes
import os
import pickle
import select
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from typing import NoReturn, TypeVar, cast

__all__ = ["Exceeded", "contained", "is_possible", "timed"]

T = TypeVar("T")

_SECONDS = 60  # of computing; a CV takes one
_WALL_SECONDS = 300
_BYTES = 1536 * 1024 * 1024  # beside what is in use; a CV takes a tenth
_PARENT_DEATH_SIGNAL = 1


class Exceeded(Exception):
    """The process was ended by a limit; the message says by which."""


def is_possible() -> bool:
    """Return whether this process can be forked, and the system has the limits."""
    return sys.platform == "linux" and threading.active_count() == 1


def contained(task: Callable[[], T]) -> T:
    """Return the task's result from a process with limits. Its exception is raised here.

    Raises:
        Exceeded: the task went beyond a limit.
    """
    with tempfile.TemporaryDirectory(prefix="cvbuild-") as own:  # however the process ends, nothing of it is left
        return _contained(task, own)


def _contained(task: Callable[[], T], own: str) -> T:
    reading, writing = os.pipe()
    child, parent = os.fork(), os.getpid()
    if child == 0:
        os.close(reading)
        tempfile.tempdir = own
        _run(task, writing, parent)
    os.close(writing)
    try:
        content = _received(reading)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(reading)
        _, status = os.waitpid(child, 0)
    if not content or os.waitstatus_to_exitcode(status):
        raise Exceeded(_reason(os.waitstatus_to_exitcode(status)))
    done, result = pickle.loads(content)
    if not done:
        raise result
    return cast("T", result)


class _Late(BaseException):
    """Raised in a thread from outside; no library takes it for an error of its own."""


def timed(task: Callable[[], T]) -> T:
    """Return the task's result, in this thread. Its exception is raised here.

    Raises:
        Exceeded: the task takes too long.
    """
    thread, lock, done = threading.get_ident(), threading.Lock(), False

    def end() -> None:
        with lock:
            if not done:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(_Late))

    timer = threading.Timer(_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        try:
            return task()
        finally:
            with lock:
                done = True
            timer.cancel()
    except _Late:
        raise Exceeded(f"it takes more than {_SECONDS} seconds") from None


def _run(task: Callable[[], object], writing: int, parent: int) -> NoReturn:
    """In the new process: run the task and send its result."""
    code = 1
    try:
        _limit(parent)
        try:
            answer = True, task()
        except Exception as error:
            answer = False, error
        _send(writing, pickle.dumps(answer))
        code = 0
    finally:
        os._exit(code)


def _limit(parent: int) -> None:
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent and os.getppid() == 1:
        os._exit(1)
    signal.signal(signal.SIGXCPU, _too_long)
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - not a file of the user
        used = int(file.read().split()[0]) * resource.getpagesize()
    for kind, most in (
        (resource.RLIMIT_AS, (used + _BYTES, used + _BYTES)),
        (resource.RLIMIT_CPU, (_SECONDS, _SECONDS + 5)),
        (resource.RLIMIT_CORE, (0, 0)),
    ):
        hardest = resource.getrlimit(kind)[1]
        if hardest == resource.RLIM_INFINITY or hardest >= most[1]:
            resource.setrlimit(kind, most)


def _too_long(*_: object) -> NoReturn:
    raise TimeoutError(f"it takes more than {_SECONDS} seconds")


def _send(writing: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(writing, rest) :]


def _received(reading: int) -> bytes:
    end = time.monotonic() + _WALL_SECONDS
    pieces: list[bytes] = []
    while select.select([reading], [], [], max(0, end - time.monotonic()))[0]:
        piece = os.read(reading, 1 << 20)
        if not piece:
            return b"".join(pieces)
        pieces.append(piece)
    raise Exceeded(f"it takes more than {_WALL_SECONDS} seconds")


def _reason(code: int) -> str:
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"it takes more than {_SECONDS} seconds or too much memory"
    return f"it needs more than {_BYTES // 1024**2} MB of memory, or a library of the layout fails"
