"""Nothing is lost: every text of a source is in its document, or has a reason; seen by a mutation of each section."""

from __future__ import annotations

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cvbuild.compose.compose import compose
from cvbuild.compose.conservation import Omission, omissions
from cvbuild.compose.select import select
from cvbuild.model.document import Document
from cvbuild.model.resume import Resume
from cvbuild.model.variant import Variant
from cvbuild.syntax.source import SourceMap
from tests.every_key import FORMS, every_key, filled
from tests.projects import resume_of

REASONS = {"basics.image", "basics.location.address", "basics.location.postalCode"}


def built(data: object) -> tuple[Resume, Document]:
    """A source with all its items, and its document."""
    selected = select(resume_of(json.dumps(data)), Variant(), SourceMap("cv.yaml")).resume
    return selected, compose(selected, Variant())


def lost(data: object) -> list[Omission]:
    """What the document of a source lacks."""
    return list(omissions(*built(data), Variant()))


def test_every_key_is_printed_or_has_a_reason() -> None:
    found = lost(every_key())
    assert {one.path for one in found} == REASONS
    assert all(one.why for one in found)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_text_is_printed_in_every_key(form: str) -> None:
    found = lost(filled(lambda _: form))
    assert [one for one in found if not one.why] == []


@given(st.integers())
@settings(max_examples=15)
def test_any_part_of_any_source_is_printed_or_has_a_reason(seed: int) -> None:
    choose = random.Random(seed)
    found = lost(filled(choose.choice, lambda: choose.random() < choose.choice((0.2, 0.5, 0.9))))
    assert [one for one in found if not one.why] == []


def test_what_is_taken_out_is_noticed() -> None:
    selected, document = built(every_key())
    for gone in document.sections:
        left = tuple(section for section in document.sections if section is not gone)
        found = omissions(selected, replace(document, sections=left), Variant())
        assert any(one.path.startswith(gone.path) and not one.why for one in found), gone.path
