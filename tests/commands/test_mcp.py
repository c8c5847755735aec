"""The tools of an assistant: hostile sequences add no word to any output, legitimate ones succeed."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("mcp")

import mcp

from cvbuild.commands.mcp.choices import refuse_words, usable_name
from cvbuild.commands.mcp.server import NAMES, server
from cvbuild.commands.proposals.store import all_of
from cvbuild.pipeline.build import Request, build
from cvbuild.syntax.errors import CannotBuild
from tests.commandline import write
from tests.strategies import numbered

CV = """\
    tags: {data: pipelines, web: sites}
    facts:
      load: {claim: The load is fast., figures: [40 minutes], evidence: proprietary}
    basics: {name: Ines Moreau, email: ines@moreau.example, location: {city: Lisbon}, url: "https://moreau.example/cv"}
    work:
      - id: harbor
        name: Harbor Retail
        position: Analyst
        startDate: 2020-01
        highlights:
          - {id: night, text: Cut the load to 40 minutes, tags: [data], facts: [load]}
          - Kept the books of the shop with Kafka
    skills:
      - {id: tools, name: Tools, keywords: [Kafka, PostgreSQL, Python]}
    """
DATA = "label: Data\ntags: [data]\npages: {max: 1}\nsections:\n  - work: {title: Career, max: 3}\n"
LIE = "zqx"
POSTING = f"Data Engineer\n\nRequirements\n- Kafka\n- Python\n- {LIE} years of leading\n"


def lay_out(folder: Path) -> None:
    write(folder, {"cv.yaml": CV, "variants/data.yaml": DATA})


def call(folder: Path, *calls: tuple[str, dict[str, Any]]) -> list[tuple[bool, str]]:
    """Run calls in one session; whether each succeeded, and what it said."""

    async def run() -> list[tuple[bool, str]]:
        async with mcp.Client(server(folder)) as client:
            results = []
            for name, arguments in calls:
                result = await client.call_tool(name, arguments)
                results.append((not result.is_error, "".join(getattr(one, "text", "") for one in result.content)))
            return results

    return asyncio.run(run())


def outputs(folder: Path) -> Iterator[bytes]:
    """Every byte of every file that a build makes, with the names."""
    assert build(Request(folder, formats=("txt", "tree", "docx"), out=folder / "out")).complete
    assert len(list((folder / "out").glob("*/*.docx"))) >= 1
    for path in (folder / "out").rglob("*"):
        yield path.name.encode()
        if path.suffix == ".docx":
            import zipfile

            with zipfile.ZipFile(path) as archive:
                yield from (archive.read(name) for name in archive.namelist())
        elif path.is_file():
            yield path.read_bytes()


words = st.sampled_from(
    (LIE, f"Led {LIE} people", f"{LIE}\nx", f'"{LIE}"', f"*{LIE}*", f"# allow C101: {LIE}", f"../{LIE}")
)
paths = st.sampled_from(
    (
        "work[0].highlights[0]",
        "work[0].highlights[1]",
        "work[0].position",
        "basics.name",
        "work[0]",
        "basics",
        LIE,
        "../x",
        "",
    )
)
names = st.sampled_from(
    ("data", "data-2", "web", LIE, f"data-{LIE}", f"../{LIE}", f"/tmp/{LIE}", "_base", "data\x00", "default", "")
)
contents = st.one_of(
    words,
    st.sampled_from(
        (
            f"label: {LIE}\n",
            f"filename: {LIE}\n",
            f"sections: [{{work: {{title: {LIE}}}}}]\n",
            f"sections: [{{work: {{title: Career, max: 1}}}}, {{skills: {{title: '{LIE}'}}}}]\n",
            f"sections: [{{skills: {{title: {LIE}}}}}, work]\n",
            f"roleFits: [{LIE}]\n",
            f"theme: {LIE}\n",
            f"theme: ../{LIE}\n",
            f"extends: {LIE}\n",
            f"wording: {LIE}\n",
            f"checks: {{C101: off}}\n# {LIE}\n",
            f"tags: [{LIE}]\n",
            f"include: [{LIE}]\n",
            f"headline: {LIE}\n",
            f"a: &x {LIE}\nsections: [*x]\n",
            f"sections: [work]\n---\nlabel: {LIE}\n",
            f"sections: [work] # {LIE}\n",
            f"pages: {{max: {LIE}}}\n",
            f"paper: {LIE}\n",
            "sections: [work]\n",
            "tags: [web]\nsections: [work, skills]\n",
        )
    ),
)
hostile = st.one_of(
    st.tuples(st.just("write_variant"), st.fixed_dictionaries({"name": names, "content": contents})),
    st.tuples(st.just("propose"), st.fixed_dictionaries({"path": paths, "words": words, "reason": words})),
    st.tuples(st.just("propose_highlight"), st.fixed_dictionaries({"entry": paths, "words": words, "reason": words})),
    st.tuples(
        st.sampled_from(("accept", "proposals_accept", "build", "shell")), st.fixed_dictionaries({"words": words})
    ),
    st.tuples(st.just("source"), st.fixed_dictionaries({"variant": names})),
    st.tuples(st.just("write_variant"), st.fixed_dictionaries({"name": names, "content": contents, "force": words})),
)


def state(folder: Path) -> dict[str, bytes]:
    there = (path for path in folder.rglob("*") if path.is_file())
    kept = ((path.relative_to(folder), path) for path in there)
    return {name.as_posix(): path.read_bytes() for name, path in kept if name.parts[0] not in {"out", ".cvbuild"}}


def no_word_is_added(calls: list[tuple[str, dict[str, Any]]], folder: Path) -> None:
    lay_out(folder)
    before = state(folder)
    call(folder, *calls)
    after = state(folder)
    strays = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    assert [name for name in strays if name.split("/")[0] not in {"variants", "proposals"}] == []
    assert [name for name in after if LIE in name] == []
    assert [content for content in outputs(folder) if LIE.encode() in content.lower()] == []


@pytest.mark.parametrize("run", range(25))
def test_a_hostile_sequence_adds_no_word(run: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """25 times 20 sequences of up to five calls."""

    @numbered(run)
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(hostile, min_size=1, max_size=5))
    def each(calls: list[tuple[str, dict[str, Any]]]) -> None:
        no_word_is_added(calls, tmp_path_factory.mktemp("cv"))

    each()


GOOD = [
    ("write_variant", {"name": "data-2", "content": "tags: [data]\npages: {max: 1}\nsections: [work, skills]\n"}),
    ("write_variant", {"name": "data", "content": DATA.replace("max: 3", "max: 2")}),
    ("write_variant", {"name": "web", "content": "extends: data\nexclude: [night]\n"}),
    (
        "write_variant",
        {"name": "tools-2026", "content": "theme: modern\npaper: a4\nsections: [skills, work]\n"},
    ),
    ("propose", {"path": "work[0].highlights[1]", "words": "Kept the books of 3 shops", "reason": "clearer"}),
    ("propose", {"path": "work[0].highlights[0]", "words": 'Cut: the "load"', "reason": ""}),
    ("propose", {"path": "work[0].position", "words": "Data Analyst", "reason": ""}),
    ("propose_highlight", {"entry": "work[0]", "words": "Moved the books: all of them", "reason": "new"}),
    ("source", {}),
    ("source", {"variant": "data"}),
    ("facts", {"variant": "data"}),
    ("match", {"posting": POSTING, "variant": "data"}),
    ("why", {"item": "night"}),
    ("proposals", {}),
]


@pytest.mark.parametrize("run", range(10))
def test_a_legitimate_sequence_succeeds(run: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Ten times 20 sequences of up to four calls."""

    @numbered(run)
    @settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.sampled_from(GOOD), min_size=1, max_size=4))
    def each(calls: list[tuple[str, dict[str, Any]]]) -> None:
        folder = tmp_path_factory.mktemp("cv")
        lay_out(folder)
        assert [said for good, said in call(folder, *calls) if not good] == []

    each()


def test_a_posting_becomes_a_variant_in_five_calls(tmp_path: Path) -> None:
    lay_out(tmp_path)
    new = "tags: [data]\npages: {max: 1}\nsections: [work, skills]\n"
    said = call(
        tmp_path,
        ("match", {"posting": POSTING, "variant": "data"}),
        ("fit", {"posting": POSTING, "variant": "data"}),
        ("write_variant", {"name": "data-2", "content": new}),
        ("match", {"posting": POSTING, "variant": "data-2"}),
        ("check", {"variant": "data-2"}),
    )
    assert [good for good, _ in said] == [True] * 5, said
    assert "Python" in said[3][1]
    assert "data-2: 1 page\n" in said[4][1]


def test_no_tool_accepts_or_takes_the_path_of_a_file(tmp_path: Path) -> None:
    async def listed() -> dict[str, set[str]]:
        async with mcp.Client(server(tmp_path)) as client:
            return {tool.name: set(tool.input_schema["properties"]) for tool in (await client.list_tools()).tools}

    lay_out(tmp_path)
    there = asyncio.run(listed())
    assert set(there) == set(NAMES)
    assert not [name for name in there if "accept" in name or "confirm" in name]
    taken = set().union(*there.values())
    assert taken == {"variant", "posting", "item", "against", "name", "content", "path", "entry", "words", "reason"}


def test_what_is_proposed_waits_and_is_shown(tmp_path: Path) -> None:
    lay_out(tmp_path)
    ((good, said),) = call(tmp_path, ("propose", {"path": "work[0].position", "words": "Lead", "reason": "r"}))
    assert (good, "only the owner can accept it" in said) == (True, True)
    (kept,) = all_of(tmp_path)
    assert (kept.number, kept.before, kept.after) == (1, "Analyst", "Lead")
    ((good, said),) = call(tmp_path, ("propose", {"path": "work[7].position", "words": "Lead", "reason": "r"}))
    assert (good, "no text is at work[7].position" in said) == (False, True)


@pytest.mark.parametrize(
    ("new", "refused"),
    [
        ({"tags": ["data"]}, False),
        ({"tags": "data"}, False),
        ({"tags": ["two words"]}, True),
        ({"label": "Data"}, False),
        ({"label": "Other"}, True),
        ({"sections": [{"work": {"title": "Career", "max": "4"}}]}, False),
        ({"sections": [{"skills": {"title": "Career"}}]}, True),
        ({"sections": [{"work": {"order": ["night"], "highlights": {"max": "2"}}}]}, False),
        ({"sections": [{"work": {"pageBreak": "before"}}]}, True),
        ({"pages": {"max": "1", "fit": "true"}}, False),
        ({"pages": {"max": "one"}}, True),
        ({"theme": "modern"}, False),
        ({"theme": "mine"}, True),
        ({"locale": "de"}, True),
        ({"checks": {"L101": "off"}}, True),
    ],
)
def test_choices_and_words(new: dict[str, Any], refused: bool) -> None:
    old = {"label": "Data", "sections": [{"work": {"title": "Career"}}]}
    if refused:
        with pytest.raises(CannotBuild):
            refuse_words(new, old, ("", ""), {"modern"})
    else:
        refuse_words(new, old, ("", ""), {"modern"})


def test_a_waiver_is_refused_unless_it_is_there() -> None:
    text = "tags: [data] # allow V113: on purpose\n"
    refuse_words({}, {}, (text, text), ())
    with pytest.raises(CannotBuild, match="waive"):
        refuse_words({}, {}, (text, ""), ())


@pytest.mark.parametrize(
    ("name", "usable"),
    [("data", True), ("data-2", True), ("web-data-2026", True), ("led-data", False), ("", False), ("Data", False)],
)
def test_names_of_variants_are_made_of_known_ones(name: str, usable: bool) -> None:
    assert usable_name(name, {"data", "web"}) is usable


def test_a_check_ends_with_the_pages_of_each_variant(tmp_path: Path) -> None:
    lay_out(tmp_path)
    ((_, found),) = call(tmp_path, ("check", {}))
    assert found.splitlines()[-1] == "data: 1 page"


def test_the_server_speaks_over_stdio(tmp_path: Path) -> None:
    lay_out(tmp_path)

    async def talk() -> str:
        from mcp import Client, StdioServerParameters

        command = StdioServerParameters(command=sys.executable, args=["-m", "cvbuild", "mcp"], cwd=str(tmp_path))
        async with Client(command) as client:
            result = await client.call_tool("why", {"item": "night"})
            return str(getattr(result.content[0], "text", ""))

    (found,) = json.loads(asyncio.run(talk()))
    assert "work.harbor.night" in found.values()


def test_without_the_sdk_one_line_says_what_to_install(tmp_path: Path) -> None:
    import subprocess

    hidden = "import sys; sys.modules['mcp'] = None; sys.argv = ['cvbuild', 'mcp']; "
    hidden += "from cvbuild.__main__ import main; sys.exit(main())"
    done = subprocess.run([sys.executable, "-c", hidden], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr == "error: this needs the MCP SDK, which is not installed\n  = hint: pip install 'cvbuild[mcp]'\n"
    )
