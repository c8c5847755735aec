"""Tests of cvbuild."""
