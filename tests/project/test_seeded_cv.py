"""One CV with seventeen planted defects: exactly these are reported, at their lines.

The mistakes are those of the comparison of tools: the best of them found three, with seven false alarms. A line says
behind ``#`` which codes are due there.
"""

from __future__ import annotations

import re
from collections import Counter

from tests.corpus.cases import HERE
from tests.corpus.measure import run

_MARK = re.compile(r"\s+# (?P<codes>[A-Z]\d{3}(?: [A-Z]\d{3})*)$", re.MULTILINE)


def test_every_planted_defect_is_found_and_nothing_else() -> None:
    written = (HERE / "seeded" / "cv.yaml").read_text(encoding="utf-8")
    expected: Counter[tuple[str, int]] = Counter()
    for number, line in enumerate(written.split("\n"), 1):
        if mark := _MARK.search(line):
            expected.update((code, number) for code in mark["codes"].split())
    findings = run({"cv.yaml": _MARK.sub("", written)})
    found = Counter((finding.code, finding.place.line) for finding in findings)
    assert len(expected) >= 17
    assert found == expected, [f"{f.severity.word} {f.place} {f.code} {f.message}" for f in findings]
