"""Mentions: what a document says of amounts, changes, shares, times, names and acronyms, each with its place."""
