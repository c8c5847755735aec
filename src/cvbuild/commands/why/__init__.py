"""`cvbuild why`: show why an item is in or out of each variant."""
