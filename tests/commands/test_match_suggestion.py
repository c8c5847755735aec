"""Changes by ``--suggest``: the fewest items, higher caps, no held items, never over the page limit."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.commands.match.suggestion import Suggestion, suggest
from cvbuild.commands.match.variant_yaml import changed_keys
from cvbuild.model.decode.decoder import decode_variant
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline.project import Project, read_project
from cvbuild.syntax.load import load
from tests.match import against, ask, subject_of

CV = """\
tags: {quant: trading, web: pages}
basics: {name: Ada Lovelace, email: ada@love.org}
work:
  - id: engines
    name: Analytical Engines
    position: Engineer
    startDate: 2020-01
    highlights:
      - {id: engine, text: Wrote a matching engine in Rust, tags: [quant], priority: 5}
      - {id: feeds, text: Normalized market data from nine exchanges, tags: [quant], priority: 1}
      - {id: pages, text: Served pages with Kubernetes and Terraform on AWS for a year and a day, tags: [web]}
      - {id: secret, text: Tuned FPGA cards, hold: may it be told?}
projects:
  - {id: tick, name: Tick, tags: [web], highlights: [Streams ticks through Kafka]}
certificates:
  - {id: cka, name: Certified Kubernetes Administrator}
skills:
  - id: tools
    name: Tools
    keywords: [Rust, {id: k8s, text: K8s, tags: [web]}, {id: tf, text: Terraform, tags: [web]}]
"""
QUANT = "tags: [quant]\nsections:\n  - work: {highlights: {max: 1}}\n  - projects\n  - skills: {title: 'Tools: all'}\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "variants").mkdir()
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    (tmp_path / "variants" / "quant.yaml").write_text(QUANT, encoding="utf-8")
    project = read_project(tmp_path).project
    assert project is not None
    return project


def suggestion(project: Project, asked: str, fits: Callable[[VariantBuild], bool] = lambda _: True) -> Suggestion:
    vocabulary, wanted = Vocabulary.of(project.resume), ask(f"Requirements:\n- {asked}", project.resume)
    return suggest(subject_of(project, "quant"), against(wanted, project, "quant"), vocabulary, fits)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ("Kubernetes", ("skills.tools.k8s",)),
        ("Kubernetes, Terraform", ("skills.tools.k8s", "skills.tools.tf")),
        ("Kubernetes, Terraform, AWS", ("work.engines.pages",)),
        ("Kafka", ("projects.tick",)),
        ("Rust", ()),
        ("FPGA", ()),
        ("COBOL", ()),
    ],
)
def test_the_fewest_items_that_cover_the_most(asked: str, ids: tuple[str, ...], project: Project) -> None:
    assert suggestion(project, asked).ids == ids


def test_a_cap_that_cuts_is_raised_and_nothing_printed_goes(project: Project) -> None:
    found = suggestion(project, "market data")
    assert found.covers == ("market data",)
    assert changed_keys(project.variants[0][0], found.variant) == textwrap.dedent("""\
        include:
          - work.engines.feeds
        sections:
          - work: {highlights: {max: 2}}
          - projects
          - skills: {title: "Tools: all"}
    """)


def test_the_paste_reads_back_as_the_suggested_variant(project: Project) -> None:
    found = suggestion(project, "market data, Kubernetes, Kafka")
    before = project.variants[0][0]
    rest = "tags: [quant]\n"
    loaded = load((rest + changed_keys(before, found.variant)).encode(), "variants/quant.yaml")
    assert loaded.value is not None
    decoded = decode_variant(loaded.value, "quant").value
    assert decoded is not None
    assert decoded == found.variant
    assert found.covers == ("market data", "Kubernetes", "Kafka")


def test_a_section_that_is_not_shown_is_added(tmp_path: Path, project: Project) -> None:
    (tmp_path / "variants" / "quant.yaml").write_text("tags: [quant]\nsections: [work]\n", encoding="utf-8")
    project = read_project(tmp_path).project or project
    found = suggestion(project, "Rust, Kafka")
    assert [choice.name for choice in found.variant.sections] == ["work", "projects"]
    assert found.covers == ("Kafka",)


def test_items_that_do_not_fit_are_listed(project: Project) -> None:
    def fits(chosen: VariantBuild) -> bool:
        return "work.engines.pages" not in chosen.variant.include and len(chosen.variant.include) < 2

    found = suggestion(project, "AWS, Kubernetes, Kafka", fits)
    assert (found.ids, found.covers, found.no_room) == (("skills.tools.k8s",), ("Kubernetes",), ("AWS", "Kafka"))


def test_nothing_fits(project: Project) -> None:
    found = suggestion(project, "AWS", lambda _: False)
    assert (found.ids, found.covers, found.no_room) == ((), (), ("AWS",))
    assert changed_keys(project.variants[0][0], found.variant) == ""


def test_the_same_twice(project: Project) -> None:
    first, second = (suggestion(project, "market data, AWS, Kafka") for _ in range(2))
    assert first == second
