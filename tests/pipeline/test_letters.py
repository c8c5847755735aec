"""Cover letters: quotations that cannot drift, the theme of the variant, all formats, all checks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, Result, build
from tests.commandline import Run, runner, write
from tests.repositories import alone

CV = """\
basics: {name: Ada Lovelace, email: ada@lovelace.org, summary: Of the CV}
facts:
  speed: {figures: ["40%", 3 ms], claim: the mill is faster}
  held: {figures: ["9%"], hold: not yet settled}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    highlights:
      - {id: cut, text: "Cut *waste* 20% in a year.", wordings: {web: Cut waste 20%}}
      - {id: sql, text: SQL for all}
      - {id: secret, text: Hidden, hold: under review}
"""
LETTER = """\
variant: web
to: [Ms Byron, Acme Mills, Leeds]
date: 2026-03-09
subject: Application as an analyst
greeting: Dear Ms Byron,
text: |
  At [[work.engines]] I [[cut]], by [[facts.speed]].

  [[cut]]. I know [[sql]]; [[facts.speed.claim]] ([[facts.speed.2]]).
closing: Sincerely,
"""
TEXT = """\
Application as an analyst
-------------------------
Ms Byron, Acme Mills, Leeds

9 March 2026

Dear Ms Byron,

At Engines I cut waste 20%, by 40%.

Cut waste 20%. I know SQL for all; the mill is faster (3 ms).

Sincerely,

Ada Lovelace
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(
        tmp_path, {"cv.yaml": CV, "variants/web.yaml": "sections: [work]\ntheme: modern\n", "letters/acme.yaml": LETTER}
    )
    return tmp_path


def built(project: Path, *formats: str, letter: str = "acme") -> Result:
    return build(Request(project, datetime.date(2026, 3, 1), formats=formats, letter=letter))


def test_a_letter_is_built_in_the_look_of_its_variant(project: Path) -> None:
    result = built(project, "txt", "pdf", "docx", "html")
    assert [f"{f.code} {f.message}" for f in result.findings if f.severity > 1] == []
    assert result.complete
    (one,) = result.built
    assert one.theme
    assert one.theme.name == "modern"
    assert sorted(result.files) == [f"acme/Ada-Lovelace-Letter.{end}" for end in ("docx", "html", "pdf", "txt")]
    text = result.files["acme/Ada-Lovelace-Letter.txt"].decode()
    assert text.endswith(TEXT)
    assert "ada@lovelace.org" in text
    assert "Of the CV" not in text


def test_a_changed_figure_changes_the_letter(project: Path) -> None:
    write(project, {"cv.yaml": CV.replace("40%", "41%")})
    assert "by 41%" in built(project, "txt").files["acme/Ada-Lovelace-Letter.txt"].decode()


def test_a_letter_in_markdown_is_the_same(project: Path) -> None:
    head, _, rest = LETTER.partition("text: |\n")
    body, _, closing = rest.partition("closing")
    body = "\n".join(line.removeprefix("  ") for line in body.splitlines())
    write(project, {"letters/other.md": f"---\n{head}closing{closing}---\n\n{body}\n"})
    one, other = built(project, "txt"), built(project, "txt", letter="other")
    assert other.files["other/Ada-Lovelace-Letter.txt"] == one.files["acme/Ada-Lovelace-Letter.txt"]


@pytest.mark.parametrize(("locale", "quoted"), [("", "Cut stock"), ("locale: de\n", "Senkte den Bestand")])
def test_a_letter_quotes_a_translated_cv_in_the_language_of_its_variant(
    project: Path, locale: str, quoted: str
) -> None:
    cv = CV.replace("SQL for all", "{en: Cut stock, de: Senkte den Bestand}")
    letter = "variant: web\nsubject: Application\ntext: |\n  My line: [[sql]].\n"
    write(project, {"cv.yaml": cv, "letters/acme.yaml": letter, "variants/web.yaml": f"sections: [work]\n{locale}"})
    (text,) = built(project, "txt").files.values()
    assert f"My line: {quoted}." in text.decode().replace(quoted[0].lower() + quoted[1:], quoted)


MISTAKES = {
    "[[ctu]]": ("X119", "nothing has the id `ctu`"),
    "[[secret]]": ("X119", "`secret` is on hold: under review"),
    "[[facts.held]]": ("X119", "`facts.held` is on hold: not yet settled"),
    "[[facts.sped]]": ("X119", "there is no fact `sped`"),
    "[[facts.speed.3]]": ("X119", "the fact `speed` has no 3"),
    "a definately wrong word": ("C209", ""),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_in_the_text_is_found_at_its_line(text: str, project: Path) -> None:
    write(project, {"letters/acme.yaml": LETTER.replace("[[cut]]. I", f"{text}. I")})
    code, message = MISTAKES[text]
    found = [f for f in built(project, "txt").findings if f.code == code]
    assert [f.message for f in found if f.message == message or not message]
    assert found[0].place.file.endswith("letters/acme.yaml")


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (LETTER.replace("variant: web", "variant: wbe"), "V101"),
        (LETTER.replace("greeting", "greting"), "S001"),
        (LETTER.replace("subject: Application as an analyst\n", ""), "S002"),
        ("[", "S006"),
    ],
)
def test_a_broken_letter_is_a_finding(letter: str, code: str, project: Path) -> None:
    write(project, {"letters/acme.yaml": letter})
    result = built(project, "txt")
    assert not result.complete
    assert code in {f.code for f in result.findings}


@pytest.fixture
def cvbuild(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project))
    return runner(project, monkeypatch, capsys)


def test_the_commands(cvbuild: Callable[..., Run], project: Path) -> None:
    assert cvbuild("letter", "--format", "txt").code == 0
    assert (project / "out/_letters/acme/Ada-Lovelace-Letter.txt").read_text("utf-8").endswith(TEXT)
    missing = cvbuild("letter", "acne")
    assert (missing.code, "there is no letter 'acne'" in missing.err) == (2, True)
    assert cvbuild("send", "web", "--to", "Acme", "--letter", "acme", "--format", "txt,md").code == 0
    (folder,) = (project / "sent").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == [
        "Ada-Lovelace-Letter.md",
        "Ada-Lovelace-Letter.txt",
        "Ada-Lovelace-Resume.md",
        "Ada-Lovelace-Resume.txt",
        "record.json",
    ]
