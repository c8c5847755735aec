"""Which sources made a file.

:mod:`claim` reads what it says of itself, :mod:`known` what manifest and records say of it, :mod:`search` looks through
the sources and their history, :mod:`answer` is what came of it, :mod:`text` how it is told.
"""
