"""Whatever the input, a command ends with 0, 1 or 2, in time, without a traceback, and touches nothing outside."""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import os
import resource
import select
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any, NoReturn

from tests.fuzz.kinds import KINDS, PROJECT
from tests.proofreaders import SilentProcess

__all__ = ["Room"]

SECONDS = 90  # of computing; all but a few take less than one
WALL_SECONDS = 400
BYTES = 4 * 1024**3
SECRET = "secret.txt"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod"}
REFUSED = {"socket.connect", "os.system", "os.posix_spawn"}


class Room:
    """A folder with a project into which one input after the other is put. Each command runs in a fork.

    cvbuild is imported once, before the first fork, so that an input takes the time that it needs itself.
    """

    def __init__(self, scratch: Path) -> None:
        from cvbuild.commands import _cli  # noqa: F401
        from cvbuild.pipeline import guard, proofreading

        guard._SECONDS = 10
        proofreading.Process = SilentProcess  # type: ignore[assignment, misc] # it has the same methods
        self._scratch, self._here = scratch, scratch / "home/project"
        os.environ["HOME"] = os.environ["XDG_CACHE_HOME"] = str(scratch / "home")
        (scratch / "home").mkdir()
        tempfile.tempdir = str(scratch / "home")
        (scratch / SECRET).write_text("confidential", encoding="utf-8")

    def broken(self, kind: str, content: bytes, ending: str) -> str:
        """What is wrong with how the command takes an input; empty if nothing is."""
        how = KINDS[kind]
        shutil.rmtree(self._here, ignore_errors=True)
        for name, text in PROJECT.items():
            path = self._here / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                text + ("theme: mine\n" if how.theme and name.startswith("variants") else ""), encoding="utf-8"
            )
        if kind == "bibliography":
            with (self._here / "cv.yaml").open("a", encoding="utf-8") as file:
                file.write(f"publications: [{{from: papers{ending}}}]\n")
        path = self._here / how.path.replace("*", ending)
        path.write_bytes(content)
        words = [word.replace("*", ending) for word in how.words]
        return self._run(words) or self._left_over() or self._printed()

    def _left_over(self) -> str:
        """Whether a temporary file or folder is left."""
        found = [path.name for path in self._here.parent.iterdir() if path != self._here and path.name != "cvbuild"]
        for name in found:
            shutil.rmtree(self._here.parent / name, ignore_errors=True)
        return f"left over: {found}" if found else ""

    def _printed(self) -> str:
        """Whether a file that is no input was printed."""
        out = (path for path in self._here.rglob("*.txt") if path.is_file())
        return "a file outside is printed" if any(b"confidential" in path.read_bytes() for path in out) else ""

    def _run(self, words: list[str]) -> str:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            _in_fork(self._here, self._scratch, words, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as stream:
            ended = bool(select.select([stream], [], [], WALL_SECONDS)[0])
            if not ended:
                os.kill(child, signal.SIGKILL)
            answer = stream.read()
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if not ended or status in (-signal.SIGXCPU, -signal.SIGKILL):
            return "it does not end"
        if status:
            return f"the process ends with {status}"
        code, said, outside = json.loads(answer)
        if outside:
            return f"outside of the project: {outside}"
        return "" if code in (0, 1, 2) and "Traceback" not in said else f"it ends with {code}: {said}"


def _in_fork(folder: Path, scratch: Path, words: list[str], answer: int) -> NoReturn:
    touched: list[str] = []
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    os.chdir(folder)
    _watch(folder.parent, scratch / SECRET, touched)
    said = io.StringIO()
    atexit._clear()  # what this process has to tidy up is not the fork's
    try:
        sys.argv = ["cvbuild", *words]
        from cvbuild.__main__ import main

        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code: object = main()
            atexit._run_exitfuncs()
    except BaseException:
        import traceback

        code = 70
        said.write(traceback.format_exc())
    content = json.dumps([code, said.getvalue(), touched]).encode()
    while content:
        content = content[os.write(answer, content) :]
    os._exit(0)


def _watch(own: Path, secret: Path, touched: list[str]) -> None:
    """Note what this process and those that it forks do outside of the project and the user's cache."""

    def note(event: str, args: tuple[Any, ...]) -> None:
        if event in REFUSED:
            touched.append(f"{event} {args[1:]}")
        if event not in CHANGES and not (event == "open" and isinstance(args[0], str | bytes)):
            return
        paths = [os.path.realpath(os.fsdecode(path)) for path in args[:2] if isinstance(path, str | bytes) and path]
        changes = event in CHANGES or (isinstance(args[2], int) and args[2] & WRITING)
        for path in paths[:1] if event == "open" else paths:
            if path == str(secret) or (changes and not path.startswith((f"{own}/", "/dev/"))):
                touched.append(f"{event} {path}")

    sys.addaudithook(note)
