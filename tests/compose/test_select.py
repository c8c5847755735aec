"""Selection: every rule by example, and laws over generated projects."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.compose.select import select
from cvbuild.model.resume import Item, Resume
from cvbuild.model.selection import Selection
from cvbuild.model.variant import Variant
from cvbuild.syntax.source import SourceMap
from tests.projects import resume_of, variant_of

CV = """
    basics:
      name: Ada Lovelace
      headlines: [{id: short, text: Analyst}, {id: long, text: Analyst of engines}]
      profiles: [{network: GitHub, url: https://github.com/ada}, {network: X, url: https://x.com/ada, tags: [social]}]
    tags: {quant: trading, gpu: graphics cards, social: networks}
    facts:
      open: {figures: [12x], hold: against what?}
    work:
      - id: engines
        name: Analytical Engines
        position: Analyst
        startDate: 1842-01
        highlights:
          - {id: plain, text: Wrote the first program}
          - {id: tagged, text: Traded numbers, tags: [quant], priority: 5}
          - {id: other, text: Drew on cards, tags: [gpu]}
          - {id: held, text: Ran faster, hold: how fast?}
          - {id: cited, text: Ran 12x faster, facts: [open]}
          - {id: worded, text: Explained it all, wordings: {quant: Explained it to traders, short: Explained}}
      - {id: mill, name: The Mill, position: Clerk, startDate: 1840-01, endDate: 1841-01, tags: [gpu]}
    projects:
      - {id: one, name: One, priority: 1}
      - {id: two, name: Two, priority: 5}
      - {id: three, name: Three}
"""


def chosen(variant: str, name: str = "quant", cv: str = CV) -> Selection:
    found, places = variant_of(variant, name)
    return select(resume_of(cv), found, places)


def addresses(selection: Selection) -> list[str]:
    return [item.address for item in selection.resume.items()]


def rule(selection: Selection, address: str) -> str:
    return next(decision.rule for decision in selection.decisions if decision.address == address)


@pytest.mark.parametrize(
    ("variant", "address", "expected"),
    [
        ("tags: [quant]", "work.engines.plain", "untagged"),
        ("tags: [quant]", "work.engines.tagged", "tag"),
        ("tags: [quant]", "work.engines.other", "no-tag"),
        ("tags: [quant]", "work.engines.held", "hold"),
        ("tags: [quant]", "work.engines.cited", "hold"),
        ("tags: [quant]", "work.mill", "no-tag"),
        ("tags: [gpu]", "work.mill", "tag"),
        ("excludeTags: [gpu]", "work.engines.other", "excluded-tag"),
        ("{tags: [quant], excludeTags: [quant]}", "work.engines.tagged", "excluded-tag"),
        ("include: [work.engines.held]", "work.engines.held", "included"),
        ("include: [held]", "work.engines.held", "included"),
        ("exclude: [engines.plain]", "work.engines.plain", "excluded"),
        ("{include: [plain], exclude: [plain]}", "work.engines.plain", "excluded"),
        ("{tags: [quant], include: [other]}", "work.engines.other", "included"),
        ("exclude: [work.engines]", "work.engines.plain", "parent-out"),
        ("sections: [projects]", "work.engines", "section-not-shown"),
        ("tags: [social]", "profiles.x", "tag"),
        ("tags: [quant]", "profiles.x", "no-tag"),
        ("sections: [{projects: {max: 1}}]", "projects.one", "cap"),
        ("sections: [{projects: {max: 1}}]", "projects.two", "untagged"),
        ("{tags: [quant], sections: [{work: {highlights: {max: 1}}}]}", "work.engines.plain", "cap"),
    ],
)
def test_the_first_rule_that_applies_decides(variant: str, address: str, expected: str) -> None:
    selection = chosen(variant)
    assert rule(selection, address) == expected
    shown = expected in ("untagged", "tag", "included")
    assert (address in addresses(selection)) == shown


def test_every_item_has_exactly_one_decision() -> None:
    selection = chosen("{tags: [quant], sections: [{work: {highlights: {max: 1}}}, {projects: {max: 2}}]}")
    decided = [decision.path for decision in selection.decisions]
    assert sorted(decided) == sorted(item.path for item in resume_of(CV).items())


def test_order_then_the_rest_as_in_the_source() -> None:
    selection = chosen("sections: [{projects: {order: [three]}}]")
    assert [project.name for project in selection.resume.projects] == ["Three", "One", "Two"]


def test_a_cap_keeps_the_highest_priority_in_the_order_of_printing() -> None:
    selection = chosen("sections: [{projects: {max: 2, order: [three]}}]")
    assert [project.name for project in selection.resume.projects] == ["Three", "Two"]


@pytest.mark.parametrize(
    ("variant", "name", "text"),
    [
        ("{}", "quant", "Explained it to traders"),
        ("{}", "other", "Explained it all"),
        ("wording: short", "other", "Explained"),
        ("wording: short", "quant", "Explained it to traders"),
    ],
)
def test_wordings_go_by_variant_then_by_length(variant: str, name: str, text: str) -> None:
    selection = chosen(variant, name)
    assert text in [item.words for item in selection.resume.items()]


def test_headline_is_picked_by_id() -> None:
    assert [one.text for one in chosen("headline: long").resume.basics.headlines] == ["Analyst of engines"]
    assert chosen("{}").resume.basics.headlines == ()


@pytest.mark.parametrize(
    ("variant", "line", "words"),
    [
        ("include: [plian]", 1, "'plian'"),
        ("exclude: [work.engine]", 1, "'work.engine'"),
        ("tags: [qant]", 1, "'qant'"),
        ("headline: wide", 1, "'wide'"),
        ("label: x\nsections:\n  - projects: {order: [oen]}", 3, "'oen'"),
    ],
)
def test_a_selector_that_matches_nothing_is_a_finding_at_its_place(variant: str, line: int, words: str) -> None:
    (finding,) = chosen(variant).mistakes
    assert (finding.code, finding.place.line) == ("V101", line)
    assert words in finding.message


def test_tags_keep_the_order_of_the_source() -> None:
    """A set would list them in another order in each process."""
    entries = "".join(f"- {{name: {tag}, position: Clerk, startDate: 2020, tags: [{tag}]}}\n" for tag in _TAGS)
    cv = "basics: {name: Ada}\nwork:\n" + entries
    (finding,) = chosen("tags: [xxxx]", cv=cv).mistakes
    assert finding.hint == f"known: {', '.join(f'`{tag}`' for tag in _TAGS)}"


_TAGS = ("quant", "writing", "gpu", "evals", "rust", "alpha", "hardware", "below")


def test_a_misspelt_selector_gets_a_suggestion() -> None:
    (finding,) = chosen("include: [plian]").mistakes
    assert "plain" in finding.hint


# Laws

TAGS = ("a", "b", "c")
tags = st.lists(st.sampled_from(TAGS), unique=True, max_size=2)


@st.composite
def highlights(draw: st.DrawFn) -> dict[str, Any]:
    item: dict[str, Any] = {"text": draw(st.sampled_from(("One", "Two", "Three"))), "tags": draw(tags)}
    item["priority"] = str(draw(st.integers(1, 5)))
    if draw(st.booleans()):
        item["hold"] = "open"
    return item


@st.composite
def resumes(draw: st.DrawFn) -> Resume:
    entries = [
        {
            "name": f"Firm {number}",
            "position": "Clerk",
            "tags": draw(tags),
            "highlights": draw(st.lists(highlights(), max_size=4)),
        }
        for number in range(draw(st.integers(0, 4)))
    ]
    skills = [{"name": "Skills", "keywords": draw(st.lists(highlights(), max_size=3))}]
    data = {"basics": {"name": "Ada Lovelace"}, "work": entries, "skills": skills}
    return resume_of(yaml.safe_dump(data, allow_unicode=True))


@st.composite
def variants(draw: st.DrawFn) -> Variant:
    cap = {"max": str(draw(st.integers(0, 3))), "highlights": {"max": str(draw(st.integers(0, 3)))}}
    data = {"tags": draw(tags), "excludeTags": draw(tags), "sections": [{"work": cap}, "skills"]}
    return variant_of(yaml.safe_dump(data))[0]


def flat(items: tuple[Item, ...]) -> list[tuple[str, str]]:
    return [(item.path, item.words) for item in items]


def is_subsequence(part: list[Any], whole: list[Any]) -> bool:
    rest = iter(whole)
    return all(one in rest for one in part)


@given(resumes(), variants())
def test_shown_items_are_unchanged_and_in_the_order_of_the_source(resume: Resume, variant: Variant) -> None:
    shown = select(resume, variant, SourceMap("")).resume
    assert is_subsequence(flat(tuple(shown.items())), flat(tuple(resume.items())))


@given(resumes(), variants())
def test_selecting_twice_changes_nothing(resume: Resume, variant: Variant) -> None:
    once = select(resume, variant, SourceMap("")).resume
    assert select(once, variant, SourceMap("")).resume == once


@given(resumes(), variants())
def test_caps_are_kept_and_cut_no_higher_priority(resume: Resume, variant: Variant) -> None:
    selection = select(resume, variant, SourceMap(""))
    choice = variant.section("work")
    assert choice is not None
    assert choice.max is not None
    assert len(selection.resume.work) <= choice.max
    cut = {decision.path for decision in selection.decisions if decision.rule == "cap"}
    for job in selection.resume.work:
        least = min((line.priority for line in job.highlights), default=5)
        source = next(one for one in resume.work if one.path == job.path)
        assert all(line.priority <= least for line in source.highlights if line.path in cut)


@given(resumes(), variants())
def test_decisions_agree_with_what_is_shown(resume: Resume, variant: Variant) -> None:
    selection = select(resume, variant, SourceMap(""))
    assert {d.path for d in selection.decisions if d.shown} == {item.path for item in selection.resume.items()}
    assert len(selection.decisions) == len(list(resume.items()))
