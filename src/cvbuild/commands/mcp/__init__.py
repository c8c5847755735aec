"""``cvbuild mcp``: tools for an assistant, which can choose but cannot add a word."""
