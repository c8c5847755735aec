"""Write docs/conformance.md: ``python -m tests.conformance`` (``make conformance``). The files stay in build/."""

from __future__ import annotations

import sys

from tests.conformance.cvs import ROOT, Cv, write_all
from tests.conformance.extractors import pages
from tests.conformance.validators import VALIDATORS, Verdicts

TARGET = ROOT / "docs" / "conformance.md"
FOLDER = ROOT / "build" / "conformance"

INTRODUCTION = """\
# Conformance

The verdicts of independent validators on finished files: every variant of this project, a long academic CV and a sparse
one (`tests/conformance/`), in every theme on both paper sizes. Written by `make conformance`; CI runs the same
validators as tests (`make test-all`).

| column | checks |
|---|---|
"""


def main() -> int:
    """Write the table; exit code 1 where a fault was found, 2 where something could not be asked."""
    missing = sorted({name for validator in VALIDATORS for name in validator.missing()})
    if missing:
        sys.stderr.write(f"not installed: {', '.join(missing)}; `make test-all` installs what is needed\n")
        return 2
    cvs = write_all(FOLDER)
    verdicts = {validator.name: validator.judge(FOLDER, cvs) for validator in VALIDATORS}
    TARGET.write_text(page(cvs, verdicts), encoding="utf-8")
    faults = sum(1 for column in verdicts.values() for problem in column.values() if problem)
    sys.stdout.write(f"{len(cvs)} CVs, {len(VALIDATORS)} validators, {faults} faults: {TARGET.relative_to(ROOT)}\n")
    return 1 if faults else 0


def page(cvs: dict[str, Cv], verdicts: dict[str, Verdicts]) -> str:
    """The whole page as Markdown."""
    meanings = "".join(f"| {validator.name} | {validator.asks} |\n" for validator in VALIDATORS)
    head = ["CV", "theme", "paper", "pages", *(validator.name for validator in VALIDATORS)]
    rows = [[cv.name, cv.theme, cv.paper, str(_pages(stem)), *_cells(stem, verdicts)] for stem, cv in cvs.items()]
    table = "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * len(head), *rows))
    return INTRODUCTION + meanings + "\n" + table + _faults(verdicts)


def _pages(stem: str) -> int:
    return pages(FOLDER / f"{stem}.pdf")


def _cells(stem: str, verdicts: dict[str, Verdicts]) -> list[str]:
    return ["**fault**" if verdicts[validator.name][stem] else "pass" for validator in VALIDATORS]


def _faults(verdicts: dict[str, Verdicts]) -> str:
    found = [
        f"- {name}, {stem}: {problem}\n"
        for name, column in verdicts.items()
        for stem, problem in column.items()
        if problem
    ]
    return "\nNo faults were found.\n" if not found else "\n## Faults\n\n" + "".join(found)


if __name__ == "__main__":
    raise SystemExit(main())
