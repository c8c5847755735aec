"""Comparison of a CV with its lock: everything printed that is no wording, and the facts of the ledger."""
