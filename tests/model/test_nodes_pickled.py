"""Nodes that another process gets: a theme of one's own is read and rendered in one."""

from __future__ import annotations

import pickle

from cvbuild.model.variant import Variant
from tests.projects import resume_of


def test_a_variant_keeps_its_name() -> None:
    variant = Variant().named("quant", ("quant", "_base"))
    again = pickle.loads(pickle.dumps(variant))
    assert (again, again.name, again.lineage) == (variant, "quant", ("quant", "_base"))


def test_entries_keep_their_paths() -> None:
    resume = resume_of("basics: {name: Ada}\nwork: [{name: Mill, highlights: [Led]}]\n")
    again = pickle.loads(pickle.dumps(resume))
    assert again == resume
    assert [again.work[0].path, again.work[0].highlights[0].path] == ["work[0]", "work[0].highlights[0]"]
