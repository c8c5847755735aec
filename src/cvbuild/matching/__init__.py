"""A job description against a résumé: what it asks for, what a variant prints of that, what the source holds, what not.

All of it is pure and goes by lists and by the form of the text. Nothing here guesses how good a match is.
"""
