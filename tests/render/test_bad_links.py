"""No finished file links to anything but the web, a mail address or a phone: whatever the checks say."""

from __future__ import annotations

import datetime
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from cvbuild.model.urls import is_live
from cvbuild.pipeline.build import Request, build
from tests.commandline import write

BAD = (
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,<b>x</b>",
    "vbscript:x",
    "ms-word:ofe|u|https://lovelace.org/a.docx",
    "smb://lovelace.org/share",
    "ftp://lovelace.org/x",
    "\\\\lovelace.org\\share",
    "//lovelace.org/x",
    "lovelace.org/x",
    "blob:https://lovelace.org/1",
    "search-ms:query=x",
    "view-source:https://lovelace.org",
)
GOOD = (
    "https://lovelace.org/ada",
    "http://lovelace.org",
    "mailto:ada@lovelace.org",
    "tel:+441234567890",
    "HTTPS://lovelace.org/A",
)


def cv(url: str) -> str:
    data = {
        "basics": {"name": "Ada Lovelace", "url": url, "profiles": [{"network": "Net", "username": "ada", "url": url}]},
        "work": [
            {"name": "Mill", "position": "Clerk", "startDate": "2020-01", "url": url,
             "highlights": [f"Did [this thing](<{url}>) well."]}
        ],
        "projects": [{"name": "Store", "url": url, "startDate": "2020"}],
        "publications": [{"name": "Notes", "publisher": "Taylor", "releaseDate": "1843", "url": url}],
    }  # fmt: skip
    return json.dumps(data)  # JSON is YAML


def targets(format_: str, content: bytes) -> set[str]:
    """Every target of a link in a file."""
    if format_ == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            rels = [package.read(name).decode() for name in package.namelist() if name.endswith(".rels")]
        return {found for text in rels for tag in re.findall(r"<Relationship [^>]*>", text)
                if 'TargetMode="External"' in tag for found in re.findall(r'Target="([^"]*)"', tag)}  # fmt: skip
    annotations = (one.get_object() for page in PdfReader(io.BytesIO(content)).pages for one in page.get("/Annots", ()))
    return {str(one["/A"].get("/URI", one["/A"])) for one in annotations if "/A" in one}


@pytest.mark.parametrize("checked", [True, False, None], ids=["checked", "unchecked", "X101 off"])
def test_no_file_has_a_bad_link(checked: bool | None, tmp_path: Path) -> None:
    for number, url in enumerate(BAD):
        folder = tmp_path / str(number)
        write(folder, {"cv.yaml": cv(url), "variants/a.yaml": "checks: {X101: off}\n" if checked is None else "{}\n"})
        request = Request(folder, datetime.date(2026, 1, 1), formats=("pdf", "docx"), unchecked=checked is False)
        for path, content in build(request).files.items():
            assert [one for one in targets(path.rpartition(".")[2], content) if not is_live(one)] == [], url


def test_good_links_are_kept(tmp_path: Path) -> None:
    for number, url in enumerate(GOOD):
        write(tmp_path / str(number), {"cv.yaml": cv(url)})
        request = Request(tmp_path / str(number), datetime.date(2026, 1, 1), formats=("pdf", "docx"))
        for path, content in build(request).files.items():
            assert url in targets(path.rpartition(".")[2], content), path


@pytest.mark.parametrize("url", [*BAD[:6], "elsewhere.html", "resume.css"])
def test_a_link_of_a_template_is_left_out_and_reported(url: str, tmp_path: Path) -> None:
    template = f'<html><body><p>{{{{ document.header.name }}}}</p>\n<a href="{url}">x</a></body></html>'
    write(
        tmp_path, {"cv.yaml": cv(GOOD[0]), "templates/mine/resume.html.j2": template, "variants/a.yaml": "theme: mine"}
    )
    request = Request(tmp_path, datetime.date(2026, 1, 1), formats=("pdf",))
    result = build(replace(request, unchecked=True))
    found = [(f.code, f.place.file, f.place.line) for f in result.findings if "left out" in f.message]
    assert found == [("A119", "templates/mine/resume.html.j2", 2)]
    assert [one for content in result.files.values() for one in targets("pdf", content) if not is_live(one)] == []


@pytest.mark.parametrize("url", BAD)
def test_bad(url: str) -> None:
    assert not is_live(url)


@pytest.mark.parametrize(
    "url",
    [
        "https:\tjava",
        "https:\n//x",
        "https://x\x00y",
        "https:",
        "https: //x",
        "java\nscript:https://x",
        "mailto:",
        r"https:\\x",
    ],
)
def test_what_hides_a_scheme_is_not_live(url: str) -> None:
    assert not is_live(url)
