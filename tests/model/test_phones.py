"""Phone numbers as people write them: what is printed, what is linked, what is no number."""

from __future__ import annotations

import pytest

from cvbuild.model.basics import Phone, region
from cvbuild.model.document import plain
from cvbuild.model.phones import is_phone, phone_spans, shown_phone
from tests.projects import resume_of

NUMBERS = [  # text, country, links
    ("+1 555 010 0123", "", ["tel:+15550100123"]),
    ("+44 (0)20 7946 0018", "", ["tel:+442079460018"]),
    ("0044 20 7946 0018", "GB", ["tel:+442079460018"]),
    ("020 7946 0018", "GB", ["tel:+442079460018"]),
    ("0171-2345678", "DE", ["tel:+491712345678"]),
    ("0171/2345678", "DE", ["tel:+491712345678"]),
    ("0171-2345678", "", ["tel:01712345678"]),
    ("(555) 123-4567 ext. 89 / 0171-2345678", "", ["tel:5551234567;ext=89", "tel:01712345678"]),
    ("(212) 555-0123, ext. 4", "US", ["tel:+12125550123;ext=4"]),
    ("+34600123456", "", ["tel:+34600123456"]),
    ("tel:+34600123456", "", ["tel:+34600123456"]),
    ("600 123 456", "ES", ["tel:+34600123456"]),
    ("+351 21 000 0000 or +351 91 000 0000", "", ["tel:+351210000000", "tel:+351910000000"]),
    ("Mobile: +49 171 2345678", "", ["tel:+491712345678"]),
    ("+49 171 2345678 (mobil)", "", ["tel:+491712345678"]),
    ("06 12 34 56 78", "FR", ["tel:+33612345678"]),
    ("+41 44 668 18 00; +41 79 000 00 00", "", ["tel:+41446681800", "tel:+41790000000"]),
    ("03-1234-5678", "JP", ["tel:+81312345678"]),
    ("11 98765-4321", "BR", ["tel:+5511987654321"]),
    ("+91 98765 43210", "", ["tel:+919876543210"]),
    ("8 (912) 345-67-89", "RU", ["tel:+79123456789"]),
    ("+1-555-010-0123 x12", "", ["tel:+15550100123;ext=12"]),
    ("01 23 45 67", "", ["tel:01234567"]),
    ("(912) 555-4321", "US", ["tel:+19125554321"]),
    ("0999 999 999", "US", ["tel:0999999999"]),
    ("0171 2345678", "XX", ["tel:01712345678"]),
]


@pytest.mark.parametrize(("text", "country", "urls"), NUMBERS)
def test_a_number_is_printed_as_typed_and_linked(text: str, country: str, urls: list[str]) -> None:
    spans = phone_spans(text, country)
    assert [span.url for span in spans if span.url] == urls
    assert plain(spans) == text.removeprefix("tel:")


@pytest.mark.parametrize("text", [text for text, _, _ in NUMBERS] + ["1-800-FLOWERS", "tel: 123456", "+1.555.010.0123"])
def test_what_people_write_is_a_number(text: str) -> None:
    assert is_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        "five-oh-three 555 0119",
        "+49 171 234 56 acht neun",
        "",
        "call me",
        "on request",
        "123",
        "ada@lovelace.org",
        "${CV_PHONE}",
        "http://a.example/123456",
        "1" * 17,
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize("text", ["tel:+34600123456", "TEL: +34600123456", "tel:(555) 010 0123"])
def test_the_scheme_is_not_printed(text: str) -> None:
    assert shown_phone(text) == text[4:].strip()


@pytest.mark.parametrize("text", ["Tel. 12345", "tel", "telephone: none"])
def test_other_words_are_kept(text: str) -> None:
    assert shown_phone(text) == text


@pytest.mark.parametrize(
    ("basics", "locale", "expected"),
    [
        ("location: {countryCode: DE}", "en-US", "DE"),
        ("location: {city: Rome}", "it-IT", "IT"),
        ("locations: [{city: Rome, countryCode: IT}], location: {countryCode: DE}", "en-US", "IT"),
        ("label: x", "de", ""),
        ("label: x", "zh-Hant-TW", "TW"),
    ],
)
def test_the_country_is_where_the_person_lives(basics: str, locale: str, expected: str) -> None:
    resume = resume_of(f"locale: {locale}\nbasics: {{name: Ada Lovelace, {basics}}}")
    assert region(resume.basics, resume.locale) == expected


def test_a_number_of_another_country_keeps_its_digits() -> None:
    assert phone_spans("0171-2345678", "US")[0].url == "tel:01712345678"


@pytest.mark.parametrize(
    ("written", "paths", "words"),
    [
        ("+1 555 010 0123", ["basics.phone"], ["+1 555 010 0123"]),
        ("[+1 555 010 0123, 0171 23456]", ["basics.phone[0]", "basics.phone[1]"], ["+1 555 010 0123", "0171 23456"]),
        ("{label: mobile, number: +1 555 010 0123}", ["basics.phone"], ["mobile: +1 555 010 0123"]),
        ("[{label: mobile, number: 0171}]", ["basics.phone[0]"], ["mobile: 0171"]),
        ("0171234567", ["basics.phone"], ["0171234567"]),
    ],
)
def test_one_or_several_numbers(written: str, paths: list[str], words: list[str]) -> None:
    phones: tuple[Phone, ...] = resume_of(f"basics: {{name: Ada Lovelace, phone: {written}}}").basics.phone
    assert [phone.path for phone in phones] == paths
    assert [phone.words for phone in phones] == words
