"""The contacts of the letterhead: in even rows, none of them alone."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from cvbuild.inspection.pdf import inspect
from cvbuild.model.document import Bullet, Span
from cvbuild.model.theme import Paper
from cvbuild.render._weasyprint.letterhead import balanced
from tests.pdfs import pdf
from tests.render.test_shipped_themes import theme
from tests.sample import sample

CONTACTS = (
    "Dallas, TX",
    "vanshaw.reinholdt@mail.example",
    "+1 214 555 0143",
    "github.com/v-reinholdt",
    "linkedin.com/in/vreinholdt",
    "reinholdt.example",
    "orcid.org/0000-0002-1825-0097",
    "scholar.example/citations/user/xyz",
)


@pytest.mark.parametrize(
    ("widths", "room", "rows"),
    [
        ([10, 10], 100, [[0, 1]]),
        ([40, 40, 40, 40], 90, [[0, 1], [2, 3]]),
        ([20] * 5, 90, [[0, 1, 2], [3, 4]]),
        ([20] * 6, 110, [[0, 1, 2], [3, 4, 5]]),
        ([30] * 7, 120, [[0, 1, 2], [3, 4], [5, 6]]),
    ],
)
def test_rows_are_even(widths: list[float], room: float, rows: list[list[int]]) -> None:
    assert [len(row) for row in balanced(widths, 2, room)] == [len(row) for row in rows]


@pytest.mark.parametrize("paper", ["letter", "a4"])
@pytest.mark.parametrize("name", ["classic", "centred", "photo", "compact"])
@pytest.mark.parametrize("count", range(4, 9))
def test_no_contact_is_alone(count: int, name: str, paper: Paper) -> None:
    contacts = tuple(
        Bullet((Span(text, url=f"https://{text}" if "/" in text else ""),), f"basics.c{number}")
        for number, text in enumerate(CONTACTS[:count])
    )
    document = replace(sample(), header=replace(sample().header, contacts=contacts), sections=())
    lasts = [text.split()[-1] for text in CONTACTS[:count]]
    words = inspect(pdf(document, theme(name), paper)).words
    rows = Counter(word.y for word in words if word.text in lasts)
    assert sum(rows.values()) == count
    assert 1 not in rows.values()
    label = "".join(span.text for span in document.header.label)
    assert not rows.keys() & {word.y for word in words if word.text == label.split()[-1]}, (
        "contacts beside the headline"
    )


@pytest.mark.parametrize(("share", "count"), [(75, 4), (75, 6), (85, 7)])
def test_contacts_of_another_width_beside_sections_are_balanced_on_the_page(share: int, count: int) -> None:
    """In a theme whose letterhead is narrower where there are sections, rows are not those of a letterhead alone."""
    css = f"header:has(+ section) {{ width: {share}% }}"
    narrow = replace(theme("classic"), files={**theme("classic").files, "look.css": css.encode()})
    contacts = tuple(Bullet((Span(text),), f"basics.c{number}") for number, text in enumerate(CONTACTS[:count]))
    document = replace(sample(), header=replace(sample().header, contacts=contacts))
    lasts = [text.split()[-1] for text in CONTACTS[:count]]
    rows = Counter(word.y for word in inspect(pdf(document, narrow)).words if word.text in lasts)
    assert sum(rows.values()) == len(lasts)
    assert 1 not in rows.values()
