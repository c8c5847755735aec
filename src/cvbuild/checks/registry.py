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

__all__ = ["find_check", "modules", "record", "records"]

_FILE = re.compile(r"[a-z]\d{3}_\w+")


@functools.cache
def modules() -> Mapping[str, CheckModule]:
    """Return all checks by code, in the order of their codes."""
    return {code: _imported(name) for code, name in _names().items()}


def record(code: str) -> Check:
    """Return the record of one check; the others are not imported."""
    return _imported(_names()[code]).CHECK


@functools.cache
def _names() -> Mapping[str, str]:
    """Return the names of the modules by the codes of their checks."""
    names = sorted(found.name for found in pkgutil.iter_modules(checks.__path__) if _FILE.fullmatch(found.name))
    return {name.partition("_")[0].upper(): name for name in names}


def _imported(name: str) -> CheckModule:
    return cast("CheckModule", importlib.import_module(f"{checks.__name__}.{name}"))


def records() -> Mapping[str, Check]:
    """Return every check's record by code."""
    return {code: module.CHECK for code, module in modules().items()}


def find_check(word: str) -> CheckModule | None:
    """Return the check with this code or name, in any case."""
    wanted = word.casefold()
    return next((m for m in modules().values() if wanted in (m.CHECK.code.casefold(), m.CHECK.name)), None)
