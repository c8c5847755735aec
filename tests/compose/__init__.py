"""Tests of ``cvbuild.compose``."""
