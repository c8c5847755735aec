"""Job postings: their requirements, and how far a variant covers them."""
