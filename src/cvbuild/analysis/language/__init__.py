"""Language: words, spelling, verbs, tenses, terms."""
