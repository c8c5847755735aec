"""Fit: choose the items that fill the allowed pages, by arithmetic on measured heights.

:mod:`planning` turns a document and its heights into a tree of optional parts (:mod:`parts`), :mod:`rows` shortens
keyword rows, :mod:`knapsack` chooses among the parts, :mod:`search` proposes choices to lay out, :mod:`cuts` turns the
choice into decisions. :mod:`heights` and :mod:`rewording` derive the heights of an edited document from a known layout.
:mod:`verification` runs all of this and verifies each choice in a real layout.
"""
