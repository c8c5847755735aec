"""Checks of variants (family V) in their awkward cases."""

from __future__ import annotations

import contextlib
import textwrap
from pathlib import Path

import pytest

from cvbuild.checking import Picked
from cvbuild.finding import Severity
from cvbuild.pipeline import Request, build
from tests.checked import TODAY, assert_found, findings
from tests.examples import example

JOBS = """
    work:
      - {id: third, name: Third, position: Engineer, startDate: 2023-06}
      - {id: second, name: Second, position: Engineer, startDate: 2021-06, endDate: 2023-05}
      - {id: first, name: First, position: Engineer, startDate: 2018-01, endDate: 2021-05}
"""

CASES = {
    "V102 a tag that only a held item carries": (
        "V102",
        """
    tags: {engines: machines, training: runs}   # V102
    work:
      - name: A
        position: B
        startDate: 2019-01
        tags: [engines]
        highlights:
          - {text: Trained, tags: [training], hold: where?}
        """,
    ),
    "V102 tags for readers beside tags for topics make one note": (
        "V102",
        """
    tags:
      quant: traders
      rust: a language   # V102
      gpu: cards
    work:
      - {name: A, position: B, startDate: 2019-01, tags: [quant, rust, gpu]}
    # file: variants/plain.yaml
    tags: [quant]
    sections: [work]
        """,
    ),
    "V103 many brothers are one note, one that is shown somewhere is none": (
        "V103",
        """
    tags: {a: one, b: two}
    publications:
      - {name: Shown, tags: [a]}
      - {name: Hidden one, tags: [b]}   # V103
      - {name: Hidden two, tags: [b]}
      - {name: Hidden three, tags: [b]}
      - {name: Hidden four, tags: [b]}
    # file: variants/plain.yaml
    tags: [a]
    sections: [publications]
        """,
    ),
    "V103 what is on hold, and what stands below it, is not told": (
        "V103",
        """
    work:
      - {name: A, position: B, startDate: 2019-01, hold: why?, highlights: [Did it]}
    projects: [{name: P}]
    # file: variants/plain.yaml
    sections: [work, projects]
        """,
    ),
    "V103 a section that no variant shows is told once": (
        "V103",
        """
    work: [{name: A, position: B, startDate: 2019-01}]
    interests:   # V103
      - {name: Chess}
      - {name: Go}
    # file: variants/plain.yaml
    sections: [work]
        """,
    ),
    "V103 a profile": (
        "V103",
        """
    tags: {a: one, social: networks}
    basics:
      name: Ada Lovelace
      profiles:
        - {network: GitHub, url: https://github.com/ada}
        - {network: X, url: https://x.com/ada, tags: [social]}   # V103
    work: [{name: A, position: B, startDate: 2019-01, tags: [a]}]
    # file: variants/plain.yaml
    tags: [a]
    sections: [work]
        """,
    ),
    "V104 headlines have words, too": (
        "V104",
        """
    basics:
      name: Ada Lovelace
      headlines: [Analyst of engines]
    # file: variants/plain.yaml
    headline: analyst-of-engines   # V104
    sections: [work]
        """,
    ),
    "V105 a tag in, one id of it out": (
        "V105",
        """
    tags: {a: one}
    work:
      - {id: x, name: A, position: B, startDate: 2019-01, tags: [a]}
      - {id: y, name: C, position: D, startDate: 2017-01, endDate: 2018-12, tags: [a]}
    # file: variants/plain.yaml
    tags: [a]
    exclude: [y]
    sections: [work]
        """,
    ),
    "V105 a tag in and out": (
        "V105",
        """
    tags: {a: one}
    work: [{name: A, position: B, startDate: 2019-01, tags: [a]}]
    # file: variants/plain.yaml
    tags: [a]   # V105
    excludeTags: [a]
    sections: [work]
        """,
    ),
    "V105 ordered and excluded": (
        "V105",
        """
    projects: [{id: x, name: X}, {id: y, name: Y}]
    # file: variants/plain.yaml
    exclude: [x]
    sections:
      - projects: {order: [x, y]}   # V105
        """,
    ),
    "V106 a limit of nothing is meant": (
        "V106",
        """
    projects: [{name: X, keywords: [C, Ada]}, {name: Y}]
    # file: variants/plain.yaml
    sections:
      - projects: {keywords: {max: 0}}
        """,
    ),
    "V107 what another tag would have left out anyway": (
        "V107",
        """
    tags: {a: one, b: two}
    work:
      - name: A
        position: B
        startDate: 2019-01
        highlights: [{text: Did it, tags: [b], hold: why?}, {text: Did more, tags: [a]}]
    # file: variants/plain.yaml
    tags: [a]
    sections: [work]
        """,
    ),
    "V107 keywords of a group are told together": (
        "V107",
        """
    skills:
      - name: Tools
        keywords:
          - {text: Mill, hold: where?}   # V107
          - {text: Store, hold: where?}
          - Card
        """,
    ),
    "V108 jobs before the first shown one may go": (
        "V108",
        JOBS
        + """
    # file: variants/plain.yaml
    exclude: [first]
    sections: [work]
        """,
    ),
    "V108 the last job left out": (
        "V108",
        JOBS
        + """
    # file: variants/plain.yaml
    exclude: [third]   # V108
    sections: [work]
        """,
    ),
    "V108 a hole of the source is not the variant's": (
        "V108",
        """
    work:
      - {id: late, name: Late, position: B, startDate: 2023-06}
      - {id: short, name: Short, position: B, startDate: 2021-03, endDate: 2021-05}
      - {id: early, name: Early, position: B, startDate: 2017-01, endDate: 2020-01}
    # file: variants/plain.yaml
    exclude: [short]
    sections: [work]
        """,
    ),
    "V108 a degree fills the hole": (
        "V108",
        JOBS
        + """
    education: [{institution: O, startDate: 2021-06, endDate: 2023-05}]
    # file: variants/plain.yaml
    exclude: [second]
    sections: [work, education]
        """,
    ),
    "V108 years are taken as long as they can be": (
        "V108",
        """
    work:
      - {id: late, name: Late, position: B, startDate: 2022}
      - {id: mid, name: Mid, position: B, startDate: 2021-02, endDate: 2021-11}
      - {id: early, name: Early, position: B, startDate: 2017, endDate: 2021}
    # file: variants/plain.yaml
    exclude: [mid]
    sections: [work]
        """,
    ),
    "V109 nothing is on hold": (
        "V109",
        """
    work: [{name: A, position: B, startDate: 2019-01}]
    projects: [{name: P, hold: why?}]
    # file: variants/plain.yaml
    sections: [work, projects]
        """,
    ),
    "V109 the summary was not named": (
        "V109",
        """
    basics:
      name: Ada Lovelace
      summaries: [{id: one, text: Analyst}]
    work: [{name: A, position: B, startDate: 2019-01}]
    # file: variants/plain.yaml
    sections:
      - summary   # V109
      - work
        """,
    ),
    "V110 blanks do not count": (
        "V110",
        """
    work:
      - name: A
        position: B
        startDate: 2019-01
        highlights:
          - text: Read 25 tables a day
            wordings: {short: {text: Read tables, of: Read  25 tables a day}, long: Read 25 tables}
        """,
    ),
    "V111 lengths, variants and what they extend": (
        "V111",
        """
    work:
      - name: A
        position: B
        startDate: 2019-01
        highlights:
          - text: Read 25 tables a day
            wordings:
              short: a
              _base: b
              plain: c
              tiny: d
              qant: e   # V111
    # file: variants/plain.yaml
    extends: _base
    wording: tiny
    # file: variants/_base.yaml
    sections: [work]
        """,
    ),
    "V113 another order is another variant": (
        "V113",
        """
    work: [{name: A, position: B, startDate: 2019-01}]
    projects: [{name: P}]
    # file: variants/one.yaml
    sections: [work, projects]
    # file: variants/two.yaml
    sections: [projects, work]
        """,
    ),
    "V114 entries that never had a highlight, projects with a description": (
        "V114",
        """
    tags: {b: two}
    work: [{name: A, position: B, startDate: 2019-01}]
    projects:
      - {name: P, description: A store, highlights: [{text: Grew, tags: [b]}]}
    # file: variants/plain.yaml
    sections: [work, projects]
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_finds_what_is_marked_and_nothing_else(name: str, tmp_path: Path) -> None:
    assert_found(*CASES[name], folder=tmp_path)


GRADES = {
    "an entry's name seldom changes": (
        "V104",
        """
    projects: [{name: Ledge}, {name: Apex}]
    # file: variants/plain.yaml
    sections:
      - projects: {order: [apex]}
        """,
        [Severity.NOTE],
    ),
    "what is on hold gets printed": (
        "V105",
        """
    work: [{id: x, name: A, position: B, startDate: 2019-01, hold: why?}]
    # file: variants/plain.yaml
    include: [x]
    sections: [work]
        """,
        [Severity.ERROR],
    ),
    "a cap that cuts the best": (
        "V106",
        """
    projects: [{name: A, priority: 5}, {name: B, priority: 5}, {name: C}]
    # file: variants/plain.yaml
    sections:
      - projects: {max: 1}
        """,
        [Severity.NOTE, Severity.WARNING],
    ),
    "a base that lists every section": (
        "V109",
        """
    work: [{name: A, position: B, startDate: 2019-01}]
    # file: variants/plain.yaml
    sections: [work, awards]
        """,
        [Severity.NOTE],
    ),
    "the same on other paper": (
        "V113",
        """
    work: [{name: A, position: B, startDate: 2019-01}]
    # file: variants/one.yaml
    sections: [work]
    # file: variants/two.yaml
    sections: [work]
    paper: a4
        """,
        [Severity.NOTE],
    ),
}


@pytest.mark.parametrize("name", GRADES)
def test_is_as_grave_as_it_matters(name: str, tmp_path: Path) -> None:
    code, text, severities = GRADES[name]
    assert sorted(finding.severity for finding in findings(code, text, tmp_path)) == severities


def test_an_unknown_wording_is_not_told_while_some_variants_are_unread(tmp_path: Path) -> None:
    text = CASES["V111 lengths, variants and what they extend"][1]
    example(textwrap.dedent(text).strip("\n"), "V111").write(tmp_path)
    (tmp_path / "variants" / "qant.yaml").write_text("sections: [work]\n", encoding="utf-8")
    with contextlib.chdir(tmp_path):
        picked = Picked(select=("V111", "V103"))
        assert build(Request(Path(), TODAY, variants=("plain",), formats=(), picked=picked)).findings == ()
