"""Tests of ``cvbuild.model``."""
