"""Public postings of different wording: what a person expects in the lists stands here, by hand; the rest is golden.

Where a posting's licence forbids to keep its text, the list of what it asks for is kept, see tests/data/postings.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.analysis.facts.skills import joined
from cvbuild.matching.asking import Asked, Wanted, wanted
from cvbuild.matching.canon import Canon
from cvbuild.matching.posting import Level
from cvbuild.postings import read
from cvbuild.project import Project, read_project
from cvbuild.resume import Resume
from tests.match import NOBODY, against, names

ROOT = Path(__file__).parents[1]
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


def told(asked: Wanted) -> str:
    terms = (f"{t.level.word:<9} {t.count:>2} {t.name}{'' if t.known else ' *'}\n" for t in asked.terms)
    return "".join((*terms, *(f"{'/'.join(one.kinds)}: {one.text}\n" for one in asked.conditions)))


def from_list(text: str, resume: Resume) -> Wanted:
    """What a stored list says is asked for."""
    canon = Canon.of(resume)
    terms = []
    for line in text.splitlines():
        word, _, rest = line.partition(" ")
        if word in ("required", "preferred", "mentioned"):
            count, _, name = rest.strip().partition(" ")
            name = name.removesuffix(" *")
            key = canon.finder.names.get(joined(name))
            terms.append(Asked(name, key or joined(name), Level[word.upper()], (1,) * int(count), key is not None))
    return Wanted(tuple(terms))


@pytest.mark.parametrize("name", TEXTS)
def test_what_a_posting_asks_for(name: str, update: bool) -> None:
    found = told(wanted(read(TEXTS[name]), Canon.of(NOBODY)))
    golden = POSTINGS / f"{name}.asked.txt"
    if update:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LISTS)
def test_the_lists_are_what_a_person_expects(name: str) -> None:
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
    ("posthog-site-reliability", "quant", "Rust, Python", "Kubernetes, Go, Linux", "ClickHouse"),
    ("18f-software-engineer", "quant", "Python", "Go", "Ruby, JavaScript, web development"),
    ("flint-nurse", "quant", "", "", "BLS, ACLS, nursing license"),
]


@pytest.mark.parametrize(("name", "variant", "printed", "kept", "nowhere"), OWN)
def test_the_project_s_own_cv(name: str, variant: str, printed: str, kept: str, nowhere: str, own: Project) -> None:
    asked = from_list((POSTINGS / f"{name}.asked.txt").read_text(encoding="utf-8"), own.resume)
    found = against(asked, own, variant)
    lists = [{row.asked.name for row in rows} for rows in (found.printed, found.kept, found.nowhere)]
    for expected, there in zip((printed, kept, nowhere), lists, strict=True):
        assert set(filter(None, expected.split(", "))) - there == set()
    assert sum(map(len, lists)) == len(set().union(*lists)), "a term is in one list"
