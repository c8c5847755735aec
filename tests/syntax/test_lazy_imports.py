"""Deferred imports: a library is imported on first use, everywhere."""

from __future__ import annotations

import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cvbuild.syntax.lazy_imports import hide, lazy

LIBRARY = """
class Wrong(Exception): pass
def double(number):
    if number < 0: raise Wrong(number)
    return 2 * number
"""
USER = """
import library_of_test
from library_of_test import Wrong, double
def doubled(number):
    try: return double(number)
    except Wrong: return None
"""


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    (tmp_path / "library_of_test.py").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "user_of_test").mkdir()
    (tmp_path / "user_of_test" / "__init__.py").touch()
    (tmp_path / "user_of_test" / "work.py").write_text(USER, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    called: list[str] = []
    with lazy("user_of_test", ("library_of_test",), lambda: called.append("set up")):
        module = importlib.import_module("user_of_test.work")
    module.called = called  # type: ignore[attr-defined]
    yield module
    for name in ("library_of_test", "user_of_test", "user_of_test.work"):
        sys.modules.pop(name, None)


def test_it_is_imported_when_it_is_used(user: Any) -> None:
    assert "library_of_test" not in sys.modules
    assert user.called == []
    assert user.doubled(2) == 4
    assert user.doubled(-1) is None, "its class of errors is in place, too"
    assert user.double is sys.modules["library_of_test"].double
    assert user.called == ["set up"], "once: nothing stands for it any more"


def test_a_module_that_is_loaded_stays(user: Any) -> None:
    user.doubled(1)
    library = sys.modules["library_of_test"]
    with lazy("another", ("library_of_test",)):
        assert sys.modules["library_of_test"] is library
    assert sys.modules["library_of_test"] is library


def test_a_deferred_module_can_be_imported_afterwards() -> None:
    with hide("wave", "sys"), pytest.raises(ImportError):
        importlib.import_module("wave")
    assert importlib.import_module("wave").__name__ == "wave"
    assert sys.modules["sys"] is sys, "what was imported before stays"


READING = """
import contextlib, sys
from cvbuild.inspection import pdf
with contextlib.suppress(Exception):  # it is no PDF
    pdf.inspect(b"")
print("fontTools" in sys.modules or "PIL" in sys.modules or "cryptography" in sys.modules)
from pypdf.generic._font import HAS_FONTTOOLS, TTFont
with contextlib.suppress(Exception):  # it is no font
    TTFont("no-such-file.ttf")
print("fontTools" in sys.modules, HAS_FONTTOOLS)
import pypdf
from pypdf._codecs import adobe_glyphs
print("/eacute" in adobe_glyphs, "/no-such" in adobe_glyphs, adobe_glyphs["/eacute"], len(pypdf.PdfWriter().pages))
"""


def test_pypdf_loads_deferred_modules_on_use() -> None:
    done = subprocess.run([sys.executable, "-c", READING], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True", "True", "False", "é", "0"]
