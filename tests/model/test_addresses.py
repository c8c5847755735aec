"""Addresses of links as words: when they are printed, and what is the link then."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from cvbuild.compose.compose import compose
from cvbuild.compose.select import select
from cvbuild.model.addresses import Links, addressed, with_addresses
from cvbuild.model.document import Document, Span, Spans, plain
from tests.projects import resume_of, variant_of
from tests.strategies import documents, spans

REPORT = "https://www.a.example/report/"


def marked(found: Spans) -> str:
    """Words with the links among them in brackets."""
    return "".join(f"[{span.text}]" if span.url else span.text for span in found)


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ("text", "see [the ][report]."),
        ("address", "see the report ([a.example/report])."),
        ("both", "see [the ][report (a.example/report)]."),
    ],
)
def test_where_the_address_is_printed(links: Links, expected: str) -> None:
    words = (Span("see "), Span("the ", url=REPORT), Span("report", strong=True, url=REPORT), Span("."))
    assert marked(addressed(words, links)) == expected


@pytest.mark.parametrize(
    "link",
    [
        Span("a.example/report", url=REPORT),
        Span("https://www.a.example/report/", url=REPORT),
        Span("LinkedIn: linkedin.com/in/a", url="https://www.linkedin.com/in/a"),
        Span("a@b.example", url="mailto:a@b.example"),
        Span("+351 21", url="tel:+35121"),
        Span("no link"),
    ],
)
@pytest.mark.parametrize("links", ["address", "both"])
def test_an_address_that_is_printed_is_not_printed_again(link: Span, links: Links) -> None:
    assert addressed((link,), links) == (link,)


@given(documents())
@settings(max_examples=15)
def test_no_word_is_lost_and_nothing_changes_twice(document: Document) -> None:
    for links in ("address", "both"):
        once = with_addresses(document, links)
        for before, after in zip(document.fragments, once.fragments, strict=True):
            assert (before.path, before.role, before.marker) == (after.path, after.role, after.marker)
            words = iter(after.text)
            assert all(letter in words for letter in before.text)
        assert with_addresses(document, "text") is document


@given(spans())
@settings(max_examples=25)
def test_links_stay(words: Spans) -> None:
    for links in ("address", "both"):
        assert {span.url for span in addressed(words, links)} - {""} == {span.url for span in words} - {""}


@pytest.mark.parametrize(
    ("variant", "defaults", "title"),
    [
        ("{}", {}, "Mill"),
        ("{links: both}", {}, "Mill (a.example/mill)"),
        ("{}", {"links": "address"}, "Mill (a.example/mill)"),
        ("{links: text}", {"links": "address"}, "Mill"),
    ],
)
def test_the_variant_decides_then_the_theme(variant: str, defaults: dict[str, str], title: str) -> None:
    resume = resume_of("basics: {name: A}\nwork: [{name: Mill, url: 'https://a.example/mill'}]")
    chosen, places = variant_of(variant)
    chosen = chosen.with_defaults(defaults)
    document = compose(select(resume, chosen, places).resume, chosen)
    assert next(part.text for part in document.fragments if part.role == "title") == title


@pytest.mark.parametrize(
    ("profile", "shown"),
    [
        ("{network: GitHub, username: ines, url: 'https://github.com/ines'}", "[github.com/ines]"),
        ("{network: Stack Overflow, url: 'https://stackoverflow.com/users/5'}", "[stackoverflow.com/users/5]"),
        ("{network: Portfolio, url: 'https://moreau.example/art'}", "Portfolio: [moreau.example/art]"),
        (
            "{network: Masto, username: '@ines', url: 'https://social.example/@ines'}",
            "Masto: [social.example/@ines]",
        ),
        ("{network: Forum, username: ines, url: 'https://forum.example/u/7'}", "ines, [forum.example/u/7]"),
        ("{network: Mastodon, username: ines}", "Mastodon: ines"),
    ],
)
def test_a_profile_says_what_its_address_does_not(profile: str, shown: str) -> None:
    resume = resume_of(f"basics: {{name: A, profiles: [{profile}]}}")
    chosen, places = variant_of("{}")
    (contact,) = compose(select(resume, chosen, places).resume, chosen).header.contacts
    assert marked(contact.spans) == shown
    assert "None" not in plain(contact.spans)
