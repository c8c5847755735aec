"""Write docs/conformance.md: ``python -m tests.conformance`` (``make conformance``). The files stay in build/."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tests.conformance.cvs import ROOT, Cv, write_all
from tests.conformance.exports import EXPORT_VALIDATORS, Export, write_exports
from tests.conformance.extractors import pages
from tests.conformance.validators import VALIDATORS, Validator, Verdicts

TARGET = ROOT / "docs" / "conformance.md"
FOLDER = ROOT / "build" / "conformance"

INTRODUCTION = """\
# Conformance

The verdicts of independent validators on finished files: every variant of this project, a long academic CV, a sparse
one and a letter (`tests/conformance/`). Each is in three themes or more on both paper sizes; two are in all eight
themes. Written by `make conformance`; CI runs the same validators as tests (`make test-all`).

| column | checks |
|---|---|
"""


OTHERS = """
## Other formats

What each variant and the letter print, in the formats of [exports](exports.md).

| column | checks |
|---|---|
"""


def main() -> int:
    """Write the table; exit code 1 where a fault was found, 2 where something could not be asked."""
    missing = sorted({name for validator in (*VALIDATORS, *EXPORT_VALIDATORS) for name in validator.missing()})
    if missing:
        sys.stderr.write(f"not installed: {', '.join(missing)}; `make test-all` installs what is needed\n")
        return 2
    cvs, exports = write_all(FOLDER), write_exports(FOLDER / "exports")
    verdicts = {validator.name: validator.judge(FOLDER, cvs) for validator in VALIDATORS}
    others = {validator.name: validator.judge(FOLDER / "exports", exports) for validator in EXPORT_VALIDATORS}
    TARGET.write_text(page(cvs, verdicts) + others_page(exports, others) + _faults(verdicts | others), encoding="utf-8")
    faults = sum(1 for column in (verdicts | others).values() for problem in column.values() if problem)
    count = len(VALIDATORS) + len(EXPORT_VALIDATORS)
    sys.stdout.write(f"{len(cvs)} CVs, {count} validators, {faults} faults: {TARGET.relative_to(ROOT)}\n")
    return 1 if faults else 0


def page(cvs: dict[str, Cv], verdicts: dict[str, Verdicts]) -> str:
    """The page as Markdown, as far as PDF, Word and text."""
    rows = [[cv.name, cv.theme, cv.paper, str(_pages(stem)), *_cells(stem, verdicts)] for stem, cv in cvs.items()]
    return INTRODUCTION + _meanings(VALIDATORS) + "\n" + _table(["CV", "theme", "paper", "pages"], VALIDATORS, rows)


def others_page(exports: dict[str, Export], verdicts: dict[str, Verdicts]) -> str:
    """The part about other formats."""
    rows = [[stem, *_cells(stem, verdicts)] for stem in exports]
    return OTHERS + _meanings(EXPORT_VALIDATORS) + "\n" + _table(["CV"], EXPORT_VALIDATORS, rows)


def _meanings(validators: Sequence[Validator]) -> str:
    return "".join(f"| {validator.name} | {validator.asks} |\n" for validator in validators)


def _table(first: list[str], validators: Sequence[Validator], rows: list[list[str]]) -> str:
    head = [*first, *(validator.name for validator in validators)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, ["---"] * len(head), *rows))


def _pages(stem: str) -> int:
    return pages(FOLDER / f"{stem}.pdf")


def _cells(stem: str, verdicts: dict[str, Verdicts]) -> list[str]:
    return ["**fault**" if column[stem] else "pass" for column in verdicts.values()]


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
