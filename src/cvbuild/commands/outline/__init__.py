"""`cvbuild outline`: show items by variants."""
