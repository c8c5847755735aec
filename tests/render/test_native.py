"""Native libraries for PDF: missing ones are reported with the command that installs them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cvbuild.render._weasyprint import native, press
from cvbuild.syntax.errors import CannotBuild
from tests.pdfs import ROOT

LACKING = {"Pango": ("libpango-of-nowhere.so.9",)}


def test_nothing_is_missing_here() -> None:
    assert native.missing() == ()
    assert native.ensure(install=True) == 0


def test_a_library_that_cannot_be_loaded_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "_LIBRARIES", {**native._LIBRARIES, **LACKING})
    assert native.missing() == ("Pango",)


@pytest.mark.parametrize(
    ("release", "there", "command"),
    [
        ({"ID": "debian"}, {"apt-get"}, "apt-get install -y --no-install-recommends libpango-1.0-0"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, {"brew", "apt-get"}, "apt-get install"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, {"dnf"}, "dnf install -y pango"),
        ({"ID": "alpine"}, {"apk"}, "apk add so:libpango-1.0.so.0"),
        ({"ID": "arch"}, {"pacman"}, "pacman -S --needed pango"),
        ({"ID": "opensuse-leap", "ID_LIKE": "suse opensuse"}, {"zypper"}, "zypper install"),
        ({"ID": "nixos"}, set(), "install Pango 1.44 or later"),
        (None, {"brew"}, "brew install pango"),
    ],
)
def test_the_command_is_that_of_the_system(
    release: dict[str, str] | None, there: set[str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def os_release() -> dict[str, str]:
        if release is None:
            raise OSError
        return release

    monkeypatch.setattr("platform.freedesktop_os_release", os_release)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name in there else None)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert native.install_command().startswith(command)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert native.install_command().startswith("sudo ") is bool(there - {"brew"})


def test_a_missing_library_ends_the_build_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, "_LIBRARIES", LACKING)
    with pytest.raises(CannotBuild) as caught:
        press._weasyprint.__wrapped__()
    assert caught.value.message == "the PDF needs Pango, which cannot be loaded"
    assert caught.value.hint == native.install_command()


@pytest.mark.parametrize("installs", [True, False])
def test_ensure_installs_or_says_how(
    installs: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], check: bool) -> subprocess.CompletedProcess[str]:  # noqa: ARG001
        ran.append(command)
        monkeypatch.setattr(native, "_LIBRARIES", {} if installs else LACKING)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(native, "_LIBRARIES", LACKING)
    monkeypatch.setattr(native, "_manager", lambda: "apt-get")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr("subprocess.run", run)
    assert native.ensure(install=True) == (0 if installs else 2)
    assert [command[1] for command in ran] == ["update", "install"]
    assert ("apt-get install" in capsys.readouterr().err) is not installs


def test_ensure_does_not_install_unasked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(native, "_LIBRARIES", LACKING)
    monkeypatch.setattr("subprocess.run", lambda *_, **__: pytest.fail("ran a command"))
    assert native.ensure(install=False) == 2
    assert "Pango" in capsys.readouterr().err


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert native.main(["--uninstall"]) == 2
    assert "usage" in capsys.readouterr().err


def test_it_runs_as_a_script_before_anything_is_installed(tmp_path: Path) -> None:
    script = ROOT / "src" / "cvbuild" / "render" / "_weasyprint" / "native.py"
    done = subprocess.run(
        [sys.executable, "-S", "-E", script, "--install"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize(
    ("system", "there", "command", "searched"),
    [
        ("win32", {"pacman"}, "install MSYS2", "WEASYPRINT_DLL_DIRECTORIES"),
        ("darwin", {"brew"}, "brew install pango", "DYLD_FALLBACK_LIBRARY_PATH"),
        ("darwin", set(), "install Homebrew", "DYLD_FALLBACK_LIBRARY_PATH"),
        ("linux", {"dnf"}, "dnf install -y pango", ""),
    ],
)
def test_each_system_gets_its_own_words(
    system: str,
    there: set[str],
    command: str,
    searched: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setattr("platform.freedesktop_os_release", dict)
    monkeypatch.setattr("shutil.which", lambda name: f"/bin/{name}" if name in there else None)
    monkeypatch.setattr("os.geteuid", lambda: 0)
    monkeypatch.setattr(native, "missing", lambda: ("Pango",))
    assert native.install_command().startswith(command)
    assert native.ensure(install=False) == 2
    assert searched in capsys.readouterr().err
