"""Checks: one file each, named by code and name; :mod:`registry` lists them."""
