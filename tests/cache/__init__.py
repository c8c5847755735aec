"""Tests of ``cvbuild.cache``."""
