"""`cvbuild form`: what application forms ask, one copyable unit each."""
