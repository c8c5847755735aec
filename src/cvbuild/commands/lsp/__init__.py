"""``cvbuild lsp``: a language server for cv.yaml and its variants."""
