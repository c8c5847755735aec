"""Layout of a PDF: which words on a page are of which text."""

from __future__ import annotations

from cvbuild.analysis.pages.layout import by_section, find_fragments
from cvbuild.model.artifact import Inspection, Word
from cvbuild.model.document import Bullet, BulletList, Document, Entry, Header, Section, Span


def test_words_are_assigned_to_the_texts_of_one_path() -> None:
    entry = Entry(
        (Span("Mill"),), (Span("2019"),), blocks=(BulletList((Bullet((Span("Did it"),), "w[0].h[0]"),)),), path="w[0]"
    )
    document = Document(Header("Ada"), (Section("Work", (entry,), "work"),), "Ada", "Ada")
    words = tuple(Word(text, 1, y) for text, y in (("Ada", 1), ("Work", 2), ("Mill", 3), ("2019", 3), ("Did", 4)))
    laid = find_fragments(document, Inspection("pdf", (*words, Word("it", 2, 1.0))))
    assert [(part.fragment.role, [word.text for word in part.words]) for part in laid[1:]] == [
        ("heading", ["Work"]),
        ("title", ["Mill"]),
        ("aside", ["2019"]),
        ("bullet", ["Did", "it"]),
    ]
    assert [len(part.lines) for part in by_section(laid)["work"]] == [1, 1, 2]
