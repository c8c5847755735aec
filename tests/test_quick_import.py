"""WeasyPrint imported in a quarter of the time: the same bytes, and off by itself where anything is unknown."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cvbuild.cache import SWITCH
from cvbuild.render import _default_sheet, _quick_import
from cvbuild.render._default_sheet import cut_sheet

ROOT = Path(__file__).parents[1]

# A page of another program's: elements that no theme of ours has, numerals of Rome, a form.
OTHER_PAGE = """
import hashlib, pathlib
from cvbuild.render._press import _room
from cvbuild.render._quick_import import weasyprint_imported
with _room():
    weasyprint = weasyprint_imported()
    from weasyprint.text.fonts import FontConfiguration
    fonts = FontConfiguration()
    face = next(pathlib.Path("templates/classic/fonts").resolve().glob("*Regular.ttf")).as_uri()
    css = f"@font-face {{ font-family: x; src: url({face}) }} * {{ font-family: x }} ol {{ list-style: lower-latin }}"
    page = "<table><tr><th>a<td>b</table><ol type=I><li>x</ol><fieldset><input value=1></fieldset><blockquote>q"
    sheet = weasyprint.CSS(string=css, font_config=fonts)
    document = weasyprint.HTML(string=page).write_pdf(
        stylesheets=[sheet], font_config=fonts, presentational_hints=True, uncompressed_pdf=True, pdf_forms=True)
print(len(document), hashlib.sha256(document).hexdigest())
"""


def run(code: str, **environment: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment}
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def built(out: Path, variant: str, **environment: str) -> str:
    code = (
        f"import sys; sys.argv = ['cvbuild', '--variant', {variant!r}, '--format', 'pdf', '--out', {str(out)!r}, "
        "'--select', 'A101']; from cvbuild.cli import main; main()"
    )
    run(code, **environment)
    (file,) = out.glob("*/*.pdf")
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("variant", ["quant", "inference"])
def test_the_bytes_are_the_same_with_and_without(variant: str, tmp_path: Path) -> None:
    quick = built(tmp_path / "quick", variant, XDG_CACHE_HOME=str(tmp_path))
    plain = built(tmp_path / "plain", variant, **{SWITCH: "1"})
    assert quick == plain


def test_other_pages_find_the_default_sheets_whole(tmp_path: Path) -> None:
    quick = run(OTHER_PAGE, XDG_CACHE_HOME=str(tmp_path))
    assert quick == run(OTHER_PAGE, **{SWITCH: "1"})


LOADED = """
import sys
from cvbuild.render._quick_import import weasyprint_imported
weasyprint_imported()
print("fontTools.subset" in sys.modules, "PIL.Image" in sys.modules, "pycparser" in sys.modules)
"""


def test_what_is_not_needed_is_not_imported(tmp_path: Path) -> None:
    run(LOADED, XDG_CACHE_HOME=str(tmp_path))  # the first time the declarations are parsed, and kept
    assert run(LOADED, XDG_CACHE_HOME=str(tmp_path)).split() == ["False"] * 3
    assert run(LOADED, **{SWITCH: "1"}).split() == ["True"] * 3


def test_a_damaged_cache_is_written_anew(tmp_path: Path) -> None:
    run(LOADED, XDG_CACHE_HOME=str(tmp_path))
    (kept,) = (tmp_path / "cvbuild").glob("ffi-*.py")
    whole = kept.read_text(encoding="utf-8")
    kept.write_text(whole[: len(whole) // 2], encoding="utf-8")
    run(LOADED, XDG_CACHE_HOME=str(tmp_path))
    assert kept.read_text(encoding="utf-8") == whole


@pytest.mark.parametrize("state", ["a file", "others may write"])
def test_a_cache_that_cannot_be_trusted_is_left_alone(state: str, tmp_path: Path) -> None:
    folder = tmp_path / "cvbuild"
    if state == "a file":
        folder.write_text("", encoding="utf-8")
    else:
        run(LOADED, XDG_CACHE_HOME=str(tmp_path))
        folder.chmod(0o777)
    fonts, pillow, parsed = run(LOADED, XDG_CACHE_HOME=str(tmp_path)).split()
    assert (fonts, pillow, parsed) == ("False", "False", "True")


def test_another_version_is_imported_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delenv(SWITCH, raising=False)
    assert _quick_import.is_quick()
    monkeypatch.setattr(_quick_import, "VERSIONS", frozenset({"1.0"}))
    assert not _quick_import.is_quick()


SHEET = """
/* a comment with { braces } */
[hidden], area, head { display: none }
article, p { display: block }
table { display: table }
:is(ol, ul) :is(ol, ul) { margin: 0 }
:link, :visited { color: blue }
[dir=rtl i] dd { margin: 0 }
input:not([type=radio i], p) { width: 1em }
select:not(:has(option[selected])) option { display: block }
a:not(table) { color: red }
::marker { white-space: pre }
::footnote-call { content: counter(footnote) }
::note-marker { content: counter(note) }
@page { margin: 1px; @top-left { content: "x" } }
@counter-style disc { symbols: • }
@counter-style lower-latin { system: extends lower-alpha }
@counter-style lower-alpha { symbols: a b }
@counter-style thai { symbols: ๐ }
"""


@pytest.mark.parametrize(
    ("words", "named", "kept"),
    [
        ("p", "", "p |:link|@page|disc"),
        ("p hidden", "", "[hidden] |p |:link|@page|disc"),
        ("p article head", "", "head {|article,p {|:link|@page|disc"),
        ("table ul", "", "table|:is|:link|@page|disc"),
        ("a", "", ":link|a:not(table)|@page|disc"),
        ("dd", "", ":link|@page|disc"),
        ("dd dir", "", ":link|[dir=rtl|@page|disc"),
        (
            "input option",
            "",
            ":link|input:not([type=radio i], p) {|select:not(:has(option[selected])) option {|@page|disc",
        ),
        ("li", "", ":link|li::marker|@page|disc"),
        ("x", "list-item", ":link|::marker|@page|disc"),
        ("x", "footnote", ":link|::footnote-call|::note-marker|@page|disc"),
        ("x style", "", ":link|::marker|::footnote-call|::note-marker|@page|disc"),
        ("x", "lower-latin", ":link|@page|disc|lower-latin|lower-alpha"),
    ],
)
def test_a_selector_goes_when_nothing_on_the_page_can_match(words: str, named: str, kept: str) -> None:
    cut = cut_sheet(SHEET, frozenset(words.split()), frozenset(named.split()))
    starts = [line.removeprefix("@counter-style ") for line in cut.splitlines() if line]
    assert len(starts) == len(kept.split("|")), cut
    assert all(line.startswith(start) for line, start in zip(starts, kept.split("|"), strict=True)), cut


def test_every_selector_of_the_default_sheet_is_found() -> None:
    css = _default_sheet._COMMENT.sub("", _default_sheet._text("html5_ua.css"))
    preludes = [prelude for prelude, _ in _default_sheet._RULE.findall(css) if "@" not in prelude]
    assert len(preludes) > 100
    for prelude in preludes:
        assert "".join(",".join(_default_sheet._selectors(prelude)).split()) == "".join(prelude.split())


PROFILE = """
import hashlib, importlib.resources
from cvbuild.render._quick_import import weasyprint_imported
weasyprint = weasyprint_imported()
file = (importlib.resources.files("weasyprint.pdf") / "sRGB2014.icc").open("rb")
profile = weasyprint.pdf.ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", "rgb")
print(hashlib.sha256(profile.content).hexdigest(), profile.name, len(profile.components))
"""


def test_the_colour_profile_is_the_one_that_pillow_reads(tmp_path: Path) -> None:
    quick = run(PROFILE, XDG_CACHE_HOME=str(tmp_path))
    assert quick == run(PROFILE, **{SWITCH: "1"})
    assert "sRGB" in quick
