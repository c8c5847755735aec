"""``python -m cvbuild`` and the ``cvbuild`` command."""


def main() -> None:
    """Run the command line."""
    from cvbuild.cli import main as run

    run()


if __name__ == "__main__":
    main()
