"""Measure imports, and write docs/import-quality.md: what of each form is kept, and how much in the right field.

``make import-quality`` runs it. With ``--twins`` it also writes the committed twins again.
"""

from __future__ import annotations

import datetime
import sys
import tempfile
from collections import Counter
from pathlib import Path

from msgspec import Struct

from cvbuild.commands.import_.files import project_files
from cvbuild.pipeline.build import Request, build
from cvbuild.readers import Imported, read
from cvbuild.syntax.files import write_all
from cvbuild.syntax.finding import Severity
from tests.readers.expectation import FORMS, PEOPLE, expected, misplaced, sample
from tests.readers.handmade import handmade
from tests.readers.twins import FOLDER, twins

DOCUMENT = Path(__file__).parents[2] / "docs" / "import-quality.md"
_DAY = datetime.date(2024, 9, 1)
_HEAD = """\
# Quality of imports

What `cvbuild import` makes of files of other tools. `make import-quality` writes this table.

- **Files**: invented people of ten professions in the habits of real files (`tests/readers/`), and hand-made files
  with the oddities that public files have. Files and readers are by the same hand: other files may fare worse.
- **Kept**: texts of the source that are in `cv.yaml`; the others are in the import's report, in full.
- **Right field**: texts that are in the field that the person's data has them in, which the reader does not know.
- **Findings**: errors, warnings and notes of a build of all files, right after the import.

| Form | Read as | Files | Texts | Kept | Right field | Errors | Warnings | Notes |
|---|---|---|---|---|---|---|---|---|
"""


class Tally(Struct):
    """The counts of one form."""

    format: str = ""
    files: int = 0
    texts: int = 0
    kept: int = 0
    placed: int = 0
    wanted: int = 0
    findings: Counter[Severity] = {}  # type: ignore[assignment] - filled per form

    def row(self, form: str) -> str:
        """Return the row of the table."""
        right = f"{100 * self.placed / self.wanted:.1f} %" if self.wanted else ""
        counts = " | ".join(str(self.findings[one]) for one in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
        kept = f"{100 * self.kept / self.texts:.1f} %"
        return f"| {form} | {self.format} | {self.files} | {self.texts} | {kept} | {right} | {counts} |"


def measured(form: str) -> Tally:
    """Return the counts of one form over all people."""
    tally = Tally(findings=Counter())
    for name, person in PEOPLE.items():
        file, content = sample(form, name)
        found = _added(tally, file, content)
        wanted = sum(expected(form, person).values())
        tally.wanted += wanted
        tally.placed += wanted - len(misplaced(form, person, found.cv))
    return tally


def measured_by_hand() -> Tally:
    """Return the counts of the hand-made files."""
    tally = Tally(findings=Counter())
    for file, content, fields in handmade():
        found = _added(tally, file, content)
        there = dict.fromkeys(_flat(found.cv))
        tally.wanted += len(fields)
        tally.placed += sum(one in there for one in fields)
    tally.format = "several"
    return tally


def _flat(value: object) -> list[tuple[str, str]]:
    from tests.readers.expectation import flat

    return list(flat(value))


def _added(tally: Tally, file: str, content: bytes) -> Imported:
    found = read(content, file)
    assert found is not None, file
    tally.format = found.format
    tally.files += 1
    tally.texts += found.fate.total
    tally.kept += found.fate.kept
    with tempfile.TemporaryDirectory() as folder:
        write_all(Path(folder), project_files(found, file))
        result = build(Request(Path(folder), _DAY))
        assert result.complete, (file, result.findings)
        tally.findings.update(finding.severity for finding in result.findings)
    return found


def main() -> None:
    """Write the document, and the twins if asked for."""
    if "--twins" in sys.argv:
        write_all(FOLDER, twins())
    rows = [measured(form).row(form) for form in FORMS]
    rows.append(measured_by_hand().row("hand-made"))
    DOCUMENT.write_text(_HEAD + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
