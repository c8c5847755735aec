"""One's own name among authors: the forms that are it, and the names of others that look alike."""

from __future__ import annotations

import pytest

from cvbuild.model.document import Span, plain
from cvbuild.model.sections import section_types
from cvbuild.model.sections._authors import is_own_name
from tests.projects import resume_of

OWN = {
    "Ada Lovelace": [
        *("Ada Lovelace", "A. Lovelace", "A Lovelace", "Lovelace, A.", "Lovelace, Ada", "Lovelace A", "LOVELACE, A."),
        *("Ada K. Lovelace", "A. K. Lovelace", "Lovelace, A. K.", "Lovelace AK", "Ada Lovelace*", "Lovelace Ada"),
    ],
    "Dr. Inês Moreau, PhD": ["Ines Moreau", "I. Moreau", "Moreau, I.", "Inês Moreau (ed.)", "I. Moreau†"],
    "José María García-Márquez y López": ["J. M. García-Márquez", "García-Márquez, J.", "Garcia-Marquez y Lopez, J."],
    "Jan van der Berg": ["J. van der Berg", "van der Berg, J.", "Jan van der Berg"],
    "Jean-Pierre Roux": ["J.-P. Roux", "Roux, Jean-Pierre", "Roux JP"],
    "Mika Sato": ["Sato Mika", "M. Sato", "Sato, M."],
    "山田太郎": ["山田太郎"],
}  # fmt: skip
OTHERS = {
    "Ada Lovelace": [
        *("B. Lovelace", "Lovelace, B.", "Ada Loveless", "A. Love", "Lovelace", "Anna Lovelace", "Lovelace BA"),
        *("Ada", "", "et al.", "A. Lovelace-Byron", "World Council"),
    ],
    "Ada King Lovelace": ["A. King", "King, Ada", "A. B. Lovelace"],
    "Jan van der Berg": ["J. van den Berg", "A. van der Berg"],
    "Li Wei": ["W. Chen", "Li, X."],
}


@pytest.mark.parametrize(("own", "author"), [(own, author) for own, forms in OWN.items() for author in forms])
def test_own_name(own: str, author: str) -> None:
    assert is_own_name(author, own)


@pytest.mark.parametrize(("own", "author"), [(own, author) for own, forms in OTHERS.items() for author in forms])
def test_name_of_another(own: str, author: str) -> None:
    assert not is_own_name(author, own)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            "authors: [A. Okafor, I. Moreau], journal: Tides, volume: 12, issue: 3, pages: 4--6, releaseDate: 2023-04",
            "A. Okafor, **I. Moreau**. T. *Tides* 12(3), 4–6, Apr 2023",
        ),
        ("authors: [A. Okafor, '**I. Moreau**']", "A. Okafor, **I. Moreau**. T"),
        ("authors: I. Moreau, doi: 10.5555/a", "**I. Moreau**. T. [doi.org/10.5555/a](https://doi.org/10.5555/a)"),
        ("doi: 'https://doi.org/10.5555/a'", "T. [doi.org/10.5555/a](https://doi.org/10.5555/a)"),
        ("doi: 'doi:10.5555/a'", "T. [doi.org/10.5555/a](https://doi.org/10.5555/a)"),
        ("journal: X, url: 'https://a.example/x', summary: Best paper.", "[T](https://a.example/x). *X*. Best paper."),
        ("volume: 3, publisher: Sea Press", "T. 3, Sea Press"),
        ("publisher: Sea Press, releaseDate: 2020", "T (Sea Press, 2020)"),
        ("summary: A note", "T: A note"),
    ],
)  # fmt: skip
def test_a_reference_is_worded_like_those_in_papers(entry: str, words: str) -> None:
    resume = resume_of(f"basics: {{name: Ines Moreau}}\npublications: [{{name: T, {entry}}}]")
    (bullets,) = section_types()["publications"].compose(resume.publications, _context(resume))
    assert "".join(map(_marked, bullets.bullets[0].spans)) == words


@pytest.mark.parametrize("title", ["Why tides?", "Tides!", "The end …"])
def test_a_title_with_its_own_mark_gets_no_full_stop(title: str) -> None:
    resume = resume_of(f"basics: {{name: Ines Moreau}}\npublications: [{{name: '{title}', journal: Tides}}]")
    (bullets,) = section_types()["publications"].compose(resume.publications, _context(resume))
    assert plain(bullets.bullets[0].spans) == f"{title} Tides"


def _context(resume):  # type: ignore[no-untyped-def]
    from cvbuild.model.labels import labels
    from cvbuild.model.sections import Context

    return Context(resume.basics, labels("en"))


def _marked(span: Span) -> str:
    text = f"**{span.text}**" if span.strong else f"*{span.text}*" if span.emphasis else span.text
    return f"[{text}]({span.url})" if span.url else text
