"""Parts of the DOCX renderer that use python-docx, imported when the first Word file is written."""
