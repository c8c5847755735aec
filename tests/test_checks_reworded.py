"""What checks find beyond their first examples, and what they let be: the same mistakes, worded in other ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checked import assert_found, findings, job

# Code, highlights with the marker at what must be found
FOUND = [
    ("C108", ["Cut boot time from 4.2 s to 1.1 s", "Held restarts below 2.5s   # C108"]),
    ("C108", ["Reached Leeds in 15 min", "Left every 20min   # C108"]),
    ("C204", ["Dynamic QA lead of nine testers   # C204", "Spearheads the move to Ada   # C204"]),
    (
        "C202",
        ["Run the mill", "Run the store", "Designed looms", "Built looms", "Taught weavers", "Run it all   # C202"],
    ),
    ("C209", ["Paid a programer of looms, refering to none   # C209"]),
    ("C301", ["Ran GC–MS on dyes", "Fitted GCMS to the mill   # C301"]),
    ("C301", ["Ported the mill to python   # C301"]),
    ("C301", ["Wrote 40 e-mails a day to weavers", "Sorted email by sender   # C301"]),
    ("D111", ["Led the mill (Mar 2023 to Sep 2023) and its store   # D111"]),
    ("F106", ["Cut P95 latency of two mills −31%   # F106"]),
    ("F108", ["Lowered waste from 40% to 30% of output, a 60% drop   # F108"]),
    ("F117", ["Proved the scheduler of the mill safe   # F117"]),
    ("X104", ["Wrote [mill.museum/press](https://store.museum/press)   # X104"]),
    (
        "X111",
        ["Weaver, aged 38, of looms   # X111", "Weaver born 3 March 1990   # X111", "Divorced, two children   # X111"],
    ),
    ("X114", ["Wrote a colour picker (live demo online)   # X114"]),
    ("C105", ["Wove in Leeds,Bradford and York   # C105"]),
    ("C107", ["Wove 2,300 shawls for 1,200 weavers", "Dyed 4700 yards   # C107"]),
    ("C107", ["Reached 3 million weavers", "Wove 4 million yards", "Sold 2M shawls   # C107"]),
    ("C108", ["Ground lenses to 12 Å", "Ground mirrors to 9Å   # C108"]),
    ("C203", ["Duties included dyeing wool   # C203", "Was assigned to the looms   # C203"]),
    ("C204", ["Wrote for a highly skilled overseer of looms   # C204"]),
    ("C209", ["Opend a mill in Leeds   # C209", "Kept a reliabilty log   # C209", "Achives nine yards   # C209"]),
    ("C301", ["Ran the MillFlow planner", "Taught MillFlow", "Sold Millflow   # C301"]),
    ("C301", ["Ported the tables to PostgreSQL", "Tuned PostgreSQL", "Sold Postgres   # C301"]),
    ("C301", ["Trained looms in JAX", "Taught JAX", "Wrote a book on Jax   # C301"]),
    ("F103", ["Moved 44 looms to Leeds", "Insured all 48 looms   # F103"]),
    ("F103", ["Wove for 9,000 readers of the Post", "Wrote to the paper's 8,000 readers   # F103"]),
    ("F108", ["Doubled output from 20 to 55 yards   # F108", "Halved waste, from 12 days to 8   # F108"]),
    ("F108", ["More than tripled sales from 20 to 50 bales   # F108"]),
    ("F108", ["Raised output from 50% to 60%, a gain of 40%   # F108"]),
    ("X104", ["Wrote [press.mill.museum](https://draft.mill.museum)   # X104"]),
    ("X111", ["Widowed, weaver of wool   # X111", "Weaver and mother of three   # X111"]),
    (
        "C106",
        ["Wove shawls, hats, and rugs", "Sold wool, silk, and flax", "Moved looms, a dyehouse and carts   # C106"],
    ),
    ("C107", ["Sold 2M shawls in Leeds", "Dyed 3M yards", "Wove 4 million yards for EUR 1.3M   # C107"]),
    ("C107", ["Wove 12,000 shawls", "Dyed 14,000 yards", "Sold rugs to 23000 weavers   # C107"]),
    ("F103", ["Moved 42 looms to Leeds; oiled all 44 looms   # F103"]),
    ("F103", ["Ran the books of 18 mills", "Gave all 16 mills a second loom   # F103"]),
    ("F103", ["Lowered waste of wool to 3% of output", "Cut waste of wool to 5% of output   # F103"]),
    ("F108", ["Cut waste by 48% (212 to 131 bales)   # F108"]),
    ("X111", ["Weaver of wool. Born 1991, in Leeds   # X111"]),
]

# Code, highlights that are right
LET_BE = [
    ("C107", ["Raised $850K for the mill", "Built looms for $3,000 each"]),
    ("C108", ["Ran songs of the 20s and 1990s at 12 ms", "Cut the store from 9 ms to £14m", "Reached 5m readers"]),
    ("C204", ["Dynamic Yield partner of nine mills"]),
    ("C202", ["Run rates of three mills", "Run of four weeks at the store", "Run of nine in Leeds"]),
    ("C209", ["Controlled, equipped and programmed mills, offering and focusing on looms"]),
    ("C301", ["Tested the tests of nine sets", "Wrote a test set"]),
    ("D111", ["Worked from March 2023 to June 2024 on the mill"]),
    ("F106", ["Cut P95 latency 31%"]),
    ("F108", ["Cut waste from 40% to 30% of output, 60% of it in a year"]),
    ("X104", ["Wrote [node.js](https://nodejs.org) and [mill.org](https://mill.org/press)"]),
    ("X111", ["Taught children aged 12 and aged 10 to 14"]),
    ("X111", ["Led a project born in Paris", "Ran single, double and triple looms for children"]),
    ("C105", ["Wove wool, silk and flax", "Ran `a,b` and foo,bar.c"]),
    ("C107", ["Wove 2,300 shawls for 1,200 weavers", "Began in 1845 with looms of 1790 design"]),
    ("C107", ["Sold 2M shawls for £3 million"]),
    ("C209", ["Developed reliability, led accessible design and recurring audits"]),
    ("C301", ["Led LED lamps", "Set the SET table"]),
    ("F103", ["Trained 16 weavers in dyeing", "Led 14 weavers in Leeds"]),
    ("F103", ["Grew the mill from 4 to 9 looms", "Oiled all 9 looms"]),
    ("F103", ["Moved 44 looms to Leeds", "Insured 48 carts", "Sold all 12 looms of the old mill"]),
    ("F108", ["Doubled output from 20 to 41 yards", "Nearly halved waste, from 12 days to 7"]),
    ("F108", ["More than doubled output from 20 to 55 yards and cut waste from 9 to 8 bales"]),
    ("S014", ["Asked why?", "Wrote “What is a loom?” twice"]),
    ("X104", ["Wrote [loom.config.json](https://mill.museum/loom)"]),
    ("X111", ["Married wool with silk", "Wrote for parents of young weavers"]),
    ("C106", ["Wove shawls, hats and rugs", "Moved looms, a dyehouse and carts"]),
    ("C107", ["Sold 2M shawls in Leeds", "Dyed 3M yards", "Earned EUR 4 million for the mill"]),
    ("C107", ["Wove 12,000 shawls", "Dyed 14,000 yards", "Kept the looms to IEC 62304 and ISO/IEC 27001 rules"]),
    ("C107", ["Wove 12,000 shawls and sold 14,000", "Spent EUR 12K on looms"]),
    ("F103", ["Moved 42 looms to Leeds, 12 of all 40 looms by barge"]),
    ("F103", ["Grew sales by 7.5% in a year", "Lowered waste from 2.1% to 1.3% of sales"]),
    ("F108", ["Cut waste by 38% (212 to 131 bales)", "Cut waste by 40% (of 200 to 300 bales)"]),
    ("C209", ["Measured qubits in wool"]),
    ("X111", ["Wove for a mill born 1991 looms ago"]),
]


@pytest.mark.parametrize(("code", "highlights"), FOUND)
def test_more_is_found(code: str, highlights: list[str], tmp_path: Path) -> None:
    parts = (highlight.partition("   # ") for highlight in highlights)
    assert_found(code, job(*(f'"{text}"{f"   # {mark}" if mark else ""}' for text, _, mark in parts)), tmp_path)


@pytest.mark.parametrize(("code", "highlights"), LET_BE)
def test_what_is_right_is_let_be(code: str, highlights: list[str], tmp_path: Path) -> None:
    assert findings(code, job(*(f'"{text}"' for text in highlights)), tmp_path) == []
