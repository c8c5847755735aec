"""`cvbuild init`: create a project to start from."""
