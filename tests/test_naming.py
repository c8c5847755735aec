"""Names of finished files: safe on every system, inside the output folder."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.naming import PatternError, file_name


@pytest.mark.parametrize(
    ("pattern", "person", "expected"),
    [
        ("{first}-{last}-Resume", "Vansh Verma", "Vansh-Verma-Resume"),
        ("{first}-{last}-Resume", "Ada King Lovelace", "Ada-Lovelace-Resume"),
        ("{first}-{last}-Resume", "Plato", "Plato-Resume"),
        ("{name} ({variant})", "Ada Lovelace", "Ada-Lovelace-(quant)"),
        ("../../{last}", "Ada Lovelace", "Lovelace"),
        ("{last}", "Ada ../../etc/passwd", "etc-passwd"),
        ("{name}", "José Núñez", "José-Núñez"),
    ],
)
def test_names(pattern: str, person: str, expected: str) -> None:
    assert file_name(pattern, person, "quant") == expected


@pytest.mark.parametrize("pattern", ["{surname}", "{first", "}", "{}", "...", "{first.__class__}", "{first!r}{0}"])
def test_unusable_patterns(pattern: str) -> None:
    with pytest.raises(PatternError):
        file_name(pattern, "Ada Lovelace", "quant")


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_one_visible_step_below_its_folder(pattern: str, person: str) -> None:
    try:
        name = file_name(pattern, person, "quant")
    except PatternError:
        return
    assert PurePosixPath(name).name == name
    assert not name.startswith(".")
    assert not set('/\\:*?"<>|\n\0') & set(name)
