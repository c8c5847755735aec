"""CI of a CV's own repository: each step's commands run outside this checkout, with the wheel."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from cvbuild import __version__
from cvbuild.commands.init.ci import HOSTS, ci_files
from tests.commandline import write
from tests.proofreaders import SILENT
from tests.repositories import Repository, alone

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
CV = """\
basics: {name: Ines Moreau, email: ines@moreau.example, location: {city: Lisbon}, url: "https://moreau.example/cv"}
work: [{name: Harbor Retail, position: Analyst, startDate: 2020-01, highlights: ["Cut stock by 20%"]}]
"""
TOO_LONG = "pages: {max: 1}\nsections: [work]\n"
LONG_CV = CV.replace('["Cut stock by 20%"]', json.dumps([f"Cut stock of shop {n} by a fifth" for n in range(70)]))
EVENT: Mapping[str, str] = {"github.event.pull_request.number": "", "github.action_path": str(ROOT)}

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def dependencies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything that this environment has, without cvbuild: what an index would give, and pip."""
    folder = tmp_path_factory.mktemp("dependencies")
    (folder / "harper.py").symlink_to(Path(SILENT) / "harper.py")
    here = next(Path(path) for path in sys.path if path.endswith("site-packages"))
    for entry in here.iterdir():
        if "cvbuild" not in entry.name and entry.name != "harper" and entry.suffix != ".pth":
            (folder / entry.name).symlink_to(entry)
    return folder


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    alone(monkeypatch)
    made = Repository(tmp_path / "my cv")
    made.commit({"cv.yaml": CV, ".gitignore": "/out/\n/.cvbuild/\n"})
    made.commit({"cv.yaml": CV.replace("20%", "25%")})
    return made


class Machine:
    """A runner: a Python of its own first on the PATH, where pip finds no index, and the variables of the host."""

    def __init__(self, folder: Path, wheel: Path, dependencies: Path) -> None:
        self.folder, self.wheel = folder, wheel
        folder.mkdir()
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "python")], check=True)
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        self.env = {
            **kept,
            "PATH": f"{folder / 'python/bin'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(dependencies),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_CONSTRAINT": "",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "GITHUB_STEP_SUMMARY": str(folder / "summary.md"),
            "RUNNER_TEMP": str(folder),
        }

    def run(self, script: str, where: Path, **env: str) -> subprocess.CompletedProcess[str]:
        """Run a step as both hosts do: the first command that fails ends it."""
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        return subprocess.run(
            command, cwd=where, env={**self.env, **env}, capture_output=True, text=True, check=False, encoding="utf-8"
        )


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory, wheel: Path, dependencies: Path) -> Machine:
    return Machine(tmp_path_factory.mktemp("runner") / "machine", wheel, dependencies)


@pytest.fixture(autouse=True)
def _new_summary(request: pytest.FixtureRequest) -> None:
    """Every job has its own summary."""
    if "machine" in request.fixturenames:
        (request.getfixturevalue("machine").folder / "summary.md").unlink(missing_ok=True)


def value(expression: str, known: Mapping[str, str]) -> str:
    """What an expression of GitHub gives: the first known name in it that is not empty."""
    inner = re.sub(r"^\$\{\{|\}\}$", "", expression).strip()
    if not expression.startswith("${{"):
        return expression
    return next((known[name] for name in re.findall(r"[\w.-]+", inner) if known.get(name)), "")


def steps(found: list[dict[str, Any]], known: Mapping[str, str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    for step in found:
        if "run" in step:
            env = {key: value(str(text), known) for key, text in step.get("env", {}).items()}
            yield step["name"], step["run"], env


def workflow(host: str) -> Any:
    (content,) = ci_files(host).values()
    return yaml.safe_load(content)


def test_the_workflow_for_github_builds_a_repository_of_ones_own(machine: Machine, repository: Repository) -> None:
    found = workflow("github")
    assert found["env"]["CVBUILD"] == f"cvbuild=={__version__}"
    known = {"github.event.before": repository.git("rev-parse", "HEAD~1")}
    for name, script, env in steps(found["jobs"]["build"]["steps"], known):
        done = machine.run(script, repository.folder, CVBUILD=str(machine.wheel), **env)
        assert done.returncode == 0, (name, done.stdout, done.stderr)
    assert "~~20%~~ **25%**" in (machine.folder / "summary.md").read_text("utf-8")
    assert len(list((repository.folder / "out/default").iterdir())) == 3


def test_the_workflow_for_gitlab_reports_findings_and_keeps_files(machine: Machine, repository: Repository) -> None:
    job = workflow("gitlab")["cv"]
    assert job["variables"]["CVBUILD"] == f"cvbuild=={__version__}"
    repository.commit({"cv.yaml": LONG_CV, "variants/one.yaml": TOO_LONG})
    script = "\n".join([*job["before_script"], *job["script"]])
    done = machine.run(script, repository.folder, CVBUILD=str(machine.wheel))
    assert (done.returncode, "error[L101]" in done.stdout) == (1, True), done.stderr
    assert job["artifacts"]["when"] == "always"
    reports = job["artifacts"]["reports"]
    issues = json.loads((repository.folder / reports["codequality"]).read_text("utf-8"))
    assert "L101 too-many-pages" in [issue["check_name"] for issue in issues]
    suites = ET.fromstring((repository.folder / reports["junit"]).read_text("utf-8"))
    assert suites.get("failures") == "1"
    assert len(list((repository.folder / "out/one").iterdir())) == 3


@pytest.mark.parametrize(
    ("inputs", "code", "said", "files"),
    [
        ({"variants": "a"}, 0, "", ["a"]),
        ({"variants": "a, ?", "formats": "txt"}, 0, "", ["a", "b"]),
        ({"strict": "true"}, 1, "::warning", ["a", "b"]),
    ],
)
def test_the_action_builds_what_its_inputs_name(
    machine: Machine, repository: Repository, inputs: dict[str, str], code: int, said: str, files: list[str]
) -> None:
    twins = {f"cvs/variants/{name}.yaml": "sections: [work]\n" for name in "ab"}
    base = repository.commit({"cvs/cv.yaml": CV, **twins, "b": "a file that a pattern must not become"})
    repository.commit({"cvs/cv.yaml": CV.replace("20%", "25%")})
    given = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()}
    given |= {"project": "cvs", "version": str(machine.wheel), "base": base, **inputs}
    known = {**EVENT, **{f"inputs.{name}": text for name, text in given.items()}}
    codes = []
    for _, script, env in steps(ACTION["runs"]["steps"], known):
        done = machine.run(script, repository.folder, **{**env, "GH_TOKEN": ""} if "GH_TOKEN" in env else env)
        codes.append(done.returncode)
        if done.returncode == 1:
            assert said in done.stdout
        assert done.returncode < 2, (done.stdout, done.stderr)
    assert codes == [0, code, 0]
    built = sorted(path.name for path in (repository.folder / "cvs/out").iterdir() if path.is_dir())
    assert [name for name in built if name != "diff"] == files
    assert "~~20%~~ **25%**" in (machine.folder / "summary.md").read_text("utf-8")


def test_the_action_takes_no_input_into_a_script() -> None:
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
    named = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert named == set(ACTION["inputs"])
    upload = ACTION["runs"]["steps"][-1]
    assert (upload["if"], upload["with"]["path"]) == ("${{ always() }}", "${{ inputs.project }}/out/")


WORKFLOWS = [ROOT / "action.yml", *sorted((ROOT / ".github/workflows").glob("*.yml"))]


@pytest.mark.parametrize(
    "text", [*(path.read_text("utf-8") for path in WORKFLOWS), ci_files("github").popitem()[1].decode()]
)
def test_actions_are_pinned_by_hash_with_their_version_beside(text: str) -> None:
    used = re.findall(r"^ +(?:- )?uses: (.*)$", text, re.MULTILINE)
    assert used
    pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*|\./ #.*")
    assert [one for one in used if not pinned.fullmatch(one)] == []


def test_an_action_has_the_same_hash_everywhere() -> None:
    texts = [*(path.read_text("utf-8") for path in WORKFLOWS), ci_files("github").popitem()[1].decode()]
    found = {match for text in texts for match in re.findall(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v[\d.]+)", text)}
    assert len({name for name, _, _ in found}) == len(found)


@pytest.mark.skipif(not shutil.which("zizmor", path=str(Path(sys.executable).parent)), reason="zizmor is not installed")
def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    write(tmp_path, {".github/workflows/cv.yml": ci_files("github").popitem()[1].decode()})
    program = str(Path(sys.executable).parent / "zizmor")
    command = [program, "--offline", "--pedantic", *map(str, WORKFLOWS), str(tmp_path / ".github/workflows/cv.yml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("cv", [CV, CV.replace("position", "postion")], ids=["good", "bad"])
def test_the_hook_passes_a_good_source_and_stops_a_bad_one(machine: Machine, repository: Repository, cv: str) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    hook = next(hook for hook in hooks if hook["id"] == "cvbuild-check")
    repository.commit({"cv.yaml": cv})
    install = 'python -m pip install --quiet "$CVBUILD"'
    done = machine.run(f"{install}\n{hook['entry']}", repository.folder, CVBUILD=str(machine.wheel))
    assert (done.returncode == 0) is (cv == CV), done.stdout + done.stderr
    assert not (repository.folder / "out").exists()


def test_the_container_copies_and_runs_what_is_there(machine: Machine, tmp_path: Path) -> None:
    lines = (ROOT / "Dockerfile").read_text("utf-8").replace("\\\n", "").splitlines()
    for line in (line for line in lines if line.startswith("COPY ") and "--from" not in line):
        *sources, target = line.split()[1:]
        for name in sources:
            assert (ROOT / name).exists(), name
            to = tmp_path / "src" / (target if target != "./" else name)
            to.parent.mkdir(parents=True, exist_ok=True)
            (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, to)
    wheel = next(line.removeprefix("RUN ") for line in lines if "pip wheel" in line)
    here = {"PYTHONPATH": machine.env["PYTHONPATH"], "PIP_NO_BUILD_ISOLATION": "false"}
    done = machine.run(wheel.replace("/dist", str(tmp_path / "dist")), tmp_path / "src", **here)
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "dist").glob("cvbuild-*.whl"))) == 1
    assert lines[-1] == 'ENTRYPOINT ["cvbuild"]'
    assert "USER cv" in lines


@pytest.mark.parametrize("host", HOSTS)
def test_init_writes_the_workflow(host: str, tmp_path: Path) -> None:
    (name,) = ci_files(host)
    command = [sys.executable, "-m", "cvbuild", "init", "new", "--ci", host]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert f"new/{name}" in done.stdout.splitlines()
    write(tmp_path, {"old/cv.yaml": CV, "other/cv.yaml": CV, f"other/{name}": "mine"})
    command[4] = "old"
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    assert (
        sorted(path.name for path in (tmp_path / "old").rglob("*.*") if path.is_file())
        == sorted(["cv.yaml", Path(name).name])
        or host == "github"
    )
    command[4] = "other"
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "exists already and is unchanged" in done.stdout
    assert (tmp_path / "other" / name).read_text("utf-8") == "mine"
