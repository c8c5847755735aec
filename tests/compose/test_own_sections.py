"""Sections and fields of the user's own: printed everywhere, selected like the built-in ones, mistakes reported."""

from __future__ import annotations

import datetime
import textwrap
from pathlib import Path

import pytest
import yaml

from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.decode.decoder import decode_resume, decode_variant
from cvbuild.model.document import Document, anchor
from cvbuild.model.nodes import section_of
from cvbuild.model.resume import Item
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.finding import Finding
from tests.commandline import write
from tests.projects import resume_of
from tests.reading import loaded

CV = """
    basics:
      name: Maja Lind
      fields: {Driving licence: B, "Reg. no. (NMC)": 12A34, Military service: done}
    tags: {public: for everybody}
    work:
      - {name: Ward 7, startDate: 2020-01, fields: {Beds: "24"}, roles: [{position: Lead, fields: {Team: "5"}}]}
    skills: [{name: Care, keywords: [triage], fields: {Years: "7"}}]
    awards: [{title: Prize, fields: {Amount: 500 EUR}}]
    publications: [{name: Falls, fields: {Cited: "12"}}]
    languages: [{language: Danish, fluency: native, fields: {Exam: C2}}, {language: Swedish, fields: {Exam: B1}}]
    interests: [{name: Chess, fields: {Elo: "1700"}}]
    sections:
      talks:
        title: Invited talks
        entries:
          - {id: falls, name: On falls, organization: Sea Days, position: Speaker, date: 2022-06, location: Aarhus}
          - {id: beds, organization: Ward Fair, startDate: 2019, endDate: 2020, summary: Two hours, tags: [public],
             highlights: [{id: moved, text: Moved 30 people}], keywords: [wards], fields: {Slot: keynote}}
      memberships: [College of Nursing, {id: union, text: Union of Nurses, priority: 1}]
      teaching-posts: [{name: Lecturer, url: "https://posts.example/1"}]
      consent: I agree that my data are processed.
"""


def document(variant: str = "", cv: str = CV) -> Document:
    source = loaded(cv)
    resume = resume_of(cv)
    decoded = decode_variant(loaded(variant or "label: x", "variants/v.yaml"), "v", tuple(source.data["sections"]))
    assert decoded.value, decoded.mistakes
    return compose(select(resume, decoded.value, source.places).resume, decoded.value)


def lines(found: Document, section: str) -> list[str]:
    return [part.text for part in found.fragments if section_of(part.path) == section]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (
            "talks",
            [
                *("Invited talks", "On falls", "Jun 2022", "Speaker, Sea Days", "Aarhus"),
                *("Ward Fair", "2019 – 2020", "wards", "Two hours", "Moved 30 people", "Slot: keynote"),
            ],
        ),
        ("memberships", ["Memberships", "College of Nursing", "Union of Nurses"]),
        ("teaching-posts", ["Teaching posts", "Lecturer"]),
        ("consent", ["Consent", "I agree that my data are processed."]),
        ("work", ["Experience", "Ward 7", "Jan 2020 – Present", "Beds: 24", "Lead", "Present", "Team: 5"]),
        ("skills", ["Skills", "Care: triage; Years: 7"]),
        ("awards", ["Awards", "Prize", "Amount: 500 EUR"]),
        ("publications", ["Publications", "Falls; Cited: 12"]),
        ("languages", ["Languages", "Danish (native; Exam: C2), Swedish (Exam: B1)"]),
        ("interests", ["Interests", "Chess (Elo: 1700)"]),
    ],
)
def test_all_texts_are_printed_in_order(section: str, expected: list[str]) -> None:
    variant = f"tags: [public]\nsections: [{section}]"
    found = [line for line in lines(document(variant), section) if line != "Present"]
    assert found == [line for line in expected if line != "Present"]


def test_fields_of_the_letterhead_follow_the_contacts() -> None:
    contacts = [part.text for part in document().fragments if part.role == "contact"]
    assert contacts == ["Driving licence: B", "Reg. no. (NMC): 12A34", "Military service: done"]


def test_without_a_list_of_sections_ones_own_follow_the_others_in_the_order_of_the_file() -> None:
    found = [section.path for section in document().sections]
    assert found[-4:] == [f"sections.{name}" for name in ("talks", "memberships", "teaching-posts", "consent")]


@pytest.mark.parametrize(
    ("variant", "addresses"),
    [
        ("sections: [talks]", ["talks.falls"]),
        ("tags: [public]\nsections: [talks]", ["talks.falls", "talks.beds", "talks.beds.moved", "talks.beds.wards"]),
        ("tags: [public]\nsections: [{talks: {max: 1}}]", ["talks.falls"]),
        (
            "tags: [public]\nsections: [{talks: {order: [beds], highlights: {max: 0}}}]",
            ["talks.beds", "talks.beds.wards", "talks.falls"],
        ),
        ("include: [beds]\nexclude: [talks.falls, moved]\nsections: [talks]", ["talks.beds", "talks.beds.wards"]),
        ("sections: [{memberships: {max: 1}}]", ["memberships.college-of-nursing"]),
        ("exclude: [memberships.college-of-nursing]\nsections: [memberships]", ["memberships.union"]),
        ("sections: [consent]", []),
    ],
)
def test_items_are_selected_ordered_and_capped(variant: str, addresses: list[str]) -> None:
    source = loaded(CV)
    decoded = decode_variant(loaded(variant, "variants/v.yaml"), "v", tuple(source.data["sections"]))
    assert decoded.value, decoded.mistakes
    selection = select(resume_of(CV), decoded.value, source.places)
    assert selection.mistakes == ()
    own = [item.address for name in source.data["sections"] for item in _walk(selection.resume.entries(name))]
    assert own == addresses
    shown = {decision.address for decision in selection.decisions if decision.shown}
    assert set(addresses) <= shown


def _walk(items: tuple[Item, ...]) -> list[Item]:
    return [found for item in items for found in (item, *_walk(tuple(item.items())))]


def test_the_title_in_a_variant_wins() -> None:
    assert [s.title for s in document("sections: [{talks: {title: Lectures}}, memberships]").sections] == [
        "Lectures",
        "Memberships",
    ]


@pytest.mark.parametrize("path", ["basics.fields.Reg. no. (NMC)", "work[0].fields.a b", "work[0].fields.a-b"])
def test_an_id_in_a_file_has_no_label(path: str) -> None:
    assert anchor(path).replace("-", "").isalnum()


def test_two_labels_have_two_ids() -> None:
    assert anchor("work[0].fields.a b") != anchor("work[0].fields.a-b")


@pytest.mark.parametrize(
    ("code", "text", "hint"),
    [
        ("S034", "talks of mine: [One]", "talks-of-mine"),
        ("S034", "Vorträge: [Eins]", "vortrage"),
        ("S034", "work: [One]", "move its entries to `work:`"),
        ("S034", "basics: [One]", "choose another name"),
        ("S034", "a.b: [One]", "a-b"),
        ("S001", "talks: {items: [One]}", "cvbuild import"),
        ("S001", "talks: {title: T, entries: [{name: A, venue: B}]}", "known here"),
        ("S007", "talks: {entries: [{location: Rome}]}", ""),
        ("S007", "talks: {entries: {name: A}}", ""),
        ("S007", "talks: {title: [A]}", "write title: A"),
        ("D101", "talks: {entries: [{name: A, date: soon}]}", ""),
        ("S017", "talks:", ""),
        ("S005", 'talks: ["A", {On falls: and beds}]', ""),
    ],
)
def test_a_mistake_is_reported_with_what_to_write(code: str, text: str, hint: str) -> None:
    outcome = decode_resume(loaded(f"basics: {{name: Maja Lind}}\nsections:\n  {text}\n"))
    assert [mistake.code for mistake in outcome.mistakes] == [code]
    assert hint in outcome.mistakes[0].hint
    assert outcome.mistakes[0].place.line == 3


@pytest.mark.parametrize(
    ("sections", "codes"),
    [
        ("[talks]", []),
        ("[talsk]", ["S001"]),
        ("[talks, talks]", ["S003"]),
        ("[{talks: {tags: [a]}}, talks]", []),
        ("[{talks: {tags: [a]}}, {talks: {tags: b}}, talks, talks]", ["S003"]),
        ("[talks, {talks: {tags: [a]}}]", ["S003"]),
    ],
)
def test_a_section_may_be_listed_again_while_entries_are_left(sections: str, codes: list[str]) -> None:
    outcome = decode_variant(loaded(f"sections: {sections}", "variants/v.yaml"), "v", ("talks",))
    assert [mistake.code for mistake in outcome.mistakes] == codes


def test_every_format_has_every_text_and_checks_see_it(tmp_path: Path) -> None:
    data = yaml.safe_load(textwrap.dedent(CV))
    data["basics"] |= {"email": "maja@lind.example", "location": {"city": "Aarhus"}}
    data["sections"]["consent"] = "I recieve mail."
    data["sections"]["memberships"][0] = "Union that recieves nurses"
    data["work"][0]["fields"] = {"Note": "Recieved twice"}
    write(tmp_path, {"cv.yaml": yaml.safe_dump(data, sort_keys=False, allow_unicode=True)})
    result = build(Request(tmp_path, datetime.date(2026, 1, 1)))
    assert result.complete, result.findings
    parity: list[Finding] = [found for found in result.findings if found.code[0] == "P"]
    assert parity == []
    misspelt = [found for found in result.findings if found.code == "C209"]
    assert sorted(location.path for found in misspelt for location in found.locations) == [
        "sections.consent.text",
        "sections.memberships[0]",
        "work[0].fields.Note",
    ]


PAPERS = """
    basics: {name: Ines Moreau}
    tags: {journal: journals, conf: conferences}
    publications:
      - {name: Tides, tags: [journal], type: article-journal}
      - {name: Salt, tags: [conf], type: inproceedings}
      - {name: Sea, tags: [journal, conf], type: book}
      - {name: Rain, type: own kind}
    sections: {}
"""


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ("{title: J, tags: [journal]} / {title: C, tags: [conf]}", "J, Tides, Sea, C, Salt"),
        ("{title: J, tags: journal} / {title: Rest}", "J, Tides, Sea, Rest, Rain"),
        ("{title: A, type: [article, book]}", ""),
        ("{title: A, type: own kind}", "A, Rain"),
        ("{title: J, tags: [journal], max: 1} / {title: C, tags: [conf], order: [sea]}", "J, Tides, C, Salt"),
        ("{title: J, tags: [journal], order: [sea]}", "J, Sea, Tides"),
        (
            "{title: P, tags: [journal, conf], groupBy: type, numbered: true}",
            "P, Journal articles, 1. Tides, Conference papers, 2. Salt, Books, 3. Sea",
        ),
        ("{title: P, groupBy: type}", "P, Own kind, Rain"),
    ],
)
def test_a_section_listed_several_times_parts_its_entries(choices: str, expected: str) -> None:
    listed = ", ".join(f"{{publications: {choice}}}" for choice in choices.split(" / "))
    assert ", ".join(lines(document(f"sections: [{listed}]", PAPERS), "publications")) == expected


@pytest.mark.parametrize(
    ("options", "place", "hint"),
    [
        ("tags: [journl]", "sections[0].tags[0]", "journal"),
        ("tags: conf, type: buk", "sections[0].type[0]", "book"),
    ],
)
def test_a_filter_that_matches_nothing_is_reported(options: str, place: str, hint: str) -> None:
    variant = loaded(f"sections: [{{publications: {{{options}}}}}]", "variants/v.yaml")
    decoded = decode_variant(variant, "v")
    assert decoded.value, decoded.mistakes
    (mistake,) = select(resume_of(PAPERS), decoded.value, variant.places).mistakes
    assert (mistake.code, mistake.path) == ("V101", place)
    assert hint in mistake.hint
