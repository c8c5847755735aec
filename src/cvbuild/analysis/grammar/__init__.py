"""Grammar of German, French and Spanish: agreement, and the tense of opening verbs; silent when in doubt.

One module a language has the patterns of its agreement, without a dictionary: endings show number and gender.
"""
