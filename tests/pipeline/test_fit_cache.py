"""The cached result of fit is used without a layout while its inputs are the same, and never exceeds the pages."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from msgspec import structs

from cvbuild.cache import fingerprint, store
from cvbuild.compose.compose import compose
from cvbuild.fit.decisive import decisive
from cvbuild.model.layout import Cut, Fitted, More
from cvbuild.pipeline import fit_cache, guard
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.pipeline.context import Context
from cvbuild.render._weasyprint.press import Press
from tests.fit.test_verification import chosen_of, many, project
from tests.pipeline.test_renderings import replaced, written
from tests.previews import TODAY, last

ROOT = Path(__file__).parents[2]
VARIANT = "pages: {max: 1, fit: true}\nsections: [summary, work, education]\n"
LAID = {"tall": 1, "real": 1}
NOTHING = {"tall": 0, "real": 0}


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, tuple[object, ...]]:
    """A project with a variant that is fitted, as it was built; where it lies aside; what was told of it."""
    folder = tmp_path_factory.mktemp("fit")
    cv = many(jobs=4, each=7)
    cv["work"][0]["highlights"][0] |= {"id": "first", "priority": "1"}
    (folder / "cv").mkdir()
    honest = built(project(folder / "cv", cv, VARIANT))
    shutil.copytree(folder / "cv", folder / "aside")
    return folder / "cv", folder / "aside", told(honest)


@pytest.fixture
def honest(before: tuple[Path, Path, tuple[object, ...]]) -> tuple[object, ...]:
    return before[2]


@pytest.fixture
def root(before: tuple[Path, Path, tuple[object, ...]]) -> Path:
    """The project as it was built, always at the same place."""
    folder, aside, _ = before
    shutil.rmtree(folder)
    shutil.copytree(aside, folder)
    return folder


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Layouts made, on a tall page and on real ones."""
    seen, lay = dict(NOTHING), Press._laid

    def counting(self, html, sheets):  # type: ignore[no-untyped-def] # as the one it stands for
        seen["tall" if self._tall in sheets else "real"] += 1
        return lay(self, html, sheets)

    monkeypatch.setattr(guard, "is_possible", lambda: False)  # nobody counts in the process of a project's own theme
    monkeypatch.setattr(Press, "_laid", counting)
    return seen


def built(root: Path, formats: tuple[str, ...] = ("pdf", "txt"), **more: object) -> Result:
    """A build as a process of its own would do it: it knows what lies in the folder, and nothing else."""
    _forget_layouts()
    request = Request(root, TODAY, formats=formats, out=root / "out", jobs=1)
    return build(structs.replace(request, **more))


def _forget_layouts() -> None:
    from cvbuild.render._weasyprint.press import _press

    _press.cache_clear()


def again(root: Path, laid: dict[str, int], formats: tuple[str, ...] = ("pdf", "txt"), **more: object) -> Result:
    laid.update(NOTHING)
    return built(root, formats, **more)


def told(result: Result) -> tuple[object, ...]:
    """All that a person is told of a build, and all that its files go by."""
    one = result.built[0]
    return result.findings, result.finished, one.fitted, one.selection, *one.composed


CV, SHORT = "cv.yaml", "variants/short.yaml"
CHANGES: dict[str, tuple[Callable[[Path], None], dict[str, int]]] = {
    "nothing": (lambda _: None, NOTHING),
    "a comment": (replaced(CV, "work:", "# mine\nwork:"), NOTHING),
    "a private note": (replaced(CV, "id: first", "id: first\n    note: told to nobody"), NOTHING),
    "the label": (written(SHORT, f"label: Short\n{VARIANT}"), NOTHING),
    "an entry that is not shown": (replaced(CV, "name: Project 1", "name: Project one"), NOTHING),
    "words": (replaced(CV, "Ada Lovelace", "Ada King"), LAID),
    "a priority": (replaced(CV, "priority: '1'\n    id: first", "priority: '5'\n    id: first"), LAID),
    "what must stay": (written(SHORT, f"{VARIANT}include: [first]\n"), LAID),
    "the fewest lines": (written(SHORT, VARIANT.replace("work", "work: {highlights: {min: 3}}")), LAID),
    "the paper": (written(SHORT, f"{VARIANT}paper: a4\n"), LAID),
    "the theme": (written(SHORT, f"{VARIANT}theme: modern\n"), LAID),
    "a theme's file": (written("templates/classic/look.css", "p { color: black }\n"), LAID),
    "an output gone": (lambda root: shutil.rmtree(root / "out"), {"tall": 0, "real": 1}),
    "what is remembered gone": (lambda root: shutil.rmtree(root / store.FOLDER / "fit"), LAID),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=list(CHANGES))
def test_only_what_decides_is_laid_out_again(
    change: Callable[[Path], None], expected: dict[str, int], root: Path, laid: dict[str, int]
) -> None:
    change(root)
    result = again(root, laid)
    assert laid == expected
    assert any(finding.code == "L104" for finding in result.findings)
    if expected == LAID:
        return  # nothing was taken from memory
    files = {path: path.read_bytes() for path in (root / "out").rglob("*.*")}
    assert told(again(root, laid, rebuild=True)) == told(result)
    assert laid == LAID
    assert {path: path.read_bytes() for path in (root / "out").rglob("*.*")} == files


def test_more_pages_or_closer_steps_are_another_question(root: Path) -> None:
    seen = []
    for pages in ("{max: 1, fit: true}", "{max: 2, fit: true}", "{max: 1, fit: {tighten: true}}"):
        (root / SHORT).write_text(VARIANT.replace("{max: 1, fit: true}", pages), encoding="utf-8")
        seen.append(built(root, ("txt",)).built[0].fitted)
    assert len(set(seen)) == 3
    assert all(
        one and (one.pages, one.steps) == wanted for one, wanted in zip(seen, [(1, 0), (2, 0), (1, 2)], strict=True)
    )
    assert built(root, ("txt",)).built[0].fitted == seen[-1]


def test_text_alone_and_the_pdf_after_it(root: Path, laid: dict[str, int], honest: tuple[object, ...]) -> None:
    """Text needs no layout once it is known what fits; the PDF after it needs the one that is printed."""
    shutil.rmtree(root / "out")
    for formats, expected in ((("txt",), NOTHING), (("docx",), NOTHING), (("pdf",), {"tall": 0, "real": 1})):
        assert told(again(root, laid, formats))[2:] == honest[2:]
        assert laid == expected, formats


def test_without_out_it_is_taken_and_nothing_left(root: Path, laid: dict[str, int]) -> None:
    folder = root / store.FOLDER
    folder.rename(aside := root / "aside")
    built(root, ("txt",), out=None)
    assert not folder.exists()
    aside.rename(folder)
    again(root, laid, ("txt",), out=None)
    assert laid == NOTHING


def remembered(root: Path) -> Path:
    (path,) = (root / store.FOLDER / "fit").iterdir()
    return path


def record(path: Path) -> fit_cache._Entry:
    """A machine's digest, its native libraries, what fit chose."""
    return msgspec.json.decode(path.read_bytes().partition(b"\n")[2], type=fit_cache._Entry)


def forge(path: Path, change: Callable[[Fitted], Fitted]) -> None:
    """What a record would be if it were written by hand, checksum and all."""
    entry = record(path)
    path.write_bytes(signed(msgspec.json.encode(structs.replace(entry, fitted=change(entry.fitted)))))


FORGED: dict[str, Callable[[Fitted], Fitted]] = {
    "everything stays": lambda fitted: structs.replace(fitted, cuts=()),
    "something stays": lambda fitted: structs.replace(fitted, cuts=fitted.cuts[1:]),
    "more goes": lambda fitted: structs.replace(fitted, cuts=(*fitted.cuts, Cut(("work[0]",), 3, 3))),
    "what there is not": lambda fitted: structs.replace(fitted, cuts=(Cut(("work[9]",), 1, 3),)),
    "what is not shown": lambda fitted: structs.replace(fitted, cuts=(Cut(("projects[0]",), 1, 3),)),
    "another hint": lambda fitted: structs.replace(fitted, more=More(1, ("work[9]",))),
    "more pages": lambda fitted: structs.replace(fitted, pages=2, cuts=()),
    "no such step": lambda fitted: structs.replace(fitted, step=1, steps=1),
    "steps below none": lambda fitted: structs.replace(fitted, step=-1),
    "not a number": lambda fitted: structs.replace(fitted, full=float("nan")),
}


@pytest.mark.parametrize("change", FORGED.values(), ids=list(FORGED))
def test_forged_cache_entries_never_reach_a_page(
    change: Callable[[Fitted], Fitted], root: Path, laid: dict[str, int], honest: tuple[object, ...]
) -> None:
    (root / "out/short/Ada-Lovelace-Resume.pdf").unlink()
    forge(remembered(root), change)
    assert told(again(root, laid)) == honest
    assert laid["tall"] == 1


def test_a_forged_entry_is_found_without_checks(root: Path, laid: dict[str, int], honest: tuple[object, ...]) -> None:
    """Nobody reads the PDF back then, and still it is seen to fit."""
    (root / "out/short/Ada-Lovelace-Resume.pdf").unlink()
    forge(remembered(root), lambda fitted: structs.replace(fitted, cuts=()))
    assert told(again(root, laid, unchecked=True))[2:] == honest[2:]


def test_a_preview_lays_out_changed_variants_only(root: Path, laid: dict[str, int]) -> None:
    view = last(root)
    for old, new, expected in (("work:", "# mine\nwork:", NOTHING), ("Ada Lovelace", "Ada King", LAID)):
        replaced(CV, old, new)(root)
        laid.update(NOTHING)
        view = last(root, view)
        assert laid == expected
    assert view.finished_findings() == build(Request(root, TODAY, rebuild=True)).findings


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "no JSON": lambda _: signed(b"{"),
    "too deep": lambda _: signed(b"[" * 100_000),
    "no text": lambda _: signed(b"\xff"),
    "another form": lambda _: signed(b'{"machine": "", "libraries": [], "fitted": {"pages": 1}}'),
    "another path": lambda record: record.replace(b"work[1]", b"work[2]"),
    "cut short": lambda record: record[:-9],
}


def signed(body: bytes) -> bytes:
    return fingerprint.digest(body) + b"\n" + body


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=list(DAMAGED))
def test_damaged_cache_entries_are_ignored(
    damage: Callable[[bytes], bytes], root: Path, laid: dict[str, int], honest: tuple[object, ...]
) -> None:
    path = remembered(root)
    path.write_bytes(damage(path.read_bytes()))
    assert told(again(root, laid)) == honest
    assert laid["tall"] == 1


def test_another_machine_fits_again(root: Path, laid: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint.Machine, "digest", lambda *_: b"f" * 64)
    again(root, laid)
    assert laid == LAID


def test_a_fit_taken_from_memory_still_counts_the_libraries_that_made_it(
    root: Path, laid: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text alone loads no Pango then, but another Pango would choose other words."""
    libraries = record(remembered(root)).libraries
    monkeypatch.setattr(fingerprint, "native_libraries", lambda: ())  # other tests have loaded them
    context = Context(root)
    build(Request(root, TODAY, formats=("txt",)), context=context)
    assert context.machine.libraries == libraries
    assert laid == NOTHING


def test_old_fits_are_deleted(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit_cache, "_KEPT", 2)
    text = (root / CV).read_text(encoding="utf-8")
    for number in range(3):
        (root / CV).write_text(text.replace("Ada Lovelace", f"Ada {number}"), encoding="utf-8")
        built(root, ("txt",))
    assert len(list((root / store.FOLDER / "fit").iterdir())) == 2


def test_variants_of_the_same_words_share_a_tall_layout(root: Path, laid: dict[str, int]) -> None:
    (root / "variants/twin.yaml").write_text("extends: short\nfilename: Twin\n", encoding="utf-8")
    (root / "variants/long.yaml").write_text("extends: short\npages: {max: 2}\n", encoding="utf-8")
    shutil.rmtree(root / store.FOLDER)
    built(root, ("txt",))
    assert laid["tall"] == 1


def test_the_end_of_a_keyword_is_part_of_the_key() -> None:
    """Two lists of keywords that read the same break into lines at other places."""
    cv, found = many(), []
    for keywords in (["a, b", "c"], ["a", "b, c"]):
        cv["skills"] = [{"name": "Group", "keywords": keywords}]
        chosen = chosen_of(cv, "pages: {max: 1, fit: true}")
        document = compose(chosen.selection.resume, chosen.variant)
        found.append(repr(decisive(document, chosen.selection, chosen.variant)))
    assert found[0] != found[1]
    assert " at 0x" not in found[0]


HERE = """
from cvbuild.pipeline import guard
guard.is_possible = lambda: False
"""

BUILD = """
import datetime, pathlib, sys
from cvbuild.pipeline.build import Request, build
result = build(Request(pathlib.Path(), datetime.date(2026, 1, 1), out=pathlib.Path("out"), jobs=1))
print([*result.findings, *(decision for one in result.built for decision in one.selection.decisions)])
print("weasyprint" in sys.modules)
"""

COMMANDS = """
import sys
from cvbuild.commands._cli import cli
for arguments in sys.argv[1:]:
    try:
        cli(arguments.split(), standalone_mode=False)
    except SystemExit as ended:
        assert ended.code in (0, 1)
print("weasyprint" in sys.modules)
"""


def run(folder: Path, code: str, *arguments: str) -> tuple[str, bool]:
    """What a process of its own says, and whether it came to import WeasyPrint.

    The themes are the project's own: were they laid out in a further process, this one would never import anything.
    """
    command = [sys.executable, "-c", HERE + code, *arguments]
    out = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    said, _, imported = out.rstrip("\n").rpartition("\n")
    return said, imported == "True"


def test_an_edited_comment_imports_no_weasyprint(tmp_path: Path) -> None:
    """A variant of the project's own CV that is fitted: built, a comment edited, built again, told why."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copytree(ROOT / "variants", tmp_path / "variants", ignore=shutil.ignore_patterns("[!_q]*"))
    text = (ROOT / CV).read_text(encoding="utf-8")
    (tmp_path / CV).write_text(text, encoding="utf-8")
    said, imported = run(tmp_path, BUILD)
    assert imported
    assert "L104" in said
    assert "cut to fit 1 page" in said
    (tmp_path / CV).write_text(f"{text}# mine\n", encoding="utf-8")
    assert run(tmp_path, BUILD) == (said, False)
    commands = (
        "why --variant quant",
        "outline",
        "facts",
        "--variant quant --format txt --out text",
        "--variant quant --format docx --out word",
    )
    said, imported = run(tmp_path, COMMANDS, *commands)
    assert not imported
    assert "cut to fit 1 page" in said
    assert [len(list((tmp_path / out).glob("quant/*"))) for out in ("text", "word")] == [1, 1]
