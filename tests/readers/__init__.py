"""Tests of imports: files of other tools, what is read from them, and what must never be lost."""
