"""Terms of a job posting: ambiguous names, variants of a term, levels, and words that are not skills."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.analysis.postings.posting import Level, Line, Posting, sentences
from cvbuild.analysis.postings.requirements import requirements_of
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.pipeline.project import read_project
from tests.match import NOBODY, against, ask, names
from tests.projects import resume_of


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Experience with Go, Rust or Python", ["Go", "Rust", "Python"]),
        ("Go the extra mile and go to market with us", []),
        ("You are a go-getter, a real Go-Getter", []),
        ("We use Golang", ["Go"]),
        ("Fluent in C and C++", ["C", "C++"]),
        ("Modern C++17/20", ["C++"]),
        ("C# and .NET on the net", ["C#", ".NET"]),
        ("C-level reporting after our Series C", []),
        ("R, SAS or Stata", ["R", "SAS", "Stata"]),
        ("Work with our R&D group", []),
        ("Excel at working with others", []),
        ("Advanced Excel and Word", ["Excel", "Word"]),
        ("A word of thanks to all who react and express themselves", []),
        ("CI/CD pipelines on Jenkins", ["CI/CD", "Jenkins"]),
        ("TCP/IP and UDP sockets", ["TCP/IP", "UDP"]),
        ("ultra-low latency, low-latency and low latency systems", ["low latency"]),
        ("distributed systems, market data, formal methods, kernel bypass",
         ["distributed systems", "market data", "formal methods", "kernel bypass"]),
        ("Kubernetes, or K8s as we say", ["Kubernetes"]),
        ("Postgres or PostgreSQL", ["PostgreSQL"]),
        ("Node or React.js", ["Node.js", "React"]),
        ("vllm, pytorch and tensorrt", ["vLLM", "PyTorch", "TensorRT"]),
        ("Infrastructure-as-Code (IaC)", ["infrastructure as code"]),
        ("the rest of the team; helm a project; spark joy", []),
        ("BLS, ACLS and wound care", ["BLS", "ACLS", "wound care"]),
        ("Monday to Friday in Phoenix, AZ", []),
    ],
)  # fmt: skip
def test_names_are_found_and_words_are_not(sentence: str, expected: list[str]) -> None:
    assert names(ask(f"Requirements:\n- {sentence}")) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Experience with RTL (SystemVerilog/Verilog/VHDL)", ["RTL", "SystemVerilog", "Verilog", "VHDL"]),
        ("lowRISC or RISC-V", ["lowRISC", "RISC-V"]),
        ("Knowing tools like Terragrunt, Atmos and Scalr", ["Terragrunt", "Atmos", "Scalr"]),
        ("Strong background in crane rigging and payload planning", ["crane rigging", "payload planning"]),
        ("Version control systems", ["version control"]),
        ("Open and honest communication skills", []),
        ("Passionate team player in a fast-paced environment", []),
        ("Ability to work in a strong team", []),
        ("Must be in the US or UK, 9 AM to 5 PM EST", []),
        ("YOU MUST LOVE OUR TEAM", []),
    ],
)
def test_unlisted_terms_are_recognised_by_their_form(sentence: str, expected: list[str]) -> None:
    assert names(ask(f"Requirements:\n- {sentence}")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("## What you'll bring\n* Python\n* Rust is a plus", {"Python": "required", "Rust": "preferred"}),
        ("**Minimum qualifications**\n- Python\n\n**Preferred**\n- Rust", {"Python": "required", "Rust": "preferred"}),
        ("Must have: Python\nNice to have: Rust", {"Python": "required", "Rust": "preferred"}),
        ("REQUIREMENTS\nPython\nBONUS POINTS\nRust", {"Python": "required", "Rust": "preferred"}),
        ("You should have experience with Python. Rust is used here.", {"Python": "required", "Rust": "mentioned"}),
        ("## Responsibilities\n- Write Rust\n## Requirements\n- Rust", {"Rust": "required"}),
        ("## Qualifications\n### Required\n- Python\n### Others\n- Rust\n## Offices\n- SQL all day",
         {"Python": "required", "Rust": "required", "SQL": "mentioned"}),
        ("Requirements:\n- Python (optional but preferred)", {"Python": "preferred"}),
        ("| Criteria | Essential | Desirable |\n|---|---|---|\n| IT | Excel | <ul><li>Word</li><li>SQL</li></ul> |",
         {"Excel": "required", "Word": "preferred", "SQL": "preferred"}),
        ("Who we seek for this. Requirements: Rust. Nice to have: SQL", {"Rust": "required", "SQL": "preferred"}),
        ("The following are not required of you, but are highly desirable all the same, please:\n- Rust\n- SQL",
         {"Rust": "preferred", "SQL": "preferred"}),
        ("Write Java.\nExperience with Rust.\nWe don't do Windows.", {"Rust": "required", "Java": "mentioned"}),
        ("---\ntitle: Rust Engineer\ntags: [Java]\n---\nBuild it.", {"Rust": "mentioned"}),
    ],
)  # fmt: skip
def test_sections_and_words_of_a_sentence_give_the_level(text: str, expected: dict[str, str]) -> None:
    assert {term.name: term.level.word for term in ask(text).terms} == expected


@pytest.mark.parametrize(
    "text",
    [
        "## Benefits\n- Python meet-ups, dental and vision",
        "## About us\nWe built Kubernetes for banks.",
        "## How to apply\nSend your CV as JSON.",
        "Acme is an equal opportunity employer without regard to race, color, religion, or SQL.",
        "## What we offer in return\n### Money\n- 401(k), RSUs and SQL",
        "## Requirements\n- Other duties as assigned in SQL",
    ],
)
def test_boilerplate_asks_for_nothing(text: str) -> None:
    assert names(ask(text)) == []


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("5+ years of experience with Rust", ("years",)),
        ("At least three (3) years in nursing", ("years",)),
        ("Minimum 2-3 years’ experience with market data", ("years",)),
        ("BS in Computer Science or related field", ("education",)),
        ("BA/BS degree in physics, or MSc in mathematics", ("education",)),
        ("MEng or equivalent experience", ("education",)),
        ("Bachelor's degree in computer science with 6+ years of experience", ("years", "education")),
        ("B.S. or Ph.D. in Mathematics", ("education",)),
        ("4-year Bachelor of Nursing Science or equivalent", ("education",)),
        ("Mastery of modern C++", ()),
        ("3-year initial commitment", ()),
    ],
)
def test_years_and_degrees_are_separate(sentence: str, kinds: tuple[str, ...]) -> None:
    found = ask(f"Requirements:\n- {sentence}")
    assert [condition.kinds for condition in found.conditions] == ([kinds] if kinds else [])


def test_a_degree_s_fields_are_no_terms() -> None:
    found = ask("Requirements:\n- Degree in data science, machine learning or a related field, and Python")
    assert names(found) == ["Python"]


def test_required_terms_come_first_then_frequent_ones() -> None:
    found = ask("Requirements:\n- SQL\n- Rust, and once more Rust\nNice to have:\n- Python, Python, Python")
    assert [(term.name, term.count) for term in found.terms] == [("Rust", 2), ("SQL", 1), ("Python", 3)]


def test_the_firm_s_own_name_is_no_term() -> None:
    found = ask("Join Zylkor today.\nRequirements:\n- Experience with Zylkor Pipes and Quxly")
    assert names(found) == ["Quxly"]


def test_the_resume_s_own_terms_unify_variants() -> None:
    resume = resume_of("""
        terms: [{Frobnicator: [Frob Engine]}]
        basics: {name: Ada}
        skills: [{name: Kit, keywords: [difference engines]}]
    """)
    found = ask("Requirements:\n- the frob engine\n- Frobnicator\n- a difference engine", resume)
    assert [(term.name, term.count) for term in found.terms] == [("Frobnicator", 2), ("difference engines", 1)]


def test_a_wrapped_line_goes_on() -> None:
    found = ask("Requirements:\n- Knowledge of low\n  latency systems\n- Rust")
    assert [(term.name, term.lines) for term in found.terms] == [("low latency", (2,)), ("Rust", (4,))]


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=60), max_size=12))
def test_any_text_is_read(texts: list[str]) -> None:
    lines = tuple(Line(number, text) for number, text in enumerate(texts, 1))
    found = requirements_of(Posting("job.txt", lines), Vocabulary.of(NOBODY))
    assert all(1 <= line <= len(lines) for term in found.terms for line in term.lines)
    assert all(term.level > Level.IGNORED and term.name.strip() for term in found.terms)
    assert len({term.key for term in found.terms}) == len(found.terms)


@pytest.mark.parametrize("text", ["experience with Rust and low latency " * 400, "Aa Bb: " * 4000, "degree " * 4000])
def test_a_text_without_end_is_read_piece_by_piece(text: str) -> None:
    assert all(len(sentence.text) <= 800 for sentence in sentences(Posting("job.txt", (Line(1, text),))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Strong C or C++ skills", [("C", "C++")]),
        ("Experience with Go, Python, or Java", [("Go", "Python", "Java")]),
        ("Experience with FreeRTOS, Zephyr, or ThreadX", [("FreeRTOS", "Zephyr", "ThreadX")]),
        ("Knowledge of Docker and Kubernetes", [("Docker",), ("Kubernetes",)]),
        ("Python, SQL, and Go or Rust", [("Go", "Rust"), ("Python",), ("SQL",)]),
        ("PostgreSQL and/or MySQL", [("PostgreSQL", "MySQL")]),
        ("Python. Experience with Python or Go", [("Go",), ("Python",)]),
    ],
)
def test_alternatives_are_one_ask(text: str, expected: list[tuple[str, ...]]) -> None:
    found = ask(f"Requirements\n- {text}\n").terms
    assert sorted(tuple(one.name for one in term.each) for term in found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CUDA and Nsight Systems/Compute", ["CUDA", "Nsight Compute", "Nsight Systems"]),
        ("Nsight Systems / Compute", ["Nsight Compute", "Nsight Systems"]),
        ("Google Docs/Sheets", ["Google Docs", "Google Sheets"]),
        ("Adobe Photoshop/Illustrator", ["Illustrator", "Photoshop"]),
        ("React/Redux, TCP/IP and CI/CD", ["CI/CD", "React", "Redux", "TCP/IP"]),
    ],
)
def test_names_with_a_shared_head_are_two(text: str, expected: list[str]) -> None:
    assert sorted(names(ask(f"Requirements\n- Experience with {text}\n"))) == expected


def test_one_of_the_alternatives_meets_the_ask(tmp_path: Path) -> None:
    (tmp_path / "cv.yaml").write_text(
        "basics: {name: Ada Lovelace}\nskills: [{name: Tools, keywords: [Rust]}]\n", encoding="utf-8"
    )
    project = read_project(tmp_path).project
    assert project is not None
    found = against(ask("Requirements\n- Go, Rust or Java\n- Docker\n"), project, "default")
    assert [row.requirement.name for row in found.printed] == ["Go, Rust or Java"]
    assert [spot.text for row in found.printed for spot in row.printed] == ["Rust"]
    assert [row.requirement.name for row in found.nowhere] == ["Docker"]


@pytest.mark.parametrize(
    "text",
    [
        *("a" * 30_000, "ab-" * 8_000, "Go or " * 3_000, "aB" * 12_000, "1" * 30_000 + " years"),
        *("und die der das " * 800, "d'" * 8_000, "x, " * 6_000),
    ],
    ids=lambda text: text[:4],
)
def test_endless_words_and_lists_take_no_time(text: str) -> None:
    before = time.process_time()
    ask(f"Ihr Profil und die der das mit\n- {text}\n")
    assert time.process_time() - before < 10
