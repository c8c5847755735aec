# ruff: noqa: E501
"""The lock: every lie about who someone is differs from it, and no honest edit does."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.analysis.lock.differences import Difference, differences
from cvbuild.analysis.lock.identity import HIGHLIGHTS, Identity, identities
from cvbuild.analysis.lock.record import Confirmed, Lock, content, decode
from cvbuild.syntax.load import load
from tests.projects import resume_of, variant_of

CV = """\
basics:
  name: Noor Haddad
  label: Process Engineer
  email: noor@haddad.example
  location: {city: Ghent, countryCode: BE}
  summary: Runs plants.
  profiles: [{network: GitHub, username: noor, url: "https://github.com/noor"}]
  fields: {Nationality: Belgian}
  headlines: [{id: assistant, text: Assistant Plant Manager}, {id: quality, text: Quality and Process Engineer}]
work:
  - name: Delta Brewing
    position: Process Engineer
    location: Ghent
    description: A regional brewery of 80 people
    startDate: 2021-03
    highlights:
      - {id: yeast, text: Kept the yeast alive through two floods, hold: may it be named}
      - Helped to cut losses
  - name: Delta Brewing
    position: Intern
    startDate: 2020-06
    endDate: 2020-09
  - {id: mill, name: Mill Works, position: Operator, startDate: 2018-01, endDate: 2020-05, disclosure: proprietary}
  - name: Harbour Board
    startDate: 2015-01
    roles:
      - {position: Junior Clerk, startDate: 2015-01, endDate: 2016-02}
      - {position: Clerk, startDate: 2016-02, endDate: 2017-12}
education:
  - {institution: University of Ghent, studyType: B.S., area: Chemistry, score: "3.4", scale: "4.0", endDate: 2015,
     honors: [Dean's list], courses: [Thermodynamics, Statistics]}
awards: [{title: Young Brewer, date: 2022, awarder: Brewers of Flanders}]
certificates: [{name: HACCP Level 2, issuer: FoodSafe, date: 2021, expires: 2024-06}]
publications:
  - {name: On foam and its many enemies, authors: [A. Peeters, N. Haddad, J. Quist], journal: Brewing Letters, releaseDate: 2020}
languages: [{language: Dutch, fluency: native}, {language: French, fluency: A2}]
skills:
  - {name: Tools, keywords: [Excel, Minitab]}
  - {name: Methods, level: basic, keywords: [HACCP, Six Sigma]}
projects:
  - {name: Foam meter, description: A meter for foam, entity: Delta Brewing, roles: [Co-author], startDate: 2022}
references: [{name: A. Peeters, reference: A reliable colleague.}]
sections:
  talks: {title: Talks at meetups, entries: [{name: Foam, organization: Brewers' Meetup, date: 2022}]}
facts:
  losses: {subject: work.delta-brewing, claim: Losses fell 12% in one plant., figures: [12%, one], evidence: proprietary,
           caveat: the plant was new}
  flood: {claim: Two floods., figures: [two], hold: may it be named}
"""

VARIANT = "sections: [{work: {title: Jobs}}, education]"


def items(text: str, variant: str = VARIANT) -> tuple[Identity, ...]:
    return identities(resume_of(text), [variant_of(variant)[0]], {})


def locked(found: tuple[Identity, ...]) -> Lock:
    """What confirms all of a CV."""
    kept = (item for item in found if item.group != HIGHLIGHTS or "hold" in item.values)
    return Lock(
        {
            item.address: {
                key: Confirmed(one.text, "Noor", "2026-11-30", "so it is") for key, one in item.values.items()
            }
            for item in kept
        }
    )


LOCK = locked(items(CV))


def differing(text: str, variant: str = VARIANT) -> list[Difference]:
    return list(differences(items(text, variant), LOCK))


def edited(*changes: tuple[str, str]) -> str:
    text = CV
    for before, after in changes:
        assert text.count(before) >= 1, before
        text = text.replace(before, after, 1)
    return text


LIES = {
    "name": ("name: Noor Haddad", "name: Dr. Noor Haddad"),
    "title made senior": ("position: Process Engineer", "position: Senior Process Engineer"),
    "an intern made an engineer": ("position: Intern", "position: Engineer"),
    "a role raised": ("position: Junior Clerk", "position: Senior Clerk"),
    "headline raised": ("label: Process Engineer", "label: Head of Process Engineering"),
    "a limit of a headline dropped": ("text: Assistant Plant Manager", "text: Plant Manager"),
    "employer": ("name: Mill Works", "name: Mill Works International"),
    "description of an employer": ("regional brewery of 80 people", "global brewery of 800 people"),
    "start": ("startDate: 2021-03", "startDate: 2019-03"),
    "end stretched": ("endDate: 2020-09", "endDate: 2021-02"),
    "months hidden": ("endDate: 2020-05", "endDate: 2020"),
    "a job made current": ("startDate: 2020-06\n    endDate: 2020-09", "startDate: 2020-06"),
    "a closed job made public": (", disclosure: proprietary", ""),
    "degree": ("studyType: B.S.", "studyType: M.S."),
    "institution": ("University of Ghent", "University of Cambridge"),
    "area": ("area: Chemistry", "area: Chemical Engineering"),
    "grade": ('score: "3.4"', 'score: "3.9"'),
    "scale gone": (', scale: "4.0"', ""),
    "graduated earlier": ("endDate: 2015,", "endDate: 2013,"),
    "honours": ("honors: [Dean's list]", "honors: [Dean's list, summa cum laude]"),
    "a course": ("[Thermodynamics, Statistics]", "[Thermodynamics, Statistics, Control]"),
    "award renamed": ("Young Brewer", "Brewer of the Year"),
    "award of another": ("Brewers of Flanders", "Brewers of Europe"),
    "award invented": ("awards: [", "awards: [{title: Golden Hop, date: 2021}, "),
    "certificate raised": ("HACCP Level 2", "HACCP Level 4"),
    "certificate invented": ("certificates: [", "certificates: [{name: PMP}, "),
    "an expired certificate": (", expires: 2024-06", ""),
    "authors in another order": ("[A. Peeters, N. Haddad, J. Quist]", "[N. Haddad, A. Peeters, J. Quist]"),
    "an author dropped": ("[A. Peeters, N. Haddad, J. Quist]", "[N. Haddad]"),
    "authors hidden": ("authors: [A. Peeters, N. Haddad, J. Quist], ", ""),
    "journal": ("Brewing Letters", "Nature"),
    "language raised": ("fluency: A2", "fluency: C1"),
    "level of a language hidden": ("{language: French, fluency: A2}", "{language: French}"),
    "language invented": ("languages: [", "languages: [{language: German, fluency: C1}, "),
    "tool invented": ("[Excel, Minitab]", "[Excel, Minitab, SAP]"),
    "level of a skill": ("level: basic", "level: expert"),
    "role in a project": ("roles: [Co-author]", "roles: [Author]"),
    "words in the mouth of another": ("A reliable colleague.", "The best colleague I had."),
    "heading": ("Talks at meetups", "Keynotes"),
    "place of a talk": ("Brewers' Meetup", "World Brewing Congress"),
    "field": ("Nationality: Belgian", "Nationality: Dutch"),
    "account of another": ("username: noor", "username: famous"),
    "city": ("city: Ghent", "city: London"),
    "figure of a fact": ("figures: [12%, one]", "figures: [42%, one]"),
    "figure added": ("figures: [12%, one]", "figures: [12%, one, five]"),
    "claim of a fact": ("Losses fell 12% in one plant.", "Losses fell 12% in all plants."),
    "caveat deleted": (",\n           caveat: the plant was new", ""),
    "caveat weakened": ("caveat: the plant was new", "caveat: none"),
    "hold of a fact deleted": ("figures: [two], hold: may it be named}", "figures: [two]}"),
    "fact on hold deleted": ("  flood: {claim: Two floods., figures: [two], hold: may it be named}\n", ""),
    "hold of a highlight deleted": (", hold: may it be named}\n      - Helped", "}\n      - Helped"),
    "hold lost with the id": ("{id: yeast, text: Kept the yeast alive through two floods, hold: may it be named}",
                              "Kept the yeast alive through both floods"),
    "evidence": ("evidence: proprietary", 'evidence: {url: "https://example.org"}'),
    "fact of any entry": ("subject: work.delta-brewing, ", ""),
    "fact invented": ("facts:\n", "facts:\n  prize: {claim: Won the prize., evidence: proprietary}\n"),
    "job invented": ("work:\n", "work:\n  - {name: Ocean Foods, position: Director, startDate: 2012, endDate: 2014}\n"),
}  # fmt: skip

HONEST = {
    "highlight reworded": (("Helped to cut losses", "Helped cutting losses in the plant"),),
    "summary reworded": (("Runs plants.", "Process engineer who keeps plants running."),),
    "job no longer printed": (("  - {id: mill, name: Mill Works, position: Operator, startDate: 2018-01, endDate: 2020-05, disclosure: proprietary}\n", ""),),
    "date written out": (("startDate: 2021-03", "startDate: March 2021"),),
    "present written out": (("startDate: 2021-03", "startDate: 2021-03\n    endDate: present"),),
    "degree with other points": (("studyType: B.S.", "studyType: BS"),),
    "typography": (("Brewers' Meetup", "Brewers’ Meetup"), ("Quality and Process", "Quality  and Process")),
    "grade no longer printed": (('score: "3.4", scale: "4.0", ', ""),),
    "course no longer printed": (("[Thermodynamics, Statistics]", "[Statistics]"),),
    "keyword in another list": (("[Excel, Minitab]", "[Excel]"), ("[HACCP, Six Sigma]", "[HACCP, Six Sigma, Minitab]")),
    "list renamed": (("name: Tools", "name: Software"),),
    "lists joined": (("  - {name: Tools, keywords: [Excel, Minitab]}\n", ""), ("[HACCP, Six Sigma]", "[Excel, HACCP, Six Sigma, Minitab]")),
    "headline shortened": (("text: Quality and Process Engineer", "text: Process Engineer"),),
    "an id given": (("  - name: Delta Brewing\n    position: Process", "  - id: brewing\n    name: Delta Brewing\n    position: Process"),),
    "an id changed": (("id: mill", "id: works"),),
    "an id taken away": (("id: mill, ", ""),),
    "a hold added": (("Helped to cut losses", "{text: Helped to cut losses, hold: ask}"),),
    "a caveat added": (("figures: [two]", "figures: [two], caveat: small ones"),),
    "a fact renamed": (("  losses: {", "  brewing-losses: {"),),
    "a figure no longer in a fact": (("figures: [12%, one]", "figures: [12%]"),),
    "other contacts": (("noor@haddad.example", "n@haddad.example"),),
    "priority, tags, notes": (("startDate: 2021-03", "startDate: 2021-03\n    priority: 1\n    note: ask Ines"),),
    "project reworded": (("description: A meter for foam", "description: A meter that measures foam"),),
    "languages in another order": (("[{language: Dutch, fluency: native}, {language: French, fluency: A2}]", "[{language: French, fluency: A2}, {language: Dutch, fluency: native}]"),),
}  # fmt: skip


def test_a_cv_does_not_differ_from_its_own_lock() -> None:
    assert differing(CV) == []


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_differs(lie: str) -> None:
    assert differing(edited(LIES[lie]))


@pytest.mark.parametrize("edit", HONEST)
def test_an_honest_edit_does_not(edit: str) -> None:
    assert [(one.address, one.key, one.kind) for one in differing(edited(*HONEST[edit]))] == []


def test_a_heading_of_a_variant_differs() -> None:
    assert [one.key for one in differing(CV, "sections: [{work: {title: Positions of leadership}}]")] == ["work"]
    assert differing(CV, "sections: [education, {work: {title: jobs}}]") == []


def shuffled(value: object, mix: Callable[[list[object]], None]) -> object:
    """Data with its lists of entries and its keys in another order; the order of texts may count."""
    if isinstance(value, dict):
        pairs: list[object] = [(key, shuffled(one, mix)) for key, one in value.items()]
        mix(pairs)
        return dict(pairs)  # type: ignore[arg-type]
    if isinstance(value, list):
        parts = [shuffled(one, mix) for one in value]
        if all(isinstance(one, dict) for one in parts):
            mix(parts)
        return parts
    return value


@given(st.integers(0, 10**6), st.sampled_from([None, True, False]))
def test_order_and_style_of_yaml_are_no_difference(seed: int, flow: bool | None) -> None:
    data = shuffled(yaml.load(CV, yaml.BaseLoader), random.Random(seed).shuffle)
    text = yaml.safe_dump(data, default_flow_style=flow, sort_keys=False, allow_unicode=True)
    assert [(one.address, one.key) for one in differing(text)] == []


TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf")), max_size=20)
LINES = st.builds(Confirmed, TEXTS, TEXTS.map(lambda text: f"a{text}"), st.just("2026-11-30"), st.just("why"))


@given(st.dictionaries(TEXTS.map(lambda text: f"k{text}"), st.dictionaries(TEXTS.map(lambda t: f"k{t}"), LINES, min_size=1, max_size=3), max_size=3))  # fmt: skip
def test_a_lock_is_read_as_it_was_written(items: dict[str, dict[str, Confirmed]]) -> None:
    loaded = load(content(Lock(items), "cv.yaml"), "cv.lock")
    assert loaded.value, loaded.mistakes
    read = decode(loaded.value)
    assert not read.mistakes
    assert read.value
    plain = {
        name: {key: (one.value, one.by) for key, one in values.items()} for name, values in read.value.items.items()
    }
    assert plain == {name: {key: (one.value, one.by) for key, one in values.items()} for name, values in items.items()}


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ('{value: "Ada", by: "A", when: "2026", why: "w"}', ["S051"]),
        ('{value: "Ada", by: "A", when: "2026", why: "w", seal: "00000000"}', ["S051"]),
        ('{value: "Ada", when: "2026", why: "w", seal: "00000000"}', ["S051"]),
        ('{value: "Ada", by: " ", when: "2026", why: "w", seal: "00000000"}', ["S051"]),
        ("{by: A}", ["S051"]),
        ("Ada", ["S051"]),
        ("[1]", ["S051"]),
    ],
)
def test_a_line_that_nobody_confirmed(line: str, codes: list[str]) -> None:
    loaded = load(f"format: 1\nitems: {{basics: {{name: {line}}}}}\n".encode(), "cv.lock").value
    assert loaded
    read = decode(loaded)
    assert [one.code for one in read.mistakes] == codes
    assert read.value is not None
    assert read.value.sound == Lock()


@pytest.mark.parametrize("text", ["items: {}", "format: 2\nitems: {}", "format: 1", "format: 1\nitems: []", "a: b"])
def test_a_file_that_is_no_lock(text: str) -> None:
    loaded = load(text.encode(), "cv.lock").value
    assert loaded
    assert [one.code for one in decode(loaded).mistakes] == ["S050"]
