"""Write ``docs/reliability.md`` from a run of the tests that damage, stop, flood and deceive; ``make reliability``.

The numbers are those of the run: each test reports how it ended, and the file says so even if something was lost.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/reliability.md"

TRIED = {
    "tests/pipeline/test_damage.py::test_damage_to_the_cache": "damage to the cache (12 times)",
    "tests/pipeline/test_faults.py::test_a_fault": "a call to the system fails or is the last of a command",
    "tests/pipeline/test_damage.py::test_no_file_hangs": "named pipes, folders, files of 3 GiB as files",
    "tests/pipeline/test_damage.py::test_a_manifest": "builds from other folders, and of some variants",
    "tests/pipeline/test_damage.py::test_only_its_owner": "permissions of the cache",
    "tests/fuzz/test_corpus.py::test_a_kept": "kept hostile inputs of twelve kinds, each with its command",
    "tests/pipeline/test_links.py": "links of a project to elsewhere: written, deleted, read",
    "tests/render/test_bad_links.py": "links with dangerous schemes, checks on and off, in templates",
    "tests/render/test_theme_attacks.py": "themes that ask for too much time, memory or reach",
    "tests/project/test_streams.py": "outputs without a character, closed, full, left",
    "tests/pipeline/test_online.py": "links to private addresses, redirects, slow answers",
    "tests/pipeline/test_hostile.py": "hostile text in every format",
    "tests/pipeline/test_no_leak.py": "private words planted everywhere",
    "tests/pipeline/test_ended_from_outside.py": "signals, a full disk",
    "tests/analysis/test_complexity.py": "twice the text, steps counted",
    "tests/render/test_word_comparison.py": "random documents: words of PDF and DOCX, by other programs, against TXT",
}


class Tally:
    """A plugin of pytest that counts how tests end."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self.failed: Counter[str] = Counter()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count a test at the entry whose name its id begins with."""
        kind = next((what for start, what in TRIED.items() if report.nodeid.startswith(start)), "")
        if kind and (report.when == "call" or report.failed):
            tried = int(str(dict(report.user_properties).get("tried", 1))) if report.passed else 1
            (self.passed if report.passed else self.failed)[kind] += 0 if report.skipped else tried


def page(tally: Tally) -> str:
    """The text of the page."""
    rows = "\n".join(_row(what, tally) for what in TRIED.values())
    return f"""# What was tried, and what was lost

`make reliability` runs these tests and writes this page. "Lost" counts how often a file was half written,
a manifest wrong, a private file read, a bad link live, a process hung or a traceback shown. See
[what others may do](threat-model.md).

| what was tried | how often | lost |
|---|---|---|
{rows}
"""


def _row(what: str, tally: Tally) -> str:
    tried, lost = tally.passed[what] + tally.failed[what], tally.failed[what]
    return f"| {what} | {tried or 'not run'} | {(lost or 'nothing') if tried else ''} |"


def main() -> int:
    """Run the tests and write the page; the exit code is that of the tests."""
    tally = Tally()
    files = list(dict.fromkeys(start.partition("::")[0] for start in TRIED))
    words = ["-q", "-n0", "-p", "no:cacheprovider", *sys.argv[1:], *(str(ROOT / file) for file in files)]
    code = pytest.main(words, plugins=[tally])
    PAGE.write_text(page(tally), encoding="utf-8")
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
