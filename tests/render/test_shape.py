"""What shapes a file: the document, the theme and the options, never what else an edition knows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from cvbuild.render import formats, is_data, rendered, shape
from tests.pdfs import classic
from tests.projects import resume_of, variant_of
from tests.sample import edition, sample

PRIVATE = """\
basics: {name: Maya Lindqvist}
facts: {latency: {figures: [85%], caveat: measured once}}
work: [{name: Northwind, note: ask for the numbers, highlights: [{text: Cut latency, hold: under review}]}]
"""
PUBLIC = "basics: {name: Maya Lindqvist}\nwork: [{name: Northwind, highlights: [Cut latency]}]\n"


FOR_PEOPLE = tuple(name for name in formats() if not is_data(name))


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_what_is_in_the_resume_only_shapes_no_file(name: str) -> None:
    one = edition(sample(), classic())
    other = replace(one, resume=resume_of(PRIVATE), variant=variant_of("label: for Acme")[0])
    assert shape(name, one) == shape(name, other)
    assert rendered(name, one).value == rendered(name, other).value


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_words_theme_and_paper_shape_a_file(name: str) -> None:
    one = edition(sample(), classic())
    others = (
        replace(one, document=replace(one.document, subject="Pilot")),
        replace(one, theme=classic().tightened(1)),
        replace(one, options=replace(one.options, paper="a4")),
    )
    assert len({repr(shape(name, each)) for each in (one, *others)}) == 4


@pytest.mark.parametrize("name", [name for name in formats() if is_data(name)])
def test_private_fields_shape_no_format_for_programs(name: str) -> None:
    one = replace(edition(sample(), classic()), resume=resume_of(PUBLIC), variant=variant_of("sections: [work]")[0])
    private = replace(one, resume=resume_of(PRIVATE), variant=variant_of("sections: [work]\nlabel: for Acme")[0])
    assert shape(name, one) == shape(name, private)
    assert rendered(name, one).value == rendered(name, private).value
    changed = replace(one, resume=resume_of(PUBLIC.replace("Cut", "Halved")))
    assert shape(name, one) != shape(name, changed)
