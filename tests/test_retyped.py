"""What other YAML readers take plain texts for (S008)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.checked import findings

KEEP = ("Python", "3.12", "2024", "C", "on call", "None of it", "12:30 sharp", "ONCE", "1.2.3", "Null island", "7" * 60)
CHANGE = ("no", "Off", "YES", "3.10", "02134", "12:30", "0x1F", "1_000", "+15550100123", "3.70")


def _told(texts: tuple[str, ...], folder: Path, mark: str = "") -> list[str]:
    keywords = "\n".join(f"      - {mark}{text}{mark}" for text in texts)
    project = f"checks: {{S008: note}}\nskills:\n  - name: A\n    keywords:\n{keywords}\n"
    return [finding.hint.removeprefix("write ").strip('"') for finding in findings("S008", project, folder)]


def test_texts_that_change_are_told(tmp_path: Path) -> None:
    assert _told((*KEEP, *CHANGE), tmp_path) == list(CHANGE)


def test_quotes_keep_them(tmp_path: Path) -> None:
    assert _told(CHANGE, tmp_path, mark="'") == []


@pytest.mark.parametrize("text", CHANGE)
def test_another_reader_changes_them_indeed(text: str) -> None:
    assert str(yaml.safe_load(text)) != text


def test_it_is_off_by_itself(tmp_path: Path) -> None:
    assert findings("S008", "skills: [{name: A, keywords: [no, 3.10]}]\n", tmp_path) == []
