"""Figures: numbers with unit, sign and qualifier."""
