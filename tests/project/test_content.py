"""The CV says what its sources say, cites what the ledger holds and keeps its own rules of typography."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SOURCE = ROOT.parent / "shared" / "source"
DENIED = ("Anthropic", "Renaissance Technologies", "TGS Management", "Jane Street", "Citadel")

# Where the CV spells a skill of the profile in another way, and the skills it adds because jobs and projects name them
RESPELT = {
    "kv-cache compression": "kv cache compression",
    "slsa level 3-4 supply-chain security": "slsa supply-chain security",
    "chaos engineering (litmuschaos)": "chaos engineering",
}
ADDED = {"litmuschaos", "postgresql", "sagemaker"}
LISTED_ELSEWHERE = {("Languages", "cuda c++")}

# The topics of the notes: the site's word and ours
TOPICS = {"GPU": "gpu", "world models": "world-models", "RL": "reinforcement-learning", "inference": "serving"}
OURS_ONLY = {"writing"}


def read(path: Path) -> Any:
    """A YAML or JSON file, all scalars as text."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


CV = read(ROOT / "cv.yaml")
AUDIENCES = {tag for path in (ROOT / "variants").glob("*.yaml") for tag in read(path).get("tags", ())}


def highlights() -> Iterator[Any]:
    """Every highlight, headline and summary."""
    for section in ("work", "projects"):
        for entry in CV[section]:
            yield from entry["highlights"]
    yield from CV["basics"]["headlines"]
    yield from CV["basics"]["summaries"]


def wordings(highlight: Any) -> Iterator[str]:
    """All that a highlight may print."""
    yield highlight["text"]
    yield from highlight.get("wordings", {}).values()


def words(keyword: Any) -> str:
    """The words of a keyword, which is a text or a mapping with one."""
    return str(keyword if isinstance(keyword, str) else keyword["text"])


def printed() -> Iterator[str]:
    """Everything that some variant may print."""
    for highlight in highlights():
        yield from wordings(highlight)
    for section in ("work", "projects", "skills", "publications"):
        for entry in CV[section]:
            yield from (entry["name"], entry.get("position", ""), *map(words, entry.get("keywords", ())))


def dates(job: Any) -> str:
    """The dates of a job as the profile writes them."""
    ends = (job["startDate"], job["endDate"])
    return " – ".join("Present" if end == "present" else f"{datetime.strptime(end, '%Y-%m'):%b %Y}" for end in ends)


def topics(note: Any) -> list[str]:
    """The tags of a note that the site has, too."""
    return [tag for tag in note["tags"] if tag not in AUDIENCES | OURS_ONLY]


def skills(group: str, keywords: Any) -> set[str]:
    """The skills of a group in one spelling, without those that stand in another group or were added."""
    names = {RESPELT.get(name, name) for name in (words(keyword).casefold() for keyword in keywords)}
    return {name for name in names - ADDED if (group, name) not in LISTED_ELSEWHERE}


# What is compared: in the CV, and in the profile
MATTERS: dict[str, tuple[Callable[[Any], object], Callable[[Any], object]]] = {
    "person": (
        lambda cv: [cv["basics"]["name"], cv["basics"]["email"], cv["basics"]["url"]],
        lambda seen: [seen["name"], seen["links"]["email"], seen["links"]["site"]],
    ),
    "role fits": (lambda cv: cv["basics"]["roleFits"], lambda seen: seen["roleFits"]),
    "accounts": (
        lambda cv: {account["id"]: account["url"] for account in cv["basics"]["profiles"]},
        lambda seen: {name: seen["links"][name] for name in ("github", "linkedin", "x")},
    ),
    "cities": (
        lambda cv: [f"{place['city']}, {place['region']}" for place in cv["basics"]["locations"]],
        lambda seen: seen["locations"],
    ),
    "jobs": (
        lambda cv: [(job["name"], job["position"], dates(job), job["location"], job.get("url")) for job in cv["work"]],
        lambda seen: [
            (job["company"], job["title"], job["dates"], job["location"], job.get("url")) for job in seen["experience"]
        ],
    ),
    "education": (
        lambda cv: [
            (school["institution"], f"{school['studyType']} in {school['area']}") for school in cv["education"]
        ],
        lambda seen: [(school["school"], school["degree"]) for school in seen["education"]],
    ),
    "proprietary projects": (
        lambda cv: {entry["name"] for entry in cv["projects"] if entry.get("disclosure") == "proprietary"},
        lambda seen: {entry["name"] for entry in seen["projects"]["proprietary"]},
    ),
    "public projects": (
        lambda cv: {entry["name"]: entry["url"] for entry in cv["projects"] if "url" in entry},
        lambda seen: {entry["name"]: entry["repo"] for entry in seen["projects"]["openSource"]},
    ),
    "skills": (
        lambda cv: {group["name"]: skills(group["name"], group["keywords"]) for group in cv["skills"]},
        lambda seen: {group: skills(group, names) for group, names in seen["skills"].items()},
    ),
    "notes": (
        lambda cv: [
            (note["id"], note["name"], note["releaseDate"], note["url"], topics(note)) for note in cv["publications"]
        ],
        lambda seen: [
            (note["slug"], note["title"], note["date"], note["url"], [TOPICS.get(tag, tag) for tag in note["tags"]])
            for note in seen["notes"]
        ],
    ),
}

with_sources = pytest.mark.skipif(
    not (SOURCE / "facts.yaml").exists(), reason="the sources of the CV are not beside the checkout"
)


@with_sources
@pytest.mark.parametrize("matter", MATTERS)
def test_the_cv_agrees_with_the_profile(matter: str) -> None:
    ours, theirs = MATTERS[matter]
    assert ours(CV) == theirs(read(SOURCE / "profile.json"))


@with_sources
def test_figures_come_from_the_sources() -> None:
    source = {fact["id"]: fact["figures"] for fact in read(SOURCE / "facts.yaml")["facts"]}
    assert {name: fact.get("figures", []) for name, fact in CV["facts"].items()} == {
        name: source.get(name) for name in CV["facts"]
    }


def test_every_cited_fact_exists() -> None:
    assert {fact for highlight in highlights() for fact in highlight.get("facts", ())} <= CV["facts"].keys()


def test_every_note_cited_as_evidence_exists() -> None:
    evidence = [fact["evidence"] for fact in CV["facts"].values()]
    cited = {source["note"] for source in evidence if isinstance(source, dict) and "note" in source}
    assert cited <= {note["id"] for note in CV["publications"]}


@pytest.mark.parametrize(("name", "mark"), [("em dash", "\N{EM DASH}"), ("hyphen", "\N{NON-BREAKING HYPHEN}")])
def test_no_highlight_has_a(name: str, mark: str) -> None:
    assert [text for highlight in highlights() for text in wordings(highlight) if mark in text] == [], name


@pytest.mark.parametrize("firm", DENIED)
def test_no_target_firm_is_named(firm: str) -> None:
    assert [text for text in printed() if firm.casefold() in text.casefold()] == []
