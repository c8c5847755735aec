"""Analysis of language: passages, openings, verbs, words, terms, lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cvbuild.analysis.language.prose import BLOT, Passage, opening, passages_of, sentences
from cvbuild.analysis.language.spelling import correction, is_known
from cvbuild.analysis.language.terms import key, runs
from cvbuild.analysis.language.varieties import spelling_of
from cvbuild.analysis.language.verbs import Tense, is_participle, past_of, verb
from cvbuild.analysis.language.wordlists import entries, names, wordlist
from cvbuild.model import inline
from cvbuild.model.document import Bullet, BulletList, Document, Entry, Header, Paragraph, Section, Term, Terms
from tests.projects import resume_of


def highlight(text: str) -> Passage:
    bullets = BulletList((Bullet(inline.spans(text), "work[0].highlights[0]"),))
    sections = (Section("Experience", (Entry(inline.spans("Mill"), blocks=(bullets,), path="work[0]"),), "work"),)
    return passages_of(Document(Header("Ada"), sections, "", ""))[-1]


def test_passages_know_whose_words_they_are() -> None:
    sections = (
        Section("Summary", (Paragraph(inline.spans("Analyst"), "basics.summaries[0]"),), "basics.summary"),
        Section("Skills", (Terms((Term(inline.spans("Tools:"), inline.spans("Go"), "skills[0]"),)),), "skills"),
        Section("Notes", (BulletList((Bullet(inline.spans("On mills"), "publications[0]"),)),), "publications"),
        Section("References", (Entry(inline.spans("Ann"), path="references[0]"),), "references"),
    )
    found = [(passage.kind, passage.text) for passage in passages_of(Document(Header("Ada"), sections, "", ""))]
    assert found == [
        ("name", "Ada"),
        ("heading", "Summary"),
        ("summary", "Analyst"),
        ("heading", "Skills"),
        ("list", "Tools: Go"),
        ("heading", "Notes"),
        ("publication", "On mills"),
        ("heading", "References"),
        ("name", "Ann"),
    ]


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Ran `make all` twice", "Ran ######## twice"),
        ('Wrote "My Mill" and sold it', "Wrote ######### and sold it"),
        ("Wrote *In vitro* notes at ada@mill.org, github.com/ada/x and mill.dev", "Wrote ######## notes at "),
        ("Grew it 5'10\" high", "Grew it 5'10\" high"),
        ("Ported Node.js and ASP.NET", "Ported Node.js and ASP.NET"),
    ],
)
def test_code_addresses_and_quotations_are_blotted_out(text: str, masked: str) -> None:
    passage = highlight(text)
    assert passage.masked.replace(BLOT, "#").startswith(masked)
    assert len(passage.masked) == len(passage.unquoted) == len(passage.text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Led a team", "Led"),
        ("Successfully led a team", "led"),
        ("Supply chains for mills", "Supply"),
        ("**GPU sharing:** Built it", "Built"),
        ("**GPU sharing**: built it", "built"),
        ("**Bold** opening", "Bold"),
        ("40 students", None),
        ("`make` all", None),
        ("Co-led a team", "Co-led"),
    ],
)
def test_openings(text: str, word: str | None) -> None:
    found = opening(highlight(text))
    assert (found.word if found else None) == word


def test_sentences() -> None:
    text = "Ran a mill in St. Louis, e.g. at night. Sold it! Why not? Ended."
    assert [sentence for _, sentence in sentences(text)] == [
        "Ran a mill in St. Louis, e.g. at night.",
        "Sold it!",
        "Why not?",
        "Ended.",
    ]


@pytest.mark.parametrize(
    ("text", "base", "tense", "certain"),
    [
        ("Manages vendors", "manage", Tense.THIRD, True),
        ("Led mills", "lead", Tense.PAST, True),
        ("Lead a team", "lead", Tense.BASE, True),
        ("Lead engineer for mills", "lead", Tense.BASE, False),
        ("Interview clients", "interview", Tense.BASE, True),
        ("Builds of mills", "build", Tense.THIRD, False),
        ("Builds REST APIs", "build", Tense.THIRD, True),
        ("Researches and drafted", "research", Tense.THIRD, True),
        ("Planned mills", "plan", Tense.PAST, True),
        ("Carries cards", "carry", Tense.THIRD, True),
        ("Managing mills", "manage", Tense.GERUND, True),
        ("Training for weavers", "train", Tense.GERUND, False),
        ("Co-authored a memoir", "author", Tense.PAST, True),
        ("Certified in ACLS", "certify", Tense.PAST, False),
        ("Automated the mill", "automate", Tense.PAST, True),
        ("Cut cost", "cut", Tense.EITHER, False),
    ],
)
def test_verbs(text: str, base: str, tense: Tense, certain: bool) -> None:
    word, _, rest = text.partition(" ")
    found = verb(word, f" {rest}")
    assert found is not None
    assert (found.base.removeprefix("co-"), found.tense, found.certain) == (base, tense, certain)


@pytest.mark.parametrize("word", ["Sales", "Kubernetes", "Multi-tenant", "The", "Hundred", "Responsible", "Hill"])
def test_no_verbs(word: str) -> None:
    assert verb(word) is None


@pytest.mark.parametrize(
    ("base", "past"),
    [("manage", "managed"), ("plan", "planned"), ("submit", "submitted"), ("develop", "developed"), ("lead", "led"),
     ("apply", "applied"), ("deploy", "deployed"), ("oversee", "oversaw"), ("cut", "cut"), ("refer", "referred")],
)  # fmt: skip
def test_pasts(base: str, past: str) -> None:
    assert past_of(base) == past
    assert is_participle({"led": "led", "oversaw": "overseen", "cut": "shown"}.get(past, past))


@pytest.mark.parametrize("word", ["pluggable", "carried", "mills", "remodelled", "microbenchmark", "busily"])
def test_derived_words_are_known(word: str) -> None:
    assert is_known(word)


@pytest.mark.parametrize("word", ["scaned", "useing", "atttrition", "studdents", "kubectlx"])
def test_other_words_are_not(word: str) -> None:
    assert not is_known(word)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("recieved", "received"), ("managment", "management"), ("progam", "program"), ("teh", "the"), ("kubectl", ""),
     ("webpack", ""), ("nginx", ""), ("etcd", "")],
)  # fmt: skip
def test_corrections(wrong: str, right: str) -> None:
    assert correction(wrong) == right


@pytest.mark.parametrize(
    ("word", "twin"),
    [("colour", "color"), ("colorful", "colourful"), ("optimise", "optimize"), ("analysed", "analyzed"),
     ("paediatrics", "pediatrics"), ("programme", "program"), ("enrolment", "enrollment")],
)  # fmt: skip
def test_twins(word: str, twin: str) -> None:
    found = spelling_of(word)
    assert found is not None
    assert found.twin == twin


@pytest.mark.parametrize(
    "word",
    ["program", "laboratory", "literature", "enrolled", "honorary", "vigorous", "advise", "exercise", "analyses",
     "meter", "merchandise", "expertise", "surprise", "size", "seize", "raise", "programmer", "cancelled", "dialogue"],
)  # fmt: skip
def test_words_of_both_sides(word: str) -> None:
    assert spelling_of(word) is None


def test_keys_and_runs() -> None:
    assert key("KV-Cache") == key("kv cache") == "kvcache"
    assert key("C++") != key("C#") != key("C")
    assert [run.text for run in runs("KV-cache, C++")] == ["KV-cache", "KV", "cache", "C++"]


def test_word_lists_are_sorted_without_doubles_and_known_by_name() -> None:
    for name in ("english-common", "english-usual", "english-rare", "professional-words", "verbs", "acronyms"):
        assert list(entries(name)) == sorted(set(entries(name))), name
    assert {"filler", "terms", "placeholders", "denied-firms"} <= set(names())
    assert entries("denied-firms") == ()
    assert entries("no-such-list") == ()


@pytest.mark.parametrize(
    ("changes", "test"),
    [
        ({}, lambda words: "various" in words),
        ({"filler": ["-various"]}, lambda words: "various" not in words),
        ({"filler": ["+leverage", "robust"]}, lambda words: {"leverage", "robust"} <= set(words)),
        ({"filler": ["-dynamic"]}, lambda words: not any(word.startswith("dynamic") for word in words)),
    ],
)
def test_word_lists_are_changed(changes: dict[str, list[str]], test: Callable[[tuple[str, ...]], bool]) -> None:
    assert test(wordlist("filler", changes))


def test_the_source_file_changes_the_lists() -> None:
    resume = resume_of("basics: {name: Ada}\nwords: {filler: [+leverage, -various]}")
    assert "leverage" in wordlist("filler", resume.words)
    assert "various" not in wordlist("filler", resume.words)
