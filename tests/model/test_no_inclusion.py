"""Files cannot include others, except bibliographies; whoever tries is given what to write."""

from __future__ import annotations

import pytest

from cvbuild.model.decode.decoder import decode_resume
from tests.reading import read


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("work: !include work.yaml", "S009", "cannot include another"),
        ("work: !Import work.yaml", "S009", "cannot include another"),
        ("work: work.yaml", "S007", "cannot include another"),
        ("education: ../parts/education.yml", "S007", "cannot include another"),
        ("publications: refs.bib", "S007", "publications: [{bibliography: refs.bib}]"),
        ("work: Mill", "S007", "write work: [{name: Mill}]"),
        ("work: !binary x", "S009", "leave it out"),
    ],
)
def test_the_hint_says_what_is_possible(line: str, code: str, hint: str) -> None:
    outcome = read(f"basics: {{name: Ada Lovelace}}\n{line}\n")
    decoded = decode_resume(outcome.value).mistakes if outcome.value else ()
    mistakes = [mistake for mistake in (*outcome.mistakes, *decoded) if mistake.code == code]
    assert hint in mistakes[0].hint
