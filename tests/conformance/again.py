"""Write every file again with a later date: ``python -m tests.conformance.again FOLDER``."""

from __future__ import annotations

import sys
import time
from pathlib import Path

_YEARS = 5 * 366 * 24 * 3600  # seconds


def main() -> None:
    """Turn the clock, then build."""
    now = time.time
    time.time = lambda: now() + _YEARS
    from tests.conformance.cvs import write_all

    write_all(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
