"""Plain English: docstrings begin as in PEP 257, and words with a technical meaning elsewhere have only that one.

``DONE`` lists the packages that are held to this. ``docs/glossary.md`` has the words to use instead.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "cvbuild"

DONE = (
    "analysis",
    "cache",
    "checks",
    "commands",
    "compose",
    "fit",
    "inspection",
    "model",
    "pipeline",
    "readers",
    "render",
    "report",
    "syntax",
)


DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
    *(path for path in sorted((ROOT / "docs").rglob("*.md"))),
]

# An imperative ("Return the place"), or a noun phrase ("The place of a value"), begins with none of these.
FIRST = {
    *("As", "How", "If", "It", "Its", "So", "That", "These", "They", "This", "Those"),
    *("Builds", "Finds", "Gives", "Holds", "Keeps", "Makes", "Returns", "Shows", "Takes", "Tells", "Yields"),
    *("What", "When", "Where", "Whether", "Which", "Who", "Whose", "Why"),
}

INSTEAD = {
    r"told|tells?|telling": "report, say, show",
    r"stands?(?!-ins?\b)|standing": "be, be written, be printed",
    r"behind": "after, below",
    r"anew": "again",
    r"(?:is|are) none(?= of\b)": "a positive statement",
    r"mend(?:s|ed|ing)?": "fix",
    r"a person": "the user, you",
    r"(?<!the )blanks?(?! (?:text|line|to fill))": "space",
    r"leads? nowhere": "dead, broken",
    r"let be|passed over": "ignore",
    r"one door|the door": "the only module that",
}

ALLOWED = {
    "CONTRIBUTING.md": "stop",
    "0009-preview.md": "tell where",
    "0010-build-id.md": "tells which",
}
"""Uses in another sense, by file: the words around them."""


def _files(package: str) -> list[Path]:
    return sorted((PACKAGE / package).rglob("*.py"))


def _prose(path: Path) -> Iterator[tuple[int, str]]:
    """Yield docstrings, other strings with spaces, and comments of a Python file, without examples and patterns."""
    text = path.read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
            prose = node.value.partition("Bad::")[0]
            if "|" not in prose and "\\" not in prose:
                yield node.lineno, prose
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _docstrings(path: Path) -> Iterator[tuple[int, str]]:
    """Yield all docstrings, those of attributes included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for statement in getattr(node, "body", ()) if not isinstance(node, ast.Lambda | ast.IfExp) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                value = statement.value.value
                if isinstance(value, str):
                    yield statement.lineno, value


def _odd_words(path: Path, pieces: Iterator[tuple[int, str]]) -> list[str]:
    allowed = ALLOWED.get(path.name)
    return [
        f"{path.relative_to(ROOT)}:{line}: “{found[0]}” (instead: {instead})"
        for line, text in pieces
        for words, instead in INSTEAD.items()
        for found in re.finditer(rf"\b(?:{words})\b", text, re.IGNORECASE)
        if not (allowed and allowed in text)
    ]


@pytest.mark.parametrize("package", DONE)
def test_code_is_in_plain_english(package: str) -> None:
    assert "\n".join(odd for path in _files(package) for odd in _odd_words(path, _prose(path))) == ""


@pytest.mark.parametrize("package", DONE)
def test_docstrings_begin_with_an_imperative_or_a_noun_phrase(package: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text.splitlines()[0]}"
        for path in _files(package)
        for line, text in _docstrings(path)
        if text.split(maxsplit=1)[0].rstrip(",:") in FIRST
    ]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_are_in_plain_english(path: Path) -> None:
    lines = re.sub(
        r"```.*?```|`[^`\n]+`", lambda code: "\n" * code[0].count("\n"), path.read_text("utf-8"), flags=re.DOTALL
    )
    assert "\n".join(_odd_words(path, iter(enumerate(lines.splitlines(), 1)))) == ""
