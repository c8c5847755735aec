"""Findings: how they are made, and what waivers and the baseline do when a finding has several places."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from msgspec.structs import replace

import cvbuild
from cvbuild.analysis.check import Check, Scope
from cvbuild.checks import baseline, registry
from cvbuild.checks.config import apply_waivers, waivers
from cvbuild.checks.runner import grouped, settled
from cvbuild.syntax.finding import Finding, Label, Location, Mistake, Severity
from cvbuild.syntax.source import Place, Source

CHECK = Check("C209", "misspelt-word", Severity.WARNING)
SOURCE = Source("cv.yaml", "- Recieve one\n- Recieve two # allow C209: a name\n- Recieve three\n- Recieve one\n")
SOURCES = {"cv.yaml": SOURCE}


def misspelt(*lines: int) -> Finding:
    first, *others = (Location(Place("cv.yaml", line, 3, line, 10), f"work[{line - 1}]") for line in lines)
    return replace(CHECK.finding("'Recieve'", first.place), locations=(first, *others))


def parts(findings: tuple[Finding, ...]) -> list[tuple[list[int], str, str]]:
    return [([place.line for place in one.places], one.path, one.suppressed) for one in findings]


def entries(*findings: Finding) -> tuple[baseline.Entry, ...]:
    from cvbuild.syntax.load import load

    loaded = load(baseline.content(findings, SOURCES), "baseline.json").value
    assert loaded
    decoded = baseline.decode(loaded).value
    assert decoded is not None
    return decoded


def test_the_first_place_leads() -> None:
    finding = misspelt(3, 1)
    assert (str(finding.place), finding.path) == ("cv.yaml:3:3", "work[2]")
    assert [place.line for place in finding.places] == [3, 1]


def test_a_waiver_suppresses_its_own_place_only() -> None:
    found, idle = apply_waivers([misspelt(1, 2, 3)], waivers(SOURCE), ())
    assert parts(found) == [([1, 3], "work[0]", ""), ([2], "work[1]", "a name")]
    assert idle == ()


def test_a_finding_whose_every_place_is_waived_does_not_count() -> None:
    assert parts(apply_waivers([misspelt(2)], waivers(SOURCE), ())[0]) == [([2], "work[1]", "a name")]


def test_the_baseline_has_an_entry_for_each_place() -> None:
    assert len(entries(misspelt(1, 2, 3))) == 3
    found, idle = baseline.hide([misspelt(1, 2, 3)], entries(misspelt(1, 2, 3)), SOURCES)
    assert parts(found) == [([1, 2, 3], "work[0]", "baseline")]
    assert idle == ()


def test_a_baseline_fits_however_its_findings_were_grouped() -> None:
    found, idle = baseline.hide([misspelt(1, 2)], entries(misspelt(1), misspelt(2)), SOURCES)
    assert parts(found) == [([1, 2], "work[0]", "baseline")]
    assert idle == ()


def test_a_known_finding_counts_again_at_a_new_place_only() -> None:
    found, idle = baseline.hide([misspelt(1, 2, 3)], entries(misspelt(1, 2)), SOURCES)
    assert parts(found) == [([1, 2], "work[0]", "baseline"), ([3], "work[2]", "")]
    assert idle == ()


def test_one_entry_hides_one_of_two_places_with_the_same_words() -> None:
    found, _ = baseline.hide([misspelt(1, 4)], entries(misspelt(1)), SOURCES)
    assert parts(found) == [([1], "work[0]", "baseline"), ([4], "work[3]", "")]


def test_a_waived_place_is_not_in_the_baseline() -> None:
    found, _ = apply_waivers([misspelt(1, 2)], waivers(SOURCE), ())
    assert len(entries(*found)) == 1


@pytest.mark.parametrize(("own", "expected"), [(None, Severity.ERROR), (Severity.WARNING, Severity.WARNING)])
def test_a_mistake_takes_name_and_severity_from_its_check(own: Severity | None, expected: Severity) -> None:
    further = (Label(Place("x", 2), "first here"),)
    mistake = Mistake("A119", "broken", Place("x", 3), "theme", "here", "repair it", further, own)
    (finding,) = settled([mistake])
    assert finding == Finding(
        code="A119",
        name="broken-theme",
        severity=expected,
        message="broken",
        locations=(Location(Place("x", 3), "theme"),),
        label="here",
        hint="repair it",
        further=further,
    )


def test_a_check_grades_single_findings() -> None:
    assert CHECK.finding("x", Place("x")).severity is Severity.WARNING
    assert CHECK.finding("x", Place("x"), severity=Severity.NOTE).severity is Severity.NOTE


def _calls(name: str) -> list[tuple[str, ast.Call]]:
    root = Path(cvbuild.__file__).parent
    texts = ((path.relative_to(root).as_posix(), path.read_text("utf-8")) for path in sorted(root.rglob("*.py")))
    nodes = ((path, node) for path, text in texts if f"{name}(" in text for node in ast.walk(ast.parse(text)))
    found = ((path, node) for path, node in nodes if isinstance(node, ast.Call))
    return [(path, node) for path, node in found if isinstance(node.func, ast.Name) and node.func.id == name]


def test_there_is_one_way_to_make_a_finding() -> None:
    assert [path for path, _ in _calls("Finding")] == ["analysis/check.py"]


def test_mistakes_name_checks_that_phases_report() -> None:
    literals = (node.args[0] for _, node in _calls("Mistake") if node.args)
    codes = {node.value for node in literals if isinstance(node, ast.Constant)}
    records = registry.records()
    assert len(codes) > 10
    assert {code for code in codes if records[code].scope is not Scope.READING} == set()


def test_findings_that_say_the_same_become_one_with_all_places() -> None:
    other = replace(misspelt(3), message="'Teh'")
    waived = replace(misspelt(4), suppressed="a name")
    found = grouped((misspelt(1).in_variant("a"), misspelt(2).in_variant("b"), other, waived, misspelt(1)))
    assert [([place.line for place in one.places], one.message) for one in found] == [
        ([1, 2], "'Recieve'"),
        ([3], "'Teh'"),
        ([4], "'Recieve'"),
    ]
    assert found[0].variants == (), "one of them concerns all variants"
