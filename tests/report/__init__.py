"""Tests of ``cvbuild.report``."""
