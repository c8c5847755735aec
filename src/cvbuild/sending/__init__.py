"""What was sent to whom: :mod:`records` is what is written down, :mod:`folders` where, :mod:`table` how it is told."""
