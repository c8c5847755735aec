"""`cvbuild notes`: print private notes beneath each line."""
