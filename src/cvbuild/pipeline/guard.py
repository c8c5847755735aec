"""Lay out pages in a process with limits of time and memory.

A theme of the project's own is files of a stranger, perhaps: its templates may loop, its style may ask for a million
columns. The process is a fork of this one, so it starts in milliseconds with all that is imported, and this one checks
the sources meanwhile. Where forking is unsafe (macOS, Windows, a process with threads such as the preview), the layout
of such a theme is ended in its thread after the same time, as soon as it is in Python again; the limits of templates
and of style, which hold everywhere, keep the memory.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import os
import pickle
import select
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, Generic, NoReturn, TypeVar, cast

__all__ = ["Apart", "Exceeded", "is_possible", "timed"]

T = TypeVar("T")

_SECONDS = 60  # of computing; a CV takes one
_WALL_SECONDS = 300
_BYTES = 1536 * 1024 * 1024  # beside what is in use; a CV takes a tenth
_PARENT_DEATH_SIGNAL = 1
_HEADER = 8  # bytes that say how long a result is
_PIPE = 1 << 20


class Exceeded(Exception):
    """The process was ended by a limit; the message says by which."""


def is_possible() -> bool:
    """Return whether this process can be forked, and the system has the limits.

    A fork has one thread only: it would wait for ever for what another thread of this process was to do. Pango 1.58,
    for one, looks for fonts in a thread that lives as long as its fonts are in use.
    """
    return sys.platform == "linux" and threading.active_count() == 1 and _has_only_threads_of_python()


def _has_only_threads_of_python() -> bool:
    """Return whether Python knows each thread of this process; false where the system does not show them."""
    with contextlib.suppress(OSError):
        if _threads_of_libraries():
            gc.collect()  # objects of libraries that nobody uses end their threads
        return _threads_of_libraries() == 0
    return False


def _threads_of_libraries() -> int:
    return len(os.listdir("/proc/self/task")) - len(sys._current_frames())  # noqa: PTH208 - not a folder of the user


class Apart(Generic[T]):
    """A process with limits that runs a task for each number, in order, while this process does something else.

    Use it as a context manager: at the end, the process ends. If a limit ends it, another one starts with the next
    number.

    Args:
        task: yields results for a number, each with whether it is the last.
        numbers: the numbers.
    """

    def __init__(self, task: Callable[[int], Iterator[tuple[bool, T]]], numbers: range) -> None:
        self._task, self._numbers = task, numbers
        self._child = self._reading = 0

    def __enter__(self) -> Apart[T]:
        self._own = tempfile.TemporaryDirectory(prefix="cvbuild-")  # however the process ends, nothing of it is left
        try:
            self._start()
        except OSError:
            self._own.cleanup()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._end(kill=True)
        finally:
            self._own.cleanup()

    def results(self) -> Iterator[T]:
        """Yield the results for the next number. The task's exception is raised here.

        Raises:
            Exceeded: the task went beyond a limit.
        """
        if not self._child:
            self._start()
        self._numbers = self._numbers[1:]
        is_last = False
        while not is_last:
            done, (is_last, result) = self._answer()
            if not done:
                raise result
            yield cast("T", result)

    def has_answer(self) -> bool:
        """Return whether the next result is there, or the process has ended."""
        return not self._child or bool(select.select([self._reading], [], [], 0)[0])

    def _answer(self) -> Any:
        try:
            content = _received(self._reading)
        except Exceeded:
            self._end(kill=True)
            raise
        if content is None:
            raise Exceeded(_reason(os.waitstatus_to_exitcode(self._end(kill=False))))
        return pickle.loads(content)

    def _start(self) -> None:
        parent = os.getpid()
        self._reading, writing = os.pipe()
        try:
            self._child = os.fork()
            if self._child == 0:
                self._run(writing, parent)
        except OSError:
            os.close(self._reading)
            raise
        finally:
            os.close(writing)

    def _run(self, writing: int, parent: int) -> NoReturn:
        """In the new process: run the task for each number and send the results. Nothing leaves it, whatever fails."""
        code = 1
        try:
            os.close(self._reading)
            tempfile.tempdir = self._own.name
            _limit(parent, writing)
            for number in self._numbers:
                signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
                signal.setitimer(signal.ITIMER_PROF, _SECONDS + 5)  # where no Python runs to hear of the first
                for answer in _answers(self._task(number)):
                    content = pickle.dumps(answer)
                    _send(writing, len(content).to_bytes(_HEADER, "big") + content)
            code = 0
        finally:
            os._exit(code)

    def _end(self, *, kill: bool) -> int:
        """Return the status with which the process ended; a process that still works is killed first."""
        if not self._child:
            return 0
        if kill:
            os.kill(self._child, signal.SIGKILL)
        os.close(self._reading)
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        return status


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


def _answers(results: Iterator[tuple[bool, object]]) -> Iterator[tuple[bool, tuple[bool, object]]]:
    """Yield whether the task goes well, with its results or its exception."""
    try:
        for result in results:
            yield True, result
    except TimeoutError as error:
        yield False, (True, Exceeded(str(error)))
    except Exception as error:
        yield False, (True, error)


def _limit(parent: int, writing: int) -> None:
    import fcntl
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # the parent was killed before prctl
        os._exit(1)
    signal.signal(signal.SIGVTALRM, _too_long)
    with contextlib.suppress(OSError):  # this process goes on with the next number before a result is taken
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, _PIPE)  # type: ignore[attr-defined, unused-ignore] # Linux has it
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - not a file of the user
        used = int(file.read().split()[0]) * resource.getpagesize()
    for kind, most in ((resource.RLIMIT_AS, (used + _BYTES, used + _BYTES)), (resource.RLIMIT_CORE, (0, 0))):
        hardest = resource.getrlimit(kind)[1]
        if hardest == resource.RLIM_INFINITY or hardest >= most[1]:
            resource.setrlimit(kind, most)


def _too_long(*_: object) -> NoReturn:
    raise TimeoutError(f"it takes more than {_SECONDS} seconds")


def _send(writing: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(writing, rest) :]


def _received(reading: int) -> bytes | None:
    """Return what one task sent; None if the process ended before."""
    end = time.monotonic() + _WALL_SECONDS
    header = _read(reading, _HEADER, end)
    return header and _read(reading, int.from_bytes(header, "big"), end)


def _read(reading: int, size: int, end: float) -> bytes | None:
    pieces: list[bytes] = []
    while size and select.select([reading], [], [], max(0, end - time.monotonic()))[0]:
        piece = os.read(reading, min(size, _PIPE))
        if not piece:
            return None
        pieces.append(piece)
        size -= len(piece)
    if size:
        raise Exceeded(f"it takes more than {_WALL_SECONDS} seconds")
    return b"".join(pieces)


def _reason(code: int) -> str:
    if code in (-signal.SIGPROF, -signal.SIGKILL):
        return f"it takes more than {_SECONDS} seconds or too much memory"
    return f"it needs more than {_BYTES // 1024**2} MB of memory, or a library of the layout fails"
