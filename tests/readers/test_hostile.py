"""Files that are damaged, hostile, or only look like a CV of another tool: a message, never half a CV."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from cvbuild.readers import Unreadable, read, recognised
from tests.readers.expectation import FORMS, sample


def zipped(**files: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv").replace("_xml", ".xml"), content)
    return packed.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    b'<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass"><LearnerInfo>&b;</LearnerInfo></SkillsPassport>'
)
OUTSIDE = (
    b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    b'<Candidate xmlns="http://www.europass.eu/1.0"><CandidatePerson>&a;</CandidatePerson></Candidate>'
)
DEEP_XML = (
    b'<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass">'
    + b"<a>" * 300
    + b"</a>" * 300
    + b"</SkillsPassport>"
)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.json", b'{"basics": {"name": "A"}\n "work": []}', "broken.json:2:"),
        ("laughs.xml", LAUGHS, "entities"),
        ("outside.xml", OUTSIDE, "entities"),
        ("deep.xml", DEEP_XML, "deeper"),
        ("deep.json", b'{"basics": ' + b'{"a": ' * 200 + b"1" + b"}" * 200 + b"}", ""),
        ("bomb.zip", zipped(Profile_csv=b"First Name\n" + b"a" * 80_000_000), "unpacks to more"),
        ("cut.zip", zipped(Profile_csv=b"First Name,Last Name\nA,B\n" * 500)[:-30], ""),
        ("cut.docx", zipped(word__document_xml=b"<w:document"), "XML"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<<", "damaged"),
        ("big.json", b'{"basics": "' + b"a b " * 8_000_000 + b'"}', "MB"),
    ],
)
def test_hostile_files_end_in_a_message(name: str, content: bytes, message: str) -> None:
    assert message in outcome(content, name)


def outcome(content: bytes, name: str) -> str:
    """Return the message about a file; empty if it is read or unknown."""
    try:
        read(content, name)
    except Unreadable as error:
        return error.message
    return ""


@pytest.mark.parametrize("form", FORMS)
def test_a_file_cut_in_half_ends_in_a_message_or_a_cv(form: str) -> None:
    file, content = sample(form, "lawyer")
    assert "Traceback" not in outcome(content[: len(content) // 2], file)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("schema.json", {"$schema": "http://json-schema.org", "properties": {"basics": {}, "work": {}}}),
        ("own.json", {"profile": {"positionTitle": "x"}, "workExpList": [{"a": "b"}]}),
        ("package.json", {"name": "x", "version": "1"}),
        ("list.json", [1, 2]),
    ],
)
def test_look_alikes_are_unknown(name: str, content: object) -> None:
    assert recognised(json.dumps(content).encode(), name) is None


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"hello", b"\x00\x01\x02", b"\x89PNG\r\n\x1a\n", b"<html><body>x</body></html>"]
)
def test_other_files_are_unknown(content: bytes) -> None:
    assert recognised(content, "file.bin") is None


def test_a_photo_in_the_file_does_not_count_against_its_size() -> None:
    data = {"basics": {"name": "A B", "image": "data:image/png;base64," + "QUJD" * 1_000_000}, "work": []}
    found = read(json.dumps(data).encode(), "resume.json")
    assert found is not None
    assert found.cv["basics"] == {"name": "A B"}


def test_windows_text_is_read_with_a_remark() -> None:
    found = read(
        "# José Núñez\n\n## Experience\n\n### Chef, Casa Añil (2019 – 2020)\n\n## Skills\n\n- Paella\n".encode(
            "cp1252"
        ),
        "cv.md",
    )
    assert found is not None
    assert found.cv["basics"]["name"] == "José Núñez"
    assert any("UTF-8" in remark for remark in found.remarks)
