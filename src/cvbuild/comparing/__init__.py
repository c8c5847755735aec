"""What a reader would see changed between two documents: told as text, Markdown and JSON.

:mod:`units` makes a document comparable, :mod:`pairing` finds what belongs together, :mod:`marks` compares words,
:mod:`changes` says what changed, :mod:`sides` holds the two files against each other.
"""
