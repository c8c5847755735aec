"""Let the n-th call to the system fail, or be the last, for every n of a command; then run the command again.

A process of its own runs this module: it imports cvbuild once, counts the calls that a command makes, and forks for
each n. All modules call the system through ``os`` and ``open``, which are replaced in the fork. After the fault each
file must be whole, as it was or as it will be; the next run must leave what a run without a fault leaves, and nothing
else::

    python -m tests.faults build fail 0 8    # every eighth call of a build, from the first, fails
    python -m tests.faults send kill 0 1     # a sending is killed at each of its calls
"""

from __future__ import annotations

import builtins
import contextlib
import errno
import io
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from msgspec import Struct

from tests.proofreaders import SilentProcess

__all__ = ["KINDS", "SCENARIOS", "Scenario"]

CV = """\
basics: {name: Ada Lovelace, label: Analyst, email: ada@lovelace.org, url: https://lovelace.org/ada}
work:
- name: Mill
  position: Clerk
  startDate: 2020-01
  endDate: 2024-02
  highlights: [{text: Cut costs by 12% in 2021., facts: [costs]}, Wrote 2024 pages of notes]
- {name: Store, position: Clerk, startDate: 2015-01, endDate: 2019-02, highlights: [Counted 300 boxes]}
facts:
  costs: {claim: Costs fell by 12% in 2021., evidence: proprietary}
"""
FILES = {"cv.yaml": CV, "variants/quant.yaml": "pages: {max: 1, fit: {}}\n", "job.txt": "We need a clerk.\n"}

KILLED = 99
KINDS = ("fail", "kill")
CALLS = ("open", "write", "read", "close", "replace", "rename", "unlink", "remove", "rmdir", "mkdir", "stat", "lstat",
         "fstat", "listdir", "scandir", "fsync", "fchmod", "chmod", "readlink", "link")  # fmt: skip
ERRORS = (errno.EIO, errno.ENOSPC, errno.EACCES, errno.EMFILE)

PROGRAM = (str(Path(__file__).parents[1]), sys.prefix, sys.base_prefix)


class Scenario(Struct, frozen=True):
    """A command that writes, in a project where it has something to do."""

    words: tuple[str, ...]
    edit: tuple[str, str] = ("", "")
    """What is changed in cv.yaml before the command."""
    adds: bool = False
    """Whether it makes a further folder each time."""
    once: bool = False
    """Whether it refuses to run a second time."""
    every: int = 1
    """Which calls are tried at most: each, or every eighth of a slow command."""


SCENARIOS = {
    "build": Scenario(("--format", "txt"), ("300 boxes", "400 boxes")),
    "first build": Scenario(("--format", "txt", "--out", "new"), every=8),
    "all formats": Scenario(("--format", "pdf,docx,txt"), ("300 boxes", "400 boxes"), every=8),
    "replay": Scenario(("--format", "txt")),
    "baseline": Scenario(("--write-baseline",), every=8),
    "confirm": Scenario(("confirm", "--yes", "--by", "Ada", "--reason", "contract")),
    "send": Scenario(("send", "quant", "--to", "Acme", "--format", "txt", "--job", "job.txt"), adds=True),
    "fork": Scenario(("theme", "fork", "mine"), once=True),
    "init": Scenario(("init", "new"), once=True),
}


def main(name: str, kinds: str, start: str, step: str, *cold: str) -> int:
    """Try the calls from ``start`` in steps; print how many were tried, and what was lost, as JSON."""
    from cvbuild.checks import registry
    from cvbuild.commands import _cli  # noqa: F401 - so that each fork has everything
    from cvbuild.pipeline import guard, proofreading
    from cvbuild.render import pdf

    registry.modules()
    pdf.prepare()
    proofreading.Process = SilentProcess  # type: ignore[assignment, misc] # it has the same methods
    scenario, tried, lost = SCENARIOS[name], 0, {}
    if not cold:
        _warm_up()
        if not guard.is_possible():  # Pango has a thread now: begin again without
            os.execv(sys.executable, [sys.executable, "-m", "tests.faults", name, kinds, start, step, "cold"])
    with tempfile.TemporaryDirectory(prefix="faults-") as scratch:
        room = _Room(Path(scratch), scenario)
        for number in range(1 + int(start) * scenario.every, room.calls() + 1, int(step) * scenario.every):
            for kind in kinds.split(","):
                tried += 1
                if found := room.lost(number, kind):
                    lost[f"{kind} {number}"] = found
    sys.stdout.write(json.dumps({"tried": tried, "lost": lost}, ensure_ascii=False))
    return 0


def _write_project(folder: Path) -> None:
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def _warm_up() -> None:
    """Build in this process: each fork would compile the same expressions and parse the same styles."""
    from cvbuild.pipeline import guard
    from cvbuild.pipeline.build import Request, build

    is_possible, guard.is_possible = guard.is_possible, lambda: False
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        _write_project(Path(folder))
        build(Request(root=Path(folder)))
    guard.is_possible = is_possible


class _Room:
    """A folder with the project as it is before the command, and as it is after it."""

    def __init__(self, scratch: Path, scenario: Scenario) -> None:
        self._scratch, self._scenario = scratch, scenario
        self._before, self._here = scratch / "before", scratch / "home/project"
        os.environ["HOME"] = os.environ["XDG_CACHE_HOME"] = str(scratch / "home")
        _write_project(self._before)
        shutil.copytree(self._before, self._here)
        code, _, said = self._run(("--format", "txt"))
        assert code == 0, said
        source = self._here / "cv.yaml"
        source.write_text(source.read_text(encoding="utf-8").replace(*scenario.edit), encoding="utf-8")
        shutil.rmtree(self._before)
        shutil.copytree(self._here, self._before)
        self._old = _tree(self._before)
        self._code, _, said = self._run(scenario.words)
        assert self._code in (0, 1), said
        self._new = _tree(self._here)
        self._run(scenario.words)
        self._newest = _tree(self._here)

    def calls(self) -> int:
        """The number of calls that the command makes."""
        self._reset()
        return self._run(self._scenario.words, Faults(0))[1]

    def lost(self, number: int, kind: str) -> str:
        """What is wrong after a fault at a call, and after the next run; empty if nothing is."""
        self._reset()
        code, _, said = self._run(self._scenario.words, Faults(number, kill=kind == "kill"))
        if code not in (0, 1, 2, KILLED) or "Traceback" in said:
            return f"the command ends with {code}: {said}"
        found = _tree(self._here)
        for name, content in found.items():
            if not _is_aside(name) and content not in (
                self._old.get(name),
                self._new.get(name),
                self._newest.get(name),
            ):
                return f"{name} is neither old nor new"
        if gone := [name for name in self._old if name in self._new and name not in found]:
            return f"gone: {gone}"
        if code == self._code and found != self._new:
            return f"it ends with {code}, but these differ: {_differences(found, self._new)}"
        return self._after_next(code == self._code or found == self._new)

    def _after_next(self, done: bool) -> str:
        code, _, said = self._run(self._scenario.words)
        if code != self._code and not (self._scenario.once and done):
            return f"the next run ends with {code}: {said}"
        found = _tree(self._here)
        wrong = min(_differences(found, self._new), _differences(found, self._newest), key=len)
        if self._scenario.adds:
            wrong = [name for name in wrong if name in self._new or not _is_further(name, found)]
        aside = [path for path in (self._scratch / "home").rglob("*") if _is_aside(path.name)]
        return f"after the next run: {wrong} {aside}" if wrong or aside else ""

    def _reset(self) -> None:
        shutil.rmtree(self._here)
        shutil.copytree(self._before, self._here)

    def _run(self, words: object, faults: Faults | None = None) -> tuple[int, int, str]:
        """Run the command in a fork; return exit code, number of calls, and what it said."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _in_fork(self._here, words, faults or Faults(0), writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            answer = stream.read()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code:
            return code, 0, answer.decode()
        return tuple(json.loads(answer))


def _in_fork(folder: Path, words: object, faults: Faults, answer: int) -> NoReturn:
    write, leave = os.write, os._exit
    try:
        os.chdir(folder)
        sys.argv = ["cvbuild", *words]  # type: ignore[misc]
        from cvbuild.__main__ import main as run

        with contextlib.redirect_stdout(io.StringIO()) as said, contextlib.redirect_stderr(said), faults:
            code = run()
        content = json.dumps([code, faults.calls, said.getvalue()]).encode()
    except BaseException:
        import traceback

        content = json.dumps([70, faults.calls, traceback.format_exc()]).encode()
    while content:
        content = content[write(answer, content) :]
    leave(0)


class Faults:
    """The calls to the system: the n-th fails, or ends the process; none if n is 0."""

    def __init__(self, failing: int, *, kill: bool = False) -> None:
        self.calls, self._failing, self._kill = 0, failing, kill

    def __enter__(self) -> None:
        for name in CALLS:
            setattr(os, name, self._counted(name, getattr(os, name)))
        self._open = builtins.open
        builtins.open = io.open = self._counted("open", builtins.open)  # type: ignore[assignment]

    def __exit__(self, *_: object) -> None:
        self._failing = 0

    def _counted(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            if not _is_program(args[0] if args else ""):
                self.calls += 1
                if self.calls == self._failing:
                    self._fail(name, real, args)
            return real(*args, **more)

        return call

    def _fail(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> NoReturn:
        if name == "close":  # the handle is closed even if the call fails
            real(*args)
        if name == "write":  # a part is written
            real(args[0], bytes(args[1])[: len(args[1]) // 2])
        if self._kill:
            os._exit(KILLED)
        code = ERRORS[self._failing % len(ERRORS)]
        path = args[0] if args and isinstance(args[0], str) else None
        raise OSError(code, os.strerror(code), path)


def _is_program(path: object) -> bool:
    """Whether a call is about cvbuild itself or a library, which no project can damage."""
    return isinstance(path, str | bytes | os.PathLike) and os.fsdecode(path).startswith(PROGRAM)


def _tree(folder: Path) -> dict[str, bytes]:
    """The files of a project beside its cache."""
    return {name: path.read_bytes() for name, path in _files(folder) if not name.startswith(".cvbuild/")}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def _differences(some: dict[str, bytes], others: dict[str, bytes]) -> list[str]:
    return sorted(name for name in {*some, *others} if some.get(name) != others.get(name))


def _is_aside(name: str) -> bool:
    return any(part.startswith(".cvbuild-") for part in name.split("/"))


def _is_further(name: str, found: dict[str, bytes]) -> bool:
    """Whether a file is in a further folder that is complete."""
    folder = name.rpartition("/")[0]
    first = folder.removesuffix("-2")
    return folder != first and all(
        f"{folder}/{path[len(first) + 1 :]}" in found for path in found if path.startswith(f"{first}/")
    )


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
