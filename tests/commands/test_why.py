"""``cvbuild why`` and ``cvbuild outline``: rules with the deciding line, and items that no variant shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cvbuild.render import pdf
from tests.commandline import Run, runner, write

GOLDEN = Path(__file__).parents[1] / "golden" / "engineer"

CV = """\
tags: {quant: trading, web: pages, music: instruments, never: nothing}
facts: {loose: {figures: ["9"], hold: of what?}}
basics:
  name: Ada Lovelace
  headlines: [{id: calm, text: Calm}, {id: bold, text: Bold}]
work:
  - id: engines
    name: Engines
    position: Analyst
    startDate: 1842-01
    highlights:
      - {id: program, text: Wrote the first program, tags: [web, quant], priority: 5}
      - {id: notes, text: Wrote notes, tags: [quant], priority: 4, wordings: {quant: Wrote the notes}}
      - {id: letters, text: Wrote letters, tags: [quant]}
      - {id: held, text: Nine, facts: [loose], tags: [quant]}
      - {id: site, text: Drew a page, tags: [web], priority: 4}
      - {id: organ, text: Played the organ, tags: [music]}
  - id: school
    name: School
    position: Teacher
    startDate: 1840-01
    endDate: 1841-01
    highlights: [{id: taught, text: Taught, tags: [quant]}]
projects:
  - {id: loom, name: Loom, keywords: [{text: punched cards, id: cards}, {text: paper, tags: [web], id: paper}]}
awards: [{id: medal, title: Medal}]
"""
VARIANTS = {
    "variants/_base.yaml": """\
        tags: [quant]
        exclude: [school]
        """,
    "variants/quant.yaml": """\
        extends: _base
        headline: calm
        include: [site]
        sections:
          - work: {highlights: {max: 3}}
          - projects
        """,
    "variants/web.yaml": "tags: [web]\nexcludeTags: [quant]\nsections: [work, projects]\n",
}


@pytest.fixture
def cvbuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")
    write(tmp_path, {"cv.yaml": CV, **VARIANTS})
    return runner(tmp_path, monkeypatch, capsys)


RULES = [
    ("program", "quant", True, "tag", "shares the tag quant", "variants/_base.yaml:1:8"),
    ("letters", "quant", False, "cap", "cut by the cap of 3, priority 3", "variants/quant.yaml:5:30"),
    ("site", "quant", True, "included", "included by id", "variants/quant.yaml:3:11"),
    ("held", "quant", False, "hold", "on hold: fact loose: of what?", "cv.yaml:15:9"),
    ("organ", "quant", False, "no-tag", "shares no tag", "variants/_base.yaml:1:7"),
    ("engines", "quant", True, "untagged", "has no tags", "cv.yaml:7:5"),
    ("school", "quant", False, "excluded", "excluded by id", "variants/_base.yaml:2:11"),
    ("taught", "quant", False, "parent-out", "work.school is out: excluded by id", "variants/_base.yaml:2:11"),
    ("medal", "quant", False, "section-not-shown", "the variant does not show awards", "variants/quant.yaml:5:3"),
    ("calm", "quant", True, "named", "headline: calm", "variants/quant.yaml:2:11"),
    ("bold", "quant", False, "not-named", "the variant's headline is calm", "variants/quant.yaml:2:11"),
    ("program", "web", False, "excluded-tag", "excluded tag quant", "variants/web.yaml:2:15"),
    ("site", "web", True, "tag", "shares the tag web", "variants/web.yaml:1:8"),
]


@pytest.mark.parametrize(("word", "variant", "shown", "rule", "reason", "place"), RULES)
def test_each_rule_is_shown_with_the_deciding_line(
    cvbuild: Callable[..., Run], word: str, variant: str, shown: bool, rule: str, reason: str, place: str
) -> None:
    (item,) = json.loads(cvbuild("why", word, "--report", "json", "--variant", variant).out)
    told = item["variants"][variant]
    at = told["place"]
    found = (told["shown"], told["rule"], told["reason"], f"{at['file']}:{at['line']}:{at['column']}")
    assert found == (shown, rule, reason, place)
    assert list(item["variants"]) == [variant]


def test_the_story_of_one_item_in_all_variants(cvbuild: Callable[..., Run]) -> None:
    assert cvbuild("why", "notes").out == (
        "work.engines.notes  work[0].highlights[1]  cv.yaml:13:9\n"
        "  Wrote notes\n"
        "  tags: quant; priority 4\n"
        "\n"
        "  quant  in   shares the tag quant  variants/_base.yaml:1:8\n"
        "              inherited from _base\n"
        "              printed in the wording 'quant'\n"
        "  web    out  excluded tag quant  variants/web.yaml:2:15\n"
    )


def test_a_cut_says_who_stayed_and_which_tags_did_not_help(cvbuild: Callable[..., Run]) -> None:
    out = cvbuild("why", "letters", "-v", "quant").out
    assert "kept instead: program, notes, site\n" in out
    assert "though it shares: quant\n" in out


@pytest.mark.parametrize(
    "word",
    [
        "work.engines.program",
        "engines.program",
        "program",
        "work[0].highlights[0]",
        "work[0].highlights[0].text",
        "cv.yaml:12",
        "./cv.yaml:12:30",
    ],
)
def test_an_item_may_be_named_in_many_ways(cvbuild: Callable[..., Run], word: str) -> None:
    assert cvbuild("why", word).out.startswith("work.engines.program  work[0].highlights[0]  cv.yaml:12:9\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["porgram"], ["no item has the id 'porgram'", "did you mean `program`?"]),
        (["zzzzz"], ["no item has the id 'zzzzz'"]),
        (["work[0].highlights[77]"], ["no item is at 'work[0].highlights[77]'", "work.engines.program"]),
        (["wrok[0]"], ["no item is at 'wrok[0]'", "work[0]"]),
        (["cv.yaml:1"], ["no item is at cv.yaml:1"]),
        (["program", "--variant", "qant"], ["there is no variant 'qant'", "quant"]),
        (["--report", "xml"], ["xml"]),
    ],
)
def test_an_unknown_item_is_reported(cvbuild: Callable[..., Run], arguments: list[str], words: list[str]) -> None:
    run = cvbuild("why", *arguments)
    assert (run.code, run.out) == (2, "")
    assert [word for word in words if word not in run.err] == []


def test_an_ambiguous_id_is_reported_with_both_items(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV.replace("{id: loom, name: Loom,", "{id: loom, name: Loom, highlights: [Taught],")})
    run = cvbuild("why", "taught")
    assert run.code == 2
    assert "'taught' matches 2 items" in run.err
    assert "write one of: work.school.taught, projects.loom.taught" in run.err


def test_a_section_is_shown_alone(cvbuild: Callable[..., Run]) -> None:
    out = cvbuild("why", "projects", "-v", "quant").out
    assert "work" not in out
    assert "projects.loom" in out


def test_a_broken_source_is_reported_at_its_line(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV + "wrok: []\n"})
    for command in ("why", "outline"):
        run = cvbuild(command)
        assert run.code == 2
        assert "cv.yaml:27:1: error[S001]" in run.out


def test_colour_only_when_asked_for(cvbuild: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["why"], ["why", "program"], ["outline"]):
        plain = cvbuild(*arguments).out
        assert "\x1b[" not in plain
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[" in cvbuild(*arguments).out
        monkeypatch.delenv("FORCE_COLOR")


def test_nothing_is_rendered_for_an_answer(cvbuild: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError("rendered")

    monkeypatch.setattr("cvbuild.pipeline.stages.rendered", never)
    assert cvbuild("why").code == cvbuild("outline").code == 0


def test_where_pages_have_a_say_they_are_laid_out_and_not_rendered(
    cvbuild: Callable[..., Run], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quant = tmp_path / "variants" / "quant.yaml"
    quant.write_text(f"{quant.read_text(encoding='utf-8')}pages: {{max: 1, fit: true}}\n", encoding="utf-8")
    laid: list[bool] = []
    layout = pdf.layout
    monkeypatch.setattr(pdf, "layout", lambda *one, tall=False: (laid.append(tall), layout(*one, tall=tall))[1])
    monkeypatch.setattr("cvbuild.pipeline.stages.rendered", None)
    monkeypatch.setattr("cvbuild.pipeline.guard.is_possible", lambda: False)  # then it is this process that lays out
    assert cvbuild("why").code == 0
    assert laid == [True, False]


def outline(cvbuild: Callable[..., Run], *arguments: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(cvbuild("outline", "--report", "json", *arguments).out)
    return data


def test_items_that_no_variant_shows_are_listed(cvbuild: Callable[..., Run]) -> None:
    data = outline(cvbuild)
    names = {key: [remark["name"] for remark in data[key]] for key in data if key not in {"variants", "items"}}
    assert names == {
        "unused": ["work.engines.letters", "work.engines.organ", "work.school.taught", "awards.medal"],
        "held": ["work.engines.held"],
        "unreachable": ["work.engines.organ"],
        "tagsNotCarried": ["never"],
        "tagsNotAskedFor": ["music", "never"],
    }


def test_the_lists_are_about_all_variants_whichever_are_columns(cvbuild: Callable[..., Run]) -> None:
    one, all_ = outline(cvbuild, "--variant", "web"), outline(cvbuild)
    assert one["variants"] == ["web"]
    assert one["unused"] == all_["unused"]


def test_keywords_are_counted_or_listed(cvbuild: Callable[..., Run]) -> None:
    assert "1/2" in cvbuild("outline", "-v", "quant").out
    out = cvbuild("outline", "--all", "-v", "quant").out
    assert "1/2" not in out
    assert "  .paper" in out


@pytest.mark.parametrize("columns", [30, 60, 80, 200])
def test_a_narrow_terminal_loses_texts_and_no_id(
    cvbuild: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = cvbuild("outline", "--all").out
    table = out.split("\n\n")[0].splitlines()
    ids = [item["id"] for item in outline(cvbuild, "--all")["items"]]
    assert [name for name in ids if f".{name.rpartition('.')[2]} " not in out.replace("\n", " ")] == []
    assert max(map(len, table)) <= max(columns, 42)
    assert ("Wrote the first program" in out) is (columns >= 60)


def test_control_characters_of_a_file_do_not_reach_the_terminal(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV.replace("title: Medal", 'title: "Me\\u202edal [bold]x[/bold] :smile:"')})
    for arguments in (["outline"], ["why", "medal"]):
        run = cvbuild(*arguments)
        out = run.out
        assert run.code == 0
        assert "\u202e" not in out
        assert "[bold]x[/bold] :smile:" in out


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("why.txt", ["why", "--variant", "backend"]),
        ("outline.txt", ["outline", "--all"]),
        ("outline.md", ["outline", "--report", "md"]),
    ],
)
def test_golden(
    name: str,
    arguments: list[str],
    update: bool,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    run = runner(GOLDEN, monkeypatch, capsys)(*arguments)
    expected = GOLDEN / "expected" / name
    if update:
        expected.write_text(run.out, encoding="utf-8")
    assert run.out == expected.read_text(encoding="utf-8")
