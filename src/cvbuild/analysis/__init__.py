"""What several checks know: words found again on the page, figures, prose, time, links. Pure, like the core."""
