"""Unchanged files are neither rendered nor read again, and keep their bytes."""

from __future__ import annotations

import dataclasses
import datetime
import json
import sys
import types
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from cvbuild import inspection
from cvbuild.cache import fingerprint, store
from cvbuild.model.artifact import Inspection
from cvbuild.model.edition import Edition
from cvbuild.pipeline import guard, inspections, request, stages
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.syntax.finding import Outcome

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
    seen, rendered, inspector = Work(), stages.rendered, inspections.inspector

    def counting_rendered(name: str, edition: Edition) -> Outcome[dict[str, bytes]]:
        seen.rendered.append(name)
        return rendered(name, edition)

    def counting_inspector(name: str) -> inspection.Inspector | None:
        seen.read.append(name)
        return inspector(name)

    monkeypatch.setattr(guard, "is_possible", lambda: False)  # nobody counts in the process of a project's own theme
    monkeypatch.setattr(stages, "rendered", counting_rendered)
    monkeypatch.setattr(inspections, "inspector", counting_inspector)
    return seen


def built(root: Path, formats: tuple[str, ...] = ("txt",), **more: object) -> Result:
    request = Request(root, TODAY, formats=formats, out=root / "out", jobs=1)
    return build(structs.replace(request, **more))


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
    "a private note": (replaced("cv.yaml", "name: Engines", "note: ask Babbage\n    name: Engines"), 0),
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


def test_a_format_may_say_what_shapes_it(project: Path, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes are not in the document, which shapes a format that says nothing."""

    def render(edition: Edition) -> Outcome[bytes]:
        return Outcome(repr([entry.note for entry in edition.resume.work]).encode())

    def shape(edition: Edition) -> object:
        return [entry.note for entry in edition.resume.work]

    module = types.SimpleNamespace(EXTENSION="notes", render=render, shape=shape)
    monkeypatch.setitem(sys.modules, "cvbuild.render.notes", module)
    monkeypatch.setattr(request, "formats", lambda: ("notes", "txt"))
    built(project, ("txt", "notes"))
    for change in ("a private note", "words that one variant shows"):
        work.rendered.clear()
        CHANGES[change][0](project)
        built(project, ("txt", "notes"))
        assert set(work.rendered) == {"notes" if change == "a private note" else "txt"}


def test_changed_options_and_rebuild_render_again(project: Path, work: Work) -> None:
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


def test_a_remembered_inspection_is_complete(project: Path) -> None:
    """A field that JSON cannot carry back would be a check that is silent on the second run only."""
    (one, *_) = built(project, ("pdf", "docx", "txt"), variants=("quant",)).built
    assert set(one.inspections) == {"pdf", "docx", "txt"}
    for read in one.inspections.values():
        assert msgspec.json.decode(msgspec.json.encode(read), type=Inspection) == read
    read = one.inspections["pdf"]
    empty = [field.name for field in structs.fields(Inspection) if not getattr(read, field.name)]
    assert {"words", "boxes", "anchors", "fonts", "metadata"}.isdisjoint(empty)


STRANGE = [b"", b"{", b"[]", b"null", b'{"machine": 1}', b"[" * 100_000, b"\xff", b'{"words": [["a"]]}']
STRANGE += [b'{"format": "txt", "words": [], "of another version": ' + b"[" * 100_000]


@pytest.mark.parametrize("content", STRANGE)
def test_unknown_cache_entries_are_ignored(content: bytes, project: Path, work: Work) -> None:
    expected = built(project)
    for kind in ("made", "read"):
        for path in (project / store.FOLDER / kind).iterdir():
            path.write_bytes(content)
    work.rendered.clear()
    assert built(project).findings == expected.findings
    assert len(work.rendered) == 2


def test_another_machine_renders_everything(project: Path, work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    built(project)
    monkeypatch.setattr(fingerprint.Machine, "digest", lambda *_: b"f" * 64)
    work.rendered.clear()
    work.read.clear()
    built(project)
    assert (len(work.rendered), len(work.read)) == (2, 2)


def test_old_cache_entries_are_deleted(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspections, "_KEPT", 3)
    for number in range(6):
        (project / "cv.yaml").write_text(CV.replace("Wrote", f"Wrote{number}"), encoding="utf-8")
        built(project)
    current = 2
    assert len(list((project / store.FOLDER / "read").iterdir())) == 3 + current


def test_a_deleted_variant_leaves_the_cache(project: Path) -> None:
    built(project)
    (project / "variants/web.yaml").unlink()
    built(project)
    (path,) = (project / store.FOLDER / "made").iterdir()
    assert list(json.loads(path.read_bytes().partition(b"\n")[2])["made"]) == ["quant.txt"]


def test_without_an_output_folder_nothing_is_written(project: Path) -> None:
    build(Request(project, TODAY, formats=("txt",)))
    assert not (project / store.FOLDER).exists()


def test_every_part_of_a_document_changes_its_fingerprint(project: Path) -> None:
    """The key is made of the document's repr, so no part of it may hide there or be told by its address in memory."""
    (one, *_) = built(project).built
    assert " at 0x" not in repr(one.document)
    assert "Wrote the first program" in repr(one.document)
