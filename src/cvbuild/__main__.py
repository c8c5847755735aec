"""``python -m cvbuild`` and the ``cvbuild`` command."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def main() -> int:
    """Say again what the last run said where nothing changed since, else run the command line.

    Ctrl-C while modules are still imported ends the process as the system does it: there is nothing to tell or to tidy
    yet, and an import that is torn apart ends in a traceback.

    Returns:
        The exit code.
    """
    from cvbuild.unchanged import replay

    try:
        code = replay(sys.argv[1:])
    except OSError:  # nobody listens, or there is no room where stdout leads: the command line tells it
        code = None
    if code is not None:
        return code
    import signal

    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:  # not where it is ignored, as below nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cvbuild.own_process import own_process

    with own_process():
        from cvbuild.cli import main as run

        signal.signal(signal.SIGINT, heard)
        _end_tidily()
        try:
            run()
        except SystemExit as end:
            return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _end_tidily() -> None:
    """End as after Ctrl-C when a job is cancelled or a terminal closed, else temporary files stay behind."""
    import signal

    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def console() -> "NoReturn":
    """The whole life of a process, a fifth shorter.

    It looks for no garbage, which what makes many variants does by itself, and takes no module apart at its end.
    """
    import gc

    gc.disable()
    code = main()
    import atexit
    import contextlib
    import os

    with contextlib.suppress(OSError, ValueError, AttributeError):  # else Python's own end tells what is wrong
        sys.stdout.flush()
        sys.stderr.flush()
        atexit._run_exitfuncs()
        os._exit(code)
    raise SystemExit(code)


if __name__ == "__main__":
    console()
