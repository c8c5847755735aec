"""Dates: months, years, careers."""
