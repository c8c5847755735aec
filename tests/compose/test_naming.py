"""Names of finished files: safe on every system, inside the output folder."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.compose.naming import Naming, PatternError, document_word, file_name

QUANT = Naming("quant", date="2026-11-29")


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
        ("{first}-{last}", "Vincent van Gogh", "Vincent-van-Gogh"),
        ("{first}-{last}", "Anna Maria van der Berg", "Anna-van-der-Berg"),
        ("{first}-{last}", "Robert De Niro", "Robert-De-Niro"),
        ("{first}-{last}", "Van Morrison", "Van-Morrison"),
        ("{first}-{last}", "Noor Haddad de", "Noor-de"),
        ("{first}-{last}", "José María García-Márquez y López", "José-María-García-Márquez-y-López"),
        ("{last}_{document}_{year}", "Ada Lovelace", "Lovelace_Resume_2026"),
        ("CV {name} {variant} {date} {locale}", "Ada Lovelace", "CV-Ada-Lovelace-quant-2026-11-29-en-US"),
    ],
)
def test_names(pattern: str, person: str, expected: str) -> None:
    assert file_name(pattern, person, QUANT) == expected


@pytest.mark.parametrize("pattern", ["{surname}", "{first", "}", "{}", "...", "{first.__class__}", "{first!r}{0}"])
def test_unusable_patterns(pattern: str) -> None:
    with pytest.raises(PatternError):
        file_name(pattern, "Ada Lovelace", QUANT)


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_name_is_one_visible_step_below_its_folder(pattern: str, person: str) -> None:
    try:
        name = file_name(pattern, person, QUANT)
    except PatternError:
        return
    assert PurePosixPath(name).name == name
    assert not name.startswith(".")
    assert not set('/\\:*?"<>|\n\0') & set(name)


@pytest.mark.parametrize(
    ("person", "locale", "expected"),
    [
        ("Juan López García", "es-ES", "Juan-López-García"),
        ("Ana María López García", "es-MX", "Ana-López-García"),
        ("João Pedro Silva Santos", "pt-BR", "João-Silva-Santos"),
        ("Juan López García", "en-US", "Juan-García"),
        ("Juan López", "es", "Juan-López"),
    ],
)
def test_double_surnames(person: str, locale: str, expected: str) -> None:
    assert file_name("{first}-{last}", person, Naming(locale=locale)) == expected


@pytest.mark.parametrize(
    ("locale", "word"), [("en-US", "Resume"), ("en-GB", "CV"), ("de-DE", "Lebenslauf"), ("it", "CV"), ("cy", "CV")]
)
def test_the_document_is_named_as_in_its_country(locale: str, word: str) -> None:
    assert document_word(locale) == word
