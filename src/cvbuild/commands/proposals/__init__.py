"""``cvbuild proposals``: changes of words that wait for their owner."""
