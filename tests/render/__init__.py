"""Tests of ``cvbuild.render``."""
