"""A line of the lock that nobody confirmed.

What: Checks every line of ``cv.lock`` and ``private.lock`` for who confirmed it, when and why, and for its seal, a
digest of the line. A line that was changed by hand has another one. The seal shows changes by hand or by mistake; it is
no signature.

Why: The lock is worth what its lines are worth: each names someone who vouches for it.

Bad::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2022-01}
    # file: cv.lock
    format: 1
    items:
      basics:
        name: {value: Ada Lovelace, by: Ada, when: 2026-11-30, why: my name, seal: "1e1843e3"}
      work.analytical-engines:
        name: {value: Analytical Engines, by: Ada, when: 2026-11-30, why: contract, seal: "c557777a"}
        position: {value: Engineer}   # S051
        startDate: {value: 2022-01, by: Ada, when: 2026-11-30, why: contract, seal: "c7307616"}

Good::

    # file: cv.yaml
    basics: {name: Ada Lovelace, email: ada@lovelace.org}
    work:
      - {name: Analytical Engines, position: Engineer, startDate: 2022-01}
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

CHECK = Check("S051", "unconfirmed-lock-line", Severity.ERROR, Scope.READING, stops=True, firm=True)
