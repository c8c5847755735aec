"""Needs: items that are shown only with another one."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.compose.select import select
from cvbuild.model.decode.decoder import decode_resume
from cvbuild.model.needs import circles
from cvbuild.model.resume import Resume
from cvbuild.model.selection import Selection
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.load import load
from tests.projects import resume_of, variant_of

CV = """
    basics: {name: Ada Lovelace}
    tags: {quant: trading, gpu: graphics cards}
    work:
      - id: engines
        name: Analytical Engines
        highlights:
          - {id: ticks, text: Stored the ticks, tags: [quant], priority: 2}
          - {id: path, text: Decided on that tick data, needs: ticks, priority: 5}
          - {id: talk, text: Told of that decision, needs: [path]}
      - {id: mill, name: The Mill, needs: work.engines, highlights: [Ground corn]}
"""


def shown(variant: str, cv: str = CV) -> tuple[Resume, Selection, set[str | None]]:
    found, places = variant_of(variant)
    resume = resume_of(cv)
    selection = select(resume, found, places)
    return resume, selection, {item.id for item in selection.resume.items() if item.id}


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("tags: [quant]", {"engines", "ticks", "path", "talk", "mill"}),
        ("tags: [gpu]", {"engines", "mill"}),
        ("{tags: [quant], exclude: [path]}", {"engines", "ticks", "mill"}),
        ("{tags: [quant], exclude: [work.engines]}", set()),
        ("{tags: [gpu], include: [path]}", {"engines", "path", "talk", "mill"}),
        ("{tags: [quant], sections: [{work: {highlights: {max: 2}}}]}", {"engines", "mill"}),
    ],
)
def test_an_item_is_shown_only_with_the_items_it_needs(variant: str, expected: set[str]) -> None:
    """What a person includes by id stays; what needs it, with it. A cap that cuts the one takes the other along."""
    assert shown(variant)[2] == expected


def test_the_decision_names_the_missing_item() -> None:
    _, selection, _ = shown("tags: [gpu]")
    decision = selection.decision("work[0].highlights[1]")
    assert decision
    assert (decision.rule, decision.place, decision.in_variant) == ("needs", "work[0].highlights[1].needs", False)
    assert decision.reason == "needs work.engines.ticks, which is out"


def test_every_item_still_has_one_decision() -> None:
    resume, selection, _ = shown("exclude: [work.engines]")
    assert sorted(decision.path for decision in selection.decisions) == sorted(item.path for item in resume.items())
    assert {d.path for d in selection.decisions if d.shown} == {item.path for item in selection.resume.items()}


def findings(highlights: str) -> list[Finding]:
    text = "basics: {name: Ada}\nwork:\n  - name: Engines\n    highlights:\n" + textwrap.indent(
        textwrap.dedent(highlights).strip(), "      "
    )
    loaded = load(text.encode(), "cv.yaml").value
    assert loaded
    return list(decode_resume(loaded).mistakes)


@pytest.mark.parametrize(
    ("highlights", "line", "message", "hint"),
    [
        ("- {id: one, text: One}\n- {text: Two, needs: oen}", 6, "no item has the id `oen`", "did you mean `one`?"),
        ("- {id: one, text: One}\n- {text: Two, needs: [one, x]}", 6, "no item has the id `x`", ""),
        ("- {id: a, text: One, needs: a}", 5, "work.engines.a needs work.engines.a", "remove `needs` from one of them"),
        (
            "- {id: a, text: One, needs: b}\n- {id: b, text: Two, needs: a}",
            5,
            "work.engines.a needs work.engines.b needs work.engines.a",
            "remove `needs` from one of them",
        ),
    ],
)
def test_an_unusable_need_is_reported_at_its_place(highlights: str, line: int, message: str, hint: str) -> None:
    (finding,) = findings(highlights)
    assert (finding.code, finding.place.line, finding.message) == ("S020", line, message)
    assert hint in finding.hint


graphs = st.dictionaries(st.sampled_from("abcde"), st.lists(st.sampled_from("abcde"), max_size=2), max_size=5)


@given(graphs)
def test_circles_are_circles(needs: dict[str, list[str]]) -> None:
    for circle in circles(needs):
        for item, other in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert other in needs[item]


@given(graphs)
def test_removing_the_found_circles_leaves_no_circle(needs: dict[str, list[str]]) -> None:
    found = {item for circle in circles(needs) for item in circle}
    left = {item: [other for other in others if other not in found] for item, others in needs.items()}
    assert list(circles({item: others for item, others in left.items() if item not in found})) == []
