"""Each input that is kept, in ``corpus/``, ends as the law says, in a project of its kind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

from tests.fuzz.kinds import KINDS, kept
from tests.fuzz.mutations import inputs

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="forks, and limits of a process")
@pytest.mark.parametrize("kind", KINDS)
def test_a_kept_input_breaks_no_law(kind: str, request: pytest.FixtureRequest) -> None:
    words = [sys.executable, "-m", "tests.fuzz", "--kept", "--kind", kind]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    request.node.user_properties.append(("tried", found["tried"]))
    assert (found["tried"], found["lost"]) == (len(kept(kind)), {})


@settings(max_examples=20)
@given(inputs("source"))
def test_mutations_give_files_of_the_kind(made: tuple[bytes, str]) -> None:
    content, ending = made
    assert (len(content) <= 60_000, ending) == (True, ".yaml")
