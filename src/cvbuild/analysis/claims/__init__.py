"""Claims of a CV in one place against what it says in another: topics, times, multiples, remainders, places."""
