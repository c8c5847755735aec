"""``python -m cvbuild`` and the ``cvbuild`` command."""

import io
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> int:
    """Replay the previous run's output if no input changed; otherwise run the command line.

    While modules are imported, Ctrl-C ends the process as the system does: there is nothing to report or clean up yet,
    and an interrupted import would end in a traceback.

    Returns:
        The exit code.
    """
    from cvbuild.cache.replay import replay

    _prepare_streams()
    try:
        code = replay(sys.argv[1:])
    except OSError:  # stdout is closed or full: the command line reports it
        code = None
    if code is not None:
        return code
    import signal

    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:  # it may be ignored, as under nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cvbuild.commands._cli import main as run

    signal.signal(signal.SIGINT, heard)
    _end_tidily()
    try:
        run()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _prepare_streams() -> None:
    """Let no character and no closed stream end a run that is done.

    What the encoding of an output lacks is escaped: a pipe on Windows, or a locale, may have only ASCII. The numbers of
    closed streams are taken, or the next file to be opened would be one, and get what libraries print.
    """
    import codecs
    import os

    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest free number
    codecs.register_error("cvbuild.escape", _escaped)
    sys.stdout = sys.stdout or io.TextIOWrapper(io.FileIO(1, "w", closefd=False))
    sys.stderr = sys.stderr or io.TextIOWrapper(io.FileIO(2, "w", closefd=False))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="cvbuild.escape")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    r"""Escape characters as JSON does, so that JSON stays JSON: ``é`` is ``\u00e9``, ``𝄞`` is ``\ud834\udd1e``."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4)), error.end


def _end_tidily() -> None:
    """End as after Ctrl-C when a job is cancelled or a terminal is closed, so that temporary files are removed."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def console() -> "NoReturn":
    """Run the command line in a process of its own, which takes a tenth less time.

    There is no garbage collection (building many variants does its own), and no module is torn down at the end.
    """
    import gc

    gc.disable()
    code = main()
    import atexit
    import contextlib
    import os

    with contextlib.suppress(OSError, ValueError, AttributeError):  # otherwise Python's own exit reports the error
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()
        os._exit(code)
    raise SystemExit(code)


if __name__ == "__main__":
    console()
