"""Drift between a text and its translation: faithful pairs raise no alarm, changed ones do."""

from __future__ import annotations

import pytest

from cvbuild.analysis.language.drift import drifts
from tests.analysis.drift_pairs import CHANGED, PAIRS

FAITHFUL = [
    ("en", "Cut stock by 20% within 18 months", "de", "Senkte den Bestand innerhalb von 18 Monaten um 20 %"),
    ("en", "Led a team of three and hired 14 engineers", "de", "Leitete ein Team von 3 und stellte 14 Ingenieure ein"),
    ("en", "Saved $1.2M a year at Harbor Retail", "de", "Sparte bei Harbor Retail jährlich 1,2 Mio. $"),
    ("en", "Moved 1,200 shops to PostgreSQL in May 2021", "fr", "A migré 1 200 magasins vers PostgreSQL en mai 2021"),
    ("en", "Raised €3.5 million from Northwind", "fr", "A levé 3,5 millions d’euros auprès de Northwind"),
    ("en", "Answered 40,000 calls between March 2019 and June 2020", "es",
     "Atendió 40.000 llamadas entre marzo de 2019 y junio de 2020"),
    ("en", "Analyst with 12 years in Lisbon and Munich", "de", "Analystin mit 12 Jahren in Lissabon und München"),
    ("en", "Read more at https://moreau.example/en/queues", "de", "Mehr unter https://moreau.example/de/queues"),
    ("en", "See [the article](https://en.wikipedia.org/wiki/Tide)", "de",
     "Siehe [den Artikel](https://de.wikipedia.org/wiki/Gezeiten)"),
    ("en", "Tasks:\n- Forecasts\n- Budgets", "it", "Compiti:\n- Previsioni\n- Bilanci"),
    ("en", "Built the API of Tidewater with Rust and gRPC", "it", "Ho creato l’API di Tidewater con Rust e gRPC"),
    ("en", "Responsible for GDPR and a budget of 2 million euros", "de",
     "Verantwortlich für die DSGVO und ein Budget von 2 Mio. Euro"),
    ("en", "Halved the error rate from 0.8% to 0.4%", "pt", "Reduziu a taxa de erros de 0,8% para 0,4%"),
    ("en", "Trained 85 clerks in two weeks", "nl", "Leidde in twee weken 85 medewerkers op"),
    ("de", "Betreute 1.250 Kunden der Deutschen Hafenbank", "en", "Served 1,250 clients of Deutsche Hafenbank"),
    ("de", "Wartete 7 Kräne", "en", "Maintained seven cranes"),
    ("fr", "A dirigé 9 personnes à Lyon en février 2018", "en", "Managed 9 people in Lyon in February 2018"),
    ("en", "Nurse on ward 4A", "sv", "Sjuksköterska på avdelning 4A"),
    ("en", "Sold 10k tickets for Quay Books", "es", "Vendió 10 000 entradas para Quay Books"),
    ("en", "Translated two novels by Camus", "fr", "A traduit deux romans de Camus"),
    ("en", "Ran the Lisbon office (2016 – 2019)", "pt", "Dirigiu o escritório de Lisboa (2016 – 2019)"),
    ("en", "Teaches German and French in Vienna", "de", "Unterrichtet Deutsch und Französisch in Wien"),
]  # fmt: skip

DRIFTED = [
    (0, "20 %", "25 %"), (0, "18", "16"), (0, " um 20 %", ""), (0, "18", "180"), (0, "20 %", "2 %"),
    (1, "14", "41"), (1, "14", "15"), (1, "von 3", "von 4 und 5"), (1, "14 Ingenieure", "Ingenieure"),
    (2, "1,2 Mio.", "12 Mio."), (2, "1,2", "1,3"), (2, "$", "€"), (2, "Mio.", "Mrd."), (2, "1,2 Mio. ", "1,2 Tsd. "),
    (3, "1 200", "1 300"), (3, "1 200", "120"), (3, "PostgreSQL", "MySQL"), (3, "mai", "juin"), (3, "2021", "2020"),
    (3, "PostgreSQL", "MongoDB"), (3, "1 200", "12 000"),
    (4, "3,5", "3,6"), (4, "millions", "milliards"), (4, "euros", "dollars"), (4, "Northwind", "Southgate"),
    (4, "3,5", "35"),
    (5, "40.000", "4.000"), (5, "40.000", "40.500"), (5, "marzo", "mayo"), (5, "2020", "2021"), (5, "junio", "julio"),
    (5, "2019", "2018"),
    (6, "12", "13"), (6, "12", "21"), (6, "Jahren", "Jahren, 30 davon"),
    (7, "moreau.example", "moreau.test"), (7, "queues", "tables"), (7, "https://moreau.example/de/queues", "uns"),
    (8, "de.wikipedia.org", "de.wikibooks.org"), (8, "(https://de.wikipedia.org/wiki/Gezeiten)", ""),
    (9, "\n- Bilanci", ""), (9, "- Bilanci", "- Bilanci\n- Costi"), (9, "- Previsioni", "Previsioni"),
    (10, "Tidewater", "Lakewater"), (10, "gRPC", "GraphQL"), (10, "Rust", "Java"),
    (11, "2 Mio.", "3 Mio."), (11, "Euro", "Dollar"), (11, "2 Mio.", "2 Mrd."), (11, "2 Mio.", "20 Mio."),
    (12, "0,8%", "0,9%"), (12, "0,4%", "4%"), (12, "0,4%", "0,04%"), (12, " para 0,4%", ""), (12, "0,8", "8,0"),
    (13, "85", "58"), (13, "85", "86"), (13, "85 ", ""), (13, "85", "850"),
    (14, "1,250", "1,205"), (14, "1,250", "12,500"), (14, "1,250", "1.25"), (14, "1,250 ", ""),
    (15, "seven", "8"), (16, "9", "19"), (16, "February", "March"), (16, "2018", "2019"), (16, "Lyon", "Paris"),
    (16, "9 people", "90 people"), (17, "4A", "5A"), (17, "4A", "4C"),
    (18, "10 000", "1 000"), (18, "10 000", "100 000"), (18, "Quay", "Pier"), (18, "10 000", "10 500"),
    (19, "Camus", "Sartre"), (20, "2016", "2017"), (20, "2019", "2020"), (20, "2016 – 2019", "2016 – 2018"),
    (20, "Lisboa", "Porto"), (20, " (2016 – 2019)", ""), (20, "2019", "2091"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "other", "translated"), FAITHFUL)
def test_a_faithful_translation(language: str, text: str, other: str, translated: str) -> None:
    assert list(drifts(text, language, translated, other)) == []
    assert list(drifts(translated, other, text, language)) == []


@pytest.mark.parametrize(("pair", "before", "after"), DRIFTED)
def test_a_drift(pair: int, before: str, after: str) -> None:
    language, text, other, translated = FAITHFUL[pair]
    assert before in translated
    assert list(drifts(text, language, translated.replace(before, after), other))


def test_other_pairs_raise_few_alarms() -> None:
    false = [pair for pair in PAIRS if list(drifts(pair[1], pair[0], pair[3], pair[2]))]
    assert len(false) <= 2, false


def test_nearly_all_changes_of_other_pairs_are_found() -> None:
    missed = []
    for number, before, after in CHANGED:
        language, text, other, translated = PAIRS[number]
        assert before in translated
        same = set(drifts(text, language, translated, other))
        if not set(drifts(text, language, translated.replace(before, after), other)) - same:
            missed.append((number, before, after))
    assert len(missed) <= len(CHANGED) // 20, missed
