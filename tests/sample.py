"""A made-up person's document with everything a renderer may meet; not one word of it is from a real CV."""

from __future__ import annotations

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
from cvbuild.model.edition import Edition
from cvbuild.model.resume import Basics, Resume
from cvbuild.model.theme import RenderOptions, Theme
from cvbuild.model.variant import Variant

__all__ = ["HOSTILE", "edition", "sample", "spans"]

HOSTILE = "Kept <b>&amp;</b> {{ 7*7 }} {% raw %} \\input{x} $5M C# snake_case O(n*m*k) \"quoted\" 'as is'"
"""Text that HTML, Jinja, TeX or Markdown would change: it must arrive letter by letter."""


def spans(*parts: str | Span) -> Spans:
    """Spans from plain strings and ready spans."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def edition(document: Document, theme: Theme, options: RenderOptions = RenderOptions()) -> Edition:  # noqa: B008
    """A document to render, of a resume that has nothing but a name."""
    return Edition(Resume(basics=Basics(name=document.header.name)), document, Variant(), theme, options)


def sample() -> Document:
    """One page of a made-up engineer: every kind of block, every inline style, awkward characters."""
    return Document(
        header=_header(),
        sections=(_summary(), _work(), _projects(), _skills(), _publications(), _education()),
        title="Maya Lindqvist – Résumé",
        author="Maya Lindqvist",
        subject="Senior Systems Engineer",
        keywords=("C++20", "Rust", "low latency"),
    )


def _header() -> Header:
    return Header(
        name="Maya Lindqvist",
        label=spans("Senior Systems Engineer, low-latency and storage"),
        contacts=(
            Bullet(spans("Portland, OR"), "basics.location"),
            Bullet((Span("maya@lindqvist.example", url="mailto:maya@lindqvist.example"),), "basics.email"),
            Bullet((Span("lindqvist.example/work", url="https://lindqvist.example/work"),), "basics.url"),
            Bullet((Span("github.com/mlindq", url="https://github.com/mlindq"),), "basics.profiles[0]"),
        ),
    )


def _summary() -> Section:
    text = spans(
        "Engineer of efficient storage and messaging systems; ",
        Span("eight years", strong=True),
        " from kernel bypass to office-wide workflow tools, measured first and tuned after.",
    )
    return Section("Summary", (Paragraph(text, "basics.summary"),), "basics.summaries")


def _bullets(path: str, *items: Spans) -> BulletList:
    return BulletList(tuple(Bullet(item, f"{path}[{index}]") for index, item in enumerate(items)), path)


def _work() -> Section:
    return Section("Experience", (_current_job(), _two_roles(), _oldest_job()), "work")


def _current_job() -> Entry:
    highlights = _bullets(
        "work[0].highlights",
        spans("Cut order latency 340 µs → 51 µs (−85%) by an ", Span("affine", emphasis=True), " rewrite in C++20."),
        spans(
            "Held 99.99% of reads under 2 ms at 6× the former load, with ",
            Span("io_uring", code=True),
            " batching and a flat buffer layout that fits the office-wide fleet.",
        ),
        spans(HOSTILE),
    )
    return Entry(
        title=spans("Fjord Exchange"),
        aside=spans("Mar 2021 – Present"),
        subtitle=spans("Senior Systems Engineer"),
        subaside=spans("Portland, OR"),
        blocks=(highlights,),
        path="work[0]",
    )


def _two_roles() -> Entry:
    lead = Entry(
        title=spans("Staff Engineer"),
        aside=spans("Jun 2019 – Feb 2021"),
        blocks=(
            _bullets(
                "work[1].roles[0].highlights",
                spans("Led the re-architecting of Café planner’s sync engine: 12× fewer conflicts."),
                spans("Wrote the ", Span("TLA+", strong=True), " model that found 3 lost-update races."),
            ),
        ),
        path="work[1].roles[0]",
    )
    engineer = Entry(
        title=spans("Engineer"),
        aside=spans("Jul 2017 – May 2019"),
        blocks=(_bullets("work[1].roles[1].highlights", spans("Shipped the offline mode; 40K+ installs.")),),
        path="work[1].roles[1]",
    )
    return Entry(
        title=spans("Café Planner, Inc."),
        aside=spans("Jul 2017 – Feb 2021"),
        subtitle=spans("Calendar software"),
        subaside=spans("Remote"),
        blocks=(lead, engineer),
        path="work[1]",
    )


def _oldest_job() -> Entry:
    return Entry(
        title=spans("Data Harbour"),
        aside=spans("2016 – 2017"),
        subtitle=spans("Software Engineer"),
        subaside=spans("Uppsala, Sweden"),
        blocks=(
            Paragraph(spans("A consultancy for shipping lines."), "work[2].summary"),
            _bullets("work[2].highlights", spans("Moved 18TB/day of vessel tracks off Oracle, at 60% of the cost.")),
        ),
        path="work[2]",
    )


def _projects() -> Section:
    first = Entry(
        title=(Span("Ripple", url="https://github.com/mlindq/ripple"), Span(" | Rust, io_uring")),
        aside=spans("2024"),
        blocks=(
            _bullets(
                "projects[0].highlights",
                spans("Write-ahead log with 1.1M appends/sec; 312 tests, ", Span("model-checked", emphasis=True), "."),
            ),
        ),
        path="projects[0]",
    )
    second = Entry(
        title=spans("Trellis"),
        blocks=(
            Paragraph(
                spans(
                    "Type checker for migration files; ",
                    Span("used by 30 teams", url="https://trellis.example/a/very/long/address?with=query&and=more"),
                    ".",
                ),
                "projects[1].description",
            ),
        ),
        path="projects[1]",
    )
    return Section("Projects", (first, second), "projects")


def _skills() -> Section:
    groups = (
        ("Languages:", "C++20, Rust, Python, Go, SQL, TypeScript"),
        (
            "Systems:",
            "RDMA, io_uring, eBPF, lock-free structures, NUMA, perf, flame graphs, Raft, TLA+, write-ahead logs",
        ),
        ("Infrastructure:", "Kubernetes, PostgreSQL, Kafka, Terraform, OpenTelemetry"),
    )
    terms = tuple(
        Term((Span(label, strong=True),), spans(text), f"skills[{index}]") for index, (label, text) in enumerate(groups)
    )
    return Section("Technical Skills", (Terms(terms, "skills"),), "skills")


def _publications() -> Section:
    return Section(
        "Publications",
        (
            _bullets(
                "publications",
                (
                    Span("the log is not the database.", url="https://lindqvist.example/log"),
                    Span(" Own site, May 2025"),
                ),
                (Span("Flat Buffers, Fast Offices", url="https://doi.example/10.1/x"), Span(" SysConf, 2023")),
            ),
        ),
        "publications",
    )


def _education() -> Section:
    degree = Entry(
        title=spans("Uppsala University"),
        aside=spans("2011 – 2016"),
        subtitle=spans("M.Sc. in Computer Science"),
        subaside=spans("Uppsala, Sweden"),
        path="education[0]",
    )
    return Section("Education", (degree,), "education")
