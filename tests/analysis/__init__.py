"""Tests of ``cvbuild.analysis``."""
