"""Write docs/checks-quality.md: ``python -m tests.corpus`` (``make quality``)."""

from __future__ import annotations

import sys

from tests.corpus.cases import HERE
from tests.corpus.measure import alarms, measure
from tests.corpus.page import page

TARGET = HERE.parents[1] / "docs" / "checks-quality.md"


def main() -> int:
    """Measure everything and write the page."""
    measured, clean = measure(), alarms()
    TARGET.write_text(page(measured, clean), encoding="utf-8")
    caught = sum(one.caught for one in measured)
    sys.stdout.write(f"{caught} of {len(measured)} caught: {TARGET.relative_to(HERE.parents[1])}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
