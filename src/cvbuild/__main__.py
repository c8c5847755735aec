"""``python -m cvbuild`` and the ``cvbuild`` command."""

import sys


def main() -> int | None:
    """Say again what the last run said where nothing changed since, else run the command line.

    Ctrl-C while modules are still imported ends the process as the system does it: there is nothing to tell or to tidy
    yet, and an import that is torn apart ends in a traceback.
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
    from cvbuild.cli import main as run

    signal.signal(signal.SIGINT, heard)
    run()
    return None


if __name__ == "__main__":
    raise SystemExit(main())
