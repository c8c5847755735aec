"""Choosing items for a page: laws over generated plans, compared with trying every choice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from cvbuild.fit.knapsack import Choice, choose, cost_of, least
from cvbuild.fit.parts import Group, Part, Plan

LINE = 12
FIXED = 40


def line(path: str, cost: int, priority: int, *, must: bool = False) -> Part:
    return Part(path, cost, (path,), priority, priority, must)


@st.composite
def entries(draw: st.DrawFn, name: str) -> Part:
    count = draw(st.integers(0, 2))
    heights, priorities = st.sampled_from((LINE, LINE, 2 * LINE, 17)), st.integers(1, 5)
    must = draw(st.integers(0, 7)) == 0
    lines = tuple(line(f"{name}.{n}", draw(heights), draw(priorities), must=must and n == 0) for n in range(count))
    group = Group(lines, min(draw(st.integers(0, 2)), count), draw(st.integers(-1, 3)))
    priority = draw(priorities)
    return Part(name, 2 * LINE, (name,), priority, priority + draw(st.integers(0, 2)), False, (group,) * bool(lines))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Two sections of up to two entries of up to two lines each, with a few needs among them."""
    sections = []
    for section in "ab":
        inside = tuple(draw(entries(f"{section}{number}")) for number in range(draw(st.integers(1, 2))))
        group = Group(inside, draw(st.integers(1, len(inside))), -2)
        sections.append(Part(section, 15, groups=(group,)))
    root = Group(tuple(sections))
    names = [part.path for part in Plan(root, 0, LINE).parts if part.items]
    pairs = st.tuples(st.sampled_from(names), st.sampled_from(names)).filter(lambda pair: pair[0] != pair[1])
    return Plan(root, FIXED, LINE, tuple(draw(st.lists(pairs, max_size=2, unique=True))))


rooms = st.integers(FIXED, 320)


def holds(group: Group, kept: frozenset[str], *, shown: bool = True) -> bool:
    """Whether a choice keeps to every rule below a head that is ``shown``."""
    stay = [part for part in group.parts if part.path in kept]
    if not shown:
        return (
            not stay
            and not any(part.must for part in group.parts)
            and all(holds(below, kept, shown=False) for part in group.parts for below in part.groups)
        )
    if len(stay) < group.least or any(part.must and part.path not in kept for part in group.parts):
        return False
    return all(holds(below, kept, shown=part.path in kept) for part in group.parts for below in part.groups)


def allowed(plan: Plan, kept: frozenset[str]) -> bool:
    return holds(plan.root, kept) and all(path not in kept or other in kept for path, other in plan.needs)


def all_choices(plan: Plan) -> Iterator[frozenset[str]]:
    paths = [part.path for part in plan.parts]
    for number in range(len(paths) + 1):
        for kept in combinations(paths, number):
            if allowed(plan, frozenset(kept)):
                yield frozenset(kept)


def worth(plan: Plan, kept: frozenset[str]) -> int:
    return sum(part.worth for part in plan.parts if part.path in kept)


def best_of(plan: Plan, room: int) -> Choice | None:
    """The best choice alone, though it may leave the page emptier than it could be."""
    return choose(plan, room, full=0)


@given(plans(), rooms)
def test_no_choice_is_worth_more_than_the_one_made(plan: Plan, room: int) -> None:
    best = max((worth(plan, kept) for kept in all_choices(plan) if cost_of(plan, kept) <= room), default=None)
    choice = best_of(plan, room)
    assert (None if choice is None else worth(plan, choice.kept)) == best


@given(plans(), rooms)
def test_every_choice_keeps_to_the_room_and_to_the_rules(plan: Plan, room: int) -> None:
    for choice in (choose(plan, room), best_of(plan, room)):
        if choice:
            assert choice.cost == cost_of(plan, choice.kept) <= room
            assert allowed(plan, choice.kept)


@given(plans(), rooms)
def test_nothing_that_is_left_out_could_be_added(plan: Plan, room: int) -> None:
    choice = best_of(plan, room)
    for part in plan.parts if choice else ():
        assert choice
        more = choice.kept | {part.path}
        assert part.path in choice.kept or not part.items or not allowed(plan, more) or cost_of(plan, more) > room


@given(plans(), rooms)
def test_no_line_stays_for_which_a_better_and_lower_one_could(plan: Plan, room: int) -> None:
    choice = best_of(plan, room)
    for gone in plan.parts if choice else ():
        assert choice
        for stays in plan.parts:
            swapped = (choice.kept - {stays.path}) | {gone.path}
            if gone.path in choice.kept or stays.path not in choice.kept or not allowed(plan, swapped):
                continue
            better = gone.level > stays.level and cost_of(plan, swapped) <= choice.cost
            assert not better, (gone.path, stays.path)


@given(plans(), rooms)
def test_the_same_plan_gives_the_same_choice(plan: Plan, room: int) -> None:
    assert choose(plan, room) == choose(plan, room)


@given(plans())
def test_the_lowest_choice_is_the_room_that_is_needed(plan: Plan) -> None:
    lowest = min(cost_of(plan, kept) for kept in all_choices(plan))
    assert least(plan).cost == lowest
    assert best_of(plan, lowest) is not None
    assert best_of(plan, lowest - 1) is None


@given(plans(), rooms)
def test_a_page_is_filled_for_little_of_low_priority_only(plan: Plan, room: int) -> None:
    best, filled = best_of(plan, room), choose(plan, room)
    if best and filled and best.kept != filled.kept:
        assert filled.cost >= 0.95 * room > best.cost
        assert worth(plan, best.kept) - worth(plan, filled.kept) < 4**4


def test_equal_lines_stay_in_the_order_of_printing() -> None:
    plan = Plan(Group(tuple(line(f"line{number}", LINE, 3) for number in range(9))), FIXED, LINE)
    choice = choose(plan, FIXED + 4 * LINE)
    assert choice
    assert sorted(choice.kept) == ["line0", "line1", "line2", "line3"]


def test_a_choice_among_many_lines_considers_few_combinations() -> None:
    """Two hundred lines of all heights and priorities; a search without pruning would never end."""
    lines = tuple(line(f"line{n}", (1 + n % 3) * LINE + n % 5, 1 + n % 5) for n in range(200))
    choice = choose(Plan(Group(lines), FIXED, LINE), FIXED + 55 * LINE)
    assert choice
    assert choice.cost > FIXED + 54 * LINE


def test_needs_are_settled_by_worth() -> None:
    """A line that needs a costly one is dropped, or brings it in, by what both are worth together."""
    lines = (line("small", LINE, 4), line("costly", 2 * LINE, 1), line("other", 2 * LINE, 3))
    room = FIXED + 3 * LINE
    both = choose(Plan(Group(lines), FIXED, LINE, (("small", "costly"),)), room)
    assert both
    assert both.kept == {"small", "costly"}
    lines = (line("small", LINE, 2), *lines[1:])
    without = choose(Plan(Group(lines), FIXED, LINE, (("small", "costly"),)), room, full=0)
    assert without
    assert without.kept == {"other"}
