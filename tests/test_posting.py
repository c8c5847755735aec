"""What a job posting asks for by name (T101)."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.analysis.facts.skills import Names, joined
from cvbuild.analysis.posting import Asked, asked_for
from cvbuild.resume import Basics, Resume
from tests.checked import findings

RESUME = Resume(basics=Basics(name="Ada Lovelace"))
OWN = frozenset(map(joined, ("distributed systems", "Design", "wound care")))


def _asked(posting: str) -> list[str]:
    return [f"({one.name})" if one.preferred else one.name for one in asked_for(posting, Names.of(RESUME), OWN)]


@pytest.mark.parametrize(
    ("posting", "expected"),
    [
        ("5+ years of Python, Go, or Rust", ["Python", "Go", "Rust"]),
        ("You go far and react well; express yourself, excel in a word", []),
        ("Go beyond what is asked. Spark joy", []),
        ("Google Cloud Platform or AWS", ["Google Cloud Platform", "AWS"]),
        ("AWS/GCP, Kubernetes (K8s)", ["AWS", "GCP", "Kubernetes"]),
        ("Experience in Distributed Systems and good design", ["Distributed Systems"]),
        ("Kubernetes\nTerraform is a plus", ["Kubernetes", "(Terraform)"]),
        ("Requirements\nKubernetes\nNice to have:\n- Terraform\n- Helm\nBenefits:\n- Docker", None),
        ("Preferred qualifications\nExperience with Terraform", ["(Terraform)"]),
        ("Kubernetes. Terraform is a plus", ["Kubernetes", "(Terraform)"]),
        ("Skilled in wound care, able to lift 20 kg, team player", ["wound care"]),
        ("", []),
        ("C++, C# and R", ["C++", "C#", "R"]),
        ("We offer a 401(k), a gym, and R&D budget", []),
    ],
)
def test_names_in_a_posting(posting: str, expected: list[str] | None) -> None:
    assert _asked(posting) == (["Kubernetes", "(Terraform)", "(Helm)", "Docker"] if expected is None else expected)


def test_a_name_counts_as_required_where_it_is_both() -> None:
    assert asked_for("Kubernetes\nKubernetes is a plus", Names.of(RESUME), OWN) == (Asked("Kubernetes", False),)


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
        ("Terraform and Ansible", "Terraform, Ansible: this", "cv.yaml has Terraform:"),
        ("K8s and SQL", "", ""),
        ("Ansible as a plus", "asks as a plus for Ansible: this", "nothing in cv.yaml"),
        (
            "Ansible; Terraform is a plus",
            "asks for Ansible, and as a plus for Terraform: this",
            "cv.yaml has Terraform",
        ),
    ],
)
def test_what_is_missing_and_where_it_is(posting: str, message: str, hint: str, tmp_path: Path) -> None:
    found = findings("T101", CV % posting, tmp_path)
    assert [message in finding.message and hint in finding.hint for finding in found] == [True] * bool(message)
    assert {finding.place.file for finding in found} <= {"variants/a.yaml"}
