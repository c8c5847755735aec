"""Facts: printed figures, what they measure, and the facts of the ledger that support them."""
