"""Results that checks share: computed once, for the right objects, and in no cache of the process."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from cvbuild.analysis.memo import Memo

PACKAGE = Path(__file__).parents[2] / "src" / "cvbuild"
PURE = ("analysis", "checks", "compose", "model", "syntax")
VALUES = {"str", "bytes", "bool", "int", "tuple[str, ...]", "Source", "Decision", "type[Node]", "type[Struct]"}
"""Types whose equality is cheap and independent of identity; each is immutable."""


def test_a_result_is_computed_once_for_the_same_objects() -> None:
    calls: list[list[int]] = []

    def total(numbers: list[int]) -> int:
        calls.append(numbers)
        return sum(numbers)

    memo, one, equal = Memo(), [1, 2], [1, 2]
    assert [memo.once(total, one), memo.once(total, one), memo.once(total, equal)] == [3, 3, 3]
    assert len(calls) == 2


def test_an_object_stays_alive_with_its_result() -> None:
    memo = Memo()
    lengths = [memo.once(len, list(range(size))) for size in range(100)]
    assert lengths == list(range(100))


def test_results_of_a_variant_are_apart_from_those_of_the_project() -> None:
    project, source = Memo(), ["cv.yaml"]
    first, second = Memo(project), Memo(project)
    assert first.once(list, source) is not second.once(list, source)
    assert first.project.once(list, source) is second.project.once(list, source) is project.once(list, source)


def _cached(path: Path) -> list[tuple[str, set[str]]]:
    """The functions that a module caches for the whole process, with the types of their parameters."""
    functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    marks = [(one, {ast.unparse(mark).partition("(")[0] for mark in one.decorator_list}) for one in functions]
    cached = [one for one, names in marks if names & {"functools.cache", "functools.lru_cache", "cache", "lru_cache"}]
    return [(one.name, {ast.unparse(arg.annotation) for arg in one.args.args if arg.annotation}) for one in cached]


@pytest.mark.parametrize("room", PURE)
def test_caches_of_the_process_are_keyed_by_values(room: str) -> None:
    found = [(path.name, *one) for path in sorted((PACKAGE / room).rglob("*.py")) for one in _cached(path)]
    assert [one for one in found if one[2] - VALUES] == []


@pytest.mark.parametrize("room", PURE)
def test_no_module_has_a_mutable_global(room: str) -> None:
    for path in sorted((PACKAGE / room).rglob("*.py")):
        if path.name == "files.py" and room == "syntax":
            continue  # the stamps of the files read
        for node in ast.parse(path.read_text("utf-8")).body:
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            empty = isinstance(value, ast.Dict | ast.List | ast.Set) and not ast.unparse(value).strip("[]{}")
            assert not empty, f"{path.name}: {ast.unparse(node)}"
