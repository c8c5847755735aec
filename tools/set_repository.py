"""Set the public address of the repository wherever it is named: metadata, documentation, workflows.

Usage: python tools/set_repository.py OWNER/NAME [FOLDER]

The name is that of a repository on GitHub. It replaces the one that was set before; before the first time, the texts
say OWNER/cvbuild and the metadata have no address. FOLDER is the checkout to change (this one).
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

HOST = "https://github.com/"
UNSET = "OWNER/cvbuild"
PAGES = ("README.md", "docs", ".github", "action.yml", "editors")
URLS = """\
[project.urls]
Homepage = "{address}"
Documentation = "{address}/blob/main/docs/index.md"
Changelog = "{address}/blob/main/CHANGELOG.md"
Issues = "{address}/issues"
Source = "{address}"

"""
_NAME = re.compile(r"[\w.-]+/[\w.-]+")


def current(root: Path) -> str:
    """Return the name of the repository that is set, such as ``OWNER/cvbuild``."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    address: str = project.get("urls", {}).get("Source", HOST + UNSET)
    return address.removeprefix(HOST)


def set_repository(root: Path, name: str) -> list[str]:
    """Write the name into every file that names the repository, and return these files."""
    before, changed = current(root), []
    for path in _files(root):
        text = path.read_text("utf-8")
        new = re.sub(rf"(?<![\w./-])({re.escape(HOST)})?{re.escape(before)}(?![\w-])", rf"\g<1>{name}", text)
        if new != text:
            path.write_text(new, encoding="utf-8", newline="\n")
            changed.append(path.relative_to(root).as_posix())
    for path, new in ((root / "pyproject.toml", _metadata), (root / "mkdocs.yml", _site)):
        path.write_text(new(path.read_text("utf-8"), HOST + name), encoding="utf-8", newline="\n")
        changed.append(path.name)
    return changed


def _files(root: Path) -> list[Path]:
    found = (
        path for page in PAGES for path in ([root / page] if (root / page).is_file() else (root / page).rglob("*"))
    )
    return sorted(
        path for path in found if path.suffix in {".md", ".yml", ".json"} and "node_modules" not in path.parts
    )


def _metadata(text: str, address: str) -> str:
    without = re.sub(r"^\[project\.urls\]\n.*?\n\n", "", text, flags=re.DOTALL | re.MULTILINE)
    before, section, after = without.partition("[project.scripts]\n")
    return before + URLS.format(address=address) + section + after


def _site(text: str, address: str) -> str:
    without = re.sub(r"^repo_url: .*\n", "", text, flags=re.MULTILINE)
    return without.replace("docs_dir:", f"repo_url: {address}\ndocs_dir:", 1)


def main(arguments: list[str]) -> int:
    """Set the name that the command line gives; return the exit code."""
    if not arguments or not _NAME.fullmatch(arguments[0]):
        sys.stderr.write("write the repository as OWNER/NAME, such as ines-moreau/cvbuild\n")
        return 2
    root = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parents[1]
    sys.stdout.write("".join(f"{name}\n" for name in set_repository(root, arguments[0])))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
