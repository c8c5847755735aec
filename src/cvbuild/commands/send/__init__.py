"""`cvbuild send` and `cvbuild sent`: keep what was sent, with a record."""
