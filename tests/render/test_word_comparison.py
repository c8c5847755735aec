"""Words of the PDF and the DOCX, as other programs read them, are those of the plain text, in order."""

from __future__ import annotations

import datetime
import io
import json
import random
import shutil
import subprocess
from pathlib import Path

import docx
import pytest

from cvbuild.pipeline.build import Request, build
from tests.commandline import write
from tests.themes import DATES_FIRST, THEMES

SCRIPTS = (
    "the quick brown fox office affine naïve Smørrebrød Łódź façade",
    "Москва быстрая лиса сделала отчёт",
    "Ελλάδα γρήγορη αλεπού έκανε",
)
RANDOM = 500
"""Documents in all; the tests that run each time take a few of them."""

ONE_ORDER = tuple(theme for theme in THEMES if theme not in DATES_FIRST)


def cv(seed: int) -> dict[str, object]:
    """A random CV."""
    how = random.Random(seed)
    words = how.choice(SCRIPTS).split()

    def text(most: int) -> str:
        found = [how.choice(words) for _ in range(how.randint(2, most))]
        return " ".join(f"{word}{how.choice(('', '', '', ',', ' 12%', ' & co', ' C++', '/x'))}" for word in found)

    job = lambda number: {  # noqa: E731 - a word for a word
        "name": text(3), "position": text(3), "startDate": str(2024 - number), "endDate": str(2025 - number),
        "summary": text(12), "highlights": [text(30) for _ in range(how.randint(0, 5))],
    }  # fmt: skip
    return {
        "basics": {"name": text(3).title(), "label": text(4), "email": "ada@lovelace.org", "summary": text(40)},
        "work": [job(number) for number in range(how.randint(1, 8))],
        "skills": [
            {"name": text(2), "keywords": [text(2) for _ in range(how.randint(1, 9))]} for _ in range(how.randint(0, 4))
        ],
        "education": [{"institution": text(3), "area": text(3), "studyType": text(2), "endDate": "2010"}],
    }


def spelled(text: str) -> str:
    """The characters without spaces, bullets and separators: programs cut words and lines differently."""
    return "".join(char for char in text if not char.isspace() and char not in "•|·-=\u00ad")


def of_pdf(content: bytes, name: str) -> str:
    """The letters of a PDF, without the running head of its pages: the name and the number."""
    done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    pages = done.stdout.decode().removesuffix("\f").split("\f")
    feet = [letters(f"{name if number > 1 else ''}{number}/{len(pages)}") for number in range(1, len(pages) + 1)]
    return "".join(letters(page).removesuffix(foot) for page, foot in zip(pages, feet, strict=True))


def of_docx(content: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
@pytest.mark.parametrize("seed", range(RANDOM))
def test_words_are_the_same_in_all_formats(seed: int, tmp_path: Path) -> None:
    theme = ONE_ORDER[seed % len(ONE_ORDER)]
    write(tmp_path, {"cv.yaml": json.dumps(cv(seed)), "variants/a.yaml": f"theme: {theme}\n"})
    result = build(Request(tmp_path, datetime.date(2026, 1, 1), unchecked=True))
    assert result.built[0].document
    files = {path.rpartition(".")[2]: content for path, content in result.files.items()}
    wanted = letters(files["txt"].decode())
    assert letters(of_docx(files["docx"])) == wanted
    assert of_pdf(files["pdf"], result.built[0].document.header.name) == wanted


def letters(text: str) -> str:
    return spelled(text).casefold()
