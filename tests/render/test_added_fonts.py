"""Fonts in a project's own folder: which are used, in which order, and which cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.model.locales.scripts import by_script
from cvbuild.model.theme import families
from cvbuild.render.theme import sfnt
from cvbuild.render.theme.added_fonts import read_folder, with_added_fonts
from cvbuild.render.theme.files import load_theme
from cvbuild.render.theme.writing import can_shape, unwritten
from tests.fonts import collection, made

JOINS = "languagesystem arab dflt;\n" + "".join(
    f"feature {name} {{ sub u0633 by u0644; }} {name};\n" for name in ("init", "medi", "fina")
)
REGIONS = collection([made(f"Box CJK {region}", "\u4e2d") for region in ("JP", "KR", "SC", "TC")])


def _theme(project: Path, language: str = "en", **fonts: bytes) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The families for text and the messages, of the theme classic in a project with these fonts."""
    folder = project / "fonts"
    folder.mkdir(exist_ok=True)
    for name, content in fonts.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    theme = load_theme("classic", project).value
    assert theme
    outcome = with_added_fonts(theme, project, language)
    assert outcome.value
    return families(outcome.value.style["font"]), tuple(mistake.message for mistake in outcome.mistakes)


def test_without_a_folder_the_theme_is_itself(tmp_path: Path) -> None:
    theme = load_theme("classic", tmp_path).value
    assert theme
    assert with_added_fonts(theme, tmp_path, "en").value is theme


def test_a_font_comes_before_the_themes_fallbacks_and_a_wide_one_last(tmp_path: Path) -> None:
    found, said = _theme(tmp_path, a__ttf=made("Box Wide", "\u4e2d"), b__ttf=made("Box Arabic", "\u0633"))
    assert found == ("Source Serif 4", "Box Arabic", "Noto Sans Math", "Box Wide")
    assert not said


@pytest.mark.parametrize(
    ("language", "region"),
    [
        ("ja", "JP"),
        ("ja-JP", "JP"),
        ("ko", "KR"),
        ("zh", "SC"),
        ("zh-CN", "SC"),
        ("zh-TW", "TC"),
        ("zh-Hant", "TC"),
        ("en", "JP"),
    ],
)
def test_a_collection_gives_the_face_for_the_language(tmp_path: Path, language: str, region: str) -> None:
    assert _theme(tmp_path, language, a__ttc=REGIONS)[0][-1] == f"Box CJK {region}"


def test_the_theme_has_each_face_with_its_weight(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    for name, weight in (("Thin", 100), ("Regular", 400), ("Medium", 500), ("Bold", 700)):
        (folder / f"{name}.ttf").write_bytes(made("Box Arabic", "\u0633", weight=weight, style=name))
    theme = load_theme("classic", tmp_path).value
    assert theme
    added = with_added_fonts(theme, tmp_path, "ar").value
    assert added
    assert [(face.family, face.weight) for face in added.fonts[len(theme.fonts) :]] == [
        ("Box Arabic", 400),
        ("Box Arabic", 700),
    ]
    assert added.added == ("Box Arabic",)
    assert added.own


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no font", "not a font that can be used: it is no TrueType or OpenType font"),
        (b"", "not a font that can be used"),
        (made("Box", "\u0633", rights=2), "forbid its use inside documents"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_others_are_used(tmp_path: Path, content: bytes, words: str) -> None:
    found, said = _theme(tmp_path, bad__ttf=content, good__ttf=made("Box Good", "\u0633"))
    assert "Box Good" in found
    (message,) = said
    assert words in message


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    for name in ("OFL.txt", ".hidden.ttf", "notes.md"):
        (tmp_path / "fonts" / name).write_text("x", encoding="utf-8")
    (tmp_path / "fonts" / "folder.ttf").mkdir()
    assert read_folder(tmp_path)[1] == ()


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.ttf").write_bytes(made("Box", "\u0633"))
    project = tmp_path / "project"
    (project / "fonts").mkdir(parents=True)
    (project / "fonts" / "linked.ttf").symlink_to(tmp_path / "outside.ttf")
    added, mistakes = read_folder(project)
    assert not added.faces
    assert [mistake.code for mistake in mistakes] == ["S047"]


def test_names_of_families_are_harmless_in_a_stylesheet(tmp_path: Path) -> None:
    found, _ = _theme(tmp_path, a__ttf=made('Box "; } * { color: red', "\u0633"))
    assert found[1] == "Box color red"


@pytest.mark.parametrize(
    ("text", "font", "writes"),
    [
        ("\u0633", made("Box", "\u0633"), False),
        ("\u0633", made("Box", "\u0633\u0644", JOINS), True),
        ("\u0633", made("Box", "\u0633\ufe91\ufe92\ufe90\ufecb"), True),  # joined letters as characters
        ("\u05d0", made("Box", "\u05d0"), True),
        ("\u0915", made("Box", "\u0915"), False),
        (
            "\u0915",
            made("Box", "\u0915\u0916", "languagesystem dev2 dflt;\nfeature half { sub u0915 by u0916; } half;"),
            True,
        ),
        ("\u0e01", made("Box", "\u0e01"), False),
        ("\u4e2d", made("Box", "\u4e2d"), True),
    ],
)
def test_having_letters_is_not_writing_them(text: str, font: bytes, writes: bool) -> None:
    (script,) = by_script(text)
    assert can_shape(font, 0, script) is writes


def test_what_a_theme_cannot_write_is_named(tmp_path: Path) -> None:
    theme = load_theme("classic", tmp_path).value
    assert theme
    found = {one.script.name: one for one in unwritten(theme, by_script("\u0633\u0623\u0915\u03b1\u0430").items())}
    assert set(found) == {"Arabic", "Devanagari"}
    assert (found["Arabic"].unjoined_by, found["Arabic"].missing) == ("Noto Sans Math", {"\u0623"})
    assert (found["Devanagari"].unjoined_by, found["Devanagari"].missing) == ("", {"\u0915"})


def test_a_theme_may_declare_a_collection(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "own"
    (folder / "fonts").mkdir(parents=True)
    (folder / "fonts" / "all.ttc").write_bytes(REGIONS)
    (folder / "theme.toml").write_text(
        '[style]\nfont = "Box CJK SC"\n[[fonts]]\nfamily = "Box CJK SC"\nfile = "fonts/all.ttc"\n', encoding="utf-8"
    )
    theme = load_theme("own", tmp_path).value
    assert theme
    (face,) = theme.fonts
    assert sfnt.faces(theme.files[face.file])[0].family == "Box CJK SC"
