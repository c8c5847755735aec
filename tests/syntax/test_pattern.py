"""A lazy pattern does what ``re.compile`` does, and compiles nothing before."""

from __future__ import annotations

import re

import pytest

from cvbuild.syntax.pattern import lazy_pattern


def test_it_has_all_that_a_pattern_has() -> None:
    lazy, eager = lazy_pattern("(?P<a>[a-c])", re.IGNORECASE), re.compile("(?P<a>[a-c])", re.IGNORECASE)
    names = [name for name in dir(eager) if not name.startswith("_")]
    assert all(hasattr(lazy, name) for name in names)
    assert (lazy.pattern, lazy.flags, lazy.groupindex) == (eager.pattern, eager.flags, eager.groupindex)
    assert lazy.sub("-", "xAy") == "x-y"
    assert [match["a"] for match in lazy.finditer("aXb")] == ["a", "b"]


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_ = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: compiled.append(text) or compile_(text, flags))
    lazy = lazy_pattern("x+")
    assert compiled == []
    assert lazy.search("axx")
    assert lazy.search("xxx")
    assert compiled == ["x+"]
