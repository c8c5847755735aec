"""DOCX: the document's words in styles only, fit to theme and paper, the same bytes each time."""

from __future__ import annotations

import io
import os
import runpy
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from cvbuild.compose.typography import typeset
from cvbuild.inspection.docx import inspect
from cvbuild.model.build_id import is_build_id
from cvbuild.model.document import (
    Bullet,
    BulletList,
    Document,
    Entry,
    Header,
    Paragraph,
    Section,
    Span,
    Spans,
    Term,
    Terms,
)
from cvbuild.model.theme import Margins, RenderOptions, Theme
from cvbuild.render.docx import render
from tests.sample import edition, sample
from tests.strategies import document_words, documents

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "templates" / "classic" / "reference.docx"
MAKER = ROOT / "tools" / "make_reference_docx.py"
LETTER = RenderOptions()


def theme(content: bytes | None = None, **fields: Any) -> Theme:
    files = {"reference.docx": REFERENCE.read_bytes() if content is None else content}
    return Theme("t", files, {"reference.docx": "templates/t/reference.docx"}, **fields)


def built(document: Document, of: Theme | None = None, options: RenderOptions = LETTER) -> bytes:
    outcome = render(edition(document, of or theme(), options))
    assert outcome.mistakes == ()
    assert outcome.value is not None
    return outcome.value


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def rewritten(changes: Mapping[str, Callable[[bytes], bytes]], added: Mapping[str, bytes] | None = None) -> bytes:
    """The reference with some parts changed and some added."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in {**parts(REFERENCE.read_bytes()), **(added or {})}.items():
            package.writestr(name, changes.get(name, bytes)(content))
    return target.getvalue()


def replaced(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    return change


def body(*spans: Span) -> Document:
    return Document(Header("N"), (Section("S", (Paragraph(spans),)),), "t", "a")


def lines(word: WordDocument) -> list[tuple[str, str]]:
    return [(paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in word.paragraphs]


# --- words ---


@given(documents())
@settings(max_examples=25)
def test_words_are_the_documents_in_order(document: Document) -> None:
    found = [word.text for word in inspect(built(document)).words]
    assert [word for word in found if word != "|"] == document_words(typeset(document, spaces=False))


@given(documents(st.text(max_size=8)))
@settings(max_examples=25)
def test_no_text_breaks_it(document: Document) -> None:
    assert built(document)


def test_characters_that_xml_forbids_are_omitted_and_spaces_kept() -> None:
    found = inspect(built(body(Span("a\x00b\ud800c\x0bd\uffffe\tf\x1cg"), Span("h", url="https://x\uffff.example"))))
    assert [word.text for word in found.words] == ["N", "S", "abc", "de", "f", "gh"]
    assert found.links == ("https://x.example",)


# --- styles ---


def test_every_block_has_its_style() -> None:
    role = Entry((Span("Role"),), (Span("2020"),))
    entry = Entry((Span("Firm"),), (Span("2019 – 2020"),), (Span("Engineer"),), (Span("Oslo"),), (role,))
    blocks = (
        entry,
        Entry((Span("Bare"),)),
        BulletList((Bullet((Span("did"),)),)),
        Terms((Term((Span("L:"),), (Span("C"),)),)),
        Paragraph((Span("text"),)),
    )
    header = Header("Name", (Span("label"),), (Bullet((Span("a@b.c"),)), Bullet((Span("Oslo"),))))
    document = Document(header, (Section("Work", blocks),), "t", "a")
    assert lines(opened(built(document))) == [
        ("Title", "Name"),
        ("Subtitle", "label"),
        ("Contact", "a@b.c | Oslo"),
        ("Heading 1", "Work"),
        ("Heading 2", "Firm\t2019 – 2020"),
        ("Entry Detail", "Engineer\tOslo"),
        ("Heading 3", "Role\t2020"),
        ("Heading 2", "Bare"),
        ("List Bullet", "did"),
        ("Term", "L: C"),
        ("Body Text", "text"),
    ]


def test_nothing_is_formatted_by_hand() -> None:
    element = opened(built(sample())).element.body
    assert {child.tag for child in element} == {qn("w:p"), qn("w:sectPr")}
    assert {child.tag for properties in element.iter(qn("w:pPr")) for child in properties} == {qn("w:pStyle")}
    assert {child.tag for properties in element.iter(qn("w:rPr")) for child in properties} == {qn("w:rStyle")}


def run_styles(*spans: Span) -> list[str]:
    paragraph = opened(built(body(*spans))).paragraphs[-1]._p
    return [style.get(qn("w:val")) for style in paragraph.iter(qn("w:rStyle"))]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span("x"), []),
        (Span("x", strong=True), ["Strong"]),
        (Span("x", emphasis=True), ["Emphasis"]),
        (Span("x", code=True), ["HTMLCode"]),
        (Span("x", url="https://x.example"), ["Hyperlink"]),
        (Span("x", strong=True, emphasis=True, url="https://x.example"), ["StrongEmphasisHyperlink"]),
    ],
)
def test_inline_styles_are_character_styles(span: Span, expected: list[str]) -> None:
    assert run_styles(span) == expected


def test_a_mixed_style_has_the_properties_of_all() -> None:
    word = opened(built(body(Span("x", strong=True, emphasis=True), Span("y", strong=True, emphasis=True))))
    mixed = [style for style in word.styles if style.name == "Strong Emphasis"]
    assert len(mixed) == 1
    assert mixed[0].base_style.name == "Strong"  # type: ignore[union-attr]
    assert mixed[0].font.italic  # type: ignore[union-attr]


def test_bold_styles_get_no_bold_runs() -> None:
    """Word takes bold in bold for regular."""
    label: Spans = (Span("L:", strong=True),)
    entry = Entry((Span("Firm", strong=True),))
    document = Document(Header("N"), (Section("S", (entry, Terms((Term(label, (Span("x"),)),)))),), "t", "a")
    used = {style.get(qn("w:val")) for style in opened(built(document)).element.iter(qn("w:rStyle"))}
    assert used == {"EntryTitle", "TermLabel"}


def test_bullets_are_numbering_in_the_font_of_the_text() -> None:
    level = opened(REFERENCE.read_bytes()).part.numbering_part.element.find(f".//{qn('w:lvl')}")
    assert level.find(qn("w:lvlText")).get(qn("w:val")) == "•"
    assert level.find(f".//{qn('w:rFonts')}") is None


def test_headings_stay_with_the_next_paragraph() -> None:
    word = opened(built(sample()))
    kept = ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Entry Detail")
    assert all(word.styles[name].paragraph_format.keep_with_next for name in kept)  # type: ignore[attr-defined]
    assert word.styles["Normal"].paragraph_format.widow_control  # type: ignore[attr-defined]


def test_style_ids_translated_by_word_are_found_by_name() -> None:
    german = rewritten({"word/styles.xml": replaced('w:styleId="Heading1"', 'w:styleId="berschrift1"')})
    assert lines(opened(built(body(Span("x")), theme(german))))[1] == ("Heading 1", "S")


# --- links ---


def test_one_relationship_an_address_and_one_link_a_stretch() -> None:
    url, other = "https://x.example/?a=1&b=2", "https://y.example"
    content = built(
        body(
            Span("a ", url=url), Span("b", strong=True, url=url), Span(" c "), Span("d", url=url), Span("e", url=other)
        )
    )
    assert inspect(content).links == (url, url, other)
    assert parts(content)["word/_rels/document.xml.rels"].count(b'TargetMode="External"') == 2


# --- theme and options ---


def test_the_namespace_of_links_is_declared_once_at_the_root() -> None:
    """Pandoc and docx2python find ``r:id`` by its prefix, and lose the words of links that declare another."""
    xml = parts(built(body(Span("a", url="https://a.example"), Span(" b "), Span("c", url="https://c.example"))))
    text = xml["word/document.xml"].decode()
    assert text.count("relationships") == 1
    assert text.index("xmlns:r=") < text.index("<w:body>")
    assert text.count("<w:hyperlink r:id=") == 2


def test_prefixes_that_word_ignores_stay_declared() -> None:
    mc = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="urn:w14" mc:Ignorable="w14" '
    )
    changed = rewritten({"word/document.xml": replaced("<w:document ", f"<w:document {mc}")})
    root = parts(built(body(Span("a", url="https://a.example")), theme(changed)))["word/document.xml"].decode()
    assert 'xmlns:w14="urn:w14"' in root
    assert 'mc:Ignorable="w14"' in root


# --- running foot ---


def test_name_and_page_number_are_fields_at_the_foot_of_all_pages_but_the_first() -> None:
    word = opened(built(body(Span("a"))))
    (section,) = word.sections
    assert section.different_first_page_header_footer
    assert section.first_page_footer.is_linked_to_previous, "the first page has none"
    (line,) = section.footer.paragraphs
    assert line.style is not None
    assert line.style.name == "Footer"
    assert [field.get(qn("w:instr")).strip() for field in line._p.iter(qn("w:fldSimple"))] == [
        "AUTHOR",
        "PAGE",
        "NUMPAGES",
    ]
    assert inspect(built(body(Span("a")))).tricks == ()


def test_a_reference_without_a_style_for_the_foot_gets_one() -> None:
    changed = rewritten({"word/styles.xml": replaced('<w:name w:val="footer"/>', '<w:name w:val="other"/>')})
    styles = opened(built(body(Span("a")), theme(changed))).styles
    assert "Footer" in [style.name for style in styles]


def test_words_of_one_s_own_in_a_footer_are_reported() -> None:
    content = built(body(Span("a")))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in parts(content).items():
            own = b"<w:r><w:t>Call me</w:t></w:r></w:p>"
            package.writestr(name, part.replace(b"</w:p>", own) if name.startswith("word/footer") else part)
    assert inspect(target.getvalue()).tricks == ("text in a header or footer",)


@pytest.mark.parametrize(("paper", "size"), [("letter", (12240, 15840)), ("a4", (11906, 16838))])
@pytest.mark.parametrize("sides", [50.0, 61.5])
def test_page_and_right_tabs_follow_paper_and_margins(paper: Any, size: tuple[int, int], sides: float) -> None:
    word = opened(built(sample(), theme(margins=Margins(40, sides, 30, sides)), RenderOptions(paper=paper)))
    section = word.sections[0]
    assert (section.page_width.twips, section.page_height.twips) == size  # type: ignore[union-attr]
    assert section.bottom_margin.pt == 30  # type: ignore[union-attr]
    stops = {int(tab.get(qn("w:pos"))) for tab in word.styles.element.iter(qn("w:tab"))}
    assert len(stops) == 1
    assert abs(stops.pop() - (size[0] - 40 * sides)) <= 1


def test_colours_of_the_theme_reach_word_s_theme_and_every_copy() -> None:
    content = parts(built(sample(), theme(style={"accent": "#0a0", "muted": "#123456"})))
    assert b'<a:accent1><a:srgbClr val="00AA00"/></a:accent1>' in content["word/theme/theme1.xml"]
    assert b'<a:dk2><a:srgbClr val="123456"/></a:dk2>' in content["word/theme/theme1.xml"]
    assert b'<w:color w:val="00AA00" w:themeColor="accent1"/>' in content["word/styles.xml"]
    assert b'<w:color w:val="00AA00" w:themeColor="accent1"/>' in content["word/numbering.xml"]
    assert b"1D4170" not in content["word/styles.xml"]
    assert b'w:val="single"' in content["word/styles.xml"]  # a border's val is its kind, not its colour


@pytest.mark.parametrize(
    ("change", "expected"),
    [('w:themeShade="80"', "400000"), ('w:themeTint="80"', "FF4040"), ('w:themeTint="FF"', "800000")],
)
def test_lighter_and_darker_of_a_colour(change: str, expected: str) -> None:
    old = '<w:color w:val="1D4170" w:themeColor="accent1"/>'
    reference = rewritten({"word/styles.xml": replaced(old, old.replace("/>", f" {change}/>"))})
    styles = parts(built(sample(), theme(reference, style={"accent": "#800000"})))["word/styles.xml"].decode()
    found = styles.split('w:themeColor="accent1"')[0].rsplit('w:val="', 1)[1][:6]
    assert all(abs(int(found[i : i + 2], 16) - int(expected[i : i + 2], 16)) <= 1 for i in (0, 2, 4))


def test_font_and_language_are_the_defaults_of_all_text() -> None:
    document = Document(Header("N"), (), "t", "a", language="nb-NO")
    themed = replaced('<w:rFonts w:ascii="Cambria"', '<w:rFonts w:asciiTheme="minorHAnsi" w:ascii="Cambria"')
    content = built(document, theme(rewritten({"word/styles.xml": themed}), docx={"font": "Georgia"}))
    assert [font.name for font in inspect(content).fonts] == ["Georgia"]
    assert b'<w:lang w:val="nb-NO"/>' in parts(content)["word/styles.xml"]
    assert b"asciiTheme" not in parts(content)["word/styles.xml"]
    assert inspect(content).metadata["language"] == "nb-NO"


# --- the package ---


def test_properties_are_the_documents_and_no_more() -> None:
    metadata = dict(inspect(built(sample())).metadata)
    assert is_build_id(metadata.pop("identifier").removeprefix("urn:uuid:"))
    assert {name: value for name, value in metadata.items() if value} == {
        "title": "Maya Lindqvist – Résumé",
        "author": "Maya Lindqvist",
        "last_modified_by": "Maya Lindqvist",
        "subject": "Senior Systems Engineer",
        "keywords": "C++20, Rust, low latency",
        "language": "en-US",
        "created": "1980-01-01T00:00:00+00:00",
        "modified": "1980-01-01T00:00:00+00:00",
    }


def test_private_parts_of_a_reference_file_are_not_published() -> None:
    target = "http://schemas.openxmlformats.org"
    package = f'<Relationship Id="r9" Type="{target}/package/2006/relationships/metadata/thumbnail" Target="t.jpeg"/>'
    package += (
        f'<Relationship Id="r8" Type="{target}/officeDocument/2006/relationships/extended-properties" Target="a.xml"/>'
    )
    custom = f'<Relationship Id="r7" Type="{target}/officeDocument/2006/relationships/customXml" Target="../c.xml"/>'
    dirty = rewritten(
        {
            "_rels/.rels": replaced("</Relationships>", f"{package}</Relationships>"),
            "word/_rels/document.xml.rels": replaced("</Relationships>", f"{custom}</Relationships>"),
            "word/settings.xml": replaced("<w:zoom", '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids><w:zoom'),
            "[Content_Types].xml": replaced("</Types>", '<Default Extension="jpeg" ContentType="image/jpeg"/></Types>'),
        },
        {"t.jpeg": b"secret", "a.xml": b"<secret/>", "c.xml": b"<secret/>"},
    )
    content = parts(built(sample(), theme(dirty)))
    assert sorted(content) == sorted([*parts(REFERENCE.read_bytes()), "docProps/core.xml", "word/footer1.xml"])
    assert not any(b"secret" in part or b"rsid" in part or b"Entry Detail</w:t>" in part for part in content.values())


def test_bytes_depend_on_the_document_only(tmp_path: Path) -> None:
    code = "import sys, tests.render.test_docx as t; sys.stdout.buffer.write(t.built(t.sample()))"
    paths = os.pathsep.join((str(ROOT), str(ROOT / "src")))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    other = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, check=True)
    content = built(sample())
    assert other.stdout == content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert {member.date_time for member in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"


def test_the_reference_equals_the_output_of_its_script(tmp_path: Path) -> None:
    runpy.run_path(str(MAKER))["write"](tmp_path / "reference.docx")
    assert (tmp_path / "reference.docx").read_bytes() == REFERENCE.read_bytes()
    assert REFERENCE.stat().st_size < 20_000


# --- a broken theme ---


def test_a_theme_without_reference_is_a_finding() -> None:
    outcome = render(edition(sample(), Theme("bare", {})))
    assert outcome.value is None
    assert [finding.message for finding in outcome.mistakes] == ["the theme 'bare' has no reference.docx"]


WHOLE = REFERENCE.read_bytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not a readable Word document"),
        (b"just text", "not a readable Word document"),
        (WHOLE[:1000], "not a readable Word document"),
        (WHOLE[:1500] + b"\0" * 40 + WHOLE[1540:], "not a readable Word document"),
        (rewritten({"word/styles.xml": lambda _: b"<not xml"}), "not a readable Word document"),
        (rewritten({"word/styles.xml": replaced('"Entry Detail"', '"Detail"')}), "no paragraph style 'Entry Detail'"),
        (rewritten({"word/styles.xml": replaced('"Aside"', '"Beside"')}), "no character style 'Aside'"),
        (rewritten({"word/_rels/document.xml.rels": replaced("/numbering", "/other")}), "has no numbering"),
    ],
)
def test_a_broken_reference_is_a_finding(content: bytes, message: str) -> None:
    outcome = render(edition(sample(), theme(content)))
    assert outcome.value is None
    (finding,) = outcome.mistakes
    assert (finding.code, str(finding.place)) == ("A119", "templates/t/reference.docx:1:1")
    assert message in finding.message
    assert "\n" not in finding.message


@pytest.mark.parametrize("colour", ["navy", "rgb(1, 2, 3)", "#12345", ""])
def test_a_colour_that_word_does_not_know_is_a_finding(colour: str) -> None:
    outcome = render(edition(sample(), theme(style={"accent": colour})))
    assert outcome.value is None
    assert [(finding.code, finding.place.file) for finding in outcome.mistakes] == [("A119", "theme.toml")]


# --- lists ---

LISTS = (
    BulletList(
        (
            Bullet((Span("top"),), "h", (Paragraph((Span("more"),), "h"), BulletList((Bullet((Span("deep"),)),)))),
            Bullet((), "g", (BulletList((Bullet((Span("bare"),)),)),)),
        )
    ),
    BulletList((Bullet((Span("one"),)), Bullet((Span("two"),))), first=1),
    BulletList((Bullet((Span("nine"),)), Bullet((Span("ten"),))), first=9),
)


def with_lists(*blocks: Paragraph | BulletList) -> bytes:
    return built(Document(Header("N"), (Section("S", blocks),), "t", "a"))


def test_lists_have_the_styles_of_their_levels() -> None:
    assert lines(opened(with_lists(*LISTS)))[2:] == [
        ("List Bullet First", "top"),
        ("List Continue", "more"),
        ("List Bullet 2", "deep"),
        ("List Bullet", "bare"),
        ("List Number", "one"),
        ("List Number", "two"),
        ("List Number", "nine"),
        ("List Number", "ten"),
    ]


def test_each_numbered_list_counts_for_itself() -> None:
    words = [word.text for word in inspect(with_lists(*LISTS)).words]
    assert words[-8:] == ["1.", "one", "2.", "two", "9.", "nine", "10.", "ten"]


def test_lists_are_numbering_of_word_and_no_direct_formatting() -> None:
    content = with_lists(*LISTS)
    numbering = parts(content)["word/numbering.xml"].decode()
    assert 'w:numFmt w:val="decimal"' in numbering
    assert numbering.rindex("</w:abstractNum>") < numbering.index("<w:num ")  # as Word requires
    assert inspect(content).by_hand == ()


def test_a_reference_with_its_own_list_styles_keeps_them() -> None:
    own = '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="List Bullet 2"/></w:style></w:styles>'
    content = rewritten({"word/styles.xml": replaced("</w:styles>", own)})
    theme = Theme("own", {"reference.docx": content})
    document = Document(Header("N"), (Section("S", LISTS[:1]),), "t", "a")
    outcome = render(edition(document, theme))
    assert outcome.value
    assert b'w:pStyle w:val="Mine"' in parts(outcome.value)["word/document.xml"]


def test_numbers_are_not_in_the_symbol_font_of_bullets() -> None:
    symbol = replaced('<w:rPr><w:color w:val="1D4170"', '<w:rPr><w:rFonts w:ascii="Symbol"/><w:color w:val="1D4170"')
    theme = Theme("own", {"reference.docx": rewritten({"word/numbering.xml": symbol})})
    document = Document(Header("N"), (Section("S", LISTS),), "t", "a")
    outcome = render(edition(document, theme))
    assert outcome.value
    levels = parts(outcome.value)["word/numbering.xml"].decode().split("<w:lvl ")[1:]
    assert {"decimal" in level: "Symbol" in level for level in levels} == {True: False, False: True}


def test_a_reference_without_any_list_gets_plain_ones() -> None:
    def emptied(content: bytes) -> bytes:
        start, end = content.index(b"<w:abstractNum "), content.index(b"</w:numbering>")
        return content[:start] + content[end:]

    theme = Theme("own", {"reference.docx": rewritten({"word/numbering.xml": emptied})})
    outcome = render(edition(Document(Header("N"), (Section("S", LISTS),), "t", "a"), theme))
    assert outcome.value
    assert [word.text for word in inspect(outcome.value).words][-2:] == ["10.", "ten"]


def test_without_such_lists_the_styles_are_those_of_the_reference() -> None:
    plain = with_lists(BulletList((Bullet((Span("top"),)),)))
    assert b"List Bullet 2" not in parts(plain)["word/styles.xml"]
    assert parts(plain)["word/numbering.xml"].count(b"<w:num ") == 1


def test_a_further_paragraph_of_a_text_has_room_above_it() -> None:
    found = lines(opened(with_lists(*(Paragraph((Span(word),), "p") for word in ("a", "b")))))
    assert found[2:] == [("Body Text First", "a"), ("Body Text Further", "b")]
