"""Pictures of pages: one a page, the same bytes each time, nothing in them but the picture."""

from __future__ import annotations

import io
import struct

import pytest

from cvbuild.model.document import Paragraph
from cvbuild.render import formats, rendered
from cvbuild.render.png import DPI, pictures
from tests.pdfs import changed, classic, finished, pdf, with_blocks
from tests.sample import edition, sample, spans

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(png: bytes) -> list[str]:
    names, position = [], len(SIGNATURE)
    while position < len(png):
        (length,) = struct.unpack(">I", png[position : position + 4])
        names.append(png[position + 4 : position + 8].decode())
        position += length + 12
    return names


@pytest.mark.parametrize(("paper", "size"), [("letter", (612, 792)), ("a4", (595.276, 841.89))])
def test_a_page_is_as_large_as_its_paper(paper: str, size: tuple[float, float]) -> None:
    from PIL import Image

    (page,) = pictures(finished(paper))  # type: ignore[arg-type]
    width, height = Image.open(io.BytesIO(page)).size
    assert (width, height) == pytest.approx([side * DPI / 72 for side in size], abs=1)


def test_the_words_are_on_it_and_the_margins_are_white() -> None:
    from PIL import Image

    (page,) = pictures(finished(), 36)
    image = Image.open(io.BytesIO(page)).convert("L")
    assert image.getpixel((1, 1)) == 255
    assert sum(1 for value in image.tobytes() if value < 128) > 500


def test_every_page_is_a_file_of_its_own() -> None:
    long = with_blocks(*(Paragraph(spans(f"Line {number}")) for number in range(70)))
    files = rendered("png", edition(long, classic())).value
    assert files is not None
    assert list(files) == ["-1.png", "-2.png"]
    assert files["-2.png"] == pictures(pdf(long))[1]


def test_the_same_bytes_and_no_time_in_them() -> None:
    (page,) = pictures(finished())
    assert pictures(finished()) == (page,)
    assert page.startswith(SIGNATURE)
    assert set(chunks(page)) == {"IHDR", "pHYs", "IDAT", "IEND"}


def test_formats_of_one_file_end_as_they_did() -> None:
    assert "png" in formats()
    for name in ("pdf", "docx", "txt"):
        files = rendered(name, edition(sample(), classic())).value
        assert files is not None
        assert list(files) == [f".{name}"]


def test_a_broken_theme_is_a_finding_and_no_picture() -> None:
    outcome = rendered("png", edition(sample(), changed("resume.html.j2", "<body>", "<body>{{ gone }}")))
    assert outcome.value is None
    assert [finding.code for finding in outcome.mistakes] == ["A119"]
