"""Damage to finished files that no theme can cause and checks must find."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from msgspec.structs import replace
from pypdf import PdfReader, PdfWriter

from cvbuild.compose.audience import Audience
from cvbuild.pipeline import git, online, proofreading
from cvbuild.render import renderer

__all__ = ["AUDIENCES", "DAMAGE", "LETTERS", "MISSING", "TRACKED", "WEB", "do_damage"]


def _font_out(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    fonts = writer.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    first = fonts[sorted(fonts)[0]]["/DescendantFonts"][0].get_object()
    del first["/FontDescriptor"]["/FontFile2"]
    return _bytes(writer.write)


def _other_data(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for one in writer.attachment_list:
        if one.name == "resume.json":
            one.content = one.content.replace(b"Engineer", b"Director")
    return _bytes(writer.write)


def _by_hand(word: WordDocument) -> None:
    word.paragraphs[0].runs[0].bold = True


def _table(word: WordDocument) -> None:
    word.add_table(1, 1)


def _bytes(write: Callable[[io.BytesIO], object]) -> bytes:
    target = io.BytesIO()
    write(target)
    return target.getvalue()


def _in_word(change: Callable[[WordDocument], None]) -> Callable[[bytes], bytes]:
    def changed(content: bytes) -> bytes:
        word = docx.Document(io.BytesIO(content))
        change(word)
        return _bytes(word.save)

    return changed


DAMAGE: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "one font taken out of the PDF": ("pdf", _font_out),
    "other data in the PDF": ("pdf", _other_data),
    "one run of the DOCX made bold by hand": ("docx", _in_word(_by_hand)),
    "a table put into the DOCX": ("docx", _in_word(_table)),
}
"""By the words after ``# damage:`` in an example: the format, and what is done to its bytes."""


WEB: dict[str, dict[str, str]] = {"the web knows no ada/mill": {"https://github.com/ada/mill": "404 Not Found"}}
"""By the words after ``# damage:``: what the web answers that is asked for links."""


AUDIENCES: dict[str, Audience] = {"a public build": "public"}
"""By the words after ``# damage:``: for whom the build is."""

LETTERS = {"the letter acme": "acme"}
"""By the words after ``# damage:``: the letter that is built."""

TRACKED = "git tracks private.yaml"
"""After ``# damage:``: what git says."""

MISSING = "no dictionary is installed"
"""After ``# damage:``: the extra ``language`` is not there."""


def do_damage(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the renderer of the format hand out damaged files, or the web know no link."""
    if name in AUDIENCES or name in LETTERS:
        return
    if name == TRACKED:
        monkeypatch.setattr(git, "tracked", lambda _folder, names: names)
        return
    if name == MISSING:
        monkeypatch.setattr(proofreading, "is_installed", lambda _: False)
        return
    if name in WEB:
        monkeypatch.setattr(
            online, "dead_links", lambda urls: {url: WEB[name][url] for url in urls if url in WEB[name]}
        )
        return
    format_, change = DAMAGE[name]
    module = renderer(format_)
    render = module.render

    def damaged(*args: object) -> object:
        outcome = render(*args)  # type: ignore[arg-type]
        return replace(outcome, value=change(outcome.value)) if outcome.value else outcome

    monkeypatch.setattr(module, "render", damaged)
