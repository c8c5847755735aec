"""Checks of contact, links and privacy (family X) and of the locale in their awkward cases."""

from __future__ import annotations

from pathlib import Path

import pytest

from cvbuild.finding import Severity
from tests.checked import assert_found, findings

PERSON = "basics: {name: Ada Lovelace, %s}"

GOOD = {
    "X101": [
        "url: https://lovelace.org",
        "url: 'https://lovelace.org:8080/ada?page=2#top'",
        "url: https://müller.de/ada",
        "url: https://sub.domain.co.uk/~ada/",
        "email: ada.lovelace+cv@mail.lovelace.co.uk",
        "email: o'leary@lovelace.org",
        "phone: +44 20 7946 0123",
        "phone: (614) 555-0172",
        "phone: +49 (0)69 5550 1234",
        "phone: 404.555.0186 ext. 12",
        "phone: 07700 900 412 (mobile)",
        "phone: 'Tel: 020 7946 0123'",
        "summary: 'See [mail](mailto:ada@lovelace.org?subject=CV), [call](tel:+442079460123)'",
        "summary: 'Has [brackets] without a link'",
    ],
    "X102": ["url: https://lovelace.org", "summary: Wrote the http module"],
    "X105": [
        "url: https://scholar.google.com/citations?user=AbC",
        "url: https://www.youtube.com/watch?v=abc&t=4",
        "summary: Tracked utm_source parameters in campaigns",
    ],
    "X111": [
        "summary: Married data science with design",
        "summary: Built single-page apps in an age of change",
        "summary: Led a 25 years old system to retirement",
        "summary: Born in the cloud",
        "summary: National champion",
    ],
}

BAD = {
    "X101": [
        "url: lovelace.org",
        "url: github.com/ada",
        "url: //lovelace.org",
        "url: 'https://'",
        "url: https://localhost/ada",
        "url: 'https://love lace.org'",
        "url: 'htps://lovelace.org'",
        "url: 'javascript:alert(1)'",
        "url: 'file:///home/ada/cv.html'",
        "url: 'data:text/html,x'",
        "url: 'https://[::1'",
        "email: ada@lovelace",
        "email: ada.lovelace.org",
        "email: ada@lovelace..org",
        "email: ada @lovelace.org",
        "phone: on request",
        "phone: 555-1234 / 555-9876 / 555-0000",
        "phone: '12345'",
        "summary: 'See [notes](notes/one)'",
        "summary: 'See [mail](mailto:ada)'",
        "summary: 'Sums a[i](j)'",
    ],
    "X102": [
        "url: http://lovelace.org",
        "summary: See http://lovelace.org",
        "summary: 'See [me](http://lovelace.org)'",
    ],
    "X105": ["url: https://lovelace.org/?a=1&fbclid=x", "summary: '[me](https://lovelace.org/?utm_medium=cv)'"],
    "X111": [
        "summary: 'Date of birth: 4 May 1984'",
        "summary: 'Nationality: British'",
        "summary: 'Analyst, marital status single'",
        "summary: 'Born in 1984 in London'",
        "summary: 'Age: 34'",
        "image: ada.jpg",
    ],
}


@pytest.mark.parametrize(("code", "field"), [(code, field) for code, fields in GOOD.items() for field in fields])
def test_is_silent(code: str, field: str, tmp_path: Path) -> None:
    assert findings(code, PERSON % field, tmp_path) == []


@pytest.mark.parametrize(("code", "field"), [(code, field) for code, fields in BAD.items() for field in fields])
def test_speaks_up(code: str, field: str, tmp_path: Path) -> None:
    assert len(findings(code, PERSON % field, tmp_path)) == 1


CASES = {
    "S018 a language with words": ("S018", "locale: fr\nbasics: {name: Ada Lovelace}"),
    "X101 a host outside the list": (
        "X101",
        """
    checks: {X101: {hosts: [github.com]}}
    basics: {name: Ada Lovelace}
    projects:
      - {name: A, url: https://gist.github.com/ada/a}
      - {name: B, url: https://github.com.evil.org/ada/b}   # X101
        """,
    ),
    "X103 one employer, two jobs": (
        "X103",
        """
    work:
      - {name: Mill, url: https://mill.org, position: B, startDate: 2019-01}
      - {name: Mill, url: https://mill.org/, position: A, startDate: 2017-01, endDate: 2018-12}
        """,
    ),
    "X103 the own site in the letterhead and below": (
        "X103",
        """
    basics: {name: Ada Lovelace, url: https://lovelace.org/ada}
    publications: [{name: Notes, url: https://lovelace.org/ada}]
        """,
    ),
    "X103 spelled another way": (
        "X103",
        """
    projects:
      - {name: A, url: https://github.com/ada/a}
      - {name: B, url: https://www.GitHub.com/ada/a/}   # X103
      - {name: C, url: https://github.com/ada/a?tab=readme}
        """,
    ),
    "X104 shortened, by subdomain, by name": (
        "X104",
        """
    work:
      - name: Mill
        position: B
        startDate: 2019-01
        highlights:
          - Wrote [lovelace.org](https://lovelace.org/notes/1)
          - Wrote [site.org](https://docs.site.org/x)
          - Ran [Node.js](https://nodejs.org) and [the store](https://store.org)
          - Wrote [www.mill.org/](https://mill.org)
          - Wrote [mail@mill.org](mailto:other@mill.org)   # X104
          - Wrote [mill.org/a](https://mill.org/b)   # X104
        """,
    ),
    "X107 a street in a summary": (
        "X107",
        """
    basics:
      name: Ada Lovelace
      summary: Lives at 12 St James's Square, London
      location: {address: 12 St James's Square, city: London}   # X107
        """,
    ),
    "X107 mail is released, phone is not, and referees stay in": (
        "X107",
        """
    checks: {X107: {show: [email]}}
    basics:
      name: Ada Lovelace
      email: ada@lovelace.org
      phone: 020 7946 0123   # X107
    references:   # X107
      - {name: Charles Babbage, reference: She wrote it.}
        """,
    ),
    "X107 a number that only looks like it": (
        "X107",
        """
    checks: {X107: {show: []}}
    basics: {name: Ada Lovelace, summary: Handled 7946 orders and 0123 others}
        """,
    ),
    "X108 a link in a text, an address in a text, the client": (
        "X108",
        """
    work:
      - name: A tier-1 firm
        position: B
        startDate: 2019-01
        disclosure: anonymized
        highlights:
          - Built [it](https://mill.org)   # X108
          - Built github.com/ada/mill   # X108
          - Built a store
    projects:
      - name: Mill
        disclosure: proprietary
        entity: Babbage & Co
        description: A mill for Babbage & Co   # X108
        """,
    ),
    "X109 a profile alone is a note": ("X109", "basics: {name: A, email: a@b.org, location: {city: C}}   # X109"),
    "X110 a job elsewhere, a city from the list": (
        "X110",
        """
    basics: {name: Ada Lovelace, location: {city: London}, locations: [{id: l, city: London}]}
    work: [{name: A, position: B, startDate: 2019-01, location: Paris}]
        """,
    ),
    "X111 other countries, other customs": (
        "X111",
        "locale: de-DE\nbasics: {name: Ada Lovelace, summary: 'Date of birth: 1984', image: ada.jpg}",
    ),
    "X112 capitals, a site beside it, a fact that is cited": (
        "X112",
        """
    facts:
      mill: {subject: projects.mill, evidence: {repository: https://github.com/ada/Mill}}
      store: {subject: projects.store, evidence: {repository: https://github.com/ada/store}}
      card: {evidence: {repository: https://github.com/ada/card}}
    projects:
      - {id: mill, name: MILL, url: https://github.com/ada/mill.git}
      - {id: store, name: Store, url: https://store.org}
      - id: card
        name: Card
        url: https://github.com/ada/cards   # X112
        highlights: [{text: Punched, facts: [card]}]
        """,
    ),
    "X114 kept promises and other words": (
        "X114",
        """
    work:
      - name: Mill
        position: B
        startDate: 2019-01
        highlights:
          - Gave a live demo to 200 customers
          - Migrated a live application without downtime
          - Reviewed the code available to all teams
          - Wrote the paper ([see repository](https://github.com/ada/mill))
          - "Planner for looms, live application"   # X114
    projects:
      - {name: Store, description: See the repository, disclosure: proprietary}
      - {name: Card, description: Code on GitHub}   # X114
        """,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_finds_what_is_marked_and_nothing_else(name: str, tmp_path: Path) -> None:
    assert_found(*CASES[name], folder=tmp_path)


def test_a_missing_profile_is_a_note_a_missing_address_a_warning(tmp_path: Path) -> None:
    (profile,) = findings("X109", "basics: {name: A, email: a@b.org, location: {city: C}}", tmp_path)
    (email,) = findings("X109", "basics: {name: A, url: https://a.org, location: {city: C}}", tmp_path)
    assert (profile.severity, email.severity) == (Severity.NOTE, Severity.WARNING)


def test_a_finding_points_at_the_very_address(tmp_path: Path) -> None:
    (found,) = findings("X102", "basics: {name: A, summary: See http://a.org now}", tmp_path)
    assert (found.place.column, found.place.end_column) == (32, 44)
