"""Registry of checks: one file each in this folder, named by code and name."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import re
from collections.abc import Mapping
from typing import cast

from cvbuild import checks
from cvbuild.analysis.check import Check, CheckModule

__all__ = ["find_check", "modules", "records"]

_FILE = re.compile(r"[a-z]\d{3}_\w+")


@functools.cache
def modules() -> Mapping[str, CheckModule]:
    """Return all checks by code, in the order of their codes."""
    names = sorted(found.name for found in pkgutil.iter_modules(checks.__path__) if _FILE.fullmatch(found.name))
    found = (cast("CheckModule", importlib.import_module(f"{checks.__name__}.{name}")) for name in names)
    return {module.CHECK.code: module for module in found}


def records() -> Mapping[str, Check]:
    """Return every check's record by code."""
    return {code: module.CHECK for code, module in modules().items()}


def find_check(word: str) -> CheckModule | None:
    """Return the check with this code or name, in any case."""
    wanted = word.casefold()
    return next((m for m in modules().values() if wanted in (m.CHECK.code.casefold(), m.CHECK.name)), None)
