"""Spelling and grammar by a dictionary, in German, French and Spanish. Used by the process that proofreads."""
