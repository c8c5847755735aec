"""The checks of language in tricky cases: what must be told, and above all what must not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.language import current_job, findings_in, past_job, told

Content = dict[str, Any]


def skills(*keywords: str) -> list[dict[str, Any]]:
    return [{"name": "Tools", "keywords": list(keywords)}]


# C101: full stops


@pytest.mark.parametrize(
    ("highlights", "expected"),
    [
        (("Led a team.", "Wrote a book.", "Cut cost"), 1),
        (("Led a team.", "Wrote a book"), 1),
        (("Led a team", "Worked for Acme Inc.", "Wrote a book"), 0),
        (("Led a team", "Hired by the U.S.", "Wrote tests, docs, etc."), 0),
        (("Led a team", "Wrote a book (2nd ed.).", "Cut cost"), 1),
        (("Led a team", "Wrote a book. It sold well.", "Cut cost"), 0),
        (("Led a team", "Ran `make all.`", "Cut cost"), 0),
        (('Wrote "The Mill."', "Cut cost."), 0),
    ],
)
def test_full_stops(highlights: tuple[str, ...], expected: int) -> None:
    assert len(findings_in("C101", *highlights)) == expected


def test_full_stops_of_a_degree_are_a_list_of_their_own() -> None:
    education = [{"institution": "Mill School", "highlights": ["Dean's List", "GPA 3.8"]}]
    assert not findings_in("C101", "Led a team.", "Wrote a book.", education=education)


# C102: first letters


@pytest.mark.parametrize(
    ("highlights", "expected"),
    [
        (("Led a team", "wrote a book", "Cut cost"), ["wrote"]),
        (("Led a team", "vLLM serving", "eBPF probes", "macOS port", "3 books", "`make` runs"), []),
        (("Led a team", "kubectl plugins", "npm packages"), []),
        (("**Team:** led it", "**Book:** wrote it"), []),
    ],
)
def test_first_letters(highlights: tuple[str, ...], expected: list[str]) -> None:
    content = {"skills": skills("kubectl")}
    assert told("C102", *highlights, **content) == expected


# C103 to C108: typography


@pytest.mark.parametrize(
    ("code", "highlights", "expected"),
    [
        ("C103", ("Ada's mill", "Ada’s store", "Ada's cards"), ["Ada’s"]),
        ("C103", ("Ada’s mill is 6'2 high", "Ran `printf 'x'`", "Ada’s store"), []),
        ("C104", ("Sped up 2–5x", "Sped up 3-4x", "Sped up 10–20%"), ["3-4"]),
        ("C104", ("Cut cost −20%", "Cut waste -30%", "Cut time −10%"), ["-30"]),
        ("C104", ("Led a team — and a mill", "Wrote a book - in vain", "Sold it — twice"), ["book - in"]),
        ("C104", ("Sped up 2–5x", "Ran 24-7 for K-12 with ISO 9001-2015, 1-1 and COVID-19"), []),
        ("C104", ("Sped up 2–5x", "Worked 2019-2021 and May 2020 - June 2021", "Read RFC 3550-3560"), []),
        ("C104", ("Led a team — and a mill", "Wrote 2–5 books", "Built a co-op at the well-known mill"), []),
        ("C105", ("Led a team , and a mill",), [" ,"]),
        ("C105", ("Ported to .NET, wrote (well) and ran 5 ... sets",), []),
        ("C105", ("Wrote it.  Then sold it.",), []),
        ("C105", ("Wrote it... then", "Sold it… then", "Read it... then"), ["…"]),
        ("C106", ("Used a, b, c and d", "Used e, f, g, and h"), ["e, f, g, and h"]),
        ("C106", ("Used a, b and c", "Led the team, hiring and training staff", "Built x, and sold it"), []),
        ("C106", ("Used a, b, and c", "Worked in Paris, France and Rome"), ["Paris, France and Rome"]),
        ("C107", ("Served 10k users", "Served 20K users", "Served 30K users"), ["10k"]),
        ("C107", ("Served 10,000 users", "Ran 500K jobs", "Ran 20K tests"), ["10,000"]),
        ("C107", ("Saved $10,000", "Ran 500K jobs", "Ran 12,345 tests in 4K video"), []),
        ("C107", ("Cut cost 5%", "Cut waste 5 percent", "Cut time 9%"), ["5 percent"]),
        ("C107", ("Cut cost 5%", "Gained 3 percentage points, 95th percentile"), []),
        ("C107", ("Served 10000 users", "Served 20,000 users", "Served 30,000 users"), ["10000"]),
        ("C107", ("Led five nurses", "Hired 3 nurses in 2019"), ["3 nurses"]),
        ("C107", ("Worked seven business units", "Chose 8+ vendors", "Met 3 deadlines in two weeks and 3 weeks"), []),
        ("C108", ("Took 120 ms", "Took 800ms", "Took 90 ms"), ["800ms"]),
        ("C108", ("Took 120 ms and 40% of 5 GB", "Ran a 5K race on H100 80GB"), ["80GB"]),
        ("C108", ("Took 15µs", "Took 15μs", "Took 9µs"), ["15μs"]),
        ("C108", ("Grew 3x", "Grew 4×", "Grew 5x"), ["4×"]),
        ("C108", ("Took 50 microseconds", "Took 7µs", "Took 9µs"), ["0 microseconds"]),
        ("C108", ("Raised $5M", "Raised 3M USD", "Raised $4M"), ["3M USD"]),
        ("C108", ('Wrote "A Mill at 800ms"', "Took 120 ms"), []),
    ],
)
def test_typography(code: str, highlights: tuple[str, ...], expected: list[str]) -> None:
    assert told(code, *highlights) == expected


# C201: persons


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I led a team", ["I"]),
        ("Led my team", ["my"]),
        ("Sold our product", ["our"]),
        ("When I joined, cost fell", ["I"]),
        ("Taught Algebra I and II, type I errors and World War I", []),
        ("Tuned I/O, I2C and the I-95 project as Engineer I at a mill", []),
        ('Wrote "Why I left"', []),
        ("Served US clients and told us nothing", ["us"]),
        ("Ran in 15 us on We Are Social", []),
        ("Deployed MyChart at mymill.com", []),
    ],
)
def test_persons(text: str, expected: list[str]) -> None:
    assert told("C201", text) == expected


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("He spans two worlds.", ["He"]),
        ("Analyst of engines. Ada brings them together.", ["Ada"]),
        ("Ada Lovelace has written programs.", ["Ada Lovelace"]),
        ("Ada compilers and the Lovelace Medal.", []),
        ("Analyst who helps patients and their families; his manager's trust.", []),
    ],
)
def test_the_own_name(summary: str, expected: list[str]) -> None:
    assert told("C201", basics={"summary": summary}) == expected


# C202 to C207: verbs


def test_repeated_verbs() -> None:
    three = [past_job("Led a team", "Leading a mill", "Leads the store")]
    assert told("C202", work=three) == ["Leads"]
    spread = [past_job("Led a team", "Led a mill"), past_job("Led a store", "Successfully led a press")]
    assert told("C202", work=spread) == ["led"]
    assert not told("C202", work=[past_job("Research on mills", "Research on stores", "Research on cards")])


def test_weak_openings() -> None:
    texts = ("Worked on a mill", "Responsible for a mill", "Built a mill worked on by three", "Helped patients")
    assert told("C203", *texts) == ["Worked on", "Responsible for", "Helped"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Successfully led a results-driven team", ["Successfully", "results-driven"]),
        ("Motivated a team with dynamic programming", []),
        ("Led highly motivated and motivated staff", ["highly motivated", "motivated"]),
        ("Leveraged Kafka", ["Leveraged"]),
        ("Worked for Dynamic Yield and Synergy Health", []),
        ("Applied robust statistics with Google DeepMind", []),
    ],
)
def test_filler(text: str, expected: list[str]) -> None:
    assert told("C204", text) == expected


def test_lists_are_changed_in_the_source_file() -> None:
    words = {"filler": ["+leverage", "-various"], "inflated-verbs": ["-leveraged"]}
    assert told("C204", "Leveraged various leverage", words=words) == ["leverage"]


PAST = ("Wrote tests", "Designed a mill")
PRESENT = ("Manage vendors", "Maintain the mill", "Provide care")


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ([past_job(*PAST, "Manages vendors")], ["Manages"]),
        ([past_job(*PAST, "Lead a team")], ["Lead"]),
        ([past_job(*PAST, "Managing vendors")], ["Managing"]),
        ([past_job(*PAST, "Lead engineer for mills", "Design reviews", "Support desk of ten", "Cut cost")], []),
        ([past_job(*PAST, "**CI:** builds in 3 min", "Read papers", "Sales of mills", "Set up a lab")], []),
        ([past_job("Manage vendors", "Maintain the mill")], ["Manage"]),
        ([past_job("Managing vendors", "Maintaining the mill")], []),
        ([past_job(*PAST, "Manages vendors", end="2026-11")], []),
        ([past_job(*PAST, "Manages vendors", end="2026")], []),
        ([past_job(*PAST, "Manages vendors", end="2026-10")], ["Manages"]),
        ([past_job(*PAST, "Manages vendors", end="2027-02")], []),
        ([current_job(*PRESENT, "Supervised weavers")], ["Supervised"]),
        ([current_job(*PRESENT, "Supervised weavers, cutting cost 70%", "Cut cost", "Built a mill")], []),
        ([current_job(*PRESENT, "Won a prize", "Increased sales", "Led a move from 3 mills to 5")], []),
        ([current_job("Led a team", "Managed vendors", "Wrote tests")], []),
        ([current_job("Manage vendors", "Led a team")], []),
        ([current_job("Manages vendors", "Maintains the mill", "Leads a team")], []),
        ([current_job("Manage vendors", "Maintain the mill", "Leads a team")], ["Leads"]),
        ([{**current_job(*PAST, "Manages vendors"), "startDate": "2027-01"}], []),
        ([current_job(*PRESENT, "Managed a $3M budget")], ["Managed"]),
        ([current_job(*PRESENT, "Managing vendors")], ["Managing"]),
        ([current_job("Manage vendors", "Maintaining the mill", "Leading a team")], []),
        ([current_job(*PRESENT, "Led plan check for a $36M park", "Managed a $3M budget, cutting it 5%")], []),
        ([past_job(*PAST, "Triangulate interviews")], ["Triangulate"]),
        ([past_job(*PAST, "Currently triangulates interviews")], ["triangulates"]),
        ([past_job(*PAST, "Roll out Workday with IT")], ["Roll"]),
        ([past_job(*PAST, "Roll out of a mill", "Works of art")], []),
        ([past_job(*PAST, "Works with children")], ["Works"]),
        ([past_job(*PAST, "Build REST APIs in Java")], ["Build"]),
        ([past_job(*PAST, "Draft legal descriptions and deeds")], ["Draft"]),
        ([past_job(*PAST, "Track margin, waste and stock")], ["Track"]),
        ([past_job(*PAST, "Lead nurse on nights, day shifts and calls")], []),
        ([past_job(*PAST, "Market research in three countries")], []),
        ([past_job(*PAST, "Design reviews for ten teams")], []),
        ([past_job(*PAST, "Process improvement in ten teams")], []),
        ([past_job(*PAST, "Budget responsibility for $2M")], []),
        ([past_job(*PAST, "Group therapy for ten")], []),
        ([past_job(*PAST, "Scrub nurse in two theatres")], []),
        ([past_job(*PAST, "Co-chair of the committee", "Telephone support for ten mills")], []),
        ([past_job(*PAST, "Model finance for ten", "A mill of ten looms")], []),
    ],
)
def test_tenses(work: list[Content], expected: list[str]) -> None:
    assert told("C205", work=work) == expected


def test_each_role_has_its_own_tense() -> None:
    roles = [
        {"position": "Head", "startDate": "2022-01", "highlights": list(PRESENT)},
        {"position": "Hand", "startDate": "2020-01", "endDate": "2021-12", "highlights": [*PAST, "Oversees the press"]},
    ]
    assert told("C205", work=[{"name": "Mill", "roles": roles}]) == ["Oversees"]


VERBS = ("Led a team", "Wrote tests", "Cut cost", "Built a mill")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Multi-tenant store for mills", ["Multi-tenant"]),
        ("The design of mills", ["The"]),
        ("Implementation of a mill", ["Implementation"]),
        ("Implement a mill", []),
        ("In three weeks, built a mill", []),
        ("GPU sharing: 8 to one", []),
        ("40 students a year", []),
        ("Second-chaired a trial", []),
        ("Art-directed a site", []),
        ("Successfully ran a mill", []),
        ("Kubernetes for mills", []),
        ("Sous-vided eggs", []),
        ("Question bank of 300 items", []),
    ],
)
def test_verbless_openings(text: str, expected: list[str]) -> None:
    assert told("C206", *VERBS, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill was built in a week", ["was built"]),
        ("Tests were quickly written", ["were quickly written"]),
        ("Joined a firm that was acquired, was promoted twice and is based in Rome", []),
        ("Was happy to be there", []),
    ],
)
def test_passives(text: str, expected: list[str]) -> None:
    assert told("C207", text) == expected


# C208, C209: spelling


@pytest.mark.parametrize(
    ("highlights", "content", "expected"),
    [
        (("Optimised mills", "Organised cards", "Optimized a press"), {}, ["Optimized"]),
        (("Chose a colour", "Optimized mills", "Ran a centre"), {}, []),
        (("Chose a colour", "Ran a center", "Showed behaviour"), {}, ["center"]),
        (("Worked at the Labour Party and the Kennedy Center with favor",), {}, []),
        (("Advised, supervised and revised an exercise", "Organized a franchise for advertised merchandise"), {}, []),
        (("Wrote a computer program for a training programme with a colour",), {}, []),
        (("Chose a colour",), {"locale": "en-US"}, ["colour"]),
        (("Chose a color and organized it",), {"locale": "en-GB"}, ["color"]),
        (("Chose a colour and organized it",), {"locale": "en-GB"}, []),
        (("Chose a colour",), {}, []),
        (("Chose a colour with a center",), {"locale": "de-DE"}, []),
    ],
)
def test_varieties(highlights: tuple[str, ...], content: Content, expected: list[str]) -> None:
    assert told("C208", *highlights, **content) == expected


MISSPELT = (
    "recieved", "acheived", "managment", "developement", "enviroment", "seperate", "occured", "succesfully", "liason",
    "implmented", "coordianted", "responsibilites", "perfomance", "knowlege", "maintainance", "comunication", "adress",
    "buisness", "stategic", "anaylsis", "profesional", "definately", "accomodate", "experiance", "langauge",
    "technolgy", "infrastucture", "collabrated", "negociated", "recomended", "calender-free", "custumers", "pateints",
    "untill",
)  # fmt: skip


@pytest.mark.parametrize("word", [word for word in MISSPELT if "-" not in word])
def test_misspelt_words(word: str) -> None:
    assert told("C209", f"Saw to {word} and more") == [word]


RIGHT = (
    "phlebotomy amortization amortisation jurisprudence kubectl seccomp preceptor commis brunoise saucier triaged"
    " titrated intubated telehealth frontend backend microservices serverless observability deduplication autoscaling"
    " sharding multithreaded namespaces hypervisor upsell upskilled onboarded mentee dockerized"
    " containerised linting chatbot"
    " hackathon wireframing storyboarding kerning webinar genomics spatiotemporal transcriptomics immunohistochemistry"
    " colour color optimise optimize behaviour modelled paediatrics anaesthesia escrow litigated subpoenaed arraignment"
    " voir suicidality psychosocial caregiver nonprofit pretrial deburred welder millwright sommelier charcuterie sous"
    " cofounded crowdfunding gamified idempotent linearizable denormalized backpropagation quantized finetuned"
)


@pytest.mark.parametrize("word", RIGHT.split())
def test_right_words(word: str) -> None:
    assert told("C209", f"Saw to {word} and more", f"{word.capitalize()} and more") == []


def test_names_and_terms_are_right() -> None:
    content: Content = {
        "skills": skills("infonband"),
        "terms": ["recieved"],
        "words": {"professional-words": ["progam"]},
    }
    assert told("C209", "Ran infonband at `progarm` for snake_progarm and Progarm, recieved a progam", **content) == []
    assert told("C209", "Recieved a prize", "Ran the Recieved system") == ["Recieved", "Recieved"]
    assert told("C209", "Managment of mills", skills=skills("Comunication")) == ["Managment", "Comunication"]


# C301 to C303: terms


@pytest.mark.parametrize(
    ("highlights", "content", "expected"),
    [
        (("Wrote Javascript, github and Type Script",), {}, ["Javascript", "github", "Type Script"]),
        (("Stored it in Postgres SQL, no SQL, my SQL notes",), {}, []),
        (("Wore latex gloves and googled it",), {}, []),
        (("Ran `javascript` from github.com/ada/javascript with javascript-utils",), {}, []),
        (("Wrote Javascript-based and Javascript/CSS pages",), {}, ["Javascript", "Javascript"]),
        (("Used NodeJS", "Used Node.js", "Used Node.js 22"), {}, ["NodeJS"]),
        (("Used NodeJS",), {}, []),
        (("Excelled in Word, Go, Rust, Swift and React", "Excel, go, rust, swift reactions"), {}, []),
        (("Sped up the KV-cache",), {"skills": skills("KV Cache")}, ["KV Cache"]),
        (("Ran FlashAttention-2", "Ran Flash Attention 2"), {}, ["Flash Attention"]),
        (("Ran MillPress-2", "Ran Mill Press 2"), {}, ["Mill Press 2"]),
        (("Managed e-commerce", "Grew ecommerce"), {}, ["ecommerce"]),
        (("Set up a lab, a new setup", "Logged in by login; log in here"), {}, []),
        (("Moved real-time data in real time", "On-call rota, on call"), {}, []),
        (("Applied machine learning",), {"skills": skills("Machine Learning", "Deep learning")}, []),
        (("Cared for us in the US", "IT told it", "Care of AIDS aids"), {}, []),
        (("Improved health care", "Sold healthcare", "Knew healthcare"), {}, ["health care"]),
        (("Used LLM-serving stacks for LLM serving",), {}, []),
        (("Spoke SQL", "Wrote Sql"), {}, ["Sql"]),
        (("Ran a K8s cluster",), {"terms": [{"Kubernetes": ["K8s"]}]}, ["K8s"]),
        (("Ran kernel Fusion. Kernel fusion won",), {"terms": ["kernel fusion"]}, ["kernel Fusion"]),
        (("Stood on a ledge for Ledge",), {"terms": ["Ledge"]}, []),
        (("Worked at Cisco on IOS and JIRA",), {}, []),
        (("Wrote MATLAB",), {"words": {"terms": ["-MATLAB"]}}, []),
    ],
)
def test_terms(highlights: tuple[str, ...], content: Content, expected: list[str]) -> None:
    assert told("C301", *highlights, **content) == expected


@pytest.mark.parametrize(
    ("highlights", "expected"),
    [
        (("Ran SYMI and SYMI again",), ["SYMI"]),
        (("Ran the Synthetic Mill (SYMI)", "Sold SYMI"), []),
        (("Cared for ICU patients under HIPAA; BLS, ACLS; GPU, CUDA, NVIDIA; GAAP; TLA+; P&L; Henry VIII"), []),
    ],
)
def test_acronyms(highlights: tuple[str, ...], expected: list[str]) -> None:
    assert told("C302", *highlights) == expected


@pytest.mark.parametrize(
    ("highlights", "expected"),
    [
        (("Built low-latency mills", "Built low-latency cards", "Ran low latency presses"), ["low latency"]),
        (("Built low-latency mills", "Ran at low latency", "Ran at low latency for weeks"), []),
        (("Ran formally-verified mills", "Was formally verified"), ["formally verified"]),
        (("Did follow-up visits", "Did follow up patients"), []),
    ],
)
def test_hyphens(highlights: tuple[str, ...], expected: list[str]) -> None:
    assert told("C303", *highlights) == expected


def test_a_place_is_found_behind_the_same_words() -> None:
    finding = findings_in("C301", "Wrote JavaScript and Javascript for Javascript fans")[0]
    assert finding.place.column == len('    "Wrote JavaScript and ') + 1
