"""The preview as a workbench: trials of themes, languages and letters; proposals; what forms ask."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest

from cvbuild.commands.form.units import units
from cvbuild.commands.preview.choice import Choice, locales_of
from cvbuild.commands.preview.hub import Hub
from cvbuild.commands.preview.proposed import decided, proposed, row
from cvbuild.commands.preview.server import Server
from cvbuild.commands.preview.session import follow, serving
from cvbuild.commands.preview.state import form, state
from cvbuild.commands.preview.trials import Trials
from cvbuild.commands.preview.view import Phase, View
from cvbuild.commands.preview.views import views
from cvbuild.commands.proposals import store
from cvbuild.commands.proposals.store import Proposal
from cvbuild.pipeline.build import Request, build
from cvbuild.pipeline.context import Context
from cvbuild.pipeline.project import Project
from tests.commandline import write
from tests.previews import TODAY, ask, session, states, write_project

TEXTS = "{en: Wrote the *first* program, de: Schrieb das erste Programm}"
LETTER = "variant: quant\nsubject: Analyst\ntext: I write to you.\n"
CHANGE = Proposal(path="work[0].highlights[3]", before="Utilized the mill", after="Turned the mill", reason="a verb")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_project(tmp_path)
    text = (tmp_path / "cv.yaml").read_text("utf-8").replace("Wrote the *first* program", TEXTS)
    (tmp_path / "cv.yaml").write_text(text, "utf-8")
    write(tmp_path, {"letters/acme.yaml": LETTER})
    store.add(tmp_path, CHANGE)
    return tmp_path


# Choices


@pytest.mark.parametrize(
    ("asked", "choice", "trial"),
    [
        ({}, Choice(), False),
        ({"variant": "quant"}, Choice("quant"), False),
        ({"variant": "quant", "theme": "dates"}, Choice("quant", theme="dates"), True),
        ({"variant": "quant", "locale": "de"}, Choice("quant", locale="de"), True),
        ({"letter": "acme"}, Choice(letter="acme"), True),
        ({"variant": "quant", "letter": "acme", "locale": "de"}, Choice(letter="acme"), True),
    ],
    ids=str,
)
def test_an_address_asks_for_a_choice(asked: dict[str, str], choice: Choice, trial: bool) -> None:
    assert (Choice.of(asked), Choice.of(asked).is_trial) == (choice, trial)


@pytest.mark.parametrize(
    ("text", "variant", "expected"),
    [
        ("basics: {name: Ada}\n", "", ("en-US",)),
        ("locale: de-AT\nbasics: {name: Ada}\n", "", ("de-AT",)),
        ("basics: {name: {en: Ada, de: Ada}}\n", "", ("en-US", "de")),
        ("locale: de-AT\nbasics: {name: {fr: Ada, de: Ada}}\n", "", ("de-AT", "fr")),
        ("basics: {name: {en: Ada, de: Ada}}\n", "locale: en-GB\n", ("en-GB", "de")),
        ("locale: en-US\nbasics: {name: {en: Ada, de: Ada}}\n", "locale: en-GB\n", ("en-US", "en-GB", "de")),
        ("basics: {name: Ada}\n", "locale: fr\n", ("fr", "en-US")),
    ],
)
def test_languages_are_those_of_texts_and_variants(
    tmp_path: Path, text: str, variant: str, expected: tuple[str, ...]
) -> None:
    write(tmp_path, {"cv.yaml": text, **({"variants/one.yaml": variant} if variant else {})})
    assert locales_of(Project.read(tmp_path)) == expected


def test_only_trials_in_open_tabs_are_followed() -> None:
    trials, one, other = Trials(), Choice("quant", theme="dates"), Choice(letter="acme")
    for choice in (Choice("quant"), one, one, other):
        trials.look_at(choice)
    assert trials.next(1) == one
    trials.made(one, 1)
    assert trials.next(1) == other
    trials.look_away(one)
    trials.look_away(other)
    assert (trials.next(1), trials.next(2)) == (None, one)
    assert trials.kept({one: View(), other: View()}) == {one: View()}
    trials.look_away(one)
    assert trials.next(2) is None


# Trials


def trial(root: Path, choice: Choice) -> View:
    made = views(choice.request(Request(root, TODAY)), View(), lambda: "", Context(root, session=True), choice.theme)
    *_, view = made
    return view


@pytest.mark.parametrize(
    ("choice", "request_", "variant"),
    [
        (Choice("quant", theme="dates"), {"variants": ("quant",)}, "theme: dates\n"),
        (Choice("quant", locale="de"), {"variants": ("quant",)}, "locale: de\n"),
        (Choice("quant", theme="dates", locale="de"), {"variants": ("quant",)}, "theme: dates\nlocale: de\n"),
        (Choice(letter="acme"), {"letter": "acme"}, ""),
        (Choice(letter="acme", theme="dates"), {"letter": "acme"}, "theme: dates\n"),
    ],
    ids=str,
)
def test_a_trial_is_what_a_build_makes_if_it_is_written(
    root: Path, choice: Choice, request_: dict[str, Any], variant: str
) -> None:
    view = trial(root, choice)
    (root / "variants" / "quant.yaml").write_text(
        variant + (root / "variants" / "quant.yaml").read_text("utf-8"), "utf-8"
    )
    (built,) = build(Request(root, TODAY, **request_)).built
    assert view.phase is Phase.READY
    assert view.variants[0].printed
    assert view.variants[0].printed.build.artifacts == built.artifacts
    assert not (root / "out").exists()


def running(hub: Hub, choice: Choice) -> Iterator[dict[str, Any]]:
    """Yield the states of a choice."""
    seen = 0
    while view := hub.wait(seen, 30):
        seen = view.revision
        if shown := state(view, choice):
            yield shown


def ready(states: Iterator[dict[str, Any]]) -> dict[str, Any]:
    return next(state for state in states if state["phase"] in {"ready", "broken"})


@pytest.fixture
def server(root: Path) -> Iterator[Server]:
    with serving(root, lambda: TODAY, 0) as running:
        yield running


def test_a_trial_shows_pages_from_its_first_state_on_and_what_to_write(server: Server) -> None:
    choice = server.hub.look_at(Choice("quant", theme="dates"))
    made = running(server.hub, choice)
    first = next(made)
    assert first["variant"]["coming"] or first["variant"]["pages"]
    last = ready(made)
    assert last["trial"] == {"file": "variants/quant.yaml", "lines": [{"text": "theme: dates", "at": 0}]}
    assert (last["look"]["theme"], last["look"]["own"]) == ("dates", "classic")
    assert [one["name"] for one in last["variants"]] == ["plain", "quant"]
    assert (last["letters"], last["locales"]) == (["acme"], ["en-US", "de"])
    plain = ready(running(server.hub, Choice("quant")))
    assert (plain["trial"], plain["look"]["theme"]) == (None, "classic")
    assert plain["variant"]["pages"][0]["digest"] != last["variant"]["pages"][0]["digest"]


def test_the_line_that_sets_the_theme_is_named(root: Path) -> None:
    quant = (root / "variants" / "quant.yaml").read_text("utf-8")
    (root / "variants" / "quant.yaml").write_text(f"# mine\ntheme: modern\n{quant}", "utf-8")
    with serving(root, lambda: TODAY, 0) as server:
        for choice in (Choice("quant", theme="dates"), Choice(letter="acme", theme="dates")):
            last = ready(running(server.hub, server.hub.look_at(choice)))
            assert last["trial"]["file"] == "variants/quant.yaml"
            assert last["trial"]["lines"] == [{"text": "theme: dates", "at": 0 if choice.letter else 2}]
            assert last["look"]["own"] == "modern"


def test_a_language_shows_its_texts_and_reasons(server: Server) -> None:
    choice = server.hub.look_at(Choice("quant", locale="de"))
    last = ready(running(server.hub, choice))
    rows = {one["path"]: one["words"] for group in last["groups"] for one in group["rows"]}
    assert rows["work[0].highlights[0]"] == "Schrieb das erste Programm"
    assert (last["look"]["locale"], last["look"]["ownLocale"]) == ("de", "en-US")
    assert last["trial"]["lines"] == [{"text": "locale: de", "at": 0}]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice("quant", theme="../classic"), "there is no theme '../classic'"),
        (Choice("quant", locale="xx-nowhere"), "xx"),
        (Choice("nosuch", theme="dates"), "there is no variant 'nosuch'"),
        (Choice(letter="../cv"), "there is no letter '../cv'"),
    ],
    ids=str,
)
def test_a_choice_that_is_not_there_is_said(server: Server, choice: Choice, said: str) -> None:
    last = ready(running(server.hub, server.hub.look_at(choice)))
    words = [one["message"] for one in last["findings"]] + [last["error"]["message"] if last["error"] else ""]
    assert any(said in one for one in words)


def test_a_mistake_in_a_letter_is_a_finding_of_it_alone(server: Server, root: Path) -> None:
    (root / "letters" / "acme.yaml").write_text("variant: quant\nsubjct: Analyst\ntext: Hello\n", "utf-8")
    choice = server.hub.look_at(Choice(letter="acme"))
    last = ready(running(server.hub, choice))
    assert any("subjct" in one["message"] for one in last["findings"])
    assert not any("subjct" in one["message"] for one in ready(running(server.hub, Choice("quant")))["findings"])


def test_a_save_reaches_the_trial_too(server: Server, root: Path) -> None:
    made = running(server.hub, server.hub.look_at(Choice("quant", theme="dates")))
    old = ready(made)["variant"]["pages"]
    text = (root / "cv.yaml").read_text("utf-8")
    (root / "cv.yaml").write_text(text.replace("Utilized", "Turned"), "utf-8")
    server.hub.changed()
    new = next(state for state in made if state["phase"] == "ready" and state["variant"]["pages"] != old)
    assert "Turned the mill" in new["variant"]["text"]


def test_a_trial_that_nobody_looks_at_is_forgotten(server: Server) -> None:
    choice = server.hub.look_at(Choice("quant", theme="dates"))
    ready(running(server.hub, choice))
    server.hub.look_away(choice)
    assert state(server.hub.view, choice) is None


# Themes


def test_a_theme_is_pictured_on_demand(server: Server) -> None:
    bearer = session(server)
    themes = json.loads(ask(server, "GET", "/api/themes", Authorization=bearer)[2])
    assert {"classic", "dates"} <= {one["name"] for one in themes}
    assert all(one["description"] for one in themes)
    digests = set()
    for theme in ("classic", "dates", "nosuch"):
        path = f"/api/themes/picture?variant=quant&theme={theme}"
        made = json.loads(ask(server, "GET", path, Authorization=bearer)[2])
        digests.add(made["digest"])
        if theme == "nosuch":
            assert made == {"pages": 0, "digest": "", "problem": "there is no theme 'nosuch'"}
        else:
            status, headers, content = ask(server, "GET", f"/api/pages/{made['digest']}", Authorization=bearer)
            assert (status, headers["Content-Type"], content[:3]) == (200, "image/jpeg", b"\xff\xd8\xff")
            assert (made["pages"], made["problem"]) == (1, "")
    assert len(digests) == 3


# Forms


def test_the_form_has_what_the_command_prints(server: Server, root: Path) -> None:
    ready(running(server.hub, Choice("quant")))
    bearer = session(server)
    asked = json.loads(ask(server, "GET", "/api/form?variant=quant", Authorization=bearer)[2])
    (built,) = build(Request(root, TODAY, variants=("quant",), formats=())).built
    expected = [{"key": one.key, "name": one.name, "value": one.value} for one in units(built.selection.resume)]
    assert asked == expected
    assert {"key": "work.1.title", "name": "Job 1: title", "value": "Analyst"} in asked


def test_a_letter_has_no_form(server: Server) -> None:
    choice = server.hub.look_at(Choice(letter="acme"))
    ready(running(server.hub, choice))
    assert form(server.hub.view, choice) == []
    assert form(server.hub.view, Choice(letter="other")) is None
    assert form(View(), Choice("quant")) is None


# Proposals


def test_a_proposal_is_shown_word_by_word(root: Path) -> None:
    (one,) = store.all_of(root)
    shown = row(one)
    assert shown["words"] == [{"old": "Utilized", "new": "Turned"}, {"old": "the mill", "new": "the mill"}]
    assert (shown["path"], shown["adds"], shown["reason"]) == ("work[0].highlights[3]", False, "a verb")
    change = proposed(root, "1")
    assert change
    assert [line for line in change["lines"] if line[0] in "+-"] == [
        "-      - Utilized the mill",
        '+      - "Turned the mill"',
    ]


def test_what_cannot_be_seen_is_spelled_out(root: Path) -> None:
    hostile = Proposal(path="basics.name", before="Ada Lovelace", after="\u202eAda\x1b", reason="<b>\u200b")
    kept = store.add(root, hostile)
    data = json.dumps([row(kept), proposed(root, "2")], ensure_ascii=False)
    assert not set(data) & {"\u202e", "\x1b", "\u200b"}


@pytest.mark.parametrize("number", ["", "x", "-1", "1.0", "../1", "²"])
def test_only_a_number_names_a_proposal(root: Path, number: str) -> None:
    assert proposed(root, number) is None


def test_a_proposal_that_is_gone_or_stale_says_so(root: Path) -> None:
    missing = proposed(root, "7")
    assert missing
    assert missing["problem"] == "there is no proposal 7"
    text = (root / "cv.yaml").read_text("utf-8")
    (root / "cv.yaml").write_text(text.replace("Utilized", "Turned"), "utf-8")
    stale = proposed(root, "1")
    assert stale
    assert (stale["key"], "another text by now" in stale["problem"]) == ("", True)


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", "1", '"x"', "{}", '{"number": 1}', '{"number": 1, "seen": ""}', '{"number": "1", "seen": "x"}',
     '{"number": true, "seen": "x"}', '{"number": 1, "seen": ["x"]}', '{"number": null, "seen": "x"}'],
)  # fmt: skip
@pytest.mark.parametrize("verdict", ["accept", "reject"])
def test_a_decision_says_what_was_read(root: Path, verdict: str, body: str) -> None:
    before = (root / "cv.yaml").read_bytes()
    assert decided(root, verdict, body)[0] == HTTPStatus.BAD_REQUEST
    assert ((root / "cv.yaml").read_bytes(), len(store.all_of(root))) == (before, 1)


def post(server: Server, path: str, data: Any, **headers: str) -> tuple[int, Any]:
    given = {"Authorization": session(server), "Origin": f"http://{server.authority}", **headers}
    status, _, content = ask(server, "POST", f"/api/proposals/{path}", json.dumps(data), **given)
    return status, json.loads(content) if content.startswith(b"{") else content


def key(server: Server, number: int = 1) -> str:
    content = ask(server, "GET", f"/api/proposals/{number}", Authorization=session(server))[2]
    return str(json.loads(content)["key"])


def test_accepting_writes_the_source_and_the_page_changes(server: Server, root: Path) -> None:
    made = states(server, "quant")
    with contextlib.closing(made):
        assert [one["number"] for one in next(made)["proposals"]] == [1]
        status, said = post(server, "accept", {"number": 1, "seen": key(server)})
        assert (status, said["said"].endswith("cv.yaml is written")) == (200, True)
        assert '- "Turned the mill"' in (root / "cv.yaml").read_text("utf-8")
        assert next(state for state in made if not state["proposals"])
        server.hub.changed()  # as the watch reports
        assert next(state for state in made if state["variant"] and "Turned the mill" in state["variant"]["text"])
    assert post(server, "accept", {"number": 1, "seen": "x"})[0] == HTTPStatus.CONFLICT


def test_rejecting_deletes_it_and_writes_nothing(server: Server, root: Path) -> None:
    before = (root / "cv.yaml").read_bytes()
    (one,) = server.hub.view.proposals
    assert post(server, "reject", {"number": 1, "seen": "another"})[0] == HTTPStatus.CONFLICT
    assert post(server, "reject", {"number": 1, "seen": row(one)["key"]}) == (200, {"said": "proposal 1 is deleted"})
    assert ((root / "cv.yaml").read_bytes(), store.all_of(root)) == (before, ())


def replaced(root: Path) -> None:
    """Another proposal takes the number of the one that was read."""
    store.remove(root, 1)
    store.add(root, Proposal(path=CHANGE.path, before=CHANGE.before, after="Built the mill alone"))


def moved(root: Path) -> None:
    """The path leads to another place with the same text."""
    text = (root / "cv.yaml").read_text("utf-8")
    entry = "  - {id: other, name: Other, highlights: [A, B, C, Utilized the mill]}\n"
    (root / "cv.yaml").write_text(text.replace("work:\n", f"work:\n{entry}"), "utf-8")


def reworded(root: Path) -> None:
    """The owner changed the text in an editor."""
    text = (root / "cv.yaml").read_text("utf-8")
    (root / "cv.yaml").write_text(text.replace("Utilized", "Turned"), "utf-8")


@pytest.mark.parametrize("meanwhile", [replaced, moved, reworded, lambda root: store.remove(root, 1)])
def test_nothing_is_written_that_was_not_read(server: Server, root: Path, meanwhile: Any) -> None:
    seen = key(server)
    meanwhile(root)
    before = (root / "cv.yaml").read_bytes()
    status, said = post(server, "accept", {"number": 1, "seen": seen})
    assert (status, bool(said["message"])) == (HTTPStatus.CONFLICT, True)
    assert (root / "cv.yaml").read_bytes() == before


def test_lines_that_move_as_a_whole_do_not_matter(server: Server, root: Path) -> None:
    seen = key(server)
    text = (root / "cv.yaml").read_text("utf-8")
    (root / "cv.yaml").write_text(f"# more\n\n{text}", "utf-8")
    assert post(server, "accept", {"number": 1, "seen": seen})[0] == HTTPStatus.OK


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Authorization": ""},
        {"Authorization": "Bearer guess"},
        {"Host": "evil.example"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
    ids=str,
)
def test_no_other_page_can_accept(server: Server, root: Path, headers: dict[str, str]) -> None:
    before, seen = (root / "cv.yaml").read_bytes(), key(server)
    for verdict in ("accept", "reject"):
        status, _ = post(server, verdict, {"number": 1, "seen": seen}, **headers)
        assert status in {HTTPStatus.FORBIDDEN, HTTPStatus.UNAUTHORIZED, HTTPStatus.MISDIRECTED_REQUEST}
    assert ((root / "cv.yaml").read_bytes(), len(store.all_of(root))) == (before, 1)


def test_a_new_proposal_is_listed_without_a_build(server: Server, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ready(running(server.hub, Choice("quant")))
    built: list[object] = []
    monkeypatch.setattr(server.hub, "changed", lambda: built.append(1))
    names = [("proposals/2.json",), ("letters/acme.yaml",), ("cv.yaml", "proposals/1.json")]
    store.add(root, Proposal(kind="add", path="work[0]", after="Led all"))
    monkeypatch.setattr("cvbuild.commands.preview.session.changes", lambda *_: iter(names))
    follow(server, root, {})
    assert [one.number for one in server.hub.view.proposals] == [1, 2]
    assert len(built) == 2
