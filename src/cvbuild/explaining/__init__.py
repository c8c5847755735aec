"""Why each item is in or out of each variant: the decisions of a selection, told to a person.

:mod:`verdicts` gathers them, :mod:`lookup` finds the item that is meant, :mod:`why` and :mod:`outline` tell.
"""
