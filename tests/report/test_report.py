"""Reports of a run for people and programs.

``data/sarif-schema-2.1.0.json`` is the schema of the OASIS Standard (errata 01), unchanged.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import jsonschema
import pytest
from msgspec.structs import replace

from cvbuild.model.artifact import Artifact
from cvbuild.report import (
    ArtifactLine,
    CheckLine,
    Report,
    cells,
    from_result,
    render,
    reporter,
    reports,
    visible,
    wants_color,
)
from cvbuild.report._excerpt import WIDTH, excerpt
from cvbuild.report.text import summary
from cvbuild.syntax.finding import Finding, Label, Location, Severity
from cvbuild.syntax.source import Place, Source

SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "sarif-schema-2.1.0.json").read_text("utf-8"))
HIGHLIGHT = "    - Rewrote the order gateway in C++ ..."
SOURCES = {
    "cv.yaml": Source("cv.yaml", "\n" * 86 + HIGHLIGHT + "\n\t- Recieved\t中文 and e\u0301te\n"),
    "variants/quant.yaml": Source("variants/quant.yaml", "label: Quant\n\n\n  pages: {max: 1}\n"),
}
TOO_LONG = Finding(
    code="L101",
    name="too-many-pages",
    severity=Severity.ERROR,
    message="2 pages, the variant allows 1",
    locations=(Location(Place("cv.yaml", 87, 7), "work[0].highlights[0]"),),
    label="page 2 starts here",
    hint="6 lines too long; drop or shorten highlights. Lowest priority: work[4], projects[2]",
    further=(Label(Place("variants/quant.yaml", 4, 10), "limit set here"),),
    variants=("quant",),
)
MISSPELT = Finding(
    code="C209",
    name="misspelt-word",
    severity=Severity.WARNING,
    message="no such word",
    locations=(Location(Place("cv.yaml", 88, 4, 88, 12)),),
)
PDF = ArtifactLine("quant", "pdf", "out/quant/Ada Muster.pdf", "a" * 64, 412, 1)
TXT = ArtifactLine("quant", "txt", "out/quant/Ada Muster.txt", "b" * 64, 1, changed=False)
FULL = Report(
    variants=("quant", "inference"),
    findings=(
        replace(MISSPELT, suppressed="a name"),
        TOO_LONG,
        replace(MISSPELT, variants=("quant", "inference")),
        replace(MISSPELT, severity=Severity.NOTE, locations=(Location(Place("theme.toml")),), suppressed="baseline"),
    ),
    artifacts=(PDF, TXT),
    sources=SOURCES,
    checks=(
        CheckLine("C209", "misspelt-word", Severity.WARNING, "A word that no list has.", "What\n\n..."),
        CheckLine("S008", "retyped-elsewhere", Severity.OFF, "Plain text that other readers retype."),
    ),
    hidden=1,
)


EVERYWHERE = replace(
    MISSPELT,
    locations=(
        Location(Place("cv.yaml", 88, 4, 88, 12), "work[0]"),
        *(Location(Place("variants/quant.yaml", line, 1), f"tags[{line}]") for line in range(1, 8)),
    ),
)
"""A finding with eight places."""


def text(finding: Finding, sources: dict[str, Source] = SOURCES, variants: tuple[str, ...] = ("quant",)) -> str:
    return reporter("text").render(Report(variants, (finding,), sources=sources))


def line_of(content: str, place: Place, **more: Any) -> list[str]:
    """The two lines of an excerpt, without their gutter."""
    finding = replace(MISSPELT, locations=(Location(place),), **more)
    lines = text(finding, {"cv.yaml": Source("cv.yaml", content)}).split("\n")
    return [line[5:] for line in lines[2:4]]


def test_the_folder_is_the_registry() -> None:
    assert reports() == ("github", "gitlab", "json", "junit", "sarif", "text")


@pytest.mark.parametrize("name", reports())
def test_a_report_is_the_same_whatever_the_order_of_findings(name: str) -> None:
    render = reporter(name).render
    assert render(FULL) == render(replace(FULL, findings=FULL.findings[::-1]))
    assert render(FULL).endswith("\n")
    assert not render(FULL).endswith("\n\n")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("text", "No findings.\n"),
        ("github", ""),
        ("gitlab", "[]\n"),
        ("json", '{\n  "variants": [],\n  "findings": [],\n'),
        ("junit", '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="cvbuild" tests="1" failures="0"'),
    ],
)
def test_a_run_that_found_nothing(name: str, expected: str) -> None:
    assert reporter(name).render(Report()).startswith(expected)


def test_text_has_the_layout_of_the_design() -> None:
    assert text(TOO_LONG) == (
        """\
cv.yaml:87:7: error[L101]: 2 pages, the variant allows 1
   |
87 |     - Rewrote the order gateway in C++ ...
   |       ^ page 2 starts here
   |
   ::: variants/quant.yaml:4:10
   |
 4 |   pages: {max: 1}
   |          - limit set here
   |
   = hint: 6 lines too long; drop or shorten highlights. Lowest priority: work[4], projects[2]
   = cvbuild explain L101

1 error
"""
    )


def test_text_shows_findings_by_place_then_what_was_built_then_how_many() -> None:
    lines = reporter("text").render(FULL).splitlines()
    assert [line for line in lines if line.startswith("cv.yaml")] == [
        "cv.yaml:87:7: error[L101]: 2 pages, the variant allows 1",
        "cv.yaml:88:4: warning[C209]: no such word",
    ]
    assert lines[-4:] == [
        "quant  pdf  1 page  412 words  out/quant/Ada Muster.pdf",
        "quant  txt          1 word     out/quant/Ada Muster.txt  unchanged",
        "",
        "1 error, 1 warning (1 waived, 1 hidden by the baseline)",
    ]


@pytest.mark.parametrize(
    ("variants", "named"),
    [
        ((), None),
        (("quant", "inference"), None),
        (("quant",), "   = variant: quant"),
    ],
)
def test_text_names_variants_when_a_finding_does_not_concern_all(variants: tuple[str, ...], named: str | None) -> None:
    lines = text(replace(MISSPELT, variants=variants), variants=("quant", "inference")).splitlines()
    assert [line for line in lines if "variant" in line] == ([named] if named else [])


def test_several_variants_are_named_in_one_remark() -> None:
    seen = replace(MISSPELT, variants=("b", "a"))
    assert "   = variants: b, a\n" in reporter("text").render(Report(("b", "a", "c"), (seen,), sources=SOURCES))


def test_carets_align_below_tabs_and_wide_and_combining_characters() -> None:
    assert line_of("\t- Recieved", Place("cv.yaml", 1, 4, 1, 12)) == ["\t- Recieved", "\t  ^^^^^^^^"]
    assert line_of("- 中文 rust", Place("cv.yaml", 1, 6, 1, 10)) == ["- 中文 rust", "       ^^^^"]
    assert line_of("- 中文", Place("cv.yaml", 1, 3, 1, 5)) == ["- 中文", "  ^^^^"]
    assert line_of("- e\u0301te x", Place("cv.yaml", 1, 8)) == ["- e\u0301te x", "      ^"]
    assert line_of("- e\u0301te", Place("cv.yaml", 1, 4)) == ["- e\u0301te", "  ^"]


@pytest.mark.parametrize(
    "place",
    [Place("cv.yaml", 1, 3), Place("cv.yaml", 1, 3, 2, 1), Place("cv.yaml", 1, 3, 1, 3), Place("cv.yaml", 1, 3, 1, 90)],
    ids=["no end", "several lines", "empty", "a whole sentence"],
)
def test_one_caret_marks_the_start(place: Place) -> None:
    assert line_of("- " + "long " * 19, place, label="here")[1] == "  ^ here"


def test_a_place_after_the_end_of_its_line() -> None:
    assert line_of("key:", Place("cv.yaml", 1, 99), label="value missing")[1] == "    ^ value missing"


@pytest.mark.parametrize("place", [Place("cv.yaml", 99), Place("gone.yaml", 1), Place("cv.yaml", 1)])
def test_a_place_without_text_has_no_excerpt(place: Place) -> None:
    assert text(replace(MISSPELT, locations=(Location(place),))).splitlines()[1:] == [
        "   = cvbuild explain C209",
        "",
        "1 warning",
    ]
    assert "   | see there\n" in text(replace(MISSPELT, locations=(Location(place),), label="see there"))


def test_the_gutter_is_as_wide_as_the_longest_line_number() -> None:
    sources = {"cv.yaml": Source("cv.yaml", "\n" * 1233 + "here\n")}
    assert text(replace(MISSPELT, locations=(Location(Place("cv.yaml", 1234, 1)),)), sources).splitlines()[1:5] == [
        "     |",
        "1234 | here",
        "     | ^",
        "     |",
    ]


@pytest.mark.parametrize("column", [1, 55, 100, 101, 190, 250, 299])
@pytest.mark.parametrize("letter", ["x", "中", "e\u0301", "\x1b"])
def test_a_long_line_is_cut_around_the_caret(letter: str, column: int) -> None:
    line = (letter * 300)[: column - 1] + "#" + (letter * 300)[column:300]
    shown = excerpt(line, Place("cv.yaml", 1, column, 1, column + 1))
    assert cells(shown.line) <= WIDTH + 2
    (left, right), (head, tail) = visible(line).split("#"), shown.line.split("#")
    assert head == left or (head[0] == "…" and left.endswith(head[1:]))
    assert tail == right or (tail[-1] == "…" and right.startswith(tail[:-1]))
    assert cells(head) == cells(shown.indent)
    assert shown.carets == 1


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b[31m", "␛[31m"),
        ("a\rb", "a␍b"),
        ("\x9b31m", "<U+009B>31m"),
        ("\u202egnp", "<U+202E>gnp"),
        ("\u200b", "<U+200B>"),
        ("\udc80", "<U+DC80>"),
        ("\ue000", "<U+E000>"),
        ("a\tb\u00a0é–中", "a\tb\u00a0é–中"),
    ],
)
def test_control_characters_are_escaped_for_terminals(raw: str, shown: str) -> None:
    assert visible(raw) == shown


def test_no_text_of_the_source_reaches_the_terminal_as_it_is() -> None:
    evil = "\x1b]0;title\x07\u202e"
    place = Place(f"{evil}.yaml", 1, 1)
    finding = replace(
        MISSPELT,
        locations=(Location(place),),
        message=evil,
        label=evil,
        hint=evil,
        variants=(evil,),
        further=(Label(place, evil),),
    )
    artifact = replace(PDF, path=evil)
    report = Report((evil, "b"), (finding,), (artifact,), {place.file: Source(place.file, evil)})
    for name in ("text", "github"):
        assert not {"\x1b", "\x07", "\u202e"} & set(reporter(name).render(report))


def test_colour_adds_escape_sequences_and_nothing_else() -> None:
    plain, coloured = reporter("text").render(FULL), reporter("text").render(FULL, color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[L101]\x1b[0m" in coloured
    for style in ("1;31", "1;33", "1;36", "1", "34", "2", "0"):
        coloured = coloured.replace(f"\x1b[{style}m", "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("environ", "terminal", "wanted"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ({"TERM": "dumb"}, True, False),
    ],
)
def test_who_wants_colour(environ: dict[str, str], terminal: bool, wanted: bool) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    assert wants_color(stream, environ) is wanted


@pytest.mark.parametrize(
    ("severities", "hidden", "expected"),
    [
        ((), 0, "No findings."),
        ((), 2, "No findings (2 hidden by the baseline)."),
        ((Severity.ERROR,), 0, "1 error"),
        (
            (Severity.NOTE, Severity.ERROR, Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.NOTE),
            0,
            "2 errors, 1 warning, 3 notes",
        ),
    ],
)
def test_the_closing_line_counts_by_severity(severities: tuple[Severity, ...], hidden: int, expected: str) -> None:
    findings = tuple(
        replace(MISSPELT, severity=severity, locations=(Location(Place("cv.yaml", line)),))
        for line, severity in enumerate(severities, start=1)
    )
    assert summary(Report(findings=findings, hidden=hidden)) == expected


def test_github_makes_one_annotation_a_finding_that_counts() -> None:
    assert reporter("github").render(FULL) == (
        "::error file=cv.yaml,line=87,col=7,title=L101 too-many-pages::2 pages, the variant allows 1 [quant]\n"
        "::warning file=cv.yaml,line=88,col=4,endColumn=12,title=C209 misspelt-word::no such word\n"
    )


def test_github_escapes_and_calls_a_note_a_notice() -> None:
    finding = replace(
        MISSPELT,
        severity=Severity.NOTE,
        message="100%: a,b\r\nc",
        locations=(Location(Place("a,b:c%.yaml", 2, 3, 5, 1)),),
    )
    assert reporter("github").render(Report(findings=(finding,))) == (
        "::notice file=a%2Cb%3Ac%25.yaml,line=2,endLine=5,title=C209 misspelt-word::100%25: a,b%0D%0Ac\n"
    )


def test_json_carries_every_field() -> None:
    data = json.loads(reporter("json").render(FULL))
    assert list(data) == ["variants", "findings", "artifacts", "checked", "skipped"]
    assert data["variants"] == ["quant", "inference"]
    assert data["findings"][0] == {
        "code": "L101",
        "name": "too-many-pages",
        "severity": "error",
        "message": TOO_LONG.message,
        "file": "cv.yaml",
        "line": 87,
        "column": 7,
        "endLine": None,
        "endColumn": None,
        "path": "work[0].highlights[0]",
        "places": [
            {
                "file": "cv.yaml",
                "line": 87,
                "column": 7,
                "endLine": None,
                "endColumn": None,
                "path": "work[0].highlights[0]",
            }
        ],
        "variant": "quant",
        "variants": ["quant"],
        "label": "page 2 starts here",
        "further": [
            {
                "file": "variants/quant.yaml",
                "line": 4,
                "column": 10,
                "endLine": None,
                "endColumn": None,
                "label": "limit set here",
            }
        ],
        "hint": TOO_LONG.hint,
        "suppressed": "",
    }
    assert [(f["variant"], f["endLine"], f["suppressed"]) for f in data["findings"][1:]] == [
        (None, 88, "a name"),
        ("quant", 88, ""),
        (None, None, "baseline"),
    ]
    assert data["artifacts"][0] == {
        "variant": "quant",
        "format": "pdf",
        "path": "out/quant/Ada Muster.pdf",
        "sha256": "a" * 64,
        "pages": 1,
        "words": 412,
    }


@pytest.mark.parametrize("name", ["gitlab", "json", "junit", "sarif"])
def test_no_locale_can_break_a_report_for_programs(name: str) -> None:
    finding = replace(MISSPELT, message="né\udc80", locations=(Location(Place("né\udc80.yaml")),))
    assert reporter(name).render(Report(findings=(finding,))).isascii()


def sarif(report: Report) -> Any:
    log = json.loads(reporter("sarif").render(report))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log["runs"][0]


@pytest.mark.parametrize("report", [Report(), FULL, replace(FULL, checks=())])
def test_sarif_is_valid(report: Report) -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    assert sarif(report)["columnKind"] == "unicodeCodePoints"


def test_sarif_has_a_rule_for_every_check_and_every_finding() -> None:
    run = sarif(FULL)
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["C209", "L101", "S008"]
    assert rules[0] == {
        "id": "C209",
        "name": "misspelt-word",
        "shortDescription": {"text": "A word that no list has."},
        "defaultConfiguration": {"level": "warning"},
        "help": {"text": "What\n\n..."},
    }
    assert rules[2]["defaultConfiguration"] == {"enabled": False}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_sarif_results_have_places_and_reasons() -> None:
    first, waived, counted, hidden = sarif(FULL)["results"]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "cv.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 87, "startColumn": 7},
    }
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "work[0].highlights[0]"
    assert first["relatedLocations"][0]["message"] == {"text": "limit set here"}
    assert first["properties"] == {"variants": ["quant"], "hint": TOO_LONG.hint}
    assert waived["suppressions"] == [{"kind": "inSource", "justification": "a name"}]
    assert counted["suppressions"] == []
    assert hidden["suppressions"] == [{"kind": "external", "justification": "baseline"}]


@pytest.mark.parametrize(
    ("file", "location"),
    [
        ("variants/für mich.yaml", {"uri": "variants/f%C3%BCr%20mich.yaml", "uriBaseId": "%SRCROOT%"}),
        ("variants\\a.yaml", {"uri": "variants/a.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a:b#c?.yaml", {"uri": "a%3Ab%23c%3F.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/home/ada/cv.yaml", {"uri": "file:///home/ada/cv.yaml"}),
    ],
)
def test_sarif_names_files_by_uri(file: str, location: dict[str, str]) -> None:
    result = sarif(Report(findings=(replace(MISSPELT, locations=(Location(Place(file)),)),)))["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def asked(out: Path | None) -> Any:
    """What a report needs of a request."""
    return SimpleNamespace(out=out, verbose=False, unchecked=False, notes=True, lean=False)


def test_a_build_becomes_a_report() -> None:
    finished = Artifact("quant", "pdf", "quant/Ada.pdf", sha256="0" * 64, words=2, pages=1)
    tree = Artifact("quant", "tree", "quant/Ada.tree", sha256="1" * 64)
    project = SimpleNamespace(variants=((SimpleNamespace(name="quant"), None),), sources=SOURCES)
    told = {"findings": (TOO_LONG,), "project": project, "finished": (finished, tree), "written": ("quant/Ada.pdf",)}
    result = cast("Any", SimpleNamespace(**told, sources=SOURCES, skipped=()))
    report = from_result(result, asked(Path("out")))
    assert report.variants == ("quant",)
    assert report.findings == (TOO_LONG,)
    assert report.sources == SOURCES
    assert report.artifacts == (
        ArtifactLine("quant", "pdf", "out/quant/Ada.pdf", finished.sha256, 2, 1, changed=True),
        ArtifactLine("quant", "tree", "out/quant/Ada.tree", tree.sha256, changed=False),
    )
    waiver = next(check for check in report.checks if check.code == "S016")
    assert waiver.summary == "A waiver that suppresses nothing, has no reason, or names no check."
    assert waiver.docs.startswith("What: ")
    assert from_result(result, asked(None)).artifacts == ()


def test_a_source_that_cannot_be_read_is_quoted_all_the_same() -> None:
    result = SimpleNamespace(findings=(MISSPELT,), project=None, finished=(), written=(), sources=SOURCES, skipped=())
    report = from_result(
        cast("Any", result),
        asked(Path("out")),
    )
    assert "88 | \t- Recieved" in render("text", report)


def test_text_points_at_the_first_place_and_names_some_others() -> None:
    shown = text(EVERYWHERE)
    assert shown.startswith("cv.yaml:88:4: warning[C209]: no such word\n")
    others = ", ".join(f"variants/quant.yaml:{line}:1" for line in range(1, 6))
    assert f"   = also at {others} and 2 more places\n   = cvbuild explain C209\n" in shown
    assert shown.endswith("\n1 warning\n")


def test_text_counts_the_other_places_of_a_note() -> None:
    note = replace(EVERYWHERE, severity=Severity.NOTE, variants=("quant",))
    assert "no such word (and 7 more places, quant)\n" in text(note, variants=("quant", "inference"))


def test_github_makes_one_annotation_of_a_finding_with_several_places() -> None:
    (line,) = reporter("github").render(Report(findings=(EVERYWHERE,))).splitlines()
    assert line.startswith("::warning file=cv.yaml,line=88,col=4,endColumn=12,title=C209 misspelt-word::no such word (")
    assert line.endswith("variants/quant.yaml:6:1, variants/quant.yaml:7:1)")


def test_json_lists_every_place_with_its_path() -> None:
    (finding,) = json.loads(reporter("json").render(Report(findings=(EVERYWHERE,))))["findings"]
    assert (finding["file"], finding["line"], finding["path"]) == ("cv.yaml", 88, "work[0]")
    assert [(place["file"], place["line"], place["path"]) for place in finding["places"][:2]] == [
        ("cv.yaml", 88, "work[0]"),
        ("variants/quant.yaml", 1, "tags[1]"),
    ]
    assert len(finding["places"]) == 8


def test_sarif_relates_the_other_places_to_the_first() -> None:
    further = (Label(Place("cv.yaml", 2), "spelt well here"),)
    (result,) = sarif(Report(findings=(replace(EVERYWHERE, further=further),)))["results"]
    assert len(result["locations"]) == 1
    related = result["relatedLocations"]
    assert [one["id"] for one in related] == list(range(8))
    assert related[0]["message"] == {"text": "also here"}
    assert related[0]["logicalLocations"][0]["fullyQualifiedName"] == "tags[1]"
    assert related[7]["message"] == {"text": "spelt well here"}


def test_quiet_text_shows_only_what_makes_the_run_fail() -> None:
    quiet = replace(FULL, quiet=True)
    assert render_text(quiet) == text_of(TOO_LONG)
    strict = render_text(replace(quiet, failing=Severity.WARNING))
    assert (strict.count("error[L101]"), strict.count("warning[C209]")) == (1, 1)
    assert render_text(replace(quiet, findings=(replace(MISSPELT, severity=Severity.NOTE),))) == ""


def render_text(report: Report) -> str:
    return reporter("text").render(report)


def text_of(finding: Finding) -> str:
    return render_text(replace(FULL, findings=(finding,), artifacts=(), quiet=True))


def test_gitlab_tells_equal_findings_apart_and_knows_them_when_lines_move() -> None:
    def prints(*findings: Finding) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(reporter("gitlab").render(Report(findings=findings)))]

    below = replace(MISSPELT, locations=(Location(Place("cv.yaml", 99, 4)),))
    assert len(set(prints(MISSPELT, below, TOO_LONG))) == 3
    assert prints(MISSPELT) == prints(below)
    assert prints(MISSPELT) != prints(replace(MISSPELT, message="another word"))


def test_gitlab_has_the_keys_of_code_quality() -> None:
    (error, warning) = json.loads(reporter("gitlab").render(FULL))
    assert {key: error[key] for key in ("description", "check_name", "severity", "location")} == {
        "description": "2 pages, the variant allows 1 [quant]",
        "check_name": "L101 too-many-pages",
        "severity": "major",
        "location": {"path": "cv.yaml", "lines": {"begin": 87}},
    }
    assert (warning["severity"], warning["description"]) == ("minor", "no such word")


@pytest.mark.parametrize(("failing", "failures"), [(Severity.ERROR, 1), (Severity.WARNING, 2)])
def test_junit_fails_where_the_run_fails(failing: Severity, failures: int) -> None:
    from xml.etree import ElementTree as ET

    tree = ET.fromstring(reporter("junit").render(replace(FULL, failing=failing)))
    suites = list(tree)
    assert tree.get("failures") == str(failures) == str(len(tree.findall(".//failure")))
    assert sum(int(suite.get("tests", 0)) for suite in suites) == len(tree.findall(".//testcase")) == 2
    assert len(tree.findall(".//skipped")) == 2 - failures
    case = tree.findall(".//testcase")[0]
    assert (case.get("name"), case.get("file"), case.get("line")) == ("L101 too-many-pages, line 87", "cv.yaml", "87")
    details = case[0].text or ""
    assert "variants: quant" in details
    assert "hint: 6 lines too long" in details


@pytest.mark.parametrize("raw", ["a < b & c", 'say "x"', "it's", "esc \x1b[31m", "line\nbreak", "\udc80", "\x00"])
def test_junit_is_xml_whatever_a_message_holds(raw: str) -> None:
    from xml.etree import ElementTree as ET

    finding = replace(TOO_LONG, message=raw, hint=raw, locations=(Location(Place(raw, 1, 1)),))
    assert ET.fromstring(reporter("junit").render(Report(findings=(finding,)))).findall(".//failure")
