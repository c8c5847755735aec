"""Select and word: combine a résumé and a variant into a document."""
