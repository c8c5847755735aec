"""Print the oldest version of each dependency that pyproject.toml allows, as constraints for pip.

Only of the direct dependencies: what those need in turn is pip's choice.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).parent.parent / "pyproject.toml"


def oldest(pyproject: str) -> list[str]:
    """Return ``name==version`` for each dependency, those of the extras included.

    Raises:
        ValueError: a dependency has no oldest version, so nobody can test it.
    """
    project = tomllib.loads(pyproject)["project"]
    extras = project.get("optional-dependencies", {}).values()
    return [_pinned(item) for items in (project["dependencies"], *extras) for item in items]


def _pinned(requirement: str) -> str:
    found = re.match(r"([\w.-]+)>=([\w.]+)", requirement)
    if not found:
        raise ValueError(f"no oldest version: {requirement}")
    return f"{found[1]}=={found[2]}"


if __name__ == "__main__":
    sys.stdout.write("".join(f"{line}\n" for line in oldest(PYPROJECT.read_text("utf-8"))))
