"""Adding a thing is adding a file: a section and a format dropped into a copy of the package."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.commandline import write

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
DROPPED: Mapping[str, str] = {"patents.py": "model/sections", "skills.py": "render"}

Report = tuple[Path, list[dict[str, object]]]


PROJECT: Mapping[str, str] = {
    "cv.yaml": """\
        basics: {name: Ada Lovelace, email: ada@lovelace.example, headlines: [{id: h, text: Engineer}]}
        tags: {engines: what computes, looms: what weaves}
        facts: {cards: {figures: [12x], evidence: proprietary}}
        work:
          - name: Analytical Engines
            position: Engineer
            startDate: 2019-01
            highlights: [{text: Raised the output of the loom 12x, facts: [cards]}]
        skills:
          - {name: Craft, keywords: [weaving, {text: punching, tags: [looms]}]}
        patents:
          - id: loom
            title: Loom that reads cards
            number: GB 1801
            granted: 2020-04
            url: http://looms.dev/cards
            tags: [looms]
            highlights:
              - Wove a portrait of 24,000 cards without a definately broken thread
              - {text: Halved the waste, priority: 1}
          - id: engine
            title: Engine with a store
            granted: 2023-04
            tags: [engines]
            priority: 5
            highlights:
              - {text: Kept the digits of the cards, needs: patents.loom}
              - Printed tables
              - Rang a bell
          - {id: mill, title: Mill, granted: 2022-01}
          - {id: secret, title: Differential mill, hold: not filed yet, granted: 2022-01}
        """,
    "variants/all.yaml": "{tags: [engines, looms], headline: h, pages: {max: 1, fit: true}}",
    "variants/some.yaml": """\
        tags: [engines]
        headline: h
        sections: [{patents: {max: 1, order: [mill], highlights: {max: 2}}}, work, skills]
        """,
}


@pytest.fixture(scope="module")
def cvbuild(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Run Python in a project, with a copy of the package that has one section and one format more."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("src", "templates"):
        shutil.copytree(ROOT / name, folder / name)  # with what is compiled, which saves seconds
    for name, room in DROPPED.items():
        shutil.copy(DATA / "dropped" / name, folder / "src" / "cvbuild" / room)
    write(folder / "cv", PROJECT)
    environment = {
        **os.environ,
        "PYTHONPATH": f"{folder / 'src'}{os.pathsep}{os.environ['PYTHONPATH']}",
        "XDG_CACHE_HOME": str(folder / "cache"),
    }

    def run(*arguments: str | Path) -> str:
        command = [sys.executable, *arguments]
        run = subprocess.run(
            command, cwd=folder / "cv", env=environment, capture_output=True, text=True, check=False, encoding="utf-8"
        )
        assert run.returncode in (0, 1, 2), run.stderr
        return run.stdout

    return run


@pytest.fixture(scope="module")
def report(cvbuild: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The folder of the files that the copy builds, and its findings."""
    out = tmp_path_factory.mktemp("out")
    told = json.loads(
        cvbuild("-m", "cvbuild", "--out", out, "--format", "pdf,docx,txt,tree,skills", "--report", "json")
    )
    return out, told["findings"]


def test_a_dropped_section_is_printed_in_every_format(report: Report) -> None:
    out, findings = report
    assert not {"P101", "P104", "L101", "L103"} & {str(finding["code"]) for finding in findings}
    text = (out / "all" / "Ada-Lovelace-Resume.txt").read_text("utf-8")
    printed = text[text.index("Patents") :]
    assert printed.splitlines() == [
        "Patents",
        "-------",
        "Loom that reads cards (looms.dev/cards)                                 Apr 2020",
        "GB 1801",
        "• Wove a portrait of 24,000 cards without a definately broken thread",
        "• Halved the waste",
        "",
        "Engine with a store                                                     Apr 2023",
        "• Kept the digits of the cards",
        "• Printed tables",
        "• Rang a bell",
        "",
        "Mill                                                                    Jan 2022",
    ]
    assert sorted(path.name for path in (out / "all").iterdir()) == [
        f"Ada-Lovelace-Resume.{ending}" for ending in ("docx", "pdf", "skills.json", "tree.txt", "txt")
    ]
    assert "section patents: Patents" in (out / "all" / "Ada-Lovelace-Resume.tree.txt").read_text("utf-8")


def test_a_variant_selects_from_a_dropped_section(report: Report) -> None:
    text = (report[0] / "some" / "Ada-Lovelace-Resume.txt").read_text("utf-8")
    assert text.index("Patents") < text.index("Experience")
    assert "Engine with a store" in text
    assert "Printed tables" in text
    absent = ("Loom", "Mill", "mill", "digits", "Rang a bell")
    assert [word for word in absent if word in text] == []


def test_checks_read_a_dropped_section(report: Report) -> None:
    found = {(finding["code"], finding["path"]) for finding in report[1]}
    assert found >= {
        ("X102", "patents[0].url"),
        ("C209", "patents[0].highlights[0]"),
        ("F111", "patents[0].highlights[0]"),
    }


def test_a_dropped_section_is_known_to_schema_outline_and_docs(cvbuild: Callable[..., str]) -> None:
    schema = json.loads(cvbuild("-m", "cvbuild", "schema", "cv"))
    assert schema["properties"]["patents"] == {
        "description": "granted patents",
        "items": {"$ref": "#/$defs/Patent"},
        "type": "array",
    }
    assert schema["$defs"]["Patent"]["properties"]["number"]["description"] == "number and office"
    sections = json.loads(cvbuild("-m", "cvbuild", "schema", "variant"))["properties"]["sections"]["items"]["anyOf"]
    assert "patents" in sections[0]["enum"]
    outline = cvbuild("-m", "cvbuild", "outline", "--all")
    assert re.search(r"patents\.secret +\| hold +\| hold", outline)
    page = cvbuild("-c", f"import runpy; print(runpy.run_path({str(ROOT / 'tools/make_sections_doc.py')!r})['text']())")
    assert "| [patents](#patents) | Patents | granted patents |" in page
    assert "| number | number and office |" in page


def test_a_mistake_in_a_dropped_section_has_its_place(cvbuild: Callable[..., str], tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": "basics: {name: Ada Lovelace}\npatents:\n  - {titel: Loom, granted: May 20}\n"})
    told = json.loads(cvbuild("-m", "cvbuild", "check", "--project", tmp_path, "--report", "json"))
    found = [(finding["code"], finding["path"]) for finding in told["findings"] if finding["code"] != "X109"]
    assert found == [("S001", "patents[0].titel"), ("D101", "patents[0].granted")]


def test_a_dropped_format_is_given_what_is_selected(report: Report) -> None:
    read = {name: (report[0] / name / "Ada-Lovelace-Resume.skills.json").read_text("utf-8") for name in ("all", "some")}
    assert read == {"all": '{"Craft":["weaving","punching"]}', "some": '{"Craft":["weaving"]}'}
