"""What did not change is neither rendered nor read again, and is the same to the last byte."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from cvbuild import inspection, memory, store
from cvbuild.artifact import Inspection
from cvbuild.pipeline import Request, Result, build

CV = """\
tags: {quant: trading, web: pages}
basics: {name: Ada Lovelace, label: Analyst, email: ada@love.org, url: https://love.org/a, location: {city: Ur}}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    endDate: 1843-09
    highlights:
      - {text: Wrote the first program, tags: [quant]}
      - {text: Drew the first page, tags: [web]}
"""
TODAY = datetime.date(2026, 1, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "variants").mkdir()
    (tmp_path / "cv.yaml").write_text(CV, encoding="utf-8")
    for name in ("quant", "web"):
        (tmp_path / f"variants/{name}.yaml").write_text(f"tags: [{name}]\nsections: [work]\n", encoding="utf-8")
    return tmp_path


@dataclasses.dataclass
class Work:
    """What was done: files rendered and read, by name."""

    rendered: list[str] = dataclasses.field(default_factory=list)
    read: list[str] = dataclasses.field(default_factory=list)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    seen, rendered, inspector = Work(), memory.rendered, memory.inspector

    def counting_rendered(name, document, theme, options):  # type: ignore[no-untyped-def] # as the one it stands for
        seen.rendered.append(name)
        return rendered(name, document, theme, options)

    def counting_inspector(name: str) -> inspection.Inspector | None:
        seen.read.append(name)
        return inspector(name)

    monkeypatch.setattr(memory, "rendered", counting_rendered)
    monkeypatch.setattr(memory, "inspector", counting_inspector)
    return seen


def built(root: Path, formats: tuple[str, ...] = ("txt",), **more: object) -> Result:
    request = Request(root, TODAY, formats=formats, out=root / "out", jobs=1)
    return build(dataclasses.replace(request, **more))  # type: ignore[arg-type] # fields of a request


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new), encoding="utf-8")

    return change


def written(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")

    return change


CHANGES = {
    "nothing": (lambda _: None, 0),
    "a comment": (replaced("cv.yaml", "work:", "# mine\nwork:"), 0),
    "words that one variant shows": (replaced("cv.yaml", "Drew", "Painted"), 1),
    "words that both show": (replaced("cv.yaml", "Ada Lovelace", "Ada King"), 2),
    "words that none shows": (replaced("cv.yaml", "tags: {quant: trading", "tags: {quant: funds"), 0),
    "a selection that comes to the same": (replaced("variants/web.yaml", "[web]", "[web, web]"), 0),
    "the paper": (replaced("variants/web.yaml", "sections", "paper: a4\nsections"), 1),
    "the theme": (replaced("variants/web.yaml", "sections", "theme: modern\nsections"), 1),
    "a theme's file": (written("templates/classic/look.css", "p { color: red }\n"), 2),
    "an output edited": (written("out/web/Ada-Lovelace-Resume.txt", "mine"), 1),
    "an output gone": (lambda root: (root / "out/web/Ada-Lovelace-Resume.txt").unlink(), 1),
}


@pytest.mark.parametrize(("change", "count"), CHANGES.values(), ids=list(CHANGES))
def test_only_what_changed_is_rendered(
    change: Callable[[Path], None], count: int, project: Path, work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project)
    change(project)
    work.rendered.clear()
    result = built(project)
    assert len(work.rendered) == count
    told = (result.findings, result.finished, (project / "out/manifest.json").read_bytes())
    monkeypatch.undo()
    anew = built(project, rebuild=True)
    assert (anew.findings, anew.finished, (project / "out/manifest.json").read_bytes()) == told
    assert anew.written == ()


def test_other_options_are_rendered_anew_and_rebuild_renders_all(project: Path, work: Work) -> None:
    for options, count in (({}, 2), ({"ascii": True}, 2), ({"ascii": True}, 0), ({"rebuild": True}, 2)):
        work.rendered.clear()
        built(project, **options)
        assert len(work.rendered) == count, options


def test_a_file_is_read_once_a_content(project: Path, work: Work) -> None:
    for expected in (["txt", "txt"], []):
        work.read.clear()
        first = built(project, rebuild=False)
        assert work.read == expected
    work.read.clear()
    again = built(project, rebuild=True)
    assert work.read == ["txt", "txt"]
    assert [one.inspections for one in again.built] == [one.inspections for one in first.built]


def test_what_was_read_is_remembered_whole(project: Path) -> None:
    """A field that JSON cannot carry back would be a check that is silent on the second run only."""
    (one, *_) = built(project, ("pdf", "docx", "txt"), variants=("quant",)).built
    assert set(one.inspections) == {"pdf", "docx", "txt"}
    for read in one.inspections.values():
        assert msgspec.json.decode(msgspec.json.encode(read), type=Inspection) == read
    read = one.inspections["pdf"]
    empty = [field.name for field in dataclasses.fields(Inspection) if not getattr(read, field.name)]
    assert {"words", "boxes", "anchors", "fonts", "metadata"}.isdisjoint(empty)


STRANGE = [b"", b"{", b"[]", b"null", b'{"machine": 1}', b"[" * 100_000, b"\xff", b'{"words": [["a"]]}']
STRANGE += [b'{"format": "txt", "words": [], "of another version": ' + b"[" * 100_000]


@pytest.mark.parametrize("content", STRANGE)
def test_strange_memories_are_passed_over(content: bytes, project: Path, work: Work) -> None:
    expected = built(project)
    for kind in ("made", "read"):
        for path in (project / store.FOLDER / kind).iterdir():
            path.write_bytes(content)
    work.rendered.clear()
    assert built(project).findings == expected.findings
    assert len(work.rendered) == 2


def test_another_machine_makes_all_anew(project: Path, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    monkeypatch.setattr(memory.world, "machine", lambda *_: b"f" * 64)
    work.rendered.clear()
    work.read.clear()
    built(project)
    assert (len(work.rendered), len(work.read)) == (2, 2)


def test_memories_are_few(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_KEPT", 3)
    for number in range(6):
        (project / "cv.yaml").write_text(CV.replace("Wrote", f"Wrote{number}"), encoding="utf-8")
        built(project)
    current = 2
    assert len(list((project / store.FOLDER / "read").iterdir())) == 3 + current


def test_what_is_known_of_a_variant_goes_with_it(project: Path) -> None:
    built(project)
    (project / "variants/web.yaml").unlink()
    built(project)
    (path,) = (project / store.FOLDER / "made").iterdir()
    assert list(json.loads(path.read_bytes())["made"]) == ["quant/Ada-Lovelace-Resume.txt"]


def test_without_out_nothing_is_left_behind(project: Path) -> None:
    build(Request(project, TODAY, formats=("txt",)))
    assert not (project / store.FOLDER).exists()


def test_a_document_is_told_apart_by_all_it_holds(project: Path) -> None:
    """The key is made of the document's repr, so no part of it may hide there or be told by its address in memory."""
    (one, *_) = built(project).built
    assert " at 0x" not in repr(one.document)
    assert "Wrote the first program" in repr(one.document)
