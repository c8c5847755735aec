"""``cvbuild fonts``: which scripts need a font, and copying it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commandline import runner, write
from tests.fonts import made

JOINS = "languagesystem arab dflt;\n" + "".join(
    f"feature {name} {{ sub u0633 by u0644; }} {name};\n" for name in ("init", "medi", "fina")
)
ARABIC = "سلمى الهاشمي مصنع مدرسة"
CV = """\
locale: ar
basics: {name: سلمى الهاشمي, email: salma@hashimi.example}
work:
  - {name: مصنع, position: مدرسة, startDate: 2020-05}
sections: {work: الخبرة}
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed fonts: one that joins Arabic letters, regular and bold, and some that do not help."""
    folder = tmp_path / "installed"
    folder.mkdir()
    letters = "".join({chr(code) for code in range(0x600, 0x700)})
    for name, content in {
        "Right-Regular.ttf": made("Box Right", letters, JOINS),
        "Right-Bold.ttf": made("Box Right", letters, JOINS, weight=700, style="Bold"),
        "Aaa.ttf": made("Box Aaa", letters),
        "Few.ttf": made("Box Few", "\u0633\u0644", JOINS),
        "Closed.ttf": made("Box Closed", letters, JOINS, rights=2),
        "broken.ttf": b"broken",
    }.items():
        (folder / name).write_bytes(content)
    monkeypatch.setenv("CVBUILD_FONTS", str(folder))
    return folder


def test_latin_needs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"cv.yaml": "basics: {name: Ada Lovelace, email: ada@lovelace.example}\n"})
    run = runner(tmp_path, monkeypatch, capsys)("fonts")
    assert (run.code, run.out) == (0, "All text is in Latin letters, which every theme writes.\n")


def test_a_font_that_joins_is_found_and_copied_once(
    tmp_path: Path, installed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"cv.yaml": CV})
    cvbuild = runner(tmp_path, monkeypatch, capsys)
    first = cvbuild("fonts")
    assert first.code == 1
    assert "Arabic       needs a font: 'Noto Sans Math' has its letters, but cannot join them" in first.out
    assert "Installed: Box Right" in first.out
    assert "Free for tests" in first.out
    assert not (tmp_path / "fonts").exists()
    assert cvbuild("fonts", "--copy").code == 0
    copied = {path.name: path.read_bytes() for path in (tmp_path / "fonts").iterdir()}
    assert copied == {name: (installed / name).read_bytes() for name in ("Right-Regular.ttf", "Right-Bold.ttf")}
    then = cvbuild("fonts")
    assert (then.code, then.out) == (0, "Arabic       written by Box Right\n")


@pytest.mark.usefixtures("installed")
def test_nothing_is_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"cv.yaml": CV, "fonts/Right-Bold.ttf": "mine"})
    run = runner(tmp_path, monkeypatch, capsys)("fonts", "--copy")
    assert "fonts/Right-Bold.ttf is there already" in run.out
    assert (tmp_path / "fonts" / "Right-Bold.ttf").read_text(encoding="utf-8") == "mine"


def test_without_an_installed_font_free_ones_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CVBUILD_FONTS", "")
    write(tmp_path, {"cv.yaml": CV})
    cvbuild = runner(tmp_path, monkeypatch, capsys)
    assert "Noto Naskh Arabic or Noto Sans Arabic" in cvbuild("fonts").out
    run = cvbuild("fonts", "--json")
    assert run.code == 1
    (row,) = json.loads(run.out)
    assert (row["script"], row["cannotJoin"], row["installed"]) == ("Arabic", "Noto Sans Math", None)
