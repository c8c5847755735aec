"""A name, title, date, grade or fact that nobody confirmed.

What: Compares everything that is printed and is no wording with ``cv.lock``: names, employers and what they are,
titles, dates, degrees, institutions, grades, awards, certificates, languages, skills, authors, places, links, fields of
your own, headings, and every fact of the ledger with its figures, caveat, hold and evidence. Items are paired by id,
else by content: what is moved, reordered or written in another style is the same. What is no longer printed needs no
confirmation; a removed ``hold``, ``caveat``, end of a job or level of a language does. Without ``cv.lock`` nothing is
compared. Neither ``checks:`` nor a waiver nor the baseline hides it: ``cvbuild confirm`` is the way.

Why: Words may be polished by anyone, also by a program. A title, a date and a degree are true or they are not, and only
you know it.

Bad::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    work:
      - name: Analytical Engines
        position: Senior Engineer   # F122
        startDate: 2022-01
    # file: cv.lock
    format: 1
    items:
      basics:
        name: {value: Ada Lovelace, by: Ada, when: 2026-11-30, why: my name, seal: "1e1843e3"}
      work.analytical-engines:
        name: {value: Analytical Engines, by: Ada, when: 2026-11-30, why: contract, seal: "c557777a"}
        position: {value: Engineer, by: Ada, when: 2026-11-30, why: contract, seal: "04bb3e68"}
        startDate: {value: 2022-01, by: Ada, when: 2026-11-30, why: contract, seal: "c7307616"}

Good::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    work:
      - name: Analytical Engines
        position: Engineer
        startDate: January 2022
    # file: cv.lock
    format: 1
    items:
      basics:
        name: {value: Ada Lovelace, by: Ada, when: 2026-11-30, why: my name, seal: "1e1843e3"}
      work.analytical-engines:
        name: {value: Analytical Engines, by: Ada, when: 2026-11-30, why: contract, seal: "c557777a"}
        position: {value: Engineer, by: Ada, when: 2026-11-30, why: contract, seal: "04bb3e68"}
        startDate: {value: 2022-01, by: Ada, when: 2026-11-30, why: contract, seal: "c7307616"}
"""

from cvbuild.analysis.check import Check, Scope
from cvbuild.syntax.finding import Severity

CHECK = Check("F122", "changed-without-confirmation", Severity.ERROR, Scope.READING, stops=True, firm=True)
