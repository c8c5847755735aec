"""Knowledge that several checks and `match` share: language, figures, facts, dates, pages, postings. Pure."""
