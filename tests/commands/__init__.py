"""Tests of ``cvbuild.commands``."""
