"""Texts and their translations, written before the check was tried on them: faithful pairs, and changes to these."""

from __future__ import annotations

__all__ = ["CHANGED", "PAIRS"]

PAIRS = [
    # en-de
    ("en", "Cut payroll errors by 35% across 6 plants", "de",
     "Verringerte die Fehler in der Lohnabrechnung in 6 Werken um 35 %"),
    ("en", "Negotiated a $4.5M contract with Bluefin Shipping", "de",
     "Verhandelte mit Bluefin Shipping einen Vertrag über 4,5 Mio. $"),
    ("en", "Since August 2022, chairs the works council of 1,400 people", "de",
     "Leitet seit August 2022 den Betriebsrat von 1.400 Personen"),
    ("en", "Rewrote the scheduler in Go; builds take 9 minutes instead of 45", "de",
     "Schrieb den Scheduler in Go neu; Builds dauern 9 statt 45 Minuten"),
    # en-fr
    ("en", "Opened 11 clinics in Morocco and trained 260 nurses", "fr",
     "A ouvert 11 cliniques au Maroc et formé 260 infirmières"),
    ("en", "Won €750k of grants, half of them from Fondation Arbois", "fr",
     "A obtenu 750 k€ de subventions, dont la moitié de la Fondation Arbois"),
    ("en", "Managed the move from Oracle to PostgreSQL between January and April 2020", "fr",
     "A conduit le passage d’Oracle à PostgreSQL entre janvier et avril 2020"),
    ("en", "Taught 24 hours a week to classes of 30", "fr",
     "A enseigné 24 heures par semaine à des classes de 30 élèves"),
    # en-es
    ("en", "Designed 3 bridges over the Ebro, the longest of 412 m", "es",
     "Diseñó 3 puentes sobre el Ebro, el más largo de 412 m"),
    ("en", "Grew sales from 2 to 7 million euros in four years", "es",
     "Aumentó las ventas de 2 a 7 millones de euros en cuatro años"),
    ("en", "Published the library on https://example.org/kite under the MIT licence", "es",
     "Publicó la biblioteca en https://example.org/kite con la licencia MIT"),
    ("en", "Spoke at PyCon Colombia in June 2023 to 800 people", "es",
     "Habló en PyCon Colombia en junio de 2023 ante 800 personas"),
    # en-ja
    ("en", "Cut the nightly run from 6 hours to 40 minutes", "ja",
     "夜間処理を6時間から40分に短縮"),
    ("en", "Led 5 engineers and moved 120 tables to PostgreSQL 15", "ja",
     "5名を率い、120のテーブルをPostgreSQL 15へ移行"),
    ("en", "Raised test coverage to 92% with pytest", "ja",
     "pytestでテストカバレッジを92%に向上"),
    ("en", "Sold 30,000 units in March 2021", "ja",
     "2021年3月に3万台を販売"),
    # en-ar
    ("en", "Cut waiting times by 25% in 4 hospitals", "ar",
     "خفضت أوقات الانتظار بنسبة 25٪ في 4 مستشفيات"),
    ("en", "Built the Kubernetes platform that 12 teams use", "ar",
     "بنت منصة Kubernetes التي يستخدمها 12 فريقًا"),
    ("en", "Managed a budget of 3.5 million dollars since 2018", "ar",
     "أدارت ميزانية قدرها 3.5 مليون دولار منذ 2018"),
    ("en", "Translated 15 books and 200 articles", "ar",
     "ترجمت ١٥ كتابًا و٢٠٠ مقال"),
]  # fmt: skip
"""Two languages, each with its text."""

CHANGED = [
    (0, "35", "53"), (0, "6 Werken", "8 Werken"), (0, " um 35 %", ""),
    (1, "4,5", "5,4"), (1, "Bluefin", "Redfin"), (1, "Mio.", "Mrd."), (1, "$", "£"),
    (2, "August", "April"), (2, "2022", "2021"), (2, "1.400", "14.000"),
    (3, "45", "54"), (3, "Go", "Rust"), (3, "9 statt", "19 statt"),
    (4, "11", "12"), (4, "260", "26"),
    (5, "750", "705"), (5, "Arbois", "Dijon"), (5, "k€", "k$"),
    (6, "Oracle", "MySQL"), (6, "avril", "août"), (6, "2020", "2002"),
    (7, "24", "42"), (7, " de 30 élèves", ""),
    (8, "412", "421"), (8, "3 puentes", "4 puentes"),
    (9, "de 2 a 7", "de 2 a 9"), (9, "millones", "mil"), (9, "euros", "dólares"),
    (10, "kite", "kit"), (10, "MIT", "GPL"),
    (11, "junio", "julio"), (11, "800", "80"),
    (12, "40分", "4分"), (12, "6時間", "8時間"),
    (13, "120", "12"), (13, "PostgreSQL", "MySQL"),
    (14, "92", "29"),
    (15, "3月", "5月"), (15, "3万", "2万"),
    (16, "25٪", "52٪"), (16, "4 مستشفيات", "6 مستشفيات"),
    (17, "Kubernetes", "Nomad"), (17, "12", "21"),
    (18, "3.5", "5.3"), (18, "دولار", "يورو"),
    (19, "١٥", "٥١"),
]  # fmt: skip
"""A pair by its place, and a change of its translation."""
