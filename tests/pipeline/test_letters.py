"""Cover letters: quotations that cannot drift, the theme of the variant, all formats, all checks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.pipeline.build import Request, Result, build
from cvbuild.syntax.finding import Severity
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
    "[[cut": ("X119", "the quotation of `cut` is not closed"),
    "[[cut]": ("X119", "the quotation of `cut` is not closed"),
    "[[work.": ("X119", "the quotation of `work` is not closed"),
    "[[ ]]": ("X119", "the quotation names nothing"),
    "[cut]]": ("X119", "the quotation of `cut` is not opened"),
    "cut]]": ("X119", "the quotation of `cut` is not opened"),
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
    ("text", "marked", "hint"),
    [
        ("I [[cut]] and [[cut. I am glad", "[[cut. I", "write [[cut]]"),
        ("I [[ctu. I am glad", "[[ctu.", "did you mean `cut`?"),
        ("I, by [[facts.speed.2, am", "[[facts.speed.2", "write [[facts.speed.2]]"),
        ("I [[cut]] and cut]] well", "cut]] well", "write [[cut]]"),
    ],
)
def test_half_a_quotation_is_an_error_at_its_place(text: str, marked: str, hint: str, project: Path) -> None:
    write(project, {"letters/acme.yaml": LETTER.replace("[[cut]]. I", f"{text}. I")})
    result = built(project, "txt")
    (found,) = (f for f in result.findings if f.code == "X119")
    line = (project / "letters/acme.yaml").read_text("utf-8").splitlines()[found.place.line - 1]
    name = marked.strip("[").split("]")[0].split(" ")[0].strip(".,")
    assert line[found.place.column - 1 :].startswith(name)
    assert found.place.column == line.index(marked) + 1 + marked.index(name)
    assert (found.severity, found.hint, result.ok) == (Severity.ERROR, hint, False)


@pytest.mark.parametrize(
    "text", ["see [the note [1]]", "[[[cut]]]", "an array a[b[0]]", "[Acme](https://acme.example)"]
)
def test_other_brackets_are_no_quotations(text: str, project: Path) -> None:
    write(project, {"letters/acme.yaml": LETTER.replace("[[cut]]. I", f"{text}. I")})
    assert [f.message for f in built(project, "txt").findings if f.code == "X119"] == []


TAGGED = CV.replace("facts:", "tags: {web: sites, data: lakes}\nfacts:", 1).replace(
    "summary: Of the CV", "profiles: [{network: GitHub, username: ada}]", 1
)
ORDINARY = {
    "en": """\
greeting: Dear Ms Byron,
text: |
  I am writing to apply for the position, and I would love to join Acme Mills. At [[work.engines]] I [[cut]], by
  [[facts.speed]], and won 14 clients.

  Please find enclosed my CV. I look forward to hearing from you.
closing: Yours sincerely,
""",
    "de": """\
greeting: Sehr geehrte Frau Byron,
text: |
  hiermit bewerbe ich mich bei Ihnen. Bei [[work.engines]] habe ich die Kosten um 40 % gesenkt.

  Ich freue mich auf eine Einladung in Ihr Unternehmen.
closing: Mit freundlichen Grüßen
""",
    "fr": """\
greeting: Chère Madame,
text: |
  Je vous adresse ma candidature. Chez [[work.engines]], j’ai réduit les coûts de 40 %.

  J’aimerais rejoindre votre équipe. Je vous prie d’agréer, Madame, mes salutations distinguées.
closing: Bien cordialement,
""",
    "es": """\
greeting: "Estimada señora Byron:"
text: |
  Me dirijo a usted para presentar mi candidatura. En [[work.engines]] reduje los costes un 40 %.

  Me gustaría unirme a su equipo.
closing: Reciba un cordial saludo,
""",
}


@pytest.mark.parametrize("language", ORDINARY)
def test_an_ordinary_letter_has_no_finding(language: str, project: Path) -> None:
    letter = f"variant: web\nto: [Ms Byron, Acme Mills]\nsubject: Application 7\n{ORDINARY[language]}"
    checks = "checks: {T101: {posting: We require Kafka.}}"
    variant = f"sections: [work]\nlocale: {language}\ntags: [web]\n{checks}\n"
    write(project, {"cv.yaml": TAGGED, "letters/acme.yaml": letter, "variants/web.yaml": variant})
    found = built(project, "txt", "pdf", "docx").findings
    assert [f"{f.code} {f.message}" for f in found if f.code != "S041"] == []


def test_a_letter_needs_no_waiver_of_the_cv(project: Path) -> None:
    waived = CV.replace("text: SQL for all}", "text: responsible for SQL} # allow C203: it is the title of the post")
    write(project, {"cv.yaml": waived})
    assert [f.message for f in built(project, "txt", "pdf", "docx").findings if f.code == "S016"] == []


@pytest.mark.parametrize(
    ("letter", "code"),
    [
        (LETTER.replace("[[cut]]. I", "I kept the mill and their\n\n  I"), "C231"),
        (LETTER.replace("[[cut]]. I", "I led 12 clerks (check this!). I"), "C230"),
    ],
)
def test_a_fault_of_a_letter_is_found(letter: str, code: str, project: Path) -> None:
    write(project, {"letters/acme.yaml": letter})
    found = [f for f in built(project, "txt").findings if f.code == code]
    assert [f.place.file.endswith("letters/acme.yaml") for f in found] == [True]


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


def test_the_letter_of_the_guide_has_no_finding_in_a_new_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone(monkeypatch)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert runner(tmp_path, monkeypatch, capsys)("init", "p").code == 0
    guide = (Path(__file__).parents[2] / "docs/how-to/letter.md").read_text("utf-8")
    letter = guide.partition("```yaml\n")[2].partition("```")[0]
    write(tmp_path / "p", {"letters/acme.yaml": letter})
    assert [f"{f.code} {f.message}" for f in built(tmp_path / "p", "txt", "pdf", "docx").findings] == []
