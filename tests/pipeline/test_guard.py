"""A process that lays out ahead: its results in order, its limits, and its end."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.previews import write_project

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")

PROGRAM = """\
import os, signal, time
from cvbuild.pipeline import guard
from cvbuild.pipeline.guard import Apart, Exceeded

guard._SECONDS = 0.3

def busy(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass

def deaf():
    signal.signal(signal.SIGVTALRM, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_PROF, 0.1)

def task(number):
    yield False, f"{number} begins"
    if number == 1:
        FAULT
    yield True, f"{number} ends"

with Apart(task, range(3)) as apart:
    for number in range(3):
        try:
            print(*apart.results(), sep=", ")
        except (Exceeded, ValueError) as error:
            print(type(error).__name__, error)
"""
FAULTS = {
    "pass": "1 begins, 1 ends",
    "busy(0.2)": "1 begins, 1 ends",
    "busy(9)": "Exceeded it takes more than 0.3 seconds",
    "raise ValueError('wrong')": "ValueError wrong",
    "os._exit(3)": "Exceeded it needs more than 1536 MB of memory, or a library of the layout fails",
    "os.kill(os.getpid(), signal.SIGKILL)": "Exceeded it takes more than 0.3 seconds or too much memory",
    "deaf(); busy(9)": "Exceeded it takes more than 0.3 seconds or too much memory",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_one_number_that_fails_costs_no_other(fault: str, tmp_path: Path) -> None:
    """In a program of its own, because a process with threads is not forked."""
    program = PROGRAM.replace("FAULT", fault)
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["0 begins, 0 ends", FAULTS[fault], "2 begins, 2 ends"]


def test_a_process_that_nobody_waits_for_is_ended(tmp_path: Path) -> None:
    program = PROGRAM.replace("FAULT", "time.sleep(60)").replace("range(3):", "range(1):")
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout == "0 begins, 0 ends\n"


THREADS = {
    "pass": "True",
    "threading.Thread(target=time.sleep, args=(9,), daemon=True).start()": "False",
    "libc.pthread_create(ctypes.byref(thread), None, libc.pause, None)": "False",  # as Pango does
}


@pytest.mark.parametrize("begin", THREADS)
def test_a_process_with_threads_is_not_forked(begin: str) -> None:
    program = f"""\
import ctypes, threading, time
from cvbuild.pipeline import guard

libc, thread = ctypes.CDLL(None), ctypes.c_ulong()
{begin}
print(guard.is_possible())
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", THREADS[begin])


SMALL = """\
import os
from cvbuild.pipeline.guard import Apart, Exceeded

first, close = os.getpid(), os.close

def closed(handle):
    close(handle)
    if os.getpid() != first:
        raise OSError("no")

CHANGE
with Apart(lambda number: iter([(True, "laid out")]), range(1)) as apart:
    try:
        print(*apart.results())
    except Exceeded as error:
        print("Exceeded", error)
"""


def test_nothing_leaves_the_process_whatever_fails_in_it() -> None:
    """It would go on as a second one of the process that it comes from."""
    program = SMALL.replace("CHANGE", "os.close = closed")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()) == (0, [f"Exceeded {FAULTS['os._exit(3)'][9:]}"])


def test_the_first_process_of_a_container_lays_out() -> None:
    """Its number is 1, which is also that of whoever takes over the processes of a killed one."""
    container = ["unshare", "--user", "--map-root-user", "--pid", "--fork"]
    if not shutil.which("unshare") or subprocess.run([*container, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system makes no namespaces")
    program = SMALL.replace("CHANGE", "print(os.getpid())")
    done = subprocess.run([*container, sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()) == (0, ["1", "laid out"])


LACKING = {
    "processes": """
def fork():
    raise BlockingIOError(11, "no")

os.fork = fork
""",
    "proc": """
listed = os.listdir
os.listdir = lambda path=".": listed(str(path).replace("/proc", "/no"))
""",
}


@pytest.mark.parametrize("lacking", LACKING)
def test_without_another_process_this_one_lays_out(lacking: str, tmp_path: Path) -> None:
    done = _built(LACKING[lacking], tmp_path)
    assert (done.returncode in (0, 1), done.stderr) == (True, "")
    assert list(tmp_path.glob("out/**/*.pdf"))


def test_without_a_temporary_folder_the_message_says_what_to_do(tmp_path: Path) -> None:
    done = _built("import tempfile\ntempfile._candidate_tempdir_list = lambda: ['/no']", tmp_path)
    assert (done.returncode, "temporary" in done.stderr, "TMPDIR" in done.stderr) == (2, True, True)


def _built(change: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Build a PDF in a process that something was changed in."""
    write_project(folder)
    program = f"import os, sys\n{change}\nfrom cvbuild.__main__ import main\nsys.exit(main())"
    command = [sys.executable, "-c", program, "--format", "pdf", "--quiet"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
