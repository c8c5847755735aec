"""Public postings: terms expected by hand, and golden lists of the rest.

Where a posting's licence forbids to keep its text, the list of what it asks for is unprinted, see tests/data/postings.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cvbuild.analysis.facts.skills import joined
from cvbuild.analysis.postings.posting import Level
from cvbuild.analysis.postings.requirements import Requirement, Requirements, requirements_of
from cvbuild.analysis.postings.vocabulary import Vocabulary
from cvbuild.commands.match.files import read
from cvbuild.model.resume import Resume
from cvbuild.pipeline.project import Project, read_project
from tests.match import NOBODY, against, names

ROOT = Path(__file__).parents[2]
POSTINGS = ROOT / "tests" / "data" / "postings"
TEXTS = {path.stem: path for path in sorted(POSTINGS.glob("*.md")) if path.name != "README.md"}
LISTS = sorted(path.name.removesuffix(".asked.txt") for path in POSTINGS.glob("*.asked.txt"))

REQUIRED = {
    "posthog-site-reliability": {"Kubernetes", "Linux", "networking", "systems administration", "Go", "Rust", "Python"},
    "posthog-product-designer": {"Figma", "interaction design", "data visualization", "analytics", "user experience"},
    "18f-software-engineer": {
        "Ruby",
        "Python",
        "Go",
        "Node.js",
        "relational databases",
        "Unix",
        "test-driven development",
    },
    "npsl-quant": {"C++", "low latency", "market data", "order entry", "data structures", "algorithms", "Linux"},
    "jump-fpga": {
        "FPGA",
        "RTL",
        "SystemVerilog",
        "Verilog",
        "VHDL",
        "C",
        "C++",
        "Python",
        "RISC-V",
        "OpenCL",
        "CocoTB",
    },
    "octoml-kernels": {"CUDA", "kernel optimization", "GPU performance", "C", "C++", "Python"},
    "torc-gpu": {"C++", "Python", "CUDA", "deep learning", "parallel computing", "high-performance computing", "Git"},
    "infinyon-rust": {"Rust", "distributed systems", "Scala", "Java", "Node.js", "TypeScript", "Python", "Ruby"},
    "masterpoint-platform": {"Terraform", "AWS", "Kubernetes", "ECS", "Unix", "Bash", "Go", "Python"},
    "flint-nurse": {"intensive care", "BLS", "ACLS", "PALS", "TNCC", "nursing license", "English"},
    "harmony-admin": {"Word", "Excel", "PowerPoint"},
}
PREFERRED = {
    "posthog-site-reliability": {"ClickHouse", "application security"},
    "posthog-product-designer": {"React", "copywriting", "motion design", "Ant Design"},
    "npsl-quant": {"Solarflare", "TCP/IP", "kernel modules"},
    "octoml-kernels": {"CUTLASS", "FlashAttention", "vLLM", "TVM", "MLIR", "PyTorch", "TensorRT", "ONNX Runtime"},
    "torc-gpu": {"cuBLAS", "cuDNN", "NPP", "TensorFlow", "PyTorch", "Caffe"},
    "infinyon-rust": {"Kubernetes"},
    "masterpoint-platform": {"Terragrunt", "Atmos", "Spacelift", "Pulumi", "CloudFormation", "cloud security"},
    "harmony-admin": {"school administration"},
}
NO_SKILL = {
    "team",
    "teams",
    "environment",
    "passionate",
    "culture",
    "compensation",
    "benefits",
    "dental",
    "vision",
    "startup",
    "quiz",
    "opportunity",
    "company",
    "communication",
    "excellence",
    "customers",
    "clients",
    "diversity",
    "insurance",
    "english-speaking",
    "401",
    "growth",
    "interview",
    "salary",
}


def told(asked: Requirements) -> str:
    terms = (f"{t.level.word:<9} {t.count:>2} {t.name}{'' if t.known else ' *'}\n" for t in asked.terms)
    return "".join((*terms, *(f"{'/'.join(one.kinds)}: {one.text}\n" for one in asked.conditions)))


def from_list(text: str, resume: Resume) -> Requirements:
    """What a stored list says is asked for."""
    vocabulary = Vocabulary.of(resume)
    terms = []
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word in ("required", "preferred", "mentioned"):
            count, _, name = rest.strip().partition(" ")
            level, lines, name = Level[word.upper()], (1,) * int(count), name.removesuffix(" *")
            each = re.split(", | or ", name) if " or " in name else [name]
            keys = [vocabulary.finder.names.get(joined(one)) for one in each]
            found = [
                Requirement(one, key or joined(one), level, lines, key is not None)
                for one, key in zip(each, keys, strict=True)
            ]
            first, known = found[0].key, any(key is not None for key in keys)
            terms.append(found[0] if len(found) == 1 else Requirement(name, first, level, lines, known, tuple(found)))
    return Requirements(tuple(terms))


@pytest.mark.parametrize("name", TEXTS)
def test_terms_of_a_posting(name: str, update: bool) -> None:
    found = told(requirements_of(read(TEXTS[name]), Vocabulary.of(NOBODY)))
    golden = POSTINGS / f"{name}.asked.txt"
    if update:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_agree_with_a_human_reading(name: str) -> None:
    asked = from_list((POSTINGS / f"{name}.asked.txt").read_text(encoding="utf-8"), NOBODY)
    assert REQUIRED[name] - set(names(asked, Level.REQUIRED)) == set()
    assert PREFERRED.get(name, set()) - set(names(asked, Level.PREFERRED)) == set()
    assert {term for term in names(asked) if term.lower() in NO_SKILL} == set()


@pytest.fixture(scope="module")
def own() -> Project:
    project = read_project(ROOT).project
    assert project is not None
    return project


OWN = [
    ("npsl-quant", "quant", "C++, low latency, market data, GPU", "Linux", "FPGA, Solarflare, TCP/IP, order entry"),
    ("jump-fpga", "quant", "C++, Python, low latency, Machine Learning", "robotics", "FPGA, VHDL, RISC-V, OpenCL"),
    ("octoml-kernels", "inference", "CUDA, C++, Python, PyTorch, vLLM, GPU performance", "TensorRT, CUTLASS", "TVM, C"),
    ("octoml-kernels", "quant", "CUDA, C++, vLLM, continuous batching", "PyTorch, GPU performance", "MLIR"),
    ("torc-gpu", "inference", "C++, CUDA, NVIDIA, PyTorch", "deep learning, data parallelism", "Jira, Caffe"),
    ("masterpoint-platform", "founding", "AWS, Kubernetes, Go, Pulumi", "Terraform, Bash", "ECS, CloudFormation"),
    ("posthog-site-reliability", "founding", "Kubernetes, Go, Rust, Linux", "Kafka", "ClickHouse, OLAP"),
    ("posthog-site-reliability", "quant", "Go, Rust, Python", "Kubernetes, Linux", "ClickHouse"),
    ("18f-software-engineer", "quant", "Python", "Go", "Ruby, JavaScript, web development"),
    ("flint-nurse", "quant", "", "", "BLS, ACLS, nursing license"),
]


@pytest.mark.parametrize(("name", "variant", "printed", "unprinted", "nowhere"), OWN)
def test_the_project_s_own_cv(
    name: str, variant: str, printed: str, unprinted: str, nowhere: str, own: Project
) -> None:
    asked = from_list((POSTINGS / f"{name}.asked.txt").read_text(encoding="utf-8"), own.resume)
    found = against(asked, own, variant)
    parts = (found.printed, found.unprinted, found.nowhere)
    lists = [{one.name for row in rows for one in row.requirement.each} for rows in parts]
    for expected, there in zip((printed, unprinted, nowhere), lists, strict=True):
        assert set(filter(None, expected.split(", "))) - there == set()
    assert sum(map(len, lists)) == len(set().union(*lists)), "a term is in one list"
