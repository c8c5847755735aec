"""Witnesses of what a text claims beyond figures: the facts it cites, its entry, and the words that were confirmed."""
