"""Build and check a release: ``make release`` after the version and the changelog are set.

Usage: python tools/release.py [FOLDER]

Leaves a wheel, an sdist and notes.md in FOLDER (dist/), and prints the commands that tag and publish. It publishes
nothing itself: .github/workflows/release.yml does, from the tag.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import zipfile
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).parents[1]

_HEADING = re.compile(r"^## \[([^\]]+)\](?: - \d{4}-\d\d-\d\d)?$", re.MULTILINE)


def version() -> str:
    """Return the version, which only ``__init__.py`` has."""
    text = (ROOT / "src/cvbuild/__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    assert found is not None
    return found[1]


def notes(changelog: str, wanted: str) -> str:
    """Return what the changelog says about a version.

    Raises:
        ValueError: it says nothing, or has no date.
    """
    headings = list(_HEADING.finditer(changelog))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        if heading[1] == wanted:
            if not heading[0].endswith(("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")):
                raise ValueError(f"CHANGELOG.md: [{wanted}] has no date")
            text = changelog[heading.end() : following.start() if following else None].strip()
            if text:
                return text + "\n"
    raise ValueError(f"CHANGELOG.md has no notes on {wanted}: rename [Unreleased] to [{wanted}] - DATE")


def problems(folder: Path, wanted: str) -> list[str]:
    """Return what is wrong with the built files; an index would accept most of it, and users would not."""
    wheels, sdists = list(folder.glob("*.whl")), list(folder.glob("*.tar.gz"))
    if (len(wheels), len(sdists)) != (1, 1):
        return [f"{folder} has {len(wheels)} wheels and {len(sdists)} sdists"]
    with zipfile.ZipFile(wheels[0]) as wheel:
        names = wheel.namelist()
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        headers = HeaderParser().parsestr(wheel.read(metadata).decode())
    with tarfile.open(sdists[0]) as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    found = [] if headers["Version"] == wanted else [f"the wheel has version {headers['Version']}"]
    found += [f"the metadata has no {key}" for key in ("Summary", "Author", "License-Expression") if not headers[key]]
    found += [] if headers["Description-Content-Type"] == "text/markdown" else ["the description is not Markdown"]
    found += [f"the wheel has no {name}" for name in ("cvbuild/py.typed",) if name not in names]
    wanted_files = ("Makefile", "tests/conftest.py", "docs/api.md")
    found += [f"the sdist has no {name}" for name in wanted_files if name not in inside]
    found += ["the sdist has the CV of the owner"] if "cv.yaml" in inside else []
    return found


def main(folder: Path) -> int:
    """Build into the folder; return the exit code."""
    wanted = version()
    try:
        said = notes((ROOT / "CHANGELOG.md").read_text("utf-8"), wanted)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for old in (*folder.glob("*.whl"), *folder.glob("*.tar.gz")):
        old.unlink()
    subprocess.run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)], check=True)
    (folder / "notes.md").write_text(said, encoding="utf-8")
    if found := problems(folder, wanted):
        sys.stderr.write("\n".join(found) + "\n")
        return 1
    if "[project.urls]" not in (ROOT / "pyproject.toml").read_text("utf-8"):
        sys.stderr.write("note: the metadata have no address; set it: python tools/set_repository.py OWNER/NAME\n")
    sys.stdout.write(f"\n{folder} is ready. To publish:\n\n    git tag -a v{wanted} -F {folder}/notes.md\n")
    sys.stdout.write(f"    git push origin v{wanted}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "dist")))
