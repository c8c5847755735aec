"""Dates: which texts are dates, what they cover, and how they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cvbuild.model import locales
from cvbuild.model.dates import PARTS, PRESENT, DateError, PartialDate, months_between, parse_date
from cvbuild.model.labels import DateStyle, Style, date_range, labels, month_year

READ = {
    "2024": "2024",
    "2024-05": "2024-05",
    "2024-02-29": "2024-02-29",
    "2024-5": "2024-05",
    "2024/05": "2024-05",
    "2020-05-31T00:00:00Z": "2020-05-31",
    "05/2024": "2024-05",
    "5.2024": "2024-05",
    "31.01.2020": "2020-01-31",
    "1.2.2020": "2020-02-01",
    "31/05/2020": "2020-05-31",
    "05/31/2020": "2020-05-31",
    "05/05/2020": "2020-05-05",
    "March 2017": "2017-03",
    "Sept. 2015": "2015-09",
    "May 5, 2020": "2020-05-05",
    "5th of May 2020": "2020-05-05",
    "2020 March": "2020-03",
    "March, 2020": "2020-03",
    "März 2020": "2020-03",
    "Maerz 2020": None,
    "31. Januar 2020": "2020-01-31",
    "févr. 2019": "2019-02",
    "fevrier 2019": "2019-02",
    "1er mars 2020": "2020-03-01",
    "31 de enero de 2020": "2020-01-31",
    "gennaio 2020": "2020-01",
    "mei 2020": "2020-05",
    "março de 2020": "2020-03",
    "марта 2020 г.": "2020-03",
    "Ağustos 2020": "2020-08",
    "2020. március": "2020-03",
    "2020年3月": "2020-03",
    "2020년 3월": "2020-03",
    "listopad 2020": None,  # October in Croatian, November in Czech
    "present": "present",
    "Present": "present",
    "now": "present",
    "Ongoing": "present",
    "heute": "present",
    "aujourd'hui": "present",
    "a oggi": "present",
    "至今": "present",
    "Summer 2021": "summer 2021",
    "Fall 2023": "fall 2023",
    "Herbst 2023": "autumn 2023",
    "Winter 2020": "winter 2020",
    "Winter 2019/20": "winter 2019/20",
    "Winter 2019/21": None,
    "Q3 2019": "Q3 2019",
    "2019 Q3": "Q3 2019",
    "Q3/2019": "Q3 2019",
    "3rd quarter 2019": "Q3 2019",
    "Q5 2019": None,
    "H1 2020": "H1 2020",
    "WS 2019/20": "WS 2019/20",
    "WS 2019": "WS 2019/20",
    "SoSe 2020": "SS 2020",
    "2019/20": "2019/2020",
    "2011/2012": "2011/2012",
    "c. 2010": "c. 2010",
    "circa March 2010": "c. 2010-03",
    "~2010": "c. 2010",
    "ca. 2010": "c. 2010",
    "since 2019": "2019 – present",
    "seit März 2019": "2019-03 – present",
    "dal 2019": "2019 – present",
    "2019 –": "2019 – present",
    "2019 – 2021": "2019 – 2021",
    "2019-2021": "2019 – 2021",
    "03/2019-05/2020": "2019-03 – 2020-05",
    "Mar 2019 to May 2020": "2019-03 – 2020-05",
    "von 2019 bis 2021": "2019 – 2021",
    "March – May 2020": "2020-03 – 2020-05",
    "Jan 2018 - heute": "2018-01 – present",
    "until 2021": "2021",
    "2021 – 2019": None,
    **dict.fromkeys(("2021-13", "2023-02-31", "last summer", "24", "", "9999", "0000-01", "2017-00", "2017-05-00")),
    **dict.fromkeys(
        ("01/02/2020", "3-4-2020", "2011/12", "May", "Mar 19", "'19", "May 2019 June", "13/2024", "ws", "–")
    ),
}


@pytest.mark.parametrize(("text", "expected"), READ.items())
def test_dates(text: str, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(DateError):
            parse_date(text)
    else:
        assert str(parse_date(text)) == expected
        assert parse_date(expected) == parse_date(text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("01/02/2020", "write 2020-01-02 if the month is 1, or 2020-02-01 if it is 2"),
        ("2011/12", "write 2011-12, or 2011/2012 for the two years"),
        ("Mar 19", "write 2019-03"),
        ("03/87", "write 1987-03"),
        ("early 2015", '{text: "early 2015", sort: 2015}'),
    ],
)
def test_what_is_no_date_says_what_to_write(text: str, hint: str) -> None:
    with pytest.raises(DateError) as error:
        parse_date(text)
    assert hint in error.value.hint


POINTS = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2100)),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2100), part=st.sampled_from(sorted(PARTS)), about=st.booleans()),
)


@given(POINTS, st.none() | POINTS | st.just(PRESENT))
def test_a_date_is_read_back(date: PartialDate, until: PartialDate | None) -> None:
    later = until if until and until.last() >= date.first() else None
    whole = PartialDate(date.year, date.month, part=date.part, about=date.about, until=later)
    assert parse_date(str(whole)) == whole
    assert date.first() <= date.last()


@given(POINTS, st.sampled_from(sorted(locales.patterns())), st.sampled_from(["long", "short", "numeric", "iso"]))
def test_a_printed_date_is_read_back(date: PartialDate, locale: str, style: Style) -> None:
    """Only months: names of seasons and quarters may be other ones. ``1900/01`` may be two years."""
    two_years = style == "numeric" and date.month == (date.year + 1) % 100
    if not date.part and not two_years and locale not in ("ar", "he", "cs", "hr"):
        assert parse_date(month_year(date, labels(locale, DateStyle(style)))) == date


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-05", "2025-05", "May 2024 – May 2025"),
        ("2024-05", "present", "May 2024 – Present"),
        ("2024-05", None, "May 2024 – Present"),
        (None, "2025-05", "May 2025"),
        ("2021", "2021", "2021"),
        ("2021-05-03", "2021-09-30", "May 2021 – Sep 2021"),
        ("Q3 2019", "summer 2020", "Q3 2019 – Summer 2020"),
        ("fall 2019", "winter 2019/20", "Fall 2019 – Winter 2019/20"),
        ("c. 2010", "WS 2011/12", "c. 2010 – Winter 2011/12"),
        (None, None, ""),
    ],
)
def test_ranges(start: str | None, end: str | None, expected: str) -> None:
    first, last = (parse_date(text) if text else None for text in (start, end))
    assert date_range(first, last, labels("en-US")) == expected


@pytest.mark.parametrize(
    ("locale", "style", "text", "expected"),
    [
        ("en-US", "long", "2020-03", "March 2020"),
        ("en-US", "short", "2020-09", "Sep 2020"),
        ("en-GB", "short", "2020-09", "Sept 2020"),
        ("en-US", "numeric", "2020-03", "03/2020"),
        ("en-US", "iso", "2020-03-05", "2020-03"),
        ("en-US", "year", "2020-03", "2020"),
        ("en-US", "year", "WS 2019/20", "2019/20"),
        ("en-US", "iso", "2020", "2020"),
        ("de-DE", "long", "2020-03", "März 2020"),
        ("de-AT", "long", "2020-01", "Jänner 2020"),
        ("de", "numeric", "2020-03", "03/2020"),
        ("de", "short", "WS 2019/20", "WS 2019/20"),
        ("fr", "long", "2020-02", "février 2020"),
        ("es", "long", "2020-02", "febrero de 2020"),
        ("it", "short", "2020-05", "mag 2020"),
        ("pt-BR", "long", "2020-03", "março de 2020"),
        ("sv", "numeric", "2020-03", "2020-03"),
        ("fi", "long", "2020-03", "maaliskuu 2020"),
        ("cs", "short", "2020-03", "březen 2020"),
        ("pl", "long", "2020-03", "marzec 2020"),
        ("hu", "long", "2020-03", "2020. március"),
        ("ja", "long", "2020-03", "2020年3月"),
        ("zh-TW", "short", "2020-03", "2020年3月"),
        ("ko", "short", "2020-03", "2020년 3월"),
        ("no", "long", "2020-03", "mars 2020"),
        ("fr", "short", "summer 2020", "été 2020"),
        ("ja", "short", "summer 2020", "2020年夏"),
        ("fr", "short", "Q3 2020", "T3 2020"),
        ("de", "short", "c. 2010", "ca. 2010"),
        ("it", "short", "2019 – present", "2019 – presente"),
        ("ja", "short", "2019-04 – 2020-03", "2019年4月～2020年3月"),
    ],
)
def test_styles(locale: str, style: Style, text: str, expected: str) -> None:
    assert month_year(parse_date(text), labels(locale, DateStyle(style))) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2001-02", "2003-04", "2001 – 2003"),
        ("2009-02", "2014-12", "2009 – 2014"),
        ("2009-02", "2015-01", "Feb 2009 – Jan 2015"),
        ("1998-06", "1998-09", "1998"),
        ("2001-02", None, "Feb 2001 – Present"),
        (None, "2014-12", "2014"),
    ],
)
def test_only_years_for_what_ended_long_ago(start: str | None, end: str | None, expected: str) -> None:
    first, last = (parse_date(text) if text else None for text in (start, end))
    assert date_range(first, last, labels("en", DateStyle("short", 2015))) == expected


def test_a_language_without_words_falls_back_to_english() -> None:
    assert labels("xx-YY").present == "Present"


@pytest.mark.parametrize("locale", locales.words())
def test_every_language_has_all_words(locale: str) -> None:
    words, patterns = locales.words()[locale], locales.patterns()[locale]
    assert len(words.seasons) == 4
    assert "{}" in words.about
    assert {len(patterns.short_months), len(patterns.long_months), len(patterns.read)} == {12}
    assert parse_date(words.present) == PRESENT
    assert "{year}" in words.season


@pytest.mark.parametrize(
    ("locale", "hint"),
    [
        ("german", "write de"),
        ("Deutsch", "write de"),
        ("en_US", "write en-US"),
        ("EN-us", "write en-US"),
        ("xx", ""),
        ("en-XX", "write en"),
        ("eng-lish", "en"),
    ],
)
def test_a_wrong_locale(locale: str, hint: str) -> None:
    problem = locales.problem(locale)
    assert problem
    assert hint in problem[1]


@pytest.mark.parametrize("locale", ["en", "en-US", "pt-BR", "zh-Hant-TW", "cy-GB", "es-419", "sr-Latn-RS"])
def test_a_locale_that_exists(locale: str) -> None:
    assert locales.problem(locale) is None


def test_months_between() -> None:
    assert months_between(parse_date("2021-09"), parse_date("2022-08")) == 11
