"""`cvbuild identify`: find the sources of a file."""
