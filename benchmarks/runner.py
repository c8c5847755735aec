"""Two programs run in turn, A B A B …: the processor time of each whole process tree, and its ratio pair by pair.

Single times drift with the machine by half; a ratio of two neighbours holds. Processor time is user and system time of
the program and all it started, as the operating system accounts for it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["Job", "Measured", "Pair", "compare"]


@dataclass(frozen=True)
class Job:
    """A program to run. ``before`` puts things in place, unmeasured; ``share`` divides the time, say by variants."""

    command: Sequence[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    share: int = 1
    codes: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Pair:
    """What is measured, and what it is compared with."""

    job: Job
    base: Job


@dataclass(frozen=True)
class Measured:
    """Medians: seconds of processor time of both, their ratio pair by pair, each one's largest process in MiB.

    ``clock`` is the ratio by the clock: less than that of processor time where several processors work at once.
    """

    seconds: float
    base_seconds: float
    ratio: float
    clock: float
    memory: float
    base_memory: float
    runs: int

    def as_dict(self) -> dict[str, float]:
        """For the record, rounded to what such figures can hold."""
        return {name: round(value, 3) for name, value in asdict(self).items()}


def compare(pair: Pair, runs: int) -> Measured:
    """Run both in turn, once unmeasured and then ``runs`` times.

    Raises:
        RuntimeError: a program ended otherwise than it must.
    """
    taken = []
    for number in range(runs + 1):
        couple = (_run(pair.job), _run(pair.base))
        if number:
            taken.append(couple)
    return Measured(
        seconds=statistics.median(job.seconds for job, _ in taken),
        base_seconds=statistics.median(base.seconds for _, base in taken),
        ratio=statistics.median(job.seconds / base.seconds for job, base in taken),
        clock=statistics.median(job.clock / base.clock for job, base in taken),
        memory=statistics.median(job.memory for job, _ in taken),
        base_memory=statistics.median(base.memory for _, base in taken),
        runs=runs,
    )


@dataclass(frozen=True)
class _Run:
    """One run: seconds of processor time and by the clock, and MiB of the largest process."""

    seconds: float
    clock: float
    memory: float


def _run(job: Job) -> _Run:
    job.before()
    start = time.perf_counter()
    process = subprocess.Popen(
        job.command,
        cwd=job.folder,
        env={**os.environ, **job.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in job.codes:
        raise RuntimeError(f"{' '.join(job.command)} ended with {process.returncode}:\n{errors.decode()}")
    clock = (time.perf_counter() - start) / job.share
    return _Run((usage.ru_utime + usage.ru_stime) / job.share, clock, usage.ru_maxrss / 1024)
