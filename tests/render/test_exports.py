"""Exports: valid, complete, private where they must be, and back again."""

from __future__ import annotations

import datetime
import html
import json
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from cvbuild import inspection, render
from cvbuild.analysis.pages.parity import Parity, compare
from cvbuild.model.document import Document, Header, Paragraph, Section
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.render._web_look import contrast, readable
from tests.commandline import write
from tests.pdfs import classic
from tests.sample import HOSTILE, edition, sample, spans

DATA = ("jsonresume", "jsonld", "profile")
PEOPLE = ("html", "md", "tex")
SCHEMA = json.loads((Path(__file__).parents[1] / "data" / "jsonresume" / "schema-1.2.1.json").read_bytes())
"""JSON Resume's schema, MIT licence (beside it)."""

CV = """\
locale: de-DE
basics:
  name: Ines Moreau
  label: Ingenieurin
  headlines: [{id: lead, text: "Leads *storage* teams", note: zqnote}]
  email: ines@moreau.example
  phone: +49 30 1234567
  url: https://moreau.example/cv
  summary: Builds **storage** that recovers.
  location: {address: 12 Kai, postalCode: "10115", city: Berlin, countryCode: DE}
  profiles: [{network: GitHub, username: ines, url: https://github.com/ines}, {network: Post, username: im}]
facts: {fast: {figures: [50%], caveat: zqcaveat}}
work:
  - name: Harbor
    id: zqid
    location: Hamburg
    url: https://harbor.example
    description: A shop
    summary: Two positions
    highlights: [Stayed ten years]
    roles:
      - {position: Head, startDate: 2022-03, endDate: present, highlights: [Led "nine" people & <two> teams]}
      - {position: Clerk, startDate: 2019-05, endDate: 2022-03, summary: Counted, highlights: [Cut stock by 20%]}
  - {name: Mill, position: Analyst, startDate: 2015, endDate: 2019-04, highlights: [{text: Halved it, facts: [fast]}]}
  - {name: Held, position: Nobody, startDate: 2014, hold: zqhold}
volunteer:
  - {organization: Library, position: Treasurer, startDate: 2019-01, endDate: 2020-12, location: Salem, summary: Sums}
education:
  - {institution: TU, studyType: BSc, area: Physik, startDate: 2010, endDate: 2014, location: Kiel, score: "1,3",
     courses: [Optik], highlights: [Wrote a thesis], url: https://tu.example}
awards: [{title: Medal, date: 2020-05, awarder: City, summary: For work, url: https://city.example}]
certificates: [{name: Boat licence, date: 2018-06, issuer: Port}]
publications: [{name: Queues, publisher: Letters, releaseDate: 2023-09-04, url: https://l.example/q, summary: On it}]
skills: [{name: Tools, level: good, keywords: [C++, Rust]}]
languages: [{language: German, fluency: native}]
interests: [{name: Sea, keywords: [knots]}]
references: [{name: Noor, reference: She is calm.}]
projects:
  - {name: Tide, url: https://tide.example, startDate: 2021, roles: [Maintainer], entity: Guild, description: A queue,
     summary: It stays, keywords: [Rust], highlights: [Kept order]}
  - {name: Vault, disclosure: proprietary, url: https://secret.example, highlights: [Held keys]}
"""
VARIANT = """\
headline: lead
theme: modern
paper: a4
sections: [skills: {title: Werkzeug}, work, projects, summary, volunteer, education, awards, certificates,
  publications, languages, interests, references]
"""


def built(folder: Path, *formats: str) -> Result:
    result = build(Request(folder, datetime.date(2026, 1, 1), formats=formats, unchecked=True))
    assert result.complete, [f"{f.place} {f.message}" for f in result.findings]
    return result


@cache
def files(folder: Path) -> dict[str, bytes]:
    write(folder, {"cv.yaml": CV, "variants/zqvariant.yaml": VARIANT})
    (one,) = built(folder, *render.formats()).built
    return {artifact.format: artifact.content for artifact in one.artifacts}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return files(tmp_path_factory.mktemp("exports"))


def data(exports: dict[str, bytes], name: str) -> Any:
    return json.loads(exports[name])


# --- JSON Resume


def valid(value: Any) -> None:
    checker = jsonschema.Draft7Validator(SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(value)] == []


def test_json_resume_is_valid(exports: dict[str, bytes]) -> None:
    valid(data(exports, "jsonresume"))


def test_positions_at_one_employer_are_entries_of_their_own(exports: dict[str, bytes]) -> None:
    work = data(exports, "jsonresume")["work"]
    assert [(job["name"], job["position"], job.get("endDate")) for job in work] == [
        ("Harbor", "Head", None),
        ("Harbor", "Clerk", "2022-03"),
        ("Mill", "Analyst", "2019-04"),
    ]


def test_a_build_from_json_resume_gives_the_same_text(exports: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "resume.json").write_bytes(exports["jsonresume"])
    again = built(tmp_path, "txt", "jsonresume", "md")
    contents = {artifact.format: artifact.content for artifact in again.built[0].artifacts}
    assert contents["txt"].decode() == exports["txt"].decode()
    assert contents["md"].decode() == exports["md"].decode()
    assert json.loads(contents["jsonresume"]) == data(exports, "jsonresume")
    assert (again.built[0].variant.theme, again.built[0].variant.paper) == ("modern", "a4")


def test_a_mistake_in_an_export_has_its_place(exports: dict[str, bytes], tmp_path: Path) -> None:
    text = exports["jsonresume"].decode().replace('"2022-03"', '"Lent 2022"', 1)
    (tmp_path / "resume.json").write_text(text, encoding="utf-8")
    result = build(Request(tmp_path, datetime.date(2026, 1, 1), formats=()))
    found = [(finding.code, finding.place.line) for finding in result.findings if finding.code == "D101"]
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "Lent" in line)
    assert found in ([("D101", line)], [])


PLAIN = replace(classic(), fonts=())
"""A theme without fonts, which take a page the most time."""

EVERY_FIELD = (Path(__file__).parents[1] / "data" / "resume.json").read_bytes()


def test_what_json_resume_can_say_comes_back(tmp_path: Path) -> None:
    """All that is printed; address, image and postal code are not."""
    (tmp_path / "resume.json").write_bytes(EVERY_FIELD)
    (one,) = built(tmp_path, "jsonresume").built
    before, after = json.loads(EVERY_FIELD, parse_float=str), json.loads(one.artifacts[0].content)
    valid(after)
    for name, entries in before.items():
        if isinstance(entries, list):
            expected = [{k: v for k, v in entry.items() if v is not None} for entry in entries]
            assert texts(after[name]) == texts(expected), name


def texts(value: Any) -> Any:
    """The value with numbers as texts, as cvbuild reads them."""
    if isinstance(value, list):
        return [texts(part) for part in value]
    if isinstance(value, dict):
        return {key: texts(part) for key, part in sorted(value.items())}
    return value if isinstance(value, str) else json.dumps(value)


STRUCTURED = """\
basics:
  name: Ada Lovelace
  summary: "First.\\n\\nSecond:\\n- one\\n- two"
  fields: {Pronouns: she, Licence: B}
work:
  - name: Engines
    position: Analyst
    startDate: 1842-01
    fields: {Sector: Engines}
    summary: "Steps:\\n1. Punch\\n2. Read"
    highlights:
      - {text: Wrote programs, highlights: [for numbers, "for *music*"]}
      - Counted
sections:
  talks: {title: Talks, entries: [{name: On looms, date: 1843-05, organization: Society, highlights: [Spoke]}]}
  hobbies: {list: [Chess, Harp]}
  motto: {text: Poetical science}
"""


def test_structure_comes_back(tmp_path: Path) -> None:
    """Paragraphs, lists in lists, fields, sections of one's own."""
    before, after = tmp_path / "before", tmp_path / "after"
    write(
        before,
        {
            "cv.yaml": STRUCTURED,
            "variants/one.yaml": "sections: [talks, work, summary, motto, hobbies]\n",
        },
    )
    first = {a.format: a.content for a in built(before, "txt", "jsonresume", "md", "html", "tex").built[0].artifacts}
    valid(json.loads(first["jsonresume"]))
    after.mkdir()
    (after / "resume.json").write_bytes(first["jsonresume"])
    second = {a.format: a.content for a in built(after, "txt", "jsonresume").built[0].artifacts}
    assert second["txt"].decode() == first["txt"].decode()
    assert json.loads(second["jsonresume"]) == json.loads(first["jsonresume"])


@pytest.mark.parametrize(
    ("phones", "first"),
    [
        ("+49 30 1234567", "+49 30 1234567"),
        ("[+49 30 1234567]", "+49 30 1234567"),
        ("[+49 30 1234567, +44 20 7946 0123]", "+49 30 1234567"),
        ("{label: mobile, number: +49 30 1234567}", "+49 30 1234567"),
        ("[{label: home, number: +44 20 7946 0123}, +49 30 1234567]", "+44 20 7946 0123"),
    ],
)
def test_json_resume_has_the_first_phone_number_and_all_come_back(phones: str, first: str, tmp_path: Path) -> None:
    found = there_and_back(tmp_path, f"basics: {{name: Ada Lovelace, phone: {phones}}}\n")
    assert found["basics"]["phone"] == first


@pytest.mark.parametrize(
    ("date", "plain"),
    [
        ("2020-05", "2020-05"),
        ("spring 2020", "2020"),
        ("Q3 2019", "2019"),
        ("c. 2010", "2010"),
        ("WS 2019/20", "2019"),
        ("2015 – 2017", "2015"),
        ("March – May 2020", "2020-03"),
        ("since 2019", "2019"),
        ("{text: before the war, sort: 1938}", "1938"),
        ("{text: in the first spring, sort: 2021-04}", "2021-04"),
    ],
)
def test_json_resume_has_dates_of_its_schema_and_all_come_back(date: str, plain: str, tmp_path: Path) -> None:
    end = "" if "–" in date else ", endDate: present"
    job = f"work: [{{name: Mill, position: Clerk, startDate: {date}{end}}}]\n"
    award = f"awards: [{{title: Medal, date: {date}}}]\n"
    found = there_and_back(tmp_path, f"basics: {{name: Ada Lovelace}}\n{job}{award}")
    assert (found["work"][0]["startDate"], found["awards"][0]["date"]) == (plain, plain)


def test_dates_of_positions_come_back(tmp_path: Path) -> None:
    roles = "[{position: Head, startDate: summer 2020, endDate: present}, {position: Clerk, startDate: Q1 2018}]"
    there_and_back(tmp_path, f"basics: {{name: Ada Lovelace}}\nwork: [{{name: Mill, roles: {roles}}}]\n")


def test_addresses_of_a_job_and_of_its_positions_come_back(tmp_path: Path) -> None:
    roles = "[{position: Head, startDate: 2020, url: https://head.example}, {position: Clerk, startDate: 2018}]"
    job = f"{{name: Mill, url: https://mill.example, roles: {roles}}}"
    found = there_and_back(tmp_path, f"basics: {{name: Ada Lovelace}}\nwork: [{job}]\n")
    assert [one["url"] for one in found["work"]] == ["https://head.example", "https://mill.example"]
    assert found["work"][0]["x-cvbuild"]["url"] == "https://mill.example"


def test_a_phone_number_and_a_date_can_be_changed_in_the_export(tmp_path: Path) -> None:
    phones = "[{label: mobile, number: +49 30 1234567}, +44 20 7946 0123]"
    award = "awards: [{title: Medal, date: spring 2020}]\n"
    exported = there_and_back(tmp_path, f"basics: {{name: Ada Lovelace, phone: {phones}}}\n{award}")
    exported["basics"]["phone"], exported["awards"][0]["date"] = "+49 30 7654321", "2021"
    (tmp_path / "after/resume.json").write_text(json.dumps(exported), encoding="utf-8")
    (text,) = built(tmp_path / "after", "txt").built[0].artifacts
    assert [word in text.content.decode() for word in ("7654321", "7946 0123", "2021", "2020")] == [True] * 3 + [False]


def there_and_back(folder: Path, cv: str) -> Any:
    """Export a source, build it again from the export, and return the export."""
    write(folder / "before", {"cv.yaml": cv})
    first = {a.format: a.content for a in built(folder / "before", "txt", "jsonresume").built[0].artifacts}
    valid(json.loads(first["jsonresume"]))
    write(folder / "after", {"resume.json": first["jsonresume"].decode()})
    second = {a.format: a.content for a in built(folder / "after", "txt", "jsonresume").built[0].artifacts}
    assert second["txt"].decode() == first["txt"].decode()
    assert json.loads(second["jsonresume"]) == json.loads(first["jsonresume"])
    return json.loads(first["jsonresume"])


def test_lists_keep_their_structure_for_people(tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": STRUCTURED})
    result = build(Request(tmp_path, datetime.date(2026, 1, 1), formats=("html", "md", "tex"), select=("P",)))
    assert [f.message for f in result.findings if f.code.startswith("P")] == []
    contents = {a.format: a.content.decode() for a in result.built[0].artifacts}
    assert "- Wrote programs\n  - for numbers\n  - for *music*\n- Counted" in contents["md"]
    assert "1. Punch\n2. Read" in contents["md"]
    assert re.search(r"<li[^>]*>Wrote programs\n<ul[^>]*>\n<li[^>]*>for numbers", contents["html"])
    assert r"\item[{1.}] {}Punch" in contents["tex"]


# --- private and complete


@pytest.mark.parametrize("name", render.formats())
def test_private_words_and_what_is_not_printed_stay(name: str, exports: dict[str, bytes]) -> None:
    content = exports[name].decode("latin-1")
    words = ("zqnote", "zqcaveat", "zqid", "zqhold", "zqvariant", "secret.example", "12 Kai", "10115", "Nobody")
    assert [word for word in words if word in content] == []


@pytest.mark.parametrize("name", DATA)
def test_data_formats_hold_the_texts(name: str, exports: dict[str, bytes]) -> None:
    held = json.dumps(data(exports, name), ensure_ascii=False)
    words = ["Harbor", "Clerk", "Cut stock by 20%", "Stayed ten years", "Kept order", "Held keys", "Queues", "Physik"]
    assert [word for word in (*words, "C++", "Leads", "recovers", "ines@moreau.example") if word not in held] == []


@pytest.mark.parametrize(
    ("contacts", "there"),
    [("exclude: [github]", "ines@moreau.example"), ("exclude: [github, post]", "+49")],
)
def test_a_contact_that_is_not_printed_is_in_no_export(contacts: str, there: str, tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV, "variants/web.yaml": f"{contacts}\nsections: [work]\n"})
    for artifact in built(tmp_path, *DATA, "md").built[0].artifacts:
        assert b"github.com" not in artifact.content
        assert there.encode() in artifact.content


def test_an_export_keeps_the_order_of_contacts(tmp_path: Path) -> None:
    write(tmp_path / "one", {"cv.yaml": CV, "variants/web.yaml": "contacts: [github, email, city]\nsections: [work]\n"})
    first = built(tmp_path / "one", "jsonresume", "txt")
    contents = {file.format: file.content for file in first.built[0].artifacts}
    how = json.loads(contents["jsonresume"])["meta"]["cvbuild"]
    assert how["contacts"] == ["github", "email", "city"]
    write(tmp_path / "two", {"resume.json": contents["jsonresume"].decode()})
    (again,) = built(tmp_path / "two", "txt").built[0].artifacts
    assert again.content == contents["txt"]


@pytest.mark.parametrize("name", [*PEOPLE, *DATA, "llms"])
@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.example"])
def test_only_safe_links_get_out(name: str, url: str) -> None:
    text = f"basics: {{name: Ada}}\nprojects: [{{name: Loom, url: '{url}'}}]\npublications: [{{name: P, url: '{url}'}}]"
    from cvbuild.compose.compose import compose
    from tests.projects import resume_of, variant_of

    variant, _ = variant_of("sections: [projects, publications]")
    resume = resume_of(text)
    one = replace(edition(compose(resume, variant), PLAIN), resume=resume, variant=variant)
    for content in (render.rendered(name, one).value or {}).values():
        read = inspection.inspector(name)
        assert read
        links = read.inspect(content).links
        assert [link for link in links if link == url] == []


# --- for people


def hostile(text: str) -> Document:
    return Document(Header(text, spans(text)), (Section(text, (Paragraph(spans(text), "p"),), "s"),), text, text)


TEXTS = (
    HOSTILE,
    "# not a heading",
    "1. not a list",
    "12) nor this",
    "- nor a bullet",
    "+ or this",
    "=== under",
    "--- rule --- -- -",
    "a*b*c _d_ __e__ `f` ~~g~~",
    "[x](y) ![z](w) <b> </style> &amp; &#65;",
    "\\alpha \\\\ { } $x$ % & # ^ ~ _",
    "``quoted'' \"twice\" 'once' ,, << >> ?` !`",
    "| table | cell |",
    "[optional] argument",
    "https://x.example/a_b?c=d&e=f#g",
    "fi ff ffi – — … · é ü ß → µ",
    "    indented, and \ttabbed",
    "> quoted",
)


@pytest.mark.parametrize("name", PEOPLE)
@pytest.mark.parametrize("text", TEXTS)
def test_text_is_literal(name: str, text: str) -> None:
    document = hostile(" ".join(text.split()))
    files = render.rendered(name, edition(document, PLAIN)).value or {}
    read = inspection.inspector(name)
    assert read
    assert compare(document, read.inspect(files[f".{name}"])) == Parity()


@pytest.mark.parametrize("name", PEOPLE)
def test_every_block_and_style_arrives(name: str) -> None:
    files = render.rendered(name, edition(sample(), PLAIN)).value or {}
    read = inspection.inspector(name)
    assert read
    found = read.inspect(files[f".{name}"])
    assert compare(sample(), found) == Parity()
    wanted = {span.url for fragment in sample().fragments for span in fragment.spans if span.url}
    assert set(found.links) == wanted


STYLES = {
    "html": ("<strong>eight years</strong>", "<em>affine</em>", "<code>io_uring</code>", '<html lang="en-US">'),
    "md": ("**eight years**", "*affine*", "`io_uring`", "## Experience"),
    "tex": (r"\textbf{eight years}", r"\emph{affine}", r"\texttt{io\_uring}", r"\cvsection{Experience}"),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_styles_are_the_formats_own(name: str) -> None:
    content = (render.rendered(name, edition(sample(), PLAIN)).value or {})[f".{name}"].decode()
    assert [mark for mark in STYLES[name] if mark not in content] == []


def test_a_page_requests_nothing(exports: dict[str, bytes]) -> None:
    page = exports["html"].decode()
    style, body = page.partition("<body>")[::2]
    assert "default-src 'none'" in html.unescape(style)
    assert not re.search(r"<(script|link|img|iframe|object)\b|@import|url\((?!data:)", page)
    assert re.findall(r'(?:src|href)="(?!https?:|mailto:|tel:)', body) == []
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style
    assert len(page) < 150_000


def test_a_page_is_the_same_again(exports: dict[str, bytes], tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": CV, "variants/zqvariant.yaml": VARIANT})
    assert built(tmp_path, "html").built[0].artifacts[0].content == exports["html"]


@pytest.mark.parametrize("colour", ["#1d4170", "#000", "#fff", "#ff0000", "#4a4f57"])
def test_colours_are_legible_in_the_dark(colour: str) -> None:
    assert contrast(readable(colour), "#14171b") >= 7


def test_a_theme_cannot_make_a_page_request_anything() -> None:
    css = "@import url(https://x.example/a.css); h1 { background: url('https://x.example/b.png') } </style><script>"
    theme = replace(classic(), files={**classic().files, "look.css": css.encode()})
    page = (render.rendered("html", edition(sample(), theme)).value or {})[".html"].decode()
    assert not re.search(r"x\.example/[ab]|</style><script", page)


# --- the other forms


def test_json_ld_names_things_in_schema_org(exports: dict[str, bytes]) -> None:
    person = data(exports, "jsonld")
    assert (person["@context"], person["@type"], person["jobTitle"]) == (
        "https://schema.org",
        "Person",
        "Leads storage teams",
    )
    assert person["worksFor"][0]["worksFor"]["name"] == "Harbor"
    assert {role["@type"] for role in person["alumniOf"]} == {"EmployeeRole", "OrganizationRole"}
    assert person["sameAs"] == ["https://github.com/ines"]
    assert [work["name"] for work in person["@reverse"]["author"]] == ["Queues", "Tide", "Vault"]


def test_llms_txt_is_an_overview_and_the_whole() -> None:
    files = render.rendered("llms", edition(sample(), PLAIN)).value or {}
    assert sorted(files) == [".llms-full.txt", ".llms.txt"]
    overview = files[".llms.txt"].decode()
    assert overview.startswith("# Maya Lindqvist\n\n> ")
    assert "- Fjord Exchange: Senior Systems Engineer, Mar 2021 – Present" in overview
    assert len(overview) < len(files[".llms-full.txt"])


def test_profile_has_the_keys_of_the_form(exports: dict[str, bytes]) -> None:
    profile = data(exports, "profile")
    assert profile["experience"][1] == {
        "title": "Clerk",
        "company": "Harbor",
        "dates": "Mai 2019 – März 2022",
        "location": "Hamburg",
        "summary": "Counted",
        "highlights": ["Cut stock by 20%"],
        "url": "https://harbor.example",
    }
    assert profile["skills"] == {"Tools (good)": ["C++", "Rust"]}
    assert list(profile["projects"]) == ["proprietary", "openSource"]
    assert profile["links"]["email"] == "ines@moreau.example"


PAGE = """\
profile:
  alternateName: [Countess]
  differentiator: Sees both worlds
  projectsNote: All of them run
  locations: [London, Turin]
  roleFits: [Analyst]
  faq: [{q: Who is she?, a: An analyst.}]
  endpoints: {llms: "https://ada.example/llms.txt", bad: "javascript:x"}
  updated: 1843-09-01
basics: {name: Ada Lovelace}
"""


def test_what_a_site_says_is_in_the_profile_only(tmp_path: Path) -> None:
    write(tmp_path, {"cv.yaml": PAGE})
    (one,) = built(tmp_path, "profile", "jsonld", "txt", "md").built
    contents = {artifact.format: artifact.content.decode() for artifact in one.artifacts}
    assert json.loads(contents["profile"]) == {
        "name": "Ada Lovelace",
        "alternateName": ["Countess"],
        "differentiator": "Sees both worlds",
        "projectsNote": "All of them run",
        "locations": ["London", "Turin"],
        "roleFits": ["Analyst"],
        "faq": [{"q": "Who is she?", "a": "An analyst."}],
        "endpoints": {"llms": "https://ada.example/llms.txt"},
        "updated": "1843-09-01",
    }
    assert json.loads(contents["jsonld"])["alternateName"] == ["Countess"]
    assert "Countess" not in contents["txt"] + contents["md"]


def test_markdown_of_a_small_cv() -> None:
    document = Document(
        Header("Ada Lovelace", spans("Analyst")),
        (Section("Work", (Paragraph(spans("Wrote *it*"), "p"),), "s"),),
        "t",
        "a",
    )
    content = (render.rendered("md", edition(document, PLAIN)).value or {})[".md"].decode()
    assert content == textwrap.dedent("""\
        # Ada Lovelace

        Analyst

        ## Work

        Wrote \\*it\\*
        """)
