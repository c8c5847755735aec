"""Finished pages: words found again, line ends, parity between formats."""
