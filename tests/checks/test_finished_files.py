"""Checks of finished files, of inspections that no renderer of ours would cause."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from cvbuild.analysis.check import Subject
from cvbuild.checks import registry
from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.artifact import Anchor, Box, Font, Inspection, Word
from cvbuild.model.variant import Variant
from cvbuild.model.variant_build import VariantBuild
from cvbuild.render.theme.files import load_theme
from cvbuild.syntax.finding import Finding
from cvbuild.syntax.source import SourceMap
from tests.checked import TODAY
from tests.damage import AUDIENCES, DAMAGE, LETTERS, MISSING, TRACKED, WEB
from tests.examples import blocks
from tests.projects import resume_of

CV = """
    tags: {quant: trading firms of every kind}
    facts:
      fast: {figures: [12x], caveat: Measured on a borrowed machine, hold: against which baseline?}
    basics: {name: Ada Lovelace, email: ada@lovelace.org, label: Analyst}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: 2019-01
        note: ask about P&L of the Babbage desk
        tags: [quant]
        highlights:
          - text: Wrote the first program
            wordings: {other: Composed sonatas for brass machinery}
          - {text: Ran twelvefold on copper gearwheels, facts: [fast]}
    skills:
      - {name: Languages, keywords: [Ada, {text: Haskell, hold: confirm}]}
"""
TEXT = (
    "Ada Lovelace Analyst ada@lovelace.org Experience Analytical Engines Jan 2019 – Present Engineer "
    "• Wrote the first program Skills Languages: Ada"
)


def read(text: str = TEXT, **facts: object) -> Inspection:
    """A PDF with these words, one below the other."""
    words = tuple(Word(word, 1, 10.0 * number) for number, word in enumerate(text.split()))
    metadata = {"title": "Ada Lovelace – Analyst – Resume", "author": "Ada Lovelace", "language": "en-US"}
    return replace(Inspection("pdf", words, pages=1, page_height=792, page_width=612, metadata=metadata), **facts)


def found(code: str, inspection: Inspection, cv: str = CV, variant: Variant | None = None) -> list[Finding]:
    """What a check finds in a file that was read so."""
    resume = resume_of(cv)
    chosen_variant = (variant or Variant(tags=("quant",))).named("plain")
    places = SourceMap("variants/plain.yaml")
    chosen = VariantBuild(chosen_variant, places, select(resume, chosen_variant, places))
    document = compose(chosen.selection.resume, chosen_variant)
    theme = load_theme("classic", Path()).value
    check = registry.modules()[code]
    subject = Subject(
        resume,
        SourceMap("cv.yaml"),
        (chosen,),
        TODAY,
        {},
        replace(chosen, document=document, theme=theme, inspections={inspection.format: inspection}),
        check.CHECK.options,
    )
    return list(check.find(subject))


def with_metadata(**values: str) -> Inspection:
    inspection = read()
    return replace(inspection, metadata={**inspection.metadata, **values})


PARITY = ("P101", "P102", "P103", "P104", "P105", "P106")


@pytest.mark.parametrize("code", [*PARITY, "A101", "A102", "A103", "A106", "A107", "A109", "L402", "L403"])
def test_a_faithful_file_is_clean(code: str) -> None:
    fonts = (Font("Source-Serif-4", embedded=True, subset=True),)
    boxes = (Box(1, 93.0, 515.0, 100.0, 10.0, 80),)
    assert found(code, read(fonts=fonts, boxes=boxes, size=40_000)) == []


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        (("Wrote the", "Wrote"), "P101", "work[0].highlights[0]"),
        (("first", "fir st"), "P101", "work[0].highlights[0]"),
        (("2019", "2918"), "P101", "work[0]"),
        (("Analyst ", "Analyst Curriculum Vitae "), "P102", "basics.email"),
        (("Ada Lovelace", "Curriculum Vitae Ada Lovelace"), "P102", "basics.name"),
        (("Skills Languages: Ada", "Languages: Ada Skills"), "P104", "skills"),
        (("ada@lovelace.org", "ada@ lovelace.org"), "L403", "basics.email"),
        (("program", "pro\ufffdgram"), "P106", "work[0].highlights[0]"),
    ],
)
def test_each_difference_has_one_check(change: tuple[str, str], code: str, path: str) -> None:
    inspection = read(TEXT.replace(*change))
    told = {other: [finding.path for finding in found(other, inspection)] for other in (*PARITY, "L403")}
    if code == "P106":  # the word is another one, too
        assert told.pop("P101") == [path]
    assert told.pop(code) == [path]
    assert set(map(tuple, told.values())) == {()}


def test_a_text_with_missing_glyphs_is_not_compared() -> None:
    inspection = read("garbage", missing=("漢",))
    assert [code for code in (*PARITY, "L202", "L205", "A116") if found(code, inspection)] == []
    assert [finding.message for finding in found("A104", inspection)] == [
        "the fonts of the theme 'classic' have no “漢” (U+6F22 cjk unified ideograph-6f22)"
    ]


def test_missing_glyphs_of_a_script_are_one_finding_with_the_steps() -> None:
    (finding,) = found("A104", read("garbage", missing=("क", "ख", "ग")))
    assert "have no Devanagari: “क ख ग”" in finding.message
    assert "cvbuild fonts --copy" in finding.hint
    assert len(found("A104", read("garbage", missing=("क", "漢", "字", "☃")))) == 3


def test_bullets_painted_last_make_one_finding() -> None:
    assert len(found("P105", read(TEXT.replace("• ", "") + " •"))) == 1
    assert found("P105", read(TEXT.replace("• ", ""))) == [], "bullets may be no text"
    dotted = TEXT.replace("• ", "").replace("Analyst ", "Analyst • ")
    assert found("P105", read(dotted)) == [], "dots may stand between contacts"


LEAKS = {
    "a note": ({"keywords": "ask about P&L"}, "work[0].note"),
    "a tag": ({"keywords": "quant"}, "tags.quant"),
    "the meaning of a tag": ({"subject": "trading firms of"}, "tags.quant"),
    "a held keyword": ({"keywords": "Ada, Haskell"}, "skills[0].keywords[1]"),
    "a held highlight": ({"comments": "on copper gearwheels"}, "work[0].highlights[1]"),
    "a caveat": ({"comments": "measured on a borrowed machine"}, "facts.fast.caveat"),
    "the reason of a hold": ({"comments": "against which baseline?"}, "facts.fast.hold"),
    "another wording": ({"comments": "sonatas for brass"}, "work[0].highlights[0].wordings.other"),
}


@pytest.mark.parametrize("name", LEAKS)
def test_private_words_are_found_in_text_and_metadata(name: str) -> None:
    metadata, path = LEAKS[name]
    assert [finding.path for finding in found("P103", with_metadata(**metadata))] == [path]
    (words,) = metadata.values()
    assert [finding.path for finding in found("P103", read(f"{TEXT} {words}"))] == [path]


@pytest.mark.parametrize(
    "words",
    [
        "Wrote the first program",  # released, whatever a note says
        "ask",  # one word of a note is no leak
        "of the",  # short words
        "12x 2019",  # numbers
        "WeasyPrint 70.0 cvbuild",  # the programs' own
    ],
)
def test_common_words_are_not_private(words: str) -> None:
    assert found("P103", with_metadata(producer=words)) == []


def test_a_held_item_that_is_named_by_id_is_released() -> None:
    cv = CV.replace("{text: Haskell, hold: confirm}", "{id: haskell, text: Haskell, hold: confirm}")
    variant = Variant(tags=("quant",), include=("haskell",))
    assert found("P103", read(f"{TEXT}, Haskell"), cv, variant) == []


def test_ids_of_published_files_may_have_keys_and_numbers_only() -> None:
    place = Anchor(1, 10.0)
    fine = dict.fromkeys(("work", "work-0", "work-0-highlights-0", "basics-email", "skills"), place)
    assert found("P103", read(anchors=fine)) == []
    assert len(found("P103", read(anchors={**fine, "quant": place}))) == 1


@pytest.mark.parametrize(
    ("metadata", "count"),
    [
        ({"creator": "/home/ada/jobs/cv"}, 1),
        ({"comments": "C:\\Users\\ada\\cv.docx"}, 1),
        ({"comments": "file:///srv/cv.yaml"}, 1),
        ({"creator": "cv on ada-laptop.local"}, 1),
        ({"comments": "generated by python-docx"}, 1),
        ({"keywords": "boss@rival.org"}, 1),
        ({"last_modified_by": "Charles"}, 1),
        ({"keywords": "ada@lovelace.org"}, 0),
        ({"last_modified_by": "Ada Lovelace", "creator": "cvbuild", "producer": "WeasyPrint 70.0"}, 0),
        ({"creationdate": "D:19800101000000Z", "keywords": "TCP/IP, CI/CD, and/or"}, 0),
    ],
)
def test_properties_with_data_of_the_machine_are_found(metadata: dict[str, str], count: int) -> None:
    assert len(found("A107", with_metadata(**metadata))) == count


def test_leftovers_of_a_template() -> None:
    parts = ("word/document.xml", "docProps/core.xml", "docProps/thumbnail.jpeg", "customXml/item1.xml")
    assert len(found("A107", read(parts=parts))) == 2


@pytest.mark.parametrize(
    ("levels", "count"),
    [((1, 2, 3, 3, 2, 3, 4), 0), ((2, 1), 1), ((1, 1, 2), 1), ((1, 3), 1), ((), 1), ((1, 2, 4, 2, 4), 1)],
)
def test_headings_go_down_step_by_step(levels: tuple[int, ...], count: int) -> None:
    assert len(found("A110", read(headings=levels))) == count


def test_headings_of_a_word_file_begin_below_its_title() -> None:
    assert found("A110", replace(read(), format="docx", headings=(1, 2, 1, 2, 3))) == []
    assert len(found("A110", replace(read(), format="docx", headings=(2,)))) == 1


@pytest.mark.parametrize(
    ("boxes", "found_"),
    [
        ([(93, 500)], 0),
        ([(93, 519)], 0),  # a blank at the end
        ([(93, 540)], 1),
        ([(-5, 100)], 1),
        ([(93, 640)], 1),
    ],
)
def test_text_ends_where_the_page_does(boxes: list[tuple[float, float]], found_: int) -> None:
    line = tuple(Box(1, left, right, 0.0, 10.0, 50) for left, right in boxes)
    assert len(found("L402", read(boxes=line))) == found_


@pytest.mark.parametrize(("gap", "count"), [(2.5, 1), (16.0, 0)])
def test_title_and_subtitle_on_one_line_need_a_gap(gap: float, count: int) -> None:
    y = {"Analytical": 500.0, "Engines": 500.0, "Engineer": 500.0}
    words = tuple(replace(word, y=y.get(word.text, word.y)) for word in read().words)
    boxes = (Box(1, 50.0, 140.0, 500.0, 10.0, 18), Box(1, 140.0 + gap, 200.0, 500.0, 10.0, 8))
    assert len(found("A116", read(words=words, boxes=boxes))) == count


@pytest.mark.parametrize(
    ("position", "count"),
    [
        ("Engineer, Analytical Engines", 1),
        ("Engineer at Analytical Engines", 1),
        ("Analytical Engines – Engineer", 1),
        ("Engineer, Analytical Department", 0),
        ("Head of Analytical Engines and Looms", 0),
        ("Engineer", 0),
    ],
)
def test_a_position_does_not_name_its_employer(position: str, count: int) -> None:
    assert len(found("A116", read(), CV.replace("position: Engineer", f"position: {position}"))) == count


def test_ascii_text_is_compared_in_its_own_spelling() -> None:
    cv = CV.replace("Wrote the first program", "Cut latency −78% → 5 µs")
    text = TEXT.replace("Wrote the first program", "Cut latency -78% -> 5 us").replace("–", "-")
    inspection = read(text, metadata={"ascii": "yes"})
    assert [code for code in ("P101", "P102", "P104") if found(code, replace(inspection, format="txt"), cv)] == []


def test_every_damage_belongs_to_an_example() -> None:
    texts = {code: module.__doc__ or "" for code, module in registry.modules().items()}
    used = {example.damage for code, text in texts.items() for example in blocks(text, code).values()}
    assert used - {""} == {*DAMAGE, *WEB, *AUDIENCES, *LETTERS, TRACKED, MISSING}
