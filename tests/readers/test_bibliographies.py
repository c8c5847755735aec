"""BibTeX and CSL-JSON files to publications: what people's libraries hold, and the mistakes in them."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.model import inline
from cvbuild.model.document import plain
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.readers import bibtex, csl_json
from cvbuild.readers._latex import to_text
from cvbuild.readers._record import key_id
from tests.commandline import write


def bib(text: str) -> dict[str, Any]:
    """The one publication in a BibTeX text."""
    outcome = bibtex.parse(text, "a.bib")
    assert outcome.mistakes == ()
    assert outcome.value is not None
    (record,) = outcome.value
    return dict(record.data)


def csl(**entry: Any) -> dict[str, Any]:
    """The one publication in CSL-JSON."""
    outcome = csl_json.parse(json.dumps([{"title": "T", **entry}]).encode(), "a.json")
    assert outcome.mistakes == ()
    assert outcome.value is not None
    (record,) = outcome.value
    return dict(record.data)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\'E}tude \"uber M{\"u}ller, {\O}rsted and \L{}\'od\'z", "Étude über Müller, Ørsted and Łódź"),
        (r"{DNA} {R}epair in the {USA}", "DNA Repair in the USA"),
        (r"\emph{Posidonia} and \textit{in vivo}", "*Posidonia* and *in vivo*"),
        (r"\textbf{Bold} claims", "**Bold** claims"),
        (r"$\alpha$-synuclein at $10^{-3}$ and CO$_2$", "α-synuclein at 10⁻³ and CO₂"),
        (r"H\textsubscript{2}O at 50\% \& more \#1", "H₂O at 50% & more #1"),
        ("pages 1--2 --- ``quoted'' a~b", "pages 1–2 — “quoted” a b"),
        ("O(n*m) of [x] and `y`", r"O(n\*m) of \[x\] and \`y\`"),
        (r"\unknowncommand{kept} words", "kept words"),
        ("two\n  lines", "two lines"),
        ("", ""),
    ],
)
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert to_text(latex) == text


@given(st.text(st.characters(exclude_characters="\\{}$%~`'-\ue000\ue001", exclude_categories=("C", "Z")), max_size=30))
def test_a_text_without_latex_is_printed_as_it_is(text: str) -> None:
    assert plain(inline.spans(to_text(text))) == text


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("author = {Lovelace, Ada}", {"authors": ["Ada Lovelace"]}),
        ("author = {Ada Lovelace and van der Berg, Jan}", {"authors": ["Ada Lovelace", "Jan van der Berg"]}),
        ("author = {{World Water Council} and Quist, J.}", {"authors": ["World Water Council", "J. Quist"]}),
        ("author = {Quist, J. and others}", {"authors": ["J. Quist", "et al."]}),
        ("author = {King, Jr., Amos}", {"authors": ["Amos King, Jr."]}),
        ("editor = {Quist, J.}", {"authors": ["J. Quist (ed.)"]}),
        ("editor = {Quist, J. and Lind, M.}", {"authors": ["J. Quist", "M. Lind (eds.)"]}),
        ("year = 2020, month = apr", {"releaseDate": "2020-04"}),
        ("year = {2020}, month = {September}", {"releaseDate": "2020-09"}),
        ("year = {2020}, month = 11", {"releaseDate": "2020-11"}),
        ("date = {2020-05-04/2021}", {"releaseDate": "2020-05-04"}),
        ("date = {2020-21}", {"releaseDate": "2020"}),
        ("year = {in press}", {"summary": "in press"}),
        ("year = {in press}, note = {Best paper}", {"summary": "Best paper; in press"}),
        ("journal = {J. of Tides}, volume = 3, number = {4}, pages = {1--9}", {
            "journal": "J. of Tides", "volume": "3", "issue": "4", "pages": "1–9",
        }),
        ("journaltitle = {A}, eid = {e12}", {"journal": "A", "pages": "e12"}),
        ("booktitle = {Proc. X}, publisher = {Sea Press}", {"journal": "Proc. X", "publisher": "Sea Press"}),
        ("publisher = {A # B}, note = {J{\\'o}n's}", {"publisher": "A # B", "summary": "Jón's"}),
        (r'journal = "The {\"U}ber {"}quoted{"}"', {"journal": 'The Über "quoted"'}),
        ("doi = {10.5555/a\\_b}", {"doi": "10.5555/a_b"}),
        ("url = {https://a.example/x}", {"url": "https://a.example/x"}),
        ("howpublished = {\\url{https://a.example/x}}", {"url": "https://a.example/x"}),
        ("eprint = {2301.00001}, archiveprefix = {arXiv}", {"url": "https://arxiv.org/abs/2301.00001"}),
        ("subtitle = {A study}", {"name": "T: A study"}),
        ("edition = {2nd}", {"name": "T, 2nd ed."}),
        ("abstract = {Long}, keywords = {a, b}, _venue = {X}, file = {a.pdf}, groups = {own}", {}),
    ],
)  # fmt: skip
def test_fields_of_bibtex(fields: str, expected: dict[str, Any]) -> None:
    found = bib(f"@article{{k, title = {{T}}, {fields}}}")
    assert found == {"id": "k", "type": "article", "name": "T", **expected}


@pytest.mark.parametrize(
    ("kind", "fields", "publisher"),
    [
        ("techreport", "institution = {Sea Institute}, number = {TR-7}", "Sea Institute TR-7"),
        ("phdthesis", "school = {University of Porto}", "University of Porto"),
        ("patent", "number = {EP0000001}", "EP0000001"),
    ],
)
def test_a_number_that_is_no_issue_follows_the_publisher(kind: str, fields: str, publisher: str) -> None:
    found = bib(f"@{kind}{{k, title = {{T}}, {fields}}}")
    assert (found["publisher"], "issue" in found) == (publisher, False)


def test_strings_comments_and_joined_values() -> None:
    before = '@string{j = "Journal of "}\n@comment{no}\nfree text\n@preamble{"x"}\n'
    text = before + "@article{k, title = {T}, journal = j # {Tides}}\n"
    assert bib(text)["journal"] == "Journal of Tides"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@article{a, title = {T}}\n@article{a, title = {U}}", [("S036", 2)]),
        ("@article{a, year = 2020}", [("S036", 1)]),
        ("@article{a, title = {}}", [("S036", 1)]),
        ("\n@article{a, title = {T\n@article{b, title = {U}}", [("S035", 2)]),
        ("@article{a, title = {T}", [("S035", 1)]),
        ("@article{a, title = {T}}\n\n@book{b, title = {U}, title = {V}}", [("S035", 3)]),
        ("", []),
        ("no entries here", []),
    ],
)
def test_mistakes_in_bibtex_have_their_line(text: str, expected: list[tuple[str, int]]) -> None:
    outcome = bibtex.parse(text, "a.bib")
    assert [(mistake.code, mistake.place.line) for mistake in outcome.mistakes] == expected
    assert all(mistake.place.file == "a.bib" for mistake in outcome.mistakes)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ({"id": "http://zotero.org/users/1/items/AB2"}, {"id": "AB2"}),
        ({"title": "On <i>Posidonia</i> &amp; CO<sub>2</sub>"}, {"name": "On *Posidonia* & CO₂"}),
        ({"title": 'A <span class="nocase">DNA</span> study'}, {"name": "A DNA study"}),
        ({"container-title": ["X"], "volume": 12, "page": "4-6"}, {"journal": "X", "volume": "12", "pages": "4-6"}),
        ({"author": [{"family": "Lind", "given": "Maja"}, {"literal": "WHO"}]}, {"authors": ["Maja Lind", "WHO"]}),
        ({"author": [{"family": "Berg", "given": "J.", "non-dropping-particle": "van"}]}, {"authors": ["J. van Berg"]}),
        ({"issued": {"date-parts": [[2023, 4, 9]]}}, {"releaseDate": "2023-04-09"}),
        ({"issued": {"date-parts": [["2023"]]}}, {"releaseDate": "2023"}),
        ({"issued": {"raw": "2020-05 (draft)"}}, {"releaseDate": "2020-05"}),
        ({"issued": {"literal": "soon"}}, {}),
        ({"DOI": "10.5555/x", "URL": "https://a.example"}, {"doi": "10.5555/x", "url": "https://a.example"}),
        ({"type": "paper-conference", "abstract": "Long", "note": "private"}, {"type": "paper-conference"}),
    ],
)  # fmt: skip
def test_fields_of_csl(entry: dict[str, Any], expected: dict[str, Any]) -> None:
    assert csl(**entry) == {"name": "T", **expected}


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'[{"title": "T"},\n {"id": "b"}]', [("S036", 2, 2)]),
        (b"[1]", [("S036", 1, 2)]),
        (b'[{"title": ]', [("S006", 1, 12)]),
        (b'{"x": 1}', [("S035", 1, 1)]),
        (b"", [("S035", 1, 1)]),
        (b'\xef\xbb\xbf{"items": [{"title": "T"}]}', []),
    ],
)
def test_mistakes_in_csl_have_their_place(content: bytes, expected: list[tuple[str, int, int]]) -> None:
    outcome = csl_json.parse(content, "a.json")
    assert [(m.code, m.place.line, m.place.column) for m in outcome.mistakes] == expected


@given(st.text(max_size=20))
def test_an_id_made_from_a_key_is_usable(key: str) -> None:
    found = key_id(key)
    assert not found or (found.isascii() and found[0].isalnum() and set(found) <= set(found) - set(" .:/"))


OLD, NEW = "I. Moreau, M. Lind. Old tides. Tides, 2001", "M. Lind. New tides. 2020"
CV = "basics: {name: Ines Moreau, email: ines@moreau.example}\n"
WORKS = """
@article{old, title = {Old tides}, author = {Moreau, I. and Lind, M.}, year = 2001, journal = {Tides}}
@book{new, title = {New tides}, author = {Lind, M.}, year = 2020}
"""


def built(folder: Path, cv: str, files: dict[str, str], variant: str = "") -> Result:
    write(folder, {"cv.yaml": CV + cv, **files, **({"variants/v.yaml": variant} if variant else {})})
    return build(Request(folder, datetime.date(2026, 1, 1), formats=("txt",)))


def printed(result: Result) -> list[str]:
    assert result.complete, result.findings
    (one,) = result.built
    return [part.text for part in one.document.fragments if part.path.startswith("publications")]


@pytest.mark.parametrize(
    ("cv", "variant", "expected"),
    [
        ("publications: [{bibliography: w.bib}]", "", ["Publications", NEW, OLD]),
        ("publications: {bibliography: w.bib}", "sections: [{publications: {max: 1}}]", ["Publications", NEW]),
        (
            "publications: [{name: Mine, releaseDate: 2024}, {bibliography: [w.bib], tags: [x]}, {name: Last}]",
            "tags: [x]\nexclude: [old]\nsections: [publications]",
            ["Publications", "Mine (2024)", NEW, "Last"],
        ),
        (
            "publications: [{bibliography: w.bib}]",
            "sections: [{publications: {groupBy: type, numbered: true}}]",
            ["Publications", "Journal articles", f"1. {OLD}", "Books", f"2. {NEW}"],
        ),
        (
            "publications: [{bibliography: w.bib}]",
            "sections: [{publications: {title: Books, type: book}}, {publications: {title: The rest, order: [old]}}]",
            ["Books", NEW, "The rest", OLD],
        ),
    ],
)  # fmt: skip
def test_a_file_stands_for_its_entries(cv: str, variant: str, expected: list[str], tmp_path: Path) -> None:
    assert printed(built(tmp_path, cv, {"w.bib": WORKS}, variant)) == expected


@pytest.mark.parametrize(
    ("cv", "files", "expected", "complete"),
    [
        ("publications: [{bibliography: no.bib}]", {}, [("S035", "cv.yaml", 2)], False),
        ("publications: [{bibliography: w.txt}]", {"w.txt": WORKS}, [("S035", "cv.yaml", 2)], False),
        ("publications: [{bibliography: w.bib}]", {"w.bib": "@book{a, title = {T"}, [("S035", "w.bib", 1)], False),
        ("publications: [{bibliography: {a: b}}]", {}, [("S007", "cv.yaml", 2)], False),
        ("publications: [{bibliography: w.bib, file: x}]", {"w.bib": WORKS}, [("S001", "cv.yaml", 2)], False),
        ("publications: [{bibliography: w.bib}]", {"w.bib": "@book{a, year = 1}"}, [("S036", "w.bib", 1)], True),
        ("publications:\n  - {bibliography: w.bib}\n  - {nam: X}", {"w.bib": WORKS}, [("S001", "cv.yaml", 4)], False),
        (
            "publications: [{bibliography: w.bib}, {name: X, id: a}]",
            {"w.bib": "@book{a, title = {T}}"},
            [("S010", "cv.yaml", 2)],
            True,
        ),
    ],
)
def test_mistakes_are_reported_in_the_file_that_has_them(
    cv: str, files: dict[str, str], expected: list[tuple[str, str, int]], complete: bool, tmp_path: Path
) -> None:
    result = built(tmp_path, cv, files)
    found = [(f.code, f.place.file.rpartition("/")[2], f.place.line) for f in result.findings if f.code[0] == "S"]
    assert (found, result.complete) == (expected, complete)
