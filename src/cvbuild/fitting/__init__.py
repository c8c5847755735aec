"""Choosing what fills the pages allowed: pure arithmetic on heights that one layout has given.

:mod:`planning` turns a document and its heights into parts that may stay or go, :mod:`knapsack` chooses among them,
:mod:`search` says what to try on real pages, :mod:`cuts` turns the choice into decisions, :mod:`rewording` knows the
heights of a document from those of another one. Nothing here lays anything out; :mod:`cvbuild.fitter` does.
"""

from cvbuild.fitting.cuts import Cut, Fitted, More, cut, fitted, left_out
from cvbuild.fitting.decisive import decisive
from cvbuild.fitting.knapsack import FULL, Choice, Settled, choose, cost_of, least
from cvbuild.fitting.parts import Group, Part, Plan, units
from cvbuild.fitting.planning import plan
from cvbuild.fitting.rewording import excerpt, revised, reworded
from cvbuild.fitting.rows import shorter_rows
from cvbuild.fitting.search import Search

__all__ = [
    "FULL",
    "Choice",
    "Cut",
    "Fitted",
    "Group",
    "More",
    "Part",
    "Plan",
    "Search",
    "Settled",
    "choose",
    "cost_of",
    "cut",
    "decisive",
    "excerpt",
    "fitted",
    "least",
    "left_out",
    "plan",
    "revised",
    "reworded",
    "shorter_rows",
    "units",
]
