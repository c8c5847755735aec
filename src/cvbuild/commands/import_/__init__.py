"""`cvbuild import`: read a file of another tool into a new project."""
