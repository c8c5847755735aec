"""The words of a résumé stand in PDF, DOCX and text, all of them, in order, whatever they are."""

from __future__ import annotations

from hypothesis import given, settings

from cvbuild.alignment import align
from cvbuild.document import Document
from cvbuild.inspection import inspector
from cvbuild.render import renderer
from cvbuild.theme import RenderOptions
from tests.sample import classic
from tests.strategies import documents


@settings(max_examples=25)
@given(documents())
def test_every_format_has_the_words_of_the_document_in_order(document: Document) -> None:
    for name in ("pdf", "docx", "txt"):
        rendered = renderer(name).render(document, classic(), RenderOptions())
        assert rendered.value is not None, rendered.findings
        reader = inspector(name)
        assert reader is not None
        assert align(document, reader.inspect(rendered.value).words).differences == (), name
