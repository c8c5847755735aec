"""Whichever call to the system fails or is the last of a command, no file is lost, and the next run is right."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import KINDS, SCENARIOS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks")

ROOT = Path(__file__).parents[2]
PARTS = 8


def lost(tried: pytest.Function, name: str, kinds: str, start: int, step: int) -> dict[str, str]:
    """What was lost in a process of its own, which has no threads when it forks; how much it tried is noted."""
    words = [sys.executable, "-m", "tests.faults", name, kinds, str(start), str(step)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=3600)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["tried"] > 0
    tried.user_properties.append(("tried", found["tried"]))
    lost: dict[str, str] = found["lost"]
    return lost


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_fault_here_and_there_loses_nothing(name: str, request: pytest.FixtureRequest) -> None:
    assert lost(request.node, name, ",".join(KINDS), 0, 61 // SCENARIOS[name].every) == {}


@pytest.mark.exhaustive
@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_fault_at_any_call_loses_nothing(name: str, kind: str, part: int, request: pytest.FixtureRequest) -> None:
    assert lost(request.node, name, kind, part, PARTS) == {}
