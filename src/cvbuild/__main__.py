"""``python -m cvbuild`` and the ``cvbuild`` command."""

import signal


def main() -> None:
    """Run the command line.

    Ctrl-C while modules are still imported ends the process as the system does it: there is nothing to tell or to tidy
    yet, and an import that is torn apart ends in a traceback.
    """
    heard = signal.getsignal(signal.SIGINT)
    if heard is signal.default_int_handler:  # not where it is ignored, as below nohup
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from cvbuild.cli import main as run

    signal.signal(signal.SIGINT, heard)
    run()


if __name__ == "__main__":
    main()
