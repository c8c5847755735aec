"""``make bench``: run the cases, print medians and paired ratios, compare with what was recorded.

Usage: ``python -m benchmarks [--runs N] [--base REV] [--record] [CASE ...]``
"""

from __future__ import annotations

import argparse
import json
import platform
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks import waiting
from benchmarks.cases import AGAINST, CASES, Case, own_cv
from benchmarks.revision import set_up
from benchmarks.runner import Measured, compare
from benchmarks.table import page_with, rows, waits

ROOT = Path(__file__).parents[1]
RECORD = Path(__file__).with_name("recorded.json")
PAGE = ROOT / "docs" / "performance.md"
NAMES = (*CASES, *AGAINST, waiting.NAME)


def main() -> None:
    """Run what is asked for; ``--record`` keeps the figures and renews the table in docs/performance.md."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.splitlines()[0])
    parser.add_argument("cases", nargs="*", choices=[*NAMES, []], metavar="CASE", help=", ".join(NAMES))
    parser.add_argument("--runs", type=int, default=7, help="pairs of runs a case (7)")
    parser.add_argument("--record", action="store_true", help="keep the figures, renew docs/performance.md")
    parser.add_argument("--base", metavar="REV", help="a revision to compare with; without it no base-… case runs")
    given = parser.parse_args()
    cases = {**CASES, **(against(given.base) if given.base else {})}
    names = given.cases or [name for name in NAMES if name in (*cases, waiting.NAME)]
    if missing := [name for name in names if name not in (*cases, waiting.NAME)]:
        parser.error(f"{missing[0]} needs --base REV")
    recorded = json.loads(RECORD.read_text(encoding="utf-8")) if RECORD.is_file() else {}
    found: dict[str, Measured | waiting.Waited] = {}
    for name in names:
        if name == waiting.NAME:
            found[name] = waited = timed(given.runs)
            print(*waits(waited.as_dict()), sep="\n", flush=True)
            continue
        found[name] = one = measured(cases[name], given.runs)
        print(*rows(cases[name], one, recorded.get(name)), sep="\n", flush=True)
    if given.record:
        base = {"base": given.base} if given.base else {}
        record({**recorded, **base, **{name: one.as_dict() for name, one in found.items()}})


def against(revision: str) -> dict[str, Case]:
    """The cases that compare with an earlier revision."""
    program = str(set_up(ROOT, revision))
    return {name: Case(title, revision, prepare(program), limit) for name, (title, limit, prepare) in AGAINST.items()}


def measured(case: Case, runs: int) -> Measured:
    """One case in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="cvbuild-bench-") as folder:
        return compare(case.prepare(ROOT, Path(folder)), min(runs, case.most_runs or runs))


def timed(runs: int) -> waiting.Waited:
    """The preview of the repository's own CV."""
    with tempfile.TemporaryDirectory(prefix="cvbuild-bench-") as folder:
        return waiting.wait(own_cv(ROOT, Path(folder)), runs)


def record(found: Mapping[str, object]) -> None:
    """Keep the figures and write them into the page that explains them."""
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    text = json.dumps({**found, "machine": machine}, indent=2, sort_keys=True) + "\n"
    RECORD.write_text(text, encoding="utf-8")
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), json.loads(text)), encoding="utf-8")


if __name__ == "__main__":
    main()
