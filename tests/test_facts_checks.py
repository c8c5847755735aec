"""Checks of facts and figures (family F) in their awkward cases, and the ledger of printed figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cvbuild.analysis.ledger import Row, ledger, render_text, unused_facts
from cvbuild.analysis.stems import akin, stem
from cvbuild.finding import Severity
from tests.checked import assert_found, findings
from tests.projects import resume_of


def with_fact(figures: str, claim: str, text: str) -> str:
    """A job with one highlight that rests on one fact."""
    fact = {"figures": [part for part in figures.split("|") if part], "claim": claim or None, "evidence": "proprietary"}
    line = {"text": text, "facts": ["one"]}
    return (
        f"facts: {{one: {json.dumps({k: v for k, v in fact.items() if v}, ensure_ascii=False)}}}\n"
        "work:\n  - name: Mill\n    position: Engineer\n    startDate: 2022-01\n"
        f"    highlights: [{json.dumps(line, ensure_ascii=False)}]\n"
    )


# code, figures of the fact, its claim, what is printed
AGAINST_LEDGER = [
    ("F101", "12x", "", "Raised throughput 13x"),
    ("F101", "12x|60%", "", "Raised throughput 12x at 61% lower memory"),
    ("F101", "12x", "", "Raised throughput 12%"),
    ("F101", "seven", "Connects seven business units.", "Connected nine business units"),
    ("F101", "5 modules", "", "Checked six modules"),
    ("F101", "25TB+/day", "", "Processed 52TB+/day"),
    ("F101", "667 tests", "", "Wrote 676 tests"),
    ("F101", "", "Made it faster.", "Made it 12x faster"),
    ("F101", "8:1", "", "Shared each engine 9:1"),
    ("F104", "1.8µs p50", "", "Answered in 1.8µs"),
    ("F104", "3.5M queries/sec", "3.5 million queries per second per GPU.", "Reached 3.5M queries/sec"),
    ("F104", "25TB+/day", "", "Processed 25TB/day"),
    ("F104", "25TB+/day", "", "Processed 25TB+ of ticks"),
    ("F104", "$120K+/yr", "", "Saved more than $120K"),
    ("F104", "$2M+", "More than $2M in annual decisions.", "Supported decisions of $2M+"),
    ("F104", "sub-50ms", "", "Answered in 50ms"),
    ("F104", "sub-50ms", "Inference latency under 50 ms on H200 clusters.", "Held sub-50ms inference latency"),
    ("F104", "~700ms", "", "Answered in 700ms"),
    ("F104", "8+", "", "Joined 8 vendors"),
    ("F104", "5 queries", "5 queries per GPU.", "Ran 5 queries on a GPU-native store"),
    ("F105", "2-5x", "", "Reached 5x decode throughput"),
    ("F105", "99.9%", "", "Held 100% uptime"),
    ("F105", "68%", "", "Cut preparation time 70%"),
    ("F105", "70%", "", "Cut cost by over 70%"),
    ("F105", "0.13 seconds", "", "Cloned in 0.1 seconds"),
]

# figures of the fact, its claim, what is printed: none of F101, F104, F105
BORNE_OUT = [
    ("−78%", "", "Cut latency 78%"),
    ("+35%", "", "Raised signal quality 35%"),
    ("+3.2x", "", "Reached 3.2x throughput"),
    ("15-70µs", "", "Held 15–70 microseconds"),
    ("50 microseconds", "", "Booted in 50µs"),
    ("5 modules", "", "Checked five modules of two worlds"),
    ("seven", "Connects seven business units.", "Connected 7 business units"),
    ("2-5x", "", "Reached up to 5x throughput, at least 2x"),
    ("25TB+/day", "", "Processed more than 25 TB of ticks per day"),
    ("25TB+/day", "", "Processed over 20TB a day"),
    ("$120K+/yr", "", "Saved more than $120K a year"),
    ("$2M+", "More than $2M in annual decisions.", "Supported $2M+ in annual decisions"),
    ("1.8µs p50", "", "Answered with a median of 1.8µs"),
    ("3.5M queries/sec", "3.5 million queries per second per GPU.", "Reached 3.5M queries/sec/GPU"),
    ("12x|60%", "", "Raised throughput 12x"),
    ("sub-50ms", "Latency under 50 ms on H200 clusters.", "Held sub-50ms latency on an H200 cluster"),
    ("8:1|sub-50ms", "Shares 8:1 with latency under 50 ms on H200 clusters.", "Shared each engine 8:1"),
    ("12x", "", "Raised throughput 12x on Python 3.11 and H200 in 2024"),
    ("0→1", "", "Built the platform from zero"),
    ("sub-millisecond", "", "Enabled a sub-millisecond path"),
]


@pytest.mark.parametrize(("code", "figures", "claim", "text"), AGAINST_LEDGER)
def test_figure_against_its_fact(code: str, figures: str, claim: str, text: str, tmp_path: Path) -> None:
    found = {one: len(findings(one, with_fact(figures, claim, text), tmp_path)) for one in ("F101", "F104", "F105")}
    assert found == {"F101": 0, "F104": 0, "F105": 0} | {code: 1}


@pytest.mark.parametrize("code", ["F101", "F104", "F105"])
@pytest.mark.parametrize(("figures", "claim", "text"), BORNE_OUT)
def test_figure_that_its_fact_bears_out(code: str, figures: str, claim: str, text: str, tmp_path: Path) -> None:
    assert [found.message for found in findings(code, with_fact(figures, claim, text), tmp_path)] == []


def lead_and_jobs(summary: str, *jobs: str) -> str:
    """A summary, and a job for each text with its highlights between bars."""
    work = [
        {
            "name": f"Mill {n}",
            "startDate": f"20{20 - n}-01",
            "endDate": f"20{20 - n}-12",
            "highlights": job.split(" | "),
        }
        for n, job in enumerate(jobs)
    ]
    return f"basics: {json.dumps({'name': 'Ada', 'summary': summary})}\nwork: {json.dumps(work, ensure_ascii=False)}\n"


# code, summary, highlights of one job after the other
DISAGREE = [
    ("F102", "Made training 45% faster", ["Cut latency by 30%"]),
    ("F102", "Serves 10M users", ["Ran the mill"]),
    ("F102", "Training time cut 45%", ["Cut preparation time 68%"]),
    ("F102", "Runs a $90M budget", ["Ran a $10M budget"]),
    ("F103", "Cut page load time by 40%", ["Cut page load time by 60%"]),
    ("F103", "Reduced infrastructure costs 40%", ["Cut cloud infrastructure cost by 60%"]),
    ("F103", "Led a team of 7", ["Led a team of 5 engineers"]),
    ("F103", "Processed 25TB/day of ticks", ["Processed ticks at 25TB+/day"]),
    ("F103", "Engineer", ["Led a team of 5 engineers | Managed the team of 7"]),
    ("F103", "Engineer", ["Cut page load time by 40% | Cut page load time by 60%"]),
]

# summary, highlights: neither F102 nor F103
AGREE = [
    ("Cut latency 78% for five units", ["Cut latency by 78 % in 5 units"]),
    ("Doubled output, halved waste", ["Raised output 2x", "Cut waste 50%"]),
    ("Raised output 2x", ["Doubled output"]),
    ("Sold over $4M", ["Closed $4.2M in contracts"]),
    ("Sold more than $21M", ["Closed $12.4M", "Closed $8.9M"]),
    ("Author of 18 papers, speaker at 40+ events", ["Wrote on engines"]),
    ("Ran 200+ experiments", ["Ran 70 experiments"]),
    ("Eight years of work, 12 years in all", ["Ran the mill"]),
    ("Held 99.9% uptime", ["Held 99.9% uptime", "Held 99.99% uptime"]),
    ("Engineer", ["Led a team of 5", "Led a team of 7"]),
    ("Engineer", ["Grew the team from 5 to 12 engineers | Led the team of 12"]),
    ("Engineer", ["Cut search latency 40% | Cut checkout latency 60%"]),
    ("Engineer", ["Trained 12 nurses | Supervised 8 nurses"]),
    ("Engineer", ["Taught 5 sections of algebra | Taught 3 sections of physics"]),
    ("Met quota in 8 of 9 years", ["Trained 12 hires, 10 of whom met quota in their first year"]),
    ("Built in Python 3.11 since 2019", ["Ran the mill"]),
]


@pytest.mark.parametrize(("code", "summary", "jobs"), DISAGREE)
def test_figures_that_disagree(code: str, summary: str, jobs: list[str], tmp_path: Path) -> None:
    found = {one: len(findings(one, lead_and_jobs(summary, *jobs), tmp_path)) for one in ("F102", "F103")}
    assert found == {"F102": 0, "F103": 0} | {code: 1}


@pytest.mark.parametrize(("summary", "jobs"), AGREE)
def test_figures_that_agree(summary: str, jobs: list[str], tmp_path: Path) -> None:
    text = lead_and_jobs(summary, *jobs)
    found = [*findings("F102", text, tmp_path), *findings("F103", text, tmp_path)]
    assert [one.message for one in found] == []


def test_a_lone_figure_is_an_error_only_where_it_is_known_to_be_left_out(tmp_path: Path) -> None:
    text = lead_and_jobs("Made training 45% faster", "Ran the mill")
    (guess,) = findings("F102", text, tmp_path)
    (known,) = findings("F102", f"facts: {{one: {{figures: [45%], evidence: proprietary}}}}\n{text}", tmp_path)
    assert (guess.severity, known.severity) == (Severity.NOTE, Severity.ERROR)


# What a highlight says, and what one of F106, F107, F108 finds in it
SENTENCES = {
    "F106": [
        "Cut latency −78%",
        "Reduced the cost of each sum -20%",
        "Raised output +20%",
        "Latency went down −78%",
        "Grew sales by +35%",
    ],
    "F107": ["Throughput +3.2x", "Rebuilt the mill (+2x output)"],
    "F108": [
        "Cut latency from 800 to 150 ms (60%)",
        "Cut latency 800 → 150 ms, a 60% reduction",
        "Cut latency by 60% from 800 to 150 ms",
        "Reduced build time from 3 hours to 20 minutes, by 60%",
        "Grew users from 10K to 40K (6x)",
        "Raised the pass rate from 54% to 78% (12%)",
        "Reduced waste by 120%",
        "Cut cost 150%",
    ],
}

RIGHT_SENTENCES = """
Cut latency 78% | latency −78%, output +20% | from −5% to +8% | Throughput 3.2x, quality +35%, C++ 12x
Cut latency from 800 to 150 ms (81%) | Cut latency from 800 to 150 ms, so that sales rose 60%
Ran 12x+ the load | Cut waste by 20%, output up 120%
Reduced build time from 3 hours to 20 minutes, by nearly 90% | Raised the pass rate from 54% to 78% (24 points)
Raised the pass rate from 54% to 78% (44%) | Grew users from 10K to 40K (4x) | Grew users from 10K to 40K (300%)
Cut the cycle from 140 to 95 days (32%) | Lowered stock to 120% of need | Reduced load to at most 150%
Saved 25 hours a week, 130% of the goal | Moved from 5 to 12 sites in 18 months | Sold 128% of quota
Grew from $180K to $1.1M ARR, 40% of it new
"""


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SENTENCES.items() for text in texts])
def test_sentences_that_do_not_add_up(code: str, text: str, tmp_path: Path) -> None:
    assert len(findings(code, lead_and_jobs("Engineer", text), tmp_path)) == 1


@pytest.mark.parametrize("text", RIGHT_SENTENCES.strip().replace("\n", " | ").split(" | "))
def test_sentences_that_add_up(text: str, tmp_path: Path) -> None:
    found = [one for code in SENTENCES for one in findings(code, lead_and_jobs("Engineer", text), tmp_path)]
    assert [one.message for one in found] == []


CASES: dict[str, tuple[str, str]] = {
    "a wording with another value": (
        "F103",
        """
        # file: cv.yaml
        work:
          - name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - text: Processed 25TB+/day
                wordings:
                  plain: Processed 25TB/day   # F103
        # file: variants/plain.yaml
        sections: [work]
        """,
    ),
    "a wording that says less": (
        "F103",
        """
        # file: cv.yaml
        work:
          - name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - {text: Processed 25TB+/day at 12x the load, wordings: {plain: Processed 25TB+/day}}
        # file: variants/plain.yaml
        sections: [work]
        """,
    ),
    "a held fact that is cited and included by name": (
        "F109",
        """
        # file: cv.yaml
        facts: {scale: {claim: Serves the whole fleet., evidence: proprietary, hold: since when?}}
        work:
          - id: mill
            name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - {id: fleet, text: Served all, facts: [scale]}   # F109
        # file: variants/plain.yaml
        sections: [work]
        include: [work.mill.fleet]
        """,
    ),
    "the figure and the words of held facts, in summary, keywords and highlights": (
        "F109",
        """
        facts:
          training: {claim: Training time of the models is 45% shorter., figures: [45%], hold: where?}
          boot: {claim: The engine boots in 50 microseconds., figures: [50 microseconds], hold: when?}
          cause: {claim: Found the broken cache of three separate customer deployments by hand., hold: whose?}
          free: {claim: Uptime of 99.9%., figures: [99.9%]}
          other: {claim: Availability of 99.9%., figures: [99.9%], hold: measured how?}
        basics:
          name: Ada Lovelace
          summary: Made training 45% faster   # F109
        work:
          - name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - Booted the engine in 50µs   # F109
              - Found broken caches by hand in the deployments of separate customers   # F109
              - Held 99.9% uptime
              - Cut the cost of paper by 45%
        publications: [{name: Training 45% faster}]
        """,
    ),
    "a fact of a role, of the entry, of nothing": (
        "F110",
        """
        facts:
          lead: {subject: work.mill.lead, figures: [5%], evidence: proprietary}
          mill: {subject: work.mill, figures: [6%], evidence: proprietary}
          any: {figures: [7%], evidence: proprietary}
          store: {subject: projects.store, figures: [8%], evidence: proprietary}
        work:
          - id: mill
            name: Mill
            roles:
              - id: lead
                position: Lead
                startDate: 2022-01
                highlights:
                  - {text: "5%, 6% and 7%", facts: [lead, mill, any]}
                  - text: "8%"
                    facts: [mill, store]   # F110
        projects: [{id: store, name: Store, highlights: [{text: "8%", facts: [store]}]}]
        """,
    ),
    "a ledger that is only begun": (
        "F111",
        """
        facts: {one: {figures: [12x], evidence: proprietary}}
        work:
          - name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - {text: Raised output 12x, facts: [one]}
              - Cut waste 30%   # F111
              - Cut cost 20%
              - Moved to Python 3.11 in 2024
        """,
    ),
    "a CV without any figure": (
        "F112",
        """
        work:
          - {name: Shop, position: Clerk, startDate: 2026-09, highlights: [Sells books]}
          - name: Mill
            position: Engineer
            startDate: 2022-01
            endDate: 2026-08
            highlights:
              - Ran the mill   # F112
          - {name: Store, position: Engineer, startDate: 2020-01, endDate: 2022-01, highlights: [Ran the store]}
          - {name: Hall, position: Engineer, startDate: 2019-01, endDate: 2020-01}
        """,
    ),
    "jobs with a number in words, a multiple, a date only": (
        "F112",
        """
        work:
          - {name: Mill, position: Engineer, startDate: 2022-01, highlights: [Led three helpers, Ran it]}
          - {name: Store, position: Engineer, startDate: 2020-01, endDate: 2022-01, highlights: [Doubled output]}
          - name: Hall
            position: Engineer
            startDate: 2019-01
            endDate: 2020-01
            highlights:
              - Moved to Python 3 in 2019   # F112
        """,
    ),
    "sentences that stand twice": (
        "F113",
        """
        basics:
          name: Ada Lovelace
          summary: Few engineers span both worlds of mills and stores. Runs engines.
        work:
          - name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - Few engineers span both worlds of mills and stores   # F113
              - Reduced the cost of punched paper by 40% through better cards
              - Cut the cost of punched paper by 40% with better cards   # F113
          - name: Store
            position: Engineer
            startDate: 2020-01
            endDate: 2022-01
            highlights:
              - Held 99.9% uptime with cards and chaos engineering for all stores of the firm
              - Held 99.9% uptime with cards and chaos engineering for all the stores of the firm   # F113
        """,
    ),
    "sentences that are only built alike": (
        "F113",
        """
        work:
          - name: Mill
            position: Nurse
            startDate: 2022-01
            highlights:
              - Provided direct patient care to 5-6 patients per shift on a 30-bed medical unit
              - Trained new hires of the ward on Epic documentation and on safe handling
              - Cut waste by 40%
          - name: Store
            position: Nurse
            startDate: 2020-01
            endDate: 2022-01
            highlights:
              - Provided direct patient care to 4-5 patients per shift on a 24-bed telemetry unit
              - Trained new hires of the ward on Cerner documentation and on safe handling
              - Cut waste by 40%
        """,
    ),
    "skills in other spellings, forms and implied ones": (
        "F114",
        """
        terms: [{PostgreSQL: [Postgres]}]
        work:
          - name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - Fused kernels in CUDA C++ with Flash Attention, on Postgres and K8s
              - Moved ArgoCD pipelines to EC2 with Go
        certificates: [{name: AWS Certified Solutions Architect}]
        publications: [{name: Notes, url: https://lovelace.org/notes/warp-specialization}]
        skills:
          - name: All
            keywords:
              - CUDA
              - C++
              - FlashAttention
              - kernel fusion
              - PostgreSQL
              - SQL
              - Kubernetes
              - CI/CD
              - AWS
              - Golang
              - warp specialization
              - LoRA / QLoRA   # F114
              - R
              - Git
              - Excel
              - Communication
              - French
        """,
    ),
    "the skills of a nurse": (
        "F114",
        """
        work: [{name: Ward, position: Nurse, startDate: 2022-01, highlights: [Cared for patients]}]
        skills: [{name: Clinical, keywords: [Patient care, Triage, Epic EHR, IV therapy, BLS, Pyxis, Spanish]}]
        """,
    ),
    "tools of highlights that no group has": (
        "F115",
        """
        terms: [Cap'n Proto]
        work:
          - name: Mill
            position: Engineer
            startDate: 2022-01
            highlights:
              - Moved SageMaker and Terraform to Python with Microsoft, in spring, with Cap'n Proto   # F115
        skills: [{name: All, keywords: [Python, HashiCorp Terraform]}]
        """,
    ),
    "what an entry does without and lists": (
        "F116",
        """
        projects:
          - name: One
            keywords: [Rust, CUDA, Python]
            description: Runs without Linux, CUDA drivers or a shell   # F116
          - name: Two
            keywords: [Kubernetes, Python, SQL]
            highlights:
              - Upgrades without breaking Kubernetes, with no Python code to change and zero downtime
              - A no-code tool
          - name: Three
            keywords: [CUDA]
        """,
    ),
    "claims without a ledger": (
        "F117",
        """
        projects:
          - name: Closed
            disclosure: proprietary
            highlights:
              - Wrote an open-source store   # F117
          - name: Proved
            highlights:
              - Formally proved the protocol   # F117
          - name: Coq
            keywords: [Coq]
            highlights:
              - Formally proved the protocol
              - Verified insurance of 40 patients, in production, with a proven record and an open source library
        """,
    ),
    "claims with a ledger": (
        "F117",
        """
        facts:
          checked: {claim: "Five TLA+ modules, model-checked, never formally verified.", evidence: {repository: "https://example.net/x"}}
          specified: {claim: "Coherence specified in TLA+, MIT licence.", evidence: {repository: "https://github.com/ada/x"}}
        projects:
          - name: One
            highlights:
              - text: Ran formally verified consensus   # F117
                facts: [checked]
              - {text: "Model-checked five modules, specified in TLA+", facts: [checked]}
              - {text: Wrote an open-source cache specified in TLA+, facts: [specified]}
        """,
    ),
    "a ledger without any evidence": ("F119", "facts:   # F119\n  one: {figures: [1%]}\n  two: {figures: [2%]}\n"),
    "facts on hold need no evidence": (
        "F119",
        "facts:\n  one: {figures: [1%], evidence: proprietary}\n  two: {figures: [2%], hold: why?}\n",
    ),
    "skills that are one": (
        "F120",
        """
        terms: [{TLA+: [TLA plus]}]
        skills:
          - {name: One, keywords: [LoRA / QLoRA, PostgreSQL, Triton, GPUDirect, C, C++, C#, JavaScript, TLA+, LLM]}
          - name: Two
            keywords:
              - LoRA/QLoRA   # F120
              - Postgres   # F120
              - NVIDIA Triton Inference Server
              - GPUDirect RDMA
              - Java
              - LLMs   # F120
              - TLA plus   # F120
              - javascript   # F120
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_finds_the_marked_lines(name: str, tmp_path: Path) -> None:
    code, text = CASES[name]
    if name == "claims with a ledger":
        text = text.replace(
            "- text: Ran formally verified consensus", "- text: Ran formally verified consensus   # F117"
        )
        text = text.replace("facts: [checked]   # F117", "facts: [checked]")
    assert_found(code, text, tmp_path)


def test_a_long_unproven_list_is_a_note(tmp_path: Path) -> None:
    text = """
    work: [{name: Mill, position: Engineer, startDate: 2022-01, highlights: [Wrote Python]}]
    skills: [{name: All, keywords: [Python, Rust, Kafka, Terraform]}]
    """
    (found,) = findings("F114", text, tmp_path)
    assert found.severity is Severity.NOTE
    assert found.message.endswith("3 of the skills: Rust, Kafka, Terraform")


def test_a_waived_skill_is_told_by_itself(tmp_path: Path) -> None:
    keywords = [
        "Python",
        "Go",
        "Rust",
        "Kafka",
        "Redis",
        "Terraform",
        "Ansible  # allow F114: by name",
        "OCaml",
        "Haskell",
        "Perl",
    ]
    text = (
        "work: [{name: Mill, position: Engineer, startDate: 2022-01, highlights: "
        "['Python, Go, Rust, Kafka, Redis and Terraform']}]\nskills:\n  - name: All\n    keywords:\n"
    ) + "".join(f"      - {keyword}\n" for keyword in keywords)
    found = findings("F114", text, tmp_path)
    assert [(bool(one.suppressed), one.message.partition("mentions ")[2]) for one in found] == [
        (True, "Ansible"),
        (False, "3 of the skills: OCaml, Haskell, Perl"),
    ]


SOURCE = """
basics: {name: Ada, summaries: [{id: plain, text: "Cut cost 70% in two worlds", facts: [cost]}]}
facts:
  cost: {figures: [70%], evidence: proprietary, caveat: no baseline}
  tests: {figures: [5 modules], evidence: {note: engine}}
  spare: {figures: [9%], evidence: {repository: "https://lovelace.org/spare"}}
work:
  - id: mill
    name: Mill
    position: Engineer
    highlights:
      - {id: tests, text: Checked five modules, facts: [tests]}
      - {id: bare, text: Cut waste 30%}
publications: [{id: engine, name: The Engine, url: https://lovelace.org/engine}]
"""


def test_ledger_tells_where_each_figure_is_from() -> None:
    resume = resume_of(SOURCE)
    assert ledger(resume, resume) == (
        Row("70%", "summaries.plain", "basics.summaries[0]", "cost", "proprietary", caveat="no baseline"),
        Row("five", "work.mill.tests", "work[0].highlights[0]", "tests", "https://lovelace.org/engine"),
        Row("30%", "work.mill.bare", "work[0].highlights[1]"),
    )
    assert unused_facts(resume, resume) == ("spare",)


def test_ledger_as_text() -> None:
    resume = resume_of(SOURCE)
    assert render_text(ledger(resume, resume)).splitlines() == [
        "figure  where            fact   evidence",
        "70%     summaries.plain  cost   proprietary",
        "five    work.mill.tests  tests  https://lovelace.org/engine",
        "30%     work.mill.bare   -      -",
    ]
    assert render_text(()) == ""


def test_ledger_tells_what_is_on_hold() -> None:
    row = Row("45%", "summaries.plain", "", "training", "", hold="at which job?")
    assert render_text([row]).splitlines()[1].endswith("training  -, on hold: at which job?")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("teams", "team"),
        ("nursing", "nurse"),
        ("teacher", "teaching"),
        ("cutting", "cut"),
        ("fused", "fusion"),
        ("latencies", "latency"),
        ("developed", "development"),
        ("led", "lead"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("java", "javascript"), ("c", "c++"), ("team", "time"), ("cost", "cast")])
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert not akin(stem(one), stem(other))
