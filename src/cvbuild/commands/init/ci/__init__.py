"""Workflows for the repository of a CV, as files that ``cvbuild init --ci`` copies."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cvbuild import __version__

__all__ = ["HOSTS", "ci_files"]

_VERSION = "@VERSION@"
_TARGETS: Mapping[str, str] = {"github": ".github/workflows/cv.yml", "gitlab": ".gitlab-ci.yml"}

HOSTS = tuple(_TARGETS)
"""The names of the hosts that there is a workflow for."""


def ci_files(host: str) -> dict[str, bytes]:
    """Return the workflow for this host by its name in the project; it installs the version that writes it."""
    text = (Path(__file__).parent / f"{host}.yml").read_text(encoding="utf-8")
    return {_TARGETS[host]: text.replace(_VERSION, __version__).encode()}
