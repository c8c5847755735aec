"""Every check: its file, its text, its examples."""

from __future__ import annotations

import datetime
import re
import runpy
from pathlib import Path

import pytest

from cvbuild.analysis.check import CheckModule, Scope
from cvbuild.checks import registry
from cvbuild.pipeline.build import FORMATS, Request, Result, build
from tests.damage import AUDIENCES, LETTERS, WEB, do_damage
from tests.examples import Example, blocks

ROOT = Path(__file__).parents[2]
TODAY = datetime.date(2026, 11, 22)
MODULES = registry.modules()


def run(example: Example, module: CheckModule, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    example.write(folder)
    monkeypatch.chdir(folder)
    if example.damage:
        do_damage(example.damage, monkeypatch)
    check = module.CHECK
    wanted = check.formats or check.any_format or (FORMATS if check.code[0] in "PAL" else ())
    more = {"online": example.damage in WEB, "audience": AUDIENCES.get(example.damage, "")}
    more |= {"letter": LETTERS.get(example.damage, "")}
    request = Request(Path(), TODAY, formats=wanted, select=(check.code,), **more)  # type: ignore[arg-type]
    return build(request)


def found(result: Result, code: str) -> list[tuple[str, int]]:
    return [(finding.place.file, finding.place.line) for finding in result.findings if finding.code == code]


@pytest.mark.parametrize("code", MODULES)
def test_bad_example_is_found_at_its_line(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = blocks(MODULES[code].__doc__ or "", code)["Bad"]
    result = run(example, MODULES[code], tmp_path, monkeypatch)
    expected = list(example.marked)
    assert expected, "Bad has no line marked with the code"
    assert found(result, code) == expected, [f"{f.place} {f.code} {f.message}" for f in result.findings]


@pytest.mark.parametrize("code", MODULES)
def test_good_example_is_clean(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = run(blocks(MODULES[code].__doc__ or "", code)["Good"], MODULES[code], tmp_path, monkeypatch)
    assert result.complete, [f"{f.place} {f.code} {f.message}" for f in result.findings]
    assert found(result, code) == []


@pytest.mark.parametrize("code", MODULES)
def test_text_has_all_its_parts(code: str) -> None:
    text = MODULES[code].__doc__ or ""
    assert re.match(r"\S.*\.\n\n", text), "the first line is a sentence"
    assert [part for part in ("\nWhat: ", "\nWhy: ", "\nBad::", "\nGood::") if part not in text] == []


def test_files_are_named_by_code_and_name() -> None:
    for code, module in MODULES.items():
        check = module.CHECK
        file = Path(str(module.__file__)).stem  # type: ignore[attr-defined]
        assert file == f"{code.lower()}_{check.name.replace('-', '_')}"
        assert check.code == code
        assert (check.scope is Scope.READING) != hasattr(module, "find")


def test_names_are_unique_and_say_the_pattern() -> None:
    names = [module.CHECK.name for module in MODULES.values()]
    assert len(names) == len(set(names))
    assert [name for name in names if name.startswith(("no-", "check-", "banned-"))] == []


def test_the_page_of_all_checks_is_up_to_date(update: bool) -> None:
    """Written anew by ``--update`` or ``python tools/make_checks_doc.py``."""
    page = runpy.run_path(str(ROOT / "tools" / "make_checks_doc.py"))["text"]()
    if update:
        (ROOT / "docs" / "checks.md").write_text(page, encoding="utf-8")
    assert (ROOT / "docs" / "checks.md").read_text(encoding="utf-8") == page
