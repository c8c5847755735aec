"""cvbuild: one cv.yaml, role-targeted variants, checked PDF, DOCX and plain text."""

__version__ = "0.1.0"
