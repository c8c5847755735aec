"""Scripts with real fonts: every format is read back without a difference, and a PDF by other software too.

The fonts are those of this machine (Debian: fonts-noto-core, fonts-ipafont-gothic); a script without one is skipped.
"""

from __future__ import annotations

import functools
import io
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from cvbuild.commands.fonts.installed import best, installed_files
from cvbuild.model.locales.scripts import by_script, is_right_to_left
from cvbuild.pipeline.build import Request, Result, build
from cvbuild.syntax.finding import Severity

CVS = {
    "ar": """\
        basics: {name: سلمى الهاشمي, label: مهندسة برمجيات, phone: "+962 6 555 0100", location: {city: عمّان}}
        work:
          - name: مصنع سالم
            position: مهندسة أولى
            startDate: 2020-05
            highlights:
              - خفضت زمن التقارير من 6 ساعات إلى 40 دقيقة بلغة Python 3
              - درّبت **أربعة** مهندسين جدد على كتابة الاختبارات ومراجعة الشيفرة، ووثقت طريقة العمل في دليل من 30 صفحة
          - {name: Harbor Systems, position: مطورة, startDate: 2015-03, endDate: 2020-04}
        skills: [{name: لغات البرمجة, keywords: [Python, Go, SQL]}]
        """,
    "fa": """\
        basics: {name: نگار رستمی, label: مهندس نرم‌افزار, phone: "+98 21 5550 0100", location: {city: تهران}}
        work:
          - name: کارخانه گیلان
            position: مهندس ارشد
            startDate: 2018
            endDate: 2022
            highlights: [زمان ساخت را از ۴۰ به ۸ دقیقه رساند]
        """,
    "he": """\
        basics: {name: נועה ברק, label: מהנדסת תוכנה, phone: "+972 3 555 0100", location: {city: חיפה}}
        work:
          - name: מעבדות הכרמל
            position: מהנדסת בכירה
            startDate: 2016
            endDate: 2019
            highlights: ["קיצרה את זמן הבנייה מ-40 ל-8 דקות", "הובילה צוות של **5** מפתחים (Python, Go)"]
        """,
    "hi": """\
        basics: {name: अनन्या राव, label: शिक्षिका, phone: "+91 11 5555 0100", location: {city: दिल्ली}}
        work:
          - name: ज्ञानदीप विद्यालय
            position: गणित शिक्षिका
            startDate: 2018-06
            highlights: [कक्षा दस के पाठ और à la carte समूह के लिए गणित प्रयोगशाला स्थापित की और 40 विद्यार्थियों को पढ़ाया]
        """,
    "th": """\
        basics: {name: สมชาย ใจดี, label: วิศวกรซอฟต์แวร์, phone: "+66 2 555 0100", location: {city: เชียงใหม่}}
        work:
          - name: บริษัททะเลใต้
            position: วิศวกรอาวุโส
            startDate: 2019-04
            highlights:
              - ลดเวลาสร้างรายงานจาก 6 ชั่วโมงเหลือ 40 นาที
              - ดูแลระบบที่ผู้ใช้กว่าสองล้านคนใช้งานทุกวันโดยไม่หยุดทำงานและฝึกอบรมวิศวกรใหม่สี่คนให้เขียนการทดสอบและตรวจทานโค้ดร่วมกันทั้งทีม
        """,
    "ja": """\
        basics: {name: 佐々木 結衣, label: 組込みエンジニア, phone: "+81 45 555 0100", location: {city: 横浜}}
        work:
          - name: 株式会社みなと電機
            position: 主任エンジニア
            startDate: 2019-04
            highlights:
              - >-
                RTOS上のBluetoothスタックを置き換え、消費電力を30%削減し、連続稼働時間を12時間から18時間に延ばしました。
                試験は社内の自動化基盤に移しました。
        """,
    "hy": """\
        basics: {name: Անի Սարգսյան, label: Ծրագրավորող, phone: "+374 10 555010", location: {city: Գյումրի}}
        work:
          - {name: Լուսին, position: Ավագ ծրագրավորող, startDate: 2019-04, highlights: [Կրճատեց ժամանակը 40 տոկոսով]}
        """,
    "ka": """\
        basics: {name: ნინო ბერიძე, label: პროგრამისტი, phone: "+995 32 555 0100", location: {city: ქუთაისი}}
        work:
          - {name: ზღვა, position: უფროსი პროგრამისტი, startDate: 2019-04, highlights: [შეამცირა დრო 40 პროცენტით]}
        """,
    "el": """\
        basics: {name: Ελένη Παππά, label: Μηχανικός, phone: "+30 21 0555 0100", location: {city: Βόλος}}
        work:
          - {name: Λιμάνι, position: Μηχανικός, startDate: 2019-04, highlights: [Μείωσε τον χρόνο κατά 40 %]}
        """,
}
SHIPPED = {"el"}
LIGATURES = "ar/DejaVuSans"
"""A font in which lam and alef are one glyph."""
FORMATS = ("pdf", "docx", "txt", "html", "md")


@functools.cache
def _files() -> tuple[Path, ...]:
    """The small ones among those installed: a collection of all Chinese letters takes long to read."""
    return tuple(path for path in installed_files() if path.stat().st_size < 8 * 1024 * 1024)


@pytest.fixture(scope="module", params=(*CVS, LIGATURES))
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path, Result]:
    """A CV in a language, built with an installed font in all formats for people."""
    language, _, font = request.param.partition("/")
    files = tuple(file for file in _files() if file.name.startswith(font))
    project = tmp_path_factory.mktemp(language)
    text = f"locale: {language}\nchecks: {{X109: off}}\n" + "\n".join(
        line.removeprefix("        ") for line in CVS[language].splitlines()
    )
    (project / "cv.yaml").write_text(text, encoding="utf-8")
    for script, characters in () if language in SHIPPED else by_script(CVS[language], language).items():
        found = best(script, characters - set("\u200c"), files, language, serif=True)
        if found is None:
            pytest.skip(f"no installed font writes {script.name}")
        (project / "fonts").mkdir(exist_ok=True)
        for file in found.files:
            shutil.copy(file, project / "fonts")
    return language, project, build(Request(project, formats=FORMATS, out=project / "out"))


def test_no_format_differs_from_the_text(built: tuple[str, Path, Result]) -> None:
    _, _, result = built
    found = [f for f in result.findings if f.severity >= Severity.WARNING]
    assert [(f.code, f.message) for f in found] == []
    (one,) = result.built
    assert {file.format for file in one.artifacts} == set(FORMATS)


def _pdf(project: Path) -> Path:
    (found,) = (project / "out").rglob("*.pdf")
    return found


def _pypdf(path: Path) -> str:
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _pdfium(path: Path) -> str:
    from pypdfium2 import PdfDocument

    document = PdfDocument(path)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _pdfminer(path: Path) -> str:
    """Without its guesses at columns: the letters in the order of the file's stream."""
    pdfminer = pytest.importorskip("pdfminer.high_level", reason="pdfminer.six is not installed")
    target = io.StringIO()
    with path.open("rb") as source:
        pdfminer.extract_text_to_fp(source, target, laparams=None, output_type="text", codec="")
    return target.getvalue()


def _program(*command: str) -> Callable[[Path], str]:
    def read(path: Path) -> str:
        if shutil.which(command[0]) is None:
            pytest.skip(f"{command[0]} is not installed")
        done = subprocess.run([*command, "-o", "-", path], capture_output=True, check=True)
        return done.stdout.decode("utf-8")

    return read


def _pdftotext(path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode("utf-8")


READERS: dict[str, Callable[[Path], str]] = {
    "pypdf": _pypdf,
    "pdfium": _pdfium,
    "pdfminer": _pdfminer,
    "pdftotext": _pdftotext,
    "mutool": _program("mutool", "draw", "-q", "-F", "txt"),
}
IN_PAGE_ORDER = {"pdfminer", "mutool"}
"""They give letters from right to left in the order of the page, whatever the file says."""


@pytest.mark.parametrize("reader", READERS)
def test_other_software_reads_each_letter(built: tuple[str, Path, Result], reader: str) -> None:
    language, project, result = built
    document = result.built[0].document
    assert document
    words = [word for part in document.fragments for word in part.text.split()]
    text = READERS[reader](_pdf(project))
    if is_right_to_left(language):
        marks = "".join(mark * text.count(mark) for mark in "•|")  # of lists and between contacts
        assert _letters(text) == _letters("".join((*words, marks)))
    else:
        plain = "".join(_normal(text).split())
        assert [word for word in words if "".join(_normal(word).split()) not in plain] == []


@pytest.mark.parametrize("reader", sorted(READERS.keys() - IN_PAGE_ORDER))
def test_words_from_right_to_left_are_read_whole(built: tuple[str, Path, Result], reader: str) -> None:
    language, project, result = built
    if not is_right_to_left(language):
        pytest.skip("written from left to right")
    document = result.built[0].document
    assert document
    text = _normal(READERS[reader](_pdf(project)))
    words = {word for part in document.fragments for word in _normal(part.text).split() if word.isalpha()}
    lost = {word for word in words if word not in text and not any(map(unicodedata.combining, word))}
    assert lost == set()


def _normal(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf")


def _letters(text: str) -> list[str]:
    return sorted(char for char in _normal(text) if not char.isspace())
