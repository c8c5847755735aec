"""Decode data into models: empty values, mistakes, ids, references."""
