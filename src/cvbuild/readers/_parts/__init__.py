"""Parts that several readers share: the tracked tree, texts, dates, safe parsing, the CV under construction."""
