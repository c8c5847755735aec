"""Figures: recognition, meaning, and text that only looks like a figure."""

from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cvbuild.analysis.figures.figures import Figure, figures, same_value


def only(text: str, *, words: bool = False) -> Figure:
    found = list(figures(text, words=words))
    assert len(found) == 1, found
    return found[0]


def said(figure: Figure) -> dict[str, object]:
    """What a figure says, without what it leaves open."""
    low, high = f"{figure.low.normalize():f}", f"{figure.high.normalize():f}"
    value = low if low == high else f"{low}..{high}"
    rest = {name: getattr(figure, name) for name in ("unit", "sign", "bound", "per", "percentile")}
    return {"value": value, **{name: part for name, part in rest.items() if part}}


SAYS: dict[str, dict[str, object]] = {
    # Percent, multiples, signs
    "12%": {"value": "12", "unit": "%"},
    "12 %": {"value": "12", "unit": "%"},
    "12 percent": {"value": "12", "unit": "%"},
    "99.9%": {"value": "99.9", "unit": "%"},
    "−78%": {"value": "78", "unit": "%", "sign": "-"},
    "-78%": {"value": "78", "unit": "%", "sign": "-"},
    "+35%": {"value": "35", "unit": "%", "sign": "+"},
    "85%+": {"value": "85", "unit": "%", "bound": "+"},
    "~80%": {"value": "80", "unit": "%", "bound": "~"},
    "about 3%": {"value": "3", "unit": "%", "bound": "~"},
    "<1%": {"value": "1", "unit": "%", "bound": "sub"},
    "up to 40%": {"value": "40", "unit": "%", "bound": "≤"},
    "12x": {"value": "12", "unit": "x"},
    "12×": {"value": "12", "unit": "x"},
    "3-fold": {"value": "3", "unit": "x"},
    "10 times cheaper": {"value": "10", "unit": "x"},
    "+3.2x": {"value": "3.2", "unit": "x", "sign": "+"},
    "5 percentage points": {"value": "5", "unit": "pp"},
    "25 bps": {"value": "0.25", "unit": "pp"},
    # Ranges
    "2-5x": {"value": "2..5", "unit": "x"},
    "2–5x": {"value": "2..5", "unit": "x"},
    "2 to 5 times decode throughput": {"value": "2..5", "unit": "x"},
    "70-85%": {"value": "70..85", "unit": "%"},
    "15%–20%": {"value": "15..20", "unit": "%"},
    "15-70µs": {"value": "15000..70000", "unit": "time"},
    "15–70 microseconds": {"value": "15000..70000", "unit": "time"},
    "1-2K": {"value": "1000..2000"},
    "$1-2M": {"value": "1000000..2000000", "unit": "$"},
    "$50K to $100K": {"value": "50000..100000", "unit": "$"},
    "between 5 and 10 clients": {"value": "5..10"},
    "~20-30%": {"value": "20..30", "unit": "%", "bound": "~"},
    # Ratios and scores
    "8:1": {"value": "8..1", "unit": "ratio"},
    "8:1 GPU sharing": {"value": "8..1", "unit": "ratio"},
    "0→1": {"value": "0..1", "unit": "ratio"},
    "0 to 1": {"value": "0..1", "unit": "ratio"},
    "9/10 customers": {"value": "9..10", "unit": "of"},
    # Times
    "sub-50ms": {"value": "50000000", "unit": "time", "bound": "sub"},
    "Sub-50ms": {"value": "50000000", "unit": "time", "bound": "sub"},
    "under 50 ms": {"value": "50000000", "unit": "time", "bound": "sub"},
    "sub-millisecond": {"value": "1000000", "unit": "time", "bound": "sub"},
    "1.8µs p50": {"value": "1800", "unit": "time", "percentile": "p50"},
    "1.8 μs median": {"value": "1800", "unit": "time", "percentile": "p50"},
    "50ms at P99": {"value": "50000000", "unit": "time", "percentile": "p99"},
    "P99 latency of 50 ms": {"value": "50000000", "unit": "time", "percentile": "p99"},
    "50 microseconds": {"value": "50000", "unit": "time"},
    "0.13 seconds": {"value": "130000000", "unit": "time"},
    "3-minute": {"value": "180000000000", "unit": "time"},
    "18 months": {"value": "18", "unit": "month"},
    "5 years": {"value": "60", "unit": "month"},
    # Money
    "$2M+": {"value": "2000000", "unit": "$", "bound": "+"},
    "$120K+/yr": {"value": "120000", "unit": "$", "bound": "+", "per": ("year",)},
    "more than $120K a year": {"value": "120000", "unit": "$", "bound": "+", "per": ("year",)},
    "$1.5 million": {"value": "1500000", "unit": "$"},
    "€40,000": {"value": "40000", "unit": "€"},
    "USD 5M": {"value": "5000000", "unit": "$"},
    "$5 M": {"value": "5000000", "unit": "$"},
    "2 million dollars": {"value": "2000000", "unit": "$"},
    # Counts and rates
    "25TB+/day": {"value": "25000000000000", "unit": "bytes", "bound": "+", "per": ("day",)},
    "25 TB a day": {"value": "25000000000000", "unit": "bytes", "per": ("day",)},
    "3.5M queries/sec per GPU": {"value": "3500000", "per": ("second", "gpu")},
    "3.5M queries/sec/GPU": {"value": "3500000", "per": ("second", "gpu")},
    "3.5M QPS": {"value": "3500000", "per": ("second",)},
    "500K inserts/sec": {"value": "500000", "per": ("second",)},
    "1,200 requests per second": {"value": "1200", "per": ("second",)},
    "256 tokens per block": {"value": "256", "per": ("block",)},
    "676 tests": {"value": "676"},
    "10K+ concurrent": {"value": "10000", "bound": "+"},
    "10,000+": {"value": "10000", "bound": "+"},
    "10,000-plus": {"value": "10000", "bound": "+"},
    "over 300 students": {"value": "300", "bound": "+"},
    "8+ vendors": {"value": "8", "bound": "+"},
    "30-bed unit": {"value": "30"},
    "128-GPU cluster": {"value": "128"},
    "128 H100s": {"value": "128"},
    "60fps": {"value": "60", "unit": "fps"},
    "100 Gbps": {"value": "100000000000", "unit": "bit/s"},
    "2,000 patients": {"value": "2000"},
    "Managed 12 engineers": {"value": "12"},
    "Platform: Led 12 engineers": {"value": "12"},
}


@pytest.mark.parametrize("text", SAYS)
def test_says(text: str) -> None:
    assert said(only(text)) == SAYS[text]


@pytest.mark.parametrize("text", SAYS)
def test_says_the_same_inside_a_sentence(text: str) -> None:
    sentence = f"so that it was {text[0].lower()}{text[1:]}, and then"
    assert said(only(sentence)) == SAYS[text]


NAMES = """
H200|H100s|C++20|FlashAttention-2|Python 3.11|on an M2 Pro|SLSA Level 3|CodeLlama 7B|p50|2PC|4MINDS|in 2024|ISO 27001|S3
B2B|in Q3|24/7|COVID-19|grade 8|Room 204|grades 6-8|Grades 9–12|ages 3–5|K-12|K–5|3D|5G|4K video|Windows 10|Java 8|HTML5
GPT-4|Llama 3 70B|Llama-3-70B|RTX 4090|x86|64-bit|OAuth 2.0|802.11ac|IEEE 802.11|RFC 7231|SOC 2|PCI DSS 4.0|Rule 10b-5
Section 508|Title 21|Article 6|Chapter 11|Microsoft 365|Fortune 500|Series 7|ICD-10|Tier-1|Tier 1|Type 2 diabetes
two-factor auth 1:1|9/11|401(k)|501(c)(3)|top 10|#1|1st|2nd grade|21st century|May 2024|12 May 2024|May 12, 2024|Phase 3
2019–2021|2019 - 2021|2023-24|2023/24|2024-05-31|12/05/2024|the 1990s|9:30 am|9 am|30 Under 30|https://x.org/2024/45|a@b5.com
arXiv:2301.12345|doi 10.1145/3292500|1920x1080|v2.0|1.2.3|NCCL 2.27|TLS 1.3|Boeing 737|F-16|vitamin B12|10⁶|O(n²)
3-D printing|12-lead ECG|10-K filings|Unreal Engine 5|iOS 17|Key Stage 2|Year 9|CS 101|AP Physics 1|GB200|KServe v0.11
2-way|ES6|FP8/INT4|L2 cache|cp.async|Web3|n8n|O(n log n)|’19|PS5|GPA 3.8|Highway 101|step 2|page 5|version 3.2
12-factor app
"""


@pytest.mark.parametrize("text", NAMES.strip().replace("\n", "|").split("|"))
def test_a_name_is_no_figure(text: str) -> None:
    assert list(figures(text)) == []
    assert list(figures(f"worked with {text}, every day")) == []


SEVERAL = {
    "12x throughput at 60% lower GPU memory": ["12x", "60%"],
    "3.5M queries/sec per GPU at 1.8µs p50 and 500K inserts/sec": [
        "3.5M queries/sec per GPU",
        "1.8µs p50",
        "500K inserts/sec",
    ],
    "Cut latency from 800 to 150 ms": ["800", "150 ms"],
    "340 µs → 51 µs (−85%)": ["340 µs", "51 µs", "−85%"],
    "grew the team from 5 to 12 engineers": ["5", "12"],
    "cutting compute 80% and saving $120K+/yr": ["80%", "$120K+/yr"],
    "Python 3.11 and 12 services": ["12"],
    "50µs boot, 15–70µs stack latency": ["50µs", "15–70µs"],
    "Reached 2–5x decode throughput at 70–85% sparsity": ["2–5x", "70–85%"],
    "Ran 40+ A/B tests with 10% median uplift over 6 months": ["40+", "10%", "over 6 months"],
    "8+ vendors: prep time cut 68%, signal quality raised 35%": ["8+", "68%", "35%"],
}


@pytest.mark.parametrize("text", SEVERAL)
def test_finds_all(text: str) -> None:
    assert [figure.text for figure in figures(text)] == SEVERAL[text]


@pytest.mark.parametrize("text", ["from 800 to 150 ms", "800 → 150 ms", "from 800 ms to 150", "800 ms to 150 ms"])
def test_before_and_after_share_the_unit(text: str) -> None:
    before, after = figures(text)
    assert (before.unit, before.low, before.high) == ("time", Decimal("800e6"), Decimal("800e6"))
    assert (after.unit, after.low, after.high) == ("time", Decimal("150e6"), Decimal("150e6"))


WORDS = {
    "seven business units": {"value": "7"},
    "five years": {"value": "60", "unit": "month"},
    "twenty-five percent": {"value": "25", "unit": "%"},
    "three times faster": {"value": "3", "unit": "x"},
    "six hours": {"value": "21600000000000", "unit": "time"},
    "a dozen clinics": {"value": "12"},
}


@pytest.mark.parametrize("text", WORDS)
def test_numbers_in_words(text: str) -> None:
    assert said(only(text, words=True)) == WORDS[text]
    assert list(figures(text)) == []


@pytest.mark.parametrize("text", ["two-factor", "four-wheel", "one of them", "the Big Four", "Formula One", "someone"])
def test_words_that_count_nothing(text: str) -> None:
    assert list(figures(f"about the {text} drive", words=True)) == []


SAME = [
    ("−78%", "78 %"),
    ("2-5x", "2–5×"),
    ("15-70µs", "15–70 microseconds"),
    ("10K+", "10,000"),
    ("$1.5M", "$1.5 million"),
    ("+35%", "35 percent"),
    ("0.13 seconds", "130 ms"),
    ("0→1", "0 to 1"),
    ("676 tests", "676"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_value(one: str, other: str) -> None:
    assert same_value(only(one), only(other))


@pytest.mark.parametrize(("one", "other"), [("12x", "12%"), ("2-5x", "5x"), ("8:1", "8"), ("667 tests", "676 tests")])
def test_other_value(one: str, other: str) -> None:
    assert not same_value(only(one), only(other))


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    found = [*figures(text), *figures(text, words=True)]
    assert all(text[figure.start : figure.end].strip() == figure.text for figure in found)
    assert all(figure.text for figure in found)


@given(st.text(alphabet="0123456789.,+-–→:/%xKM $µsmspertodayfrom()", max_size=40))
def test_figures_are_in_order_and_do_not_overlap(text: str) -> None:
    found = list(figures(text))
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


NUMBERS = st.integers(min_value=1, max_value=999_999)
UNITS = st.sampled_from(["", "%", "x", "ms", " µs", "TB", " requests"])


@given(NUMBERS, UNITS)
def test_a_number_keeps_its_value_however_it_is_grouped(number: int, unit: str) -> None:
    assume(unit.strip().isupper() or unit.strip() in ("%", "x", "ms", "µs") or not 1900 <= number < 2100)  # a year
    plain, grouped = only(f"to {number}{unit}"), only(f"to {number:,}{unit}")
    assert same_value(plain, grouped)


@given(st.integers(min_value=1, max_value=999), UNITS)
def test_thousands_are_a_scale(number: int, unit: str) -> None:
    if unit in ("", " requests"):
        assert same_value(only(f"{number}K{unit}"), only(f"{number},000{unit}"))


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Wove 900 yards a second", ("second",)),
        ("Wove 900 yards a second at peak", ("second",)),
        ("Served 900 requests a second, day and night", ("second",)),
        ("Gave 16 mills a second loom", ()),
    ],
)
def test_a_second_item_is_not_a_unit_of_time(text: str, per: tuple[str, ...]) -> None:
    assert [figure.per for figure in figures(text)] == [per]


OTHER_LANGUAGES = {
    ("de", "1.200,5 kg"): [("1200.5", "1200.5", "")],
    ("de", "von 34 % auf 28 %"): [("34", "34", "%"), ("28", "28", "%")],
    ("de", "über 1,2 Mio. €"): [("1200000", "1200000", "€")],
    ("de", "45 von den 60 Gerichten"): [("45", "60", "of")],
    ("de", "Fünf Jahre für 80 bis 250 Gäste"): [("60", "60", "month"), ("80", "250", "")],
    ("de", "nach DIN EN 10506, Abteilung 9686, Raum 204"): [],
    ("fr", "de 12 à 9 mois"): [("12", "12", "month"), ("9", "9", "month")],
    ("fr", "de 30 à 45 maisons"): [("30", "45", "")],
    ("fr", "passé du 88 % au 95 %"): [("88", "88", "%"), ("95", "95", "%")],
    ("fr", "1 200 échantillons, 3,5 millions d'euros"): [("1200", "1200", ""), ("3500000", "3500000", "€")],
    ("fr", "18 des 20 chantiers, salle 204"): [("18", "20", "of")],
    ("es", "del 88 % al 95 %"): [("88", "88", "%"), ("95", "95", "%")],
    ("es", "más de 1.200 km, diez rutas"): [("1200", "1200", ""), ("10", "10", "")],
    ("es", "8 de las 10 líneas, aula 12"): [("8", "10", "of")],
    ("en", "9 of the 12 wards"): [("9", "12", "of")],
    ("en", "department 9686, course 101, ISO 3834, Route 66, DIN EN 10506"): [],
    ("en", "call (412) 555-0142, 412-555-0142 or +44 20 7946 0123"): [],
    ("it", "1,200 units"): [("1200", "1200", "")],
}


@pytest.mark.parametrize(("language", "text"), OTHER_LANGUAGES)
def test_figures_are_read_as_their_language_writes_them(language: str, text: str) -> None:
    found = figures(text, words=True, language=language)
    values = [(f"{one.low.normalize():f}", f"{one.high.normalize():f}", one.unit) for one in found]
    assert values == OTHER_LANGUAGES[language, text]
    assert all(text[one.start : one.end].strip() == one.text for one in found)
