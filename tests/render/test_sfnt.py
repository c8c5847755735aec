"""What a font file says about itself, as the program and as fontTools read it."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.render.theme import sfnt
from tests.fonts import collection, made

LATIN = made("Box Sans", "abc")
BOLD = made("Box Sans", "abc", weight=700, style="Bold")
WIDE = made("Box CJK JP", "\u4e2d\u3042\U00020000")
SHIPPED = "templates/classic/fonts/SourceSerif4_600SemiBold_Italic.ttf"


def test_a_face_is_described() -> None:
    (face,) = sfnt.faces(BOLD)
    assert (face.family, face.weight, face.style, face.licence) == ("Box Sans", 700, "normal", "Free for tests")
    assert face.embeddable
    assert not face.variable


def test_a_shipped_face_is_described() -> None:
    with open(SHIPPED, "rb") as file:  # noqa: PTH123 - read as bytes only
        (face,) = sfnt.faces(file.read())
    assert (face.family, face.weight, face.style) == ("Source Serif 4", 600, "italic")
    assert "Open Font License" in face.licence


@pytest.mark.parametrize(("rights", "allowed"), [(0, True), (2, False), (4, True), (8, True), (0x200, False)])
def test_flags_for_embedding(rights: int, allowed: bool) -> None:
    assert sfnt.faces(made("Box", "a", rights=rights))[0].embeddable is allowed


def test_each_face_of_a_collection_becomes_a_file_of_its_own() -> None:
    whole = collection([LATIN, WIDE, BOLD])
    assert [face.family for face in sfnt.faces(whole)] == ["Box Sans", "Box CJK JP", "Box Sans"]
    single = sfnt.extracted(whole, 1)
    assert TTFont(io.BytesIO(single)).getBestCmap() == TTFont(io.BytesIO(WIDE)).getBestCmap()
    assert sfnt.faces(single)[0].family == "Box CJK JP"
    assert sfnt.extracted(LATIN, 0) is LATIN


@pytest.mark.parametrize("font", [LATIN, WIDE, collection([LATIN])], ids=["latin", "beyond the plane", "collection"])
def test_characters_are_those_of_fonttools(font: bytes) -> None:
    known = TTFont(io.BytesIO(font), fontNumber=0).getBestCmap()
    asked = [chr(code) for code in (*range(0x20, 0x180), *range(0x3000, 0x5000), 0x20000, 0x20001)]
    assert sfnt.covered(font, 0, asked) == {char for char in asked if ord(char) in known}


def test_features_by_script() -> None:
    font = made(
        "Box",
        "ab",
        "languagesystem arab dflt;\nfeature init { sub a by b; } init;".replace(" a ", " u0061 ").replace(
            " b;", " u0062;"
        ),
    )
    assert sfnt.features(font, 0) == {"arab": {"init"}}
    assert sfnt.features(LATIN, 0) == {}


@pytest.mark.parametrize(
    "content", [b"", b"no font", b"OTTO", b"ttcf\0\1\0\0\xff\xff\xff\xff", LATIN[:200], b"\0\1\0\0\xff\xff"]
)
def test_what_is_no_font_is_said(content: bytes) -> None:
    with pytest.raises(sfnt.BadFont, match=r"^its? "):
        sfnt.faces(content)


@given(st.data())
def test_a_damaged_font_never_raises_anything_else(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([LATIN, WIDE, collection([LATIN, BOLD])])))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        faces = sfnt.faces(bytes(content))
        sfnt.covered(bytes(content), len(faces) - 1, "a\u4e2d\U00020000")
        sfnt.features(bytes(content), len(faces) - 1)
        sfnt.extracted(bytes(content), len(faces) - 1)
    except sfnt.BadFont:
        pass
