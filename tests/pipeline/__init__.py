"""Tests of ``cvbuild.pipeline``."""
