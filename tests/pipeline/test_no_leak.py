"""No private word ever reaches a public file or its metadata.

Two laws. A file depends on its document, theme and options (tests/render/test_shape.py); so what the document does not
depend on, no file depends on: change every private text, and the document is the same. And, not to trust that argument
alone: words that stand nowhere else are planted in every private place there is, every format is built in every theme,
and every stream of bytes in the files is searched for them, decompressed and in many encodings.
"""

from __future__ import annotations

import base64
import datetime
import io
import itertools
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from cvbuild import render
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.build_id import build_id
from cvbuild.model.document import Document
from cvbuild.model.nodes import Highlight, Item, Node, Wording
from cvbuild.model.resume import Evidence, Fact, Resume
from cvbuild.model.variant import Variant
from cvbuild.model.variant_build import VariantBuild
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.source import SourceMap
from tests.pdfs import classic
from tests.plants import Plants
from tests.projects import resume_of, variant_of
from tests.themes import THEMES


@cache
def planted(folder: Path, theme: str) -> tuple[VariantBuild, dict[str, str]]:
    """A project full of private words, built in all formats, and the words with what they are."""
    plants = Plants()
    plants.base, name = f"_{plants('name of a variant that is extended')}", plants("name of a variant")
    (folder / "variants").mkdir(parents=True)
    (folder / "cv.yaml").write_text(plants.source(), encoding="utf-8")
    (folder / "variants" / f"{plants.base}.yaml").write_text(f"label: {plants('label of a base')}\n", encoding="utf-8")
    (folder / "variants" / f"{name}.yaml").write_text(plants.variant(theme), encoding="utf-8")
    result = build(Request(folder, datetime.date(2026, 1, 1), formats=render.formats()))
    assert result.built, [f"{f.place}: {f.message}" for f in result.findings if f.severity > 2]
    return result.built[0], plants.words


@pytest.fixture(scope="module", params=THEMES)
def everything(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[VariantBuild, dict[str, str]]:
    return planted(tmp_path_factory.mktemp(request.param) / "project", request.param)


def test_planted_words_are_many_and_public_ones_are_printed(everything: tuple[VariantBuild, dict[str, str]]) -> None:
    """Else the search below would prove nothing."""
    built, words = everything
    text = next(a.content for a in built.artifacts if a.format == "txt").decode()
    assert len(words) > 150
    kinds = {Item, *Item.__subclasses__()}
    kinds |= {deeper for kind in kinds for deeper in kind.__subclasses__()}
    chosen = [*built.selection.resume.items()]
    basics = built.selection.resume.basics
    noted = {type(item) for item in (*chosen, *basics.headlines, *basics.locations) if item.note}
    assert {kind.__name__ for kind in kinds - noted} == {"Item", "Fielded", "Dated"}
    for printed in ("Engines", "Head", "Printed highlights", "Printed keywords", "Medal", "Licence", "further", "Home"):
        assert printed in text


def encodings(word: str) -> Iterator[bytes]:
    """A word as files may have it."""
    for text in (word, word.upper(), word.title(), word[::-1], " ".join(word), "\0".join(word)):
        for name in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-7"):
            yield text.encode(name)
    raw = word.encode()
    yield from (raw.hex().encode(), raw.hex().upper().encode(), word.encode("utf-16-be").hex().upper().encode())
    for start in range(3):  # wherever it stands in what is encoded
        first, end = -(-8 * start // 6), 8 * (start + len(raw)) // 6  # characters that come from the word alone
        yield base64.b64encode(b"\0" * start + raw)[first:end]
    yield "".join(f"&#{ord(letter)};" for letter in word).encode()
    yield "".join(f"\\{ord(letter):03o}" for letter in word).encode()
    yield "".join(f"%{ord(letter):02X}" for letter in word).encode()


def streams(format_: str, content: bytes) -> Iterator[bytes]:
    """The bytes of a file, all that is packed in it, and its words as other programs read them."""
    yield content
    yield from _inflated(content)
    if format_ == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            yield "\n".join(package.namelist()).encode()
            yield package.comment
            yield from (package.read(name) for name in package.namelist())
            yield from (info.comment + info.extra for info in package.infolist())
            for name in package.namelist():  # words that markup cuts
                yield re.sub(rb"<[^>]*>", b"", package.read(name))
    if format_ == "pdf":
        yield from _of_pdf(content)
    if format_ == "png":
        assert set(_chunks(content)) == {b"IHDR", b"pHYs", b"IDAT", b"IEND"}


def _inflated(content: bytes) -> Iterator[bytes]:
    """Whatever zlib can unpack, wherever it begins."""
    for match in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        try:
            yield zlib.decompressobj().decompress(content[match.start() :])
        except zlib.error:
            continue


def _chunks(png: bytes) -> Iterator[bytes]:
    position = 8
    while position < len(png):
        yield png[position + 4 : position + 8]
        position += 12 + int.from_bytes(png[position : position + 4])


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Every object as pypdf resolves it; glyphs as text; with poppler's eyes where it is installed."""
    reader = PdfReader(io.BytesIO(content))
    for number in reader.xref.get(0, {}) | reader.xref_objStm:
        found = reader.get_object(number)
        yield repr(found).encode()
        if hasattr(found, "get_data"):
            yield found.get_data()
    for page in reader.pages:
        yield page.extract_text().encode()
        yield "".join(page.extract_text().split()).encode()
    if shutil.which("pdftotext"):
        done = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, check=True, capture_output=True)
        yield done.stdout
    if shutil.which("pdfinfo"):
        for option in ("-meta", "-dests", "-struct-text", "-custom"):
            yield subprocess.run(["pdfinfo", option, "-"], input=content, check=True, capture_output=True).stdout


def found(words: dict[str, str], format_: str, content: bytes) -> set[str]:
    """What was planted and is in the file. Many begin alike, so few are looked for where no beginning is."""
    heads: dict[bytes, set[bytes]] = {}
    for word in words:
        for encoded in encodings(word):
            heads.setdefault(encoded[:_HEAD], set()).add(encoded)
    hits: set[bytes] = set()
    for stream in streams(format_, content):
        hits |= {mark for head, marks in heads.items() if head in stream for mark in marks if mark in stream}
    return {what for word, what in words.items() if hits & set(encodings(word))}


_HEAD = 4


def test_no_private_word_is_in_any_file(everything: tuple[VariantBuild, dict[str, str]]) -> None:
    built, words = everything
    assert {artifact.format for artifact in built.artifacts} == set(render.formats())
    for artifact in built.artifacts:
        assert found(words, artifact.format, artifact.content) == set(), artifact.format


def test_the_search_would_find_one(everything: tuple[VariantBuild, dict[str, str]]) -> None:
    """A public word is found in every format that has words, however it is packed and encoded."""
    built, _ = everything
    for artifact in built.artifacts:
        expected = set() if artifact.format == "png" else {"public"}
        assert found({"Licence": "public"}, artifact.format, artifact.content) == expected, artifact.format


def test_a_file_name_has_the_variant_only_if_the_pattern_does(
    everything: tuple[VariantBuild, dict[str, str]],
) -> None:
    built, words = everything
    names = {artifact.path.rpartition("/")[2] for artifact in built.artifacts}
    assert [word for word, name in itertools.product(words, names) if word in name] == []


# --- the law ---

SOURCE = Plants().source()


def rewritten(node: Any, texts: Iterator[str]) -> Any:
    """The node with every private text at and below it replaced."""
    if isinstance(node, tuple):
        return tuple(rewritten(part, texts) for part in node)
    if isinstance(node, dict):
        return {key: rewritten(value, texts) for key, value in node.items()}
    return node.changed(**_private(node, texts)) if isinstance(node, Node) else node


def _private(node: Node, texts: Iterator[str]) -> dict[str, Any]:
    update = {name: rewritten(value, texts) for name, _, value in node.fields()}
    update |= {name: next(texts) for name in ("note", "caveat", "claim") if getattr(node, name, None)}
    if getattr(node, "hold", None):
        update["hold"] = next(texts) or "held"
    if isinstance(node, Item):
        update["tags"] = tuple(tag if tag in ("shown", "other") else f"{next(texts)}!" for tag in node.tags)
    if isinstance(node, Highlight):
        update["wordings"] = {f"{next(texts)}!": Wording(text=next(texts))}  # no variant's name has a "!"
    if isinstance(node, Fact):
        update |= {"figures": (next(texts),), "evidence": Evidence(url=next(texts)), "subject": next(texts)}
    if isinstance(node, Resume):
        update |= {"terms": (next(texts),), "words": {next(texts): (next(texts),)}, "tags": {next(texts): next(texts)}}
    return update


def composed(resume: Resume, variant: Variant) -> Document:
    return compose(select(resume, variant, SourceMap("cv.yaml")).resume, variant)


@given(st.lists(st.text(max_size=12), min_size=1), st.text(), st.text(min_size=1), st.lists(st.text(max_size=9)))
def test_no_document_depends_on_anything_private(texts: list[str], label: str, name: str, fits: list[str]) -> None:
    resume = resume_of(SOURCE)
    variant, _ = variant_of("headline: main\nsummary: main\nlocation: here\ntags: [shown]\n")
    before = composed(resume, variant)
    other = variant.changed(label=label, role_fits=tuple(fits)).named(name)
    after = composed(rewritten(resume, itertools.cycle(texts)), other)
    assert after == before
    assert build_id(after, classic(), "letter") == build_id(before, classic(), "letter")


def test_exactly_the_private_texts_are_rewritten() -> None:
    """Else the law would hold of nothing."""
    told = str(rewritten(resume_of(SOURCE), itertools.repeat("SECRET")))
    assert told.count("SECRET") > 100
    plants = Plants()
    plants.source()
    kept = re.compile(r".* (id|out|held)|street|code|meta|image|role fit")  # of what is printed, of others, no words
    assert [what for word, what in plants.words.items() if word in told and not kept.fullmatch(what)] == []
