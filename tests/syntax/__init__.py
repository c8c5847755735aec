"""Tests of ``cvbuild.syntax``."""
