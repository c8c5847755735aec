"""T101 reports the terms of a pasted posting that ``cvbuild match`` lists as not printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from cvbuild.analysis.postings.coverage import Coverage, Row
from cvbuild.analysis.postings.posting import Level
from cvbuild.analysis.postings.requirements import requirements_of
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.checks import t101_missing_keyword as t101
from cvbuild.commands.match.files import parse
from cvbuild.pipeline.project import Project, read_project
from cvbuild.syntax.finding import Finding
from tests.checked import findings
from tests.match import against, ask, subject_of
from tests.projects import resume_of

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
TEXTS = [DATA / "match" / "job.txt", *sorted(DATA.glob("postings/[a-z0-9]*.md"))]
LISTS = sorted(DATA.glob("postings/*.asked.txt"))
SKILLS = resume_of(
    "basics: {name: Ada Lovelace}\nskills: [{name: Care, keywords: [distributed systems, design, wound care]}]"
)


def _as_text(stored: str) -> str:
    """A posting that names the terms of a stored list, below a heading for their level."""
    headings = {Level.REQUIRED: "Requirements", Level.PREFERRED: "Nice to have", Level.MENTIONED: "What you'll do"}
    found = [re.split(r"\s+", line.removesuffix(" *"), maxsplit=2) for line in stored.splitlines()]
    lines = {level: [line[2] for line in found if line[0] == level.word] for level in headings}
    return "\n".join(
        f"{title}\n" + "".join(f"- {term}\n" for term in lines[level]) for level, title in headings.items()
    )


POSTINGS = {path.stem: path.read_text("utf-8") for path in TEXTS}
POSTINGS |= {path.name.partition(".")[0] + "-list": _as_text(path.read_text("utf-8")) for path in LISTS}


def _listed_as_missing(coverage: Coverage) -> dict[Level, list[str]]:
    rows = (*coverage.unprinted, *(row for row in coverage.nowhere if row.requirement.known))
    levels = (Level.REQUIRED, Level.PREFERRED, Level.MENTIONED)
    found = {level: [row.requirement.name for row in rows if row.requirement.level is level] for level in levels}
    return {level: names for level, names in found.items() if names}


def _reported(finding: Finding) -> dict[Level, list[str]]:
    verbs = {"requires": Level.REQUIRED, "prefers": Level.PREFERRED, "mentions": Level.MENTIONED}
    parts = re.split(rf"(?:, |the posting )({'|'.join(verbs)}) ", finding.message.partition(": this variant")[0])
    return {verbs[verb]: names.split(", ") for verb, names in zip(parts[1::2], parts[2::2], strict=True)}


def _names(rows: tuple[Row, ...]) -> list[str]:
    return [row.requirement.name for row in rows]


@pytest.fixture(scope="module")
def own() -> Project:
    project = read_project(ROOT).project
    assert project is not None
    return project


@pytest.mark.parametrize("variant", ["founding", "inference", "quant"])
@pytest.mark.parametrize("name", POSTINGS)
def test_it_reports_what_match_lists(name: str, variant: str, own: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(t101, "_MOST", 1000)
    posting = parse(POSTINGS[name].encode(), name)
    coverage = against(requirements_of(posting, Vocabulary.of(own.resume)), own, variant)
    (finding,) = t101.find(replace(subject_of(own, variant), options={"posting": POSTINGS[name]}))
    assert _reported(finding) == _listed_as_missing(coverage)
    if coverage.unprinted:
        assert f"cv.yaml has {', '.join(_names(coverage.unprinted))}: " in finding.hint
    implied = [row for row in coverage.missing if row.implied_by]
    assert all(f"implies {row.requirement.name}: write both" in finding.hint for row in implied)


@pytest.mark.parametrize(
    ("posting", "expected"),
    [
        ("5+ years of Python, Go, or Rust", {"required": ["Python, Go or Rust"]}),
        ("You go far and react well; express yourself, excel in a word", {}),
        ("Go beyond what is asked. Spark joy", {}),
        ("Google Cloud Platform or AWS", {"mentioned": ["GCP or AWS"]}),
        ("Experience in Distributed Systems and good design", {"required": ["distributed systems", "design"]}),
        ("Kubernetes\nTerraform is a plus", {"preferred": ["Terraform"], "mentioned": ["Kubernetes"]}),
        ("Kubernetes. Terraform is a plus", {"preferred": ["Terraform"], "mentioned": ["Kubernetes"]}),
        (
            "Requirements\nKubernetes\nNice to have:\n- Terraform\n- Helm\nBenefits:\n- Docker",
            {"required": ["Kubernetes"], "preferred": ["Terraform", "Helm"]},
        ),
        ("Preferred qualifications\nExperience with Terraform", {"preferred": ["Terraform"]}),
        ("Skilled in wound care, able to lift 20 kg, team player", {"mentioned": ["wound care"]}),
        ("C++, C# and R", {"mentioned": ["C++", "C#", "R"]}),
        ("We offer a 401(k), a gym, and R&D budget", {}),
    ],
)
def test_terms_of_short_postings(posting: str, expected: dict[str, list[str]]) -> None:
    asked = ask(posting, SKILLS)
    found = {level.word: [term.name for term in asked.terms if term.level is level] for level in Level}
    assert {level: names for level, names in found.items() if names} == expected


CV = """
skills: [{name: Tools, keywords: [Kubernetes, PostgreSQL, {text: Terraform, tags: [cloud]}]}]
tags: {cloud: clouds}
# file: variants/a.yaml
tags: []
checks: {T101: {posting: "%s"}}
"""


@pytest.mark.parametrize(
    ("posting", "message", "hint"),
    [
        ("Terraform and Ansible", "mentions Terraform, Ansible: this", "cv.yaml has Terraform:"),
        ("K8s and Postgres", "", ""),
        ("K8s and SQL", "mentions SQL", "PostgreSQL implies SQL: write both"),
        ("Ansible is a plus", "prefers Ansible: this", "cv.yaml has none of it"),
        (
            "Experience with Ansible; Terraform is a plus",
            "requires Ansible, prefers Terraform: this",
            "cv.yaml has Terraform",
        ),
        ("A knack for crane rigging", "", ""),
    ],
)
def test_what_is_missing_and_where_it_is(posting: str, message: str, hint: str, tmp_path: Path) -> None:
    found = findings("T101", CV % posting, tmp_path)
    assert [message in finding.message and hint in finding.hint for finding in found] == [True] * bool(message), found
    assert {finding.place.file for finding in found} <= {"variants/a.yaml"}
