"""The Makefile and constraints.txt: set-up on a fresh machine, and messages if it fails.

The programs that make calls are stand-ins which write down how they were called; nothing is installed here.
"""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[2]
MAKE = shutil.which("make")
INPUTS = ("pyproject.toml", "constraints.txt", "src/cvbuild/render/_weasyprint/native.py")

needs_make = pytest.mark.skipif(MAKE is None, reason="make is not installed")


class Checkout:
    """A copy of the Makefile in a folder with blanks in its name, and the only programs it may find."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "my own CV"
        self.programs = folder / "bin"
        self.programs.mkdir()
        for name in ("sh", "awk", "cat", "chmod", "mkdir", "rm", "touch"):
            (self.programs / name).symlink_to(str(shutil.which(name)))
        for name in ("Makefile", *INPUTS):
            (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, self.folder / name)

    def program(self, name: str, script: str = "") -> None:
        """A stand-in that writes down its arguments and then does what ``script`` says."""
        path = self.folder / name if "/" in name else self.programs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f'#!/bin/sh\necho "{path.name} $*" >> "{self.folder}/calls"\n{script}\n')
        path.chmod(0o755)

    def python(self, *, ensurepip: bool = True, version: str = "3.11") -> None:
        """A Python that answers what the Makefile asks and makes a .venv of stand-ins."""
        missing = "" if ensurepip else '*"import ensurepip"*) exit 1 ;;'
        venv = (
            'printf "#!/bin/sh\\necho venv-python \\"\\$@\\" >> calls\\n" > .venv/bin/python; chmod +x .venv/bin/python'
        )
        old = f'exec "{sys.executable}" -c "import sys; sys.exit(({version.replace(".", ",")}) < (3, 11))"'
        self.program(
            "python3",
            f"""case "$*" in
            {missing}
            *version_info\\ \\<*) {old} ;;
            *-venv*) echo python{version}-venv ;;
            *"-m venv"*) mkdir -p .venv/bin; {venv} ;;
            esac""",
        )

    def ready(self) -> None:
        """A .venv that is set up, newer than all that it depends on."""
        for name in ("python", "cvbuild", "pytest", "ruff", "mypy", "lint-imports", "zizmor"):
            self.program(f".venv/bin/{name}")
        for stamp in (".ready", ".ready-test"):
            (self.folder / ".venv" / stamp).touch()

    def make(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run make here, with the stand-ins only."""
        environ = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
        environ = {**environ, "PATH": str(self.programs), "LC_ALL": "C"}
        environ.pop("PYTHON", None)
        command = [str(MAKE), *arguments]
        return subprocess.run(command, cwd=self.folder, env=environ, capture_output=True, text=True, check=False)

    @property
    def calls(self) -> list[str]:
        """How the stand-ins were called, in order."""
        calls = self.folder / "calls"
        return calls.read_text().splitlines() if calls.exists() else []


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def phony() -> set[str]:
    found = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert found
    return set(found[1].split())


@needs_make
def test_make_alone_lists_the_targets(checkout: Checkout) -> None:
    done = checkout.make()
    assert done.returncode == 0
    assert {line.split()[1] for line in done.stdout.splitlines()} == phony()


ZIZMOR = "zizmor --offline --no-progress --quiet .github action.yml src/cvbuild/commands/init/ci/github.yml"


@needs_make
@pytest.mark.parametrize(
    ("arguments", "calls"),
    [
        (["cv"], ["cvbuild "]),
        (["cv", "VARIANT=quant"], ["cvbuild --variant quant"]),
        (["cv", "VARIANT=quant inference"], ["cvbuild --variant quant --variant inference"]),
        (["test"], ["pytest -m not exhaustive"]),
        (["test-fast"], ["pytest -m not slow"]),
        (["lint"], ["ruff check .", "ruff format --check .", "mypy ", "lint-imports ", ZIZMOR]),
    ],
)
def test_a_complete_setup_is_not_repeated(checkout: Checkout, arguments: list[str], calls: list[str]) -> None:
    checkout.ready()
    assert checkout.make(*arguments).returncode == 0
    assert checkout.calls == calls


@needs_make
@pytest.mark.parametrize("changed", INPUTS)
def test_a_changed_input_repeats_the_setup(checkout: Checkout, changed: str) -> None:
    checkout.ready()
    later = (checkout.folder / ".venv/.ready").stat().st_mtime + 10
    os.utime(checkout.folder / changed, (later, later))
    assert checkout.make("cv").returncode == 0
    installs = [call for call in checkout.calls if " install " in call]
    assert all("--constraint constraints.txt" in install for install in installs)
    assert "python src/cvbuild/render/_weasyprint/native.py --install" in checkout.calls
    assert checkout.calls[-1] == "cvbuild "


@needs_make
def test_a_fresh_checkout_gets_its_environment(checkout: Checkout) -> None:
    checkout.python()
    checkout.make("cv")
    assert "python3 -m venv --clear .venv" in checkout.calls
    assert any("install --editable . --constraint constraints.txt" in call for call in checkout.calls)
    assert not any("--group test" in call for call in checkout.calls)


@needs_make
@pytest.mark.parametrize("target", ["cv", "test"])
def test_python_finds_the_sources_by_a_relative_path(checkout: Checkout, target: str) -> None:
    """Python reads the file in the locale's encoding, in which the name of the checkout's folder may not exist."""
    checkout.ready()
    found_by = checkout.folder / ".venv/lib/python3.11/site-packages/_editable_impl_cvbuild.pth"
    found_by.parent.mkdir(parents=True)
    found_by.write_text(f"{checkout.folder}/src\n", "utf-8")
    for stamp in (".ready", ".ready-test"):
        (checkout.folder / ".venv" / stamp).unlink()
    assert checkout.make(target).returncode == 0
    path = Path(found_by.read_text("ascii").rstrip("\n"))
    assert (found_by.parent / path).resolve() == (checkout.folder / "src").resolve()


@needs_make
def test_a_missing_python_is_reported(checkout: Checkout) -> None:
    done = checkout.make("cv")
    assert done.returncode == 2
    assert "needs Python 3.11 or later, and none is on the PATH" in done.stderr


@needs_make
@pytest.mark.parametrize("named", [[], ["PYTHON=python3"]])
def test_an_old_python_is_refused(checkout: Checkout, named: list[str]) -> None:
    checkout.python(version="3.9")
    done = checkout.make("cv", *named)
    assert done.returncode == 2
    assert "needs Python 3.11 or later" in done.stderr
    assert "venv" not in " ".join(checkout.calls)


@needs_make
@pytest.mark.parametrize("user", ["0", "1000"])
def test_venv_without_ensurepip_says_what_to_install(checkout: Checkout, user: str) -> None:
    checkout.python(ensurepip=False)
    checkout.program("id", f"echo {user}")
    if user != "0":
        checkout.program("apt-get")
    done = checkout.make("cv")
    assert done.returncode == 2
    assert "sudo apt-get install python3.11-venv" in done.stderr
    assert not any(call.startswith("apt-get") for call in checkout.calls)


@needs_make
def test_root_with_apt_gets_ensurepip_installed(checkout: Checkout) -> None:
    checkout.python(ensurepip=False)
    checkout.program("id", "echo 0")
    checkout.program("apt-get")
    checkout.make("cv")
    assert "apt-get install -y -qq python3.11-venv" in checkout.calls
    assert "python3 -m venv --clear .venv" in checkout.calls


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    return dict(line.split("==") for line in lines if not line.startswith("#"))


def requirements() -> Iterator[Requirement]:
    """What pyproject.toml asks for, and what installed packages of the pinned versions ask for on this machine."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    yield from map(Requirement, [*project["project"]["dependencies"], *project["dependency-groups"]["test"]])
    for name, version in pins().items():
        try:
            needed = importlib.metadata.requires(name) or []
            if importlib.metadata.version(name) != version:  # as in make test-oldest
                continue
        except importlib.metadata.PackageNotFoundError:  # needed on other systems or Pythons only
            continue
        found = map(Requirement, needed)
        yield from (r for r in found if r.marker is None or r.marker.evaluate({"extra": ""}))


def test_the_oldest_versions_are_in_their_ranges() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "tools/oldest_versions.py"], capture_output=True, text=True, check=True
    )
    oldest = {canonicalize_name(line.partition("==")[0]): line.partition("==")[2] for line in run.stdout.splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [text for extra in project["optional-dependencies"].values() for text in extra]
    needed = [Requirement(text) for text in (*project["dependencies"], *extras)]
    assert set(oldest) == {canonicalize_name(requirement.name) for requirement in needed}
    assert all(requirement.specifier.contains(oldest[canonicalize_name(requirement.name)]) for requirement in needed)


def test_constraints_are_exact_sorted_and_without_hosts() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert [line for line in pinned if not re.fullmatch(r"[\w.-]+==[\w.+!]+", line)] == []
    assert pinned == sorted(pinned, key=str.upper)  # as sort -f does in the C locale
    assert "//" not in "".join(lines)


def test_constraints_pin_all_that_is_needed() -> None:
    pinned = {canonicalize_name(name): version for name, version in pins().items()}
    for requirement in requirements():
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in constraints.txt: make lock"
        assert requirement.specifier.contains(version, prereleases=True), requirement
