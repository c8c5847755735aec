"""Proofreaders for tests: one that finds nothing, and one that loads its libraries once for all tests."""

from __future__ import annotations

import functools
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from cvbuild.pipeline import _proofreader

__all__ = ["SILENT", "LoadedProcess", "SilentProcess", "path_with_harper"]

SILENT = str(Path(__file__).parent / "data" / "silent")
"""A folder with a Harper that finds nothing."""


class SilentProcess:
    """The process of a proofreader, for tests that need none of its findings."""

    def __init__(self, _language: str, _locale: str, texts: list[str]) -> None:
        self._texts = texts

    def answer(self) -> list[list[list[int | str]]]:
        """Return no slips for each text."""
        return [[] for _ in self._texts]

    def end(self) -> None:
        """Do nothing: nothing was started."""


class LoadedProcess(SilentProcess):
    """A proofreader that finds what the real one does. Its libraries take a second to load, once for all tests."""

    def __init__(self, *asked: Any) -> None:
        self._asked = asked

    def answer(self) -> list[list[list[int | str]]]:
        """Return the slips of each text."""
        process = _process()
        assert process.stdin is not None
        assert process.stdout is not None
        print(json.dumps(self._asked), file=process.stdin, flush=True)
        while not (line := process.stdout.readline()).startswith("[["):
            assert line, "the proofreader ended"  # other lines are notes of Harper
        found: list[list[list[int | str]]] = json.loads(line)
        return found


@functools.cache
def _process() -> subprocess.Popen[str]:
    command, env = [sys.executable, "-P", __file__], {**os.environ, "PYTHONPATH": path_with_harper()}
    return subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


def path_with_harper() -> str:
    """The PYTHONPATH on which Harper is the one that is installed."""
    return os.pathsep.join(folder for folder in os.environ["PYTHONPATH"].split(os.pathsep) if folder != SILENT)


def _serve() -> None:
    """Answer one question for each line."""
    _proofreader._english = functools.cache(_proofreader._english)
    for line in sys.stdin:
        language, locale, texts = json.loads(line)
        sys.stdout.write(f"{json.dumps(_proofreader.proofread(language, locale, texts))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
