"""Tests of ``cvbuild.inspection``."""
