"""`cvbuild diff`: show what changed for a reader between two documents."""
