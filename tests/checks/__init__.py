"""Tests of ``cvbuild.checks``."""
