"""What the checks of facts share: what is printed, what its figures measure, and what the ledger says of them."""
