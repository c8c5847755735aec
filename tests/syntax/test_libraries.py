"""A library without a name that we use is reported with the versions that work."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
import weasyprint

from cvbuild.cache import packages
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.errors import CannotBuild
from cvbuild.syntax.libraries import expecting, versions

RESUME = "basics: {name: Ada Byron}\nwork: [{name: Engines, position: Engineer, startDate: 2020-01}]\n"


def built(folder: Path, format_name: str) -> None:
    (folder / "cv.yaml").write_text(RESUME, encoding="utf-8")
    build(Request(folder, datetime.date(2026, 1, 1), formats=(format_name,), rebuild=True, jobs=1))


def without_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Page(weasyprint.Page):  # type: ignore[misc]
        def __getattribute__(self, name: str) -> Any:
            if name == "_page_box":
                raise AttributeError(name=name, obj=self)
            return super().__getattribute__(name)

    Page.__module__ = "weasyprint.document"
    monkeypatch.setattr("weasyprint.document.Page", Page)


def without_references(monkeypatch: pytest.MonkeyPatch) -> None:
    import pydyf

    monkeypatch.delattr(pydyf.PDF, "page_references")


def without_parts_of_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(docx.opc.package.OpcPackage, "iter_parts")


def without_boxes_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pypdf.PageObject, "mediabox")


@pytest.mark.parametrize(
    ("break_it", "format_name", "library", "name"),
    [
        (without_boxes, "pdf", "weasyprint", "_page_box"),
        (without_references, "pdf", "weasyprint", "page_references"),
        (without_parts_of_packages, "docx", "python-docx", "iter_parts"),
        (without_boxes_of_pages, "pdf", "pypdf", "mediabox"),
    ],
)
def test_the_error_has_the_library_and_its_versions(
    break_it: Any, format_name: str, library: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_it(monkeypatch)
    with pytest.raises(CannotBuild) as caught:
        built(tmp_path, format_name)
    assert f"{library} {packages.version(library)}" in caught.value.message
    assert name in caught.value.message
    assert caught.value.hint == f"install a version that works: pip install '{library}{versions(library)}'"


def test_an_error_of_ours_is_not_blamed_on_a_library() -> None:
    with pytest.raises(AttributeError), expecting("pypdf", "pypdf"):
        Path().no_such_name  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(ImportError), expecting("pypdf", "pypdf"):
        from cvbuild.syntax.errors import NoSuchName  # type: ignore[attr-defined]  # noqa: F401


@pytest.mark.parametrize("library", ["weasyprint", "python-docx", "pypdf", "Jinja2", "markdown-it-py", "msgspec"])
def test_the_versions_that_work_come_from_the_metadata(library: str) -> None:
    assert versions(library).startswith((">=", "<"))
