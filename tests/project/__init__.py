"""Tests of the repository itself: its own CV, its corpus, its machines."""
