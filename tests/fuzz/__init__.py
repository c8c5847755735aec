"""Inputs of strangers: kept ones, and new ones made of them."""
