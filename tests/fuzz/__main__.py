"""Try inputs that nobody has seen: ``make fuzz``; or those that are kept: ``python -m tests.fuzz --kept``.

Each round has a kind and a seed, which are printed: ``--kind css --seed 7`` tries the same again. An input that breaks
the law is made as small as Hypothesis can, written to ``build/fuzz/`` and named; put into ``corpus/``, it is tried in
each run of the tests from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import json
import random
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.kinds import KINDS, kept
from tests.fuzz.law import Room
from tests.fuzz.mutations import inputs

FOUND = Path(__file__).parents[2] / "build/fuzz"
EXAMPLES = 12  # of a round


def main(words: list[str]) -> int:
    """Run rounds until the time is over; 1 if an input broke the law."""
    options = _options(words)
    kinds = options.kind or list(KINDS)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as scratch:
        room = Room(Path(scratch).resolve())
        if options.kept:
            return _replay(room, kinds)
        return _rounds(room, kinds, options.seconds, options.seed)


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60, help="how long new inputs are tried")
    parser.add_argument("--seed", type=int, help="try the round with this seed alone, for each kind")
    parser.add_argument("--kind", action="append", choices=KINDS, help="only this kind; may be repeated")
    parser.add_argument("--kept", action="store_true", help="try the kept inputs; print what is wrong as JSON")
    return parser.parse_args(words)


def _replay(room: Room, kinds: list[str]) -> int:
    files = [(kind, path) for kind in kinds for path in kept(kind)]
    wrong = {
        f"{kind}/{path.name}": found
        for kind, path in files
        if (found := room.broken(kind, path.read_bytes(), path.suffix))
    }
    sys.stdout.write(json.dumps({"tried": len(files), "lost": wrong}, ensure_ascii=False))
    return 0


def _rounds(room: Room, kinds: list[str], seconds: float, only: int | None) -> int:
    end, rounds, failed = time.monotonic() + seconds, 0, 0
    for kind in kinds if only is not None else itertools.cycle(kinds):
        if only is None and time.monotonic() > end:
            break
        number = random.randrange(2**32) if only is None else only
        _say(f"--kind {kind} --seed {number}")
        rounds += 1
        failed += _round(room, kind, number)
    _say(f"{rounds * EXAMPLES} inputs, {failed} rounds with one that breaks the law")
    return int(failed > 0)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _round(room: Room, kind: str, number: int) -> bool:
    """Try some inputs; return whether one breaks the law, after it is written to a file."""
    worst: dict[str, tuple[bytes, str, str]] = {}

    @seed(number)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs(kind))
    def law(made: tuple[bytes, str]) -> None:
        if found := room.broken(kind, *made):
            worst["it"] = (*made, found)
            raise AssertionError(found)

    try:
        law()
    except AssertionError:
        content, ending, found = worst["it"]
        target = FOUND / kind / f"{hashlib.sha256(content).hexdigest()[:8]}{ending}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        _say(f"{target}: {found}")
        return True
    return False


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
