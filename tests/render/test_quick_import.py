"""The quick import of WeasyPrint: the same bytes, and a plain import of unknown versions."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from cvbuild.cache import user
from cvbuild.render._weasyprint import default_sheet
from cvbuild.render._weasyprint.default_sheet import cut_sheet

ROOT = Path(__file__).parents[2]

# A page of another program's: elements that no theme of ours has, numerals of Rome, a form.
OTHER_PAGE = """
import hashlib, pathlib
from cvbuild.render._weasyprint.press import _room
from cvbuild.render._weasyprint.quick_import import weasyprint_imported
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


PLAIN = "from cvbuild.render._weasyprint import quick_import; quick_import.VERSIONS = frozenset()\n"
"""No version is known, so WeasyPrint is imported normally."""


def run(code: str, **environment: str) -> str:
    env = {**os.environ, **environment}
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def built(out: Path, variant: str, before: str = "", **environment: str) -> str:
    code = before + (
        f"import sys; sys.argv = ['cvbuild', '--variant', {variant!r}, '--format', 'pdf', '--out', {str(out)!r}, "
        "'--select', 'A101']; from cvbuild.commands._cli import main; main()"
    )
    run(code, **environment)
    (file,) = out.glob("*/*.pdf")
    return hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's cache in which WeasyPrint's declarations are parsed."""
    cache = tmp_path_factory.mktemp("cache")
    run(LOADED, XDG_CACHE_HOME=str(cache))
    return cache


@pytest.fixture
def cache(parsed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(parsed, tmp_path / "cache"))


@pytest.mark.parametrize("variant", ["quant", "inference"])
def test_the_bytes_are_the_same_with_and_without(variant: str, cache: Path, tmp_path: Path) -> None:
    quick = built(tmp_path / "quick", variant, XDG_CACHE_HOME=str(cache))
    plain = built(tmp_path / "plain", variant, PLAIN)
    assert quick == plain


def test_other_pages_find_the_default_sheets_whole(cache: Path) -> None:
    quick = run(OTHER_PAGE, XDG_CACHE_HOME=str(cache))
    assert quick == run(PLAIN + OTHER_PAGE)


LOADED = """
import sys
from cvbuild.render._weasyprint.quick_import import weasyprint_imported
weasyprint_imported()
print("fontTools.subset" in sys.modules, "PIL.Image" in sys.modules, "pycparser" in sys.modules)
"""


def test_unneeded_modules_are_not_imported(cache: Path) -> None:
    assert run(LOADED, XDG_CACHE_HOME=str(cache)).split() == ["False"] * 3
    assert run(PLAIN + LOADED).split() == ["True"] * 3


@pytest.mark.parametrize("damage", ["cut short", "empty", "one bit"])
def test_a_damaged_cache_is_replaced(damage: str, cache: Path) -> None:
    (kept,) = (cache / "cvbuild").iterdir()
    whole = kept.read_bytes()
    flipped = bytes([*whole[:99], whole[99] ^ 1, *whole[100:]])
    kept.write_bytes({"cut short": whole[: len(whole) // 2], "empty": b"", "one bit": flipped}[damage])
    run(LOADED, XDG_CACHE_HOME=str(cache))
    assert kept.read_bytes() == whole


def test_the_cache_holds_data_and_no_code(cache: Path) -> None:
    (kept,) = (path for path in cache.rglob("*") if path.is_file())
    tables = msgspec.msgpack.decode(kept.read_bytes()[4:])
    assert sorted(tables) == ["_enums", "_globals", "_struct_unions", "_typenames", "_types", "_version"]


def test_data_of_other_types_is_not_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    (kept,) = (cache / "cvbuild").iterdir()
    whole = kept.read_bytes()
    user.put(kept.name, msgspec.msgpack.encode({"_types": "a text"}))
    assert run(LOADED).split() == ["False", "False", "True"]
    assert kept.read_bytes() == whole


@pytest.mark.parametrize("state", ["a file", "others may write"])
def test_a_cache_that_cannot_be_trusted_is_left_alone(state: str, cache: Path) -> None:
    folder = cache / "cvbuild"
    if state == "a file":
        shutil.rmtree(folder)
        folder.write_text("", encoding="utf-8")
    else:
        folder.chmod(0o777)
    fonts, pillow, parsed = run(LOADED, XDG_CACHE_HOME=str(cache)).split()
    assert (fonts, pillow, parsed) == ("False", "False", "True")


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
    css = default_sheet._COMMENT.sub("", default_sheet._text("html5_ua.css"))
    preludes = [prelude for prelude, _ in default_sheet._RULE.findall(css) if "@" not in prelude]
    assert len(preludes) > 100
    for prelude in preludes:
        assert "".join(",".join(default_sheet._selectors(prelude)).split()) == "".join(prelude.split())


PROFILE = """
import importlib.resources, weasyprint
from cvbuild.render._weasyprint.profile import NAME, profiles
file = (importlib.resources.files("weasyprint.pdf") / "sRGB2014.icc").open("rb")
read = weasyprint.pdf.ColorProfile(file, "sRGB2014.icc", "relative-colorimetric", (["r"], ["g"], ["b"]))
own = profiles()[NAME]
print(read.content == own.content, read.name == own.name, len(read.components) == len(own.components))
"""


def test_the_colour_profile_is_the_one_that_pillow_reads() -> None:
    assert run(PROFILE).split() == ["True"] * 3


WITHOUT_PROFILE = "from cvbuild.render._weasyprint import press; press.profiles = dict\n"


def test_weasyprint_reads_its_own_profile_if_we_have_none(tmp_path: Path) -> None:
    assert built(tmp_path / "own", "quant", WITHOUT_PROFILE) == built(tmp_path / "passed", "quant")
