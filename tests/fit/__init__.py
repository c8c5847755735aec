"""Tests of ``cvbuild.fit``."""
