"""``cvbuild theme``: list, copy and compare themes."""
