"""``cvbuild extract``: the data in a PDF, and a build from them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.inspection.pdf import attachments
from tests.commandline import Run, runner, write
from tests.pdfs import classic
from tests.sample import edition, sample

CV = """\
basics: {name: Ada Lovelace, email: ada@love.org}
work:
  - name: Engines
    roles:
      - {position: Head, startDate: 1842-06, endDate: 1843-01, highlights: [Wrote the *first* program]}
      - {position: Analyst, startDate: 1842-01, endDate: 1842-06, note: zqnote}
"""


@pytest.fixture
def cvbuild(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    write(tmp_path, {"cv.yaml": CV, "variants/web.yaml": "attach: true\nsections: [work]\nfilename: CV\n"})
    write(tmp_path, {"variants/plain.yaml": "sections: [work]\nfilename: CV\n"})
    return runner(tmp_path, monkeypatch, capsys)


def test_data_come_out_and_build_the_same_text(cvbuild: Callable[..., Run], tmp_path: Path) -> None:
    assert cvbuild("--format", "pdf,txt,md", "--ignore", "D,C,X,L,F").code == 0
    pdf = (tmp_path / "out/web/CV.pdf").read_bytes()
    assert b"zqnote" not in b"".join(attachments(pdf).values())
    listed = cvbuild("extract", "out/web/CV.pdf", "--list").out
    assert [line.split()[0] for line in listed.splitlines()] == ["resume.json", "resume.md"]
    again = tmp_path / "again"
    again.mkdir()
    assert cvbuild("extract", "out/web/CV.pdf", "--out", "again").code == 0
    data = (again / "resume.json").read_bytes()
    assert json.loads(data)["work"][1]["position"] == "Analyst"
    assert cvbuild("--project", "again", "--format", "txt", "--no-check").code == 0
    built = next((again / "out").rglob("*.txt"))
    assert built.read_text("utf-8") == (tmp_path / "out/web/CV.txt").read_text("utf-8")
    assert cvbuild("extract", "out/web/CV.pdf", "--name", "resume.md", "--out", "cv.md").code == 0
    assert (tmp_path / "cv.md").read_bytes() == (tmp_path / "out/web/CV.md").read_bytes()
    refused = cvbuild("extract", "out/web/CV.pdf", "--out", "again")
    assert (refused.code, (again / "resume.json").read_bytes()) == (2, data)
    assert "exists already" in refused.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.pdf",), "there is no none.pdf"),
        (("cv.yaml",), "cannot be read as PDF"),
        (("out/plain/CV.pdf",), "carries no data"),
        (("out/web/CV.pdf", "--name", "resume.jsn"), "carries no resume.jsn"),
    ],
)
def test_what_cannot_be_extracted_says_why(
    arguments: tuple[str, ...], message: str, cvbuild: Callable[..., Run]
) -> None:
    cvbuild("--format", "pdf", "--no-check")
    run = cvbuild("extract", *arguments)
    assert run.code == 2
    assert message in run.err


def test_a_pdf_carries_nothing_by_default() -> None:
    from cvbuild.render import rendered

    content = (rendered("pdf", edition(sample(), classic())).value or {})[".pdf"]
    assert attachments(content) == {}
